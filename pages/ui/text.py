"""Numbers and sentences as they stand on the page."""

import re
from collections.abc import Sequence

from pages.ui.literal import JOINER

# The minus first: it is looked for fast, and what stands before it only where it is.
MINUS = re.compile(r"-(?<![\w-]-)(?=\d)")
ESCAPED_OR_MARK = re.compile(r"\\([!-/:-@\[-`{-~])|[*$`]")


def number(value: float, digits: int = 6) -> str:
    """Write a number for LaTeX with six digits or more, powers of ten as such."""
    text = f"{value + 0.0:.{digits}g}"  # no -0
    if "e" not in text:
        return text
    digits, power = text.split("e")
    return rf"{digits} \times 10^{{{int(power)}}}"


def typeset(sentences: Sequence[str]) -> str:
    """Return sentences as Markdown, one a line, with true minus signs."""
    return MINUS.sub("\u2212", "  \n".join(sentences))


def plain(sentences: Sequence[str]) -> str:
    """Return sentences without Markdown's and LaTeX's marks, to be read aloud."""
    text = typeset(sentences).replace("  \n", " ").replace(JOINER, "")
    if "\\" in text:
        return ESCAPED_OR_MARK.sub(r"\1", text)
    return text.replace("*", "").replace("$", "").replace("`", "")  # five times faster


def article(noun: str) -> str:
    """Return the noun with "a" or "an" before it, as it is spelt: a day, an animal."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
