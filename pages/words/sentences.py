"""Sentences as they stand on the page: nouns, lists, and what Markdown needs."""

import re
from collections.abc import Callable, Sequence

from pages.words.literal import JOINER, literal
from pages.words.numbers import few, of_rows

# The minus first: it is looked for fast, and what stands before it only where it is.
MINUS = re.compile(r"-(?<![\w-]-)(?=\d)")
BEGINS_LIKE_A_NUMBER = re.compile(r"\W*\d")
ESCAPED_OR_MARK = re.compile(r"\\([!-/:-@\[-`{-~])|[*$`]")


def typeset(sentences: Sequence[str]) -> str:
    """Return sentences as Markdown, one a line, with true minus signs."""
    return MINUS.sub("\u2212", "  \n".join(sentences))


def plain(sentences: Sequence[str]) -> str:
    """Return sentences without Markdown's and LaTeX's marks, to be read aloud."""
    text = typeset(sentences).replace("  \n", " ").replace(JOINER, "")
    if "\\" in text:
        return ESCAPED_OR_MARK.sub(r"\1", text)
    return text.replace("*", "").replace("$", "").replace("`", "")  # five times faster


MARKS = {"**": "\x02", "*": "\x01", "`": "\x03"}
ESCAPED_OR_EMPHASIS = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*|[*`])|\$")


def marked(sentences: Sequence[str]) -> list[str]:
    """Return sentences with control letters where Markdown turns emphasis on and off.

    What is escaped becomes itself: the browser puts nothing but text on the page.
    """
    return [
        ESCAPED_OR_EMPHASIS.sub(
            lambda found: found[1] or MARKS.get(found[2], ""), typeset([one])
        ).replace(JOINER, "")
        for one in sentences
    ]


def row_said(columns: Sequence[str], cells: Sequence[object]) -> str:
    """Return a row of a table as one line of Markdown; what is empty is left out."""
    pairs = zip(columns, cells, strict=True)
    said = [
        f"{literal(name)} **{_cell(cell)}**"
        for name, cell in pairs
        if cell not in (None, "")
    ]
    return "The table's newest row: " + typeset([" · ".join(said)])


def _cell(cell: object) -> str:
    """Return a cell's words: a true minus, powers of ten as such, 1,614 for a count."""
    if type(cell) is int:
        return f"{cell:,}"
    return few(cell, 7) if isinstance(cell, float) else literal(str(cell))


def capitalised(text: str) -> str:
    """Return words as they begin a sentence."""
    return text[0].upper() + text[1:]


def article(noun: str) -> str:
    """Return the noun with "a" or "an" before it, as it is spelt: a day, an animal."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def listed(parts: Sequence[str], joint: str = "and", most: int = 6) -> str:
    """Return parts as a list in a sentence: a, b and c; the last ones as a count."""
    shown = [*parts]
    if len(parts) > most:
        shown = [*parts[: most - 1], f"{len(parts) - most + 1:,} more"]
    *first, last = shown
    return f"{', '.join(first)} {joint} {last}" if first else last


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: 1 row, 2 rows."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def out_of(
    count: int, total: int, noun: str, one: str = "is", many: str = "are"
) -> str:
    """Return how many of some, with its verb: none of the 3 is, 1 is, all 3 are."""
    plural = noun + "s"
    if total == 1:
        return f"the only {noun} {one}" if count else f"not even the only {noun} {one}"
    if count == 0:
        return f"none of the {total:,} {plural} {one}"
    if count == total:
        every = "both" if total == 2 else f"all {total:,}"
        return f"{every} {plural} {many}"
    return f"{count:,} of the {total:,} {plural} {one if count == 1 else many}"


def measured(amount: float, noun: str, digits: int = 6) -> str:
    """Return an amount with its noun: 1 bit, 1.75 bits; what looks like 1 is one."""
    text = f"{amount:.{digits}g}"
    return f"{text} {noun if text == '1' else noun + 's'}"


def tallied(
    counts: Sequence[float], classes: Sequence[str], shown: Callable[[str], str]
) -> list[str]:
    """Write each count with its class: 9 Yes; beside numbers, 9 × “1”."""
    form = "{} × “{}”" if _like_numbers(classes) else "{} {}"
    pairs = zip(counts, classes, strict=True)
    return [form.format(of_rows(count), shown(word)) for count, word in pairs if count]


def told_class(name: str, classes: Sequence[str]) -> str:
    """Return a class's name; in quotation marks where classes could be numbers."""
    return f"“{name}”" if _like_numbers(classes) else name


def _like_numbers(classes: Sequence[str]) -> bool:
    return any(map(BEGINS_LIKE_A_NUMBER.match, classes))
