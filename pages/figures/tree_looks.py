"""Looks that single out a node of a drawn tree: by colour and dash, never by one alone.

They are keyed after the title wherever they are used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pages.figures import theme
from pages.figures.keys import Word, line_word


@dataclass(frozen=True)
class Look:
    """How a node's frame looks, and what that means, in a word or two for the key."""

    says: str
    colour: str
    dash: str = "solid"  # or "dash", "dot"

    @property
    def stroke(self) -> dict:
        """Return how its frame is drawn: wider than any that means nothing."""
        return theme.stroke(self.colour, 2.6, self.dash)


LOOKS = {
    "sure": Look("more than luck", theme.SLOPE),
    "near": Look("too near to tell", theme.MINIMUM, "dash"),
    "luck": Look("may be luck", theme.NEXT, "dot"),
    "first": Look("differs first", theme.INK, "dash"),
}
Looks = Mapping[int, Look | str]  # by a node's number: a look, or the name of one


def look_of(looks: Looks, number: int) -> Look | None:
    """Return a node's look, if it has one; KeyError for a name that there is not."""
    found = looks.get(number)
    return LOOKS[found] if isinstance(found, str) else found


def look_words(looks: Iterable[Look | None]) -> list[Word]:
    """Return what looks mean, each after a bit of its line, for the key."""
    used = dict.fromkeys(look for look in looks if look)
    return [line_word(look.says, look.stroke) for look in used]
