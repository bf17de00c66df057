"""The row above everything: which chapter, and which of its parts."""

from collections.abc import Sequence

from pages.ui.chapter import Chapter
from pages.ui.choices import Choice

ROOM = 1100  # pixels, on a laptop
LETTER, BESIDE = 6.5, 34  # pixels: of a letter, and what a button has beside its words


def chapter_choice(chapters: Sequence[Chapter]) -> Choice:
    """Return the choice of chapter: buttons, a list where they leave the parts no room.

    It is the same for all chapters of a page, so that it never changes its kind.
    """
    titles = tuple(chapter.title for chapter in chapters)
    parts = [[p.title for p in one.parts] for one in chapters if one.part_choice]
    widest = max(map(as_buttons, parts), default=0)
    crowded = as_buttons(titles) + widest > ROOM
    return Choice(
        "chapter",
        "Chapter",
        titles,
        as_list=crowded and widest > 0,
        most_buttons=len(titles),
        bare=True,
    )


def as_buttons(names: Sequence[str]) -> float:
    """Return about how wide a row of buttons is."""
    return sum(LETTER * len(name) + BESIDE for name in names)
