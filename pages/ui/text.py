"""Numbers and sentences as they stand on the page."""

import re
from collections.abc import Sequence

from pages.ui.literal import JOINER

SOUND_LIKE_CONSONANTS = ("eu", "one", "once", "uni", "use", "usual", "ute", "uti")


def number(value: float) -> str:
    """Write a number for LaTeX with six digits, powers of ten as such."""
    text = f"{value:.6g}"
    if "e" not in text:
        return text
    digits, power = text.split("e")
    return rf"{digits} \times 10^{{{int(power)}}}"


def typeset(sentences: Sequence[str]) -> str:
    """Return sentences as Markdown, one a line, with true minus signs."""
    return re.sub(r"(?<![\w-])-(?=\d)", "\u2212", "  \n".join(sentences))


def plain(sentences: Sequence[str]) -> str:
    """Return sentences without Markdown's and LaTeX's marks, to be read aloud."""
    text = typeset(sentences).replace("  \n", " ").replace(JOINER, "")
    return re.sub(r"\\([!-/:-@\[-`{-~])|[*$`]", r"\1", text)


def article(noun: str) -> str:
    """Return the noun with "a" or "an" before it, as it sounds: an animal, a unit."""
    word = noun.lower()
    vowel = word.startswith(tuple("aeiou")) and not word.startswith(
        SOUND_LIKE_CONSONANTS
    )
    an = vowel or word.startswith(("hour", "honest", "heir"))
    return f"{'an' if an else 'a'} {noun}"
