"""Numbers and sentences as they stand on the page."""

import re
from collections.abc import Sequence

from pages.ui.literal import JOINER


def number(value: float, digits: int = 6) -> str:
    """Write a number for LaTeX with six digits or more, powers of ten as such."""
    text = f"{value + 0.0:.{digits}g}"  # no -0
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
    """Return the noun with "a" or "an" before it, as it is spelt: a day, an animal."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
