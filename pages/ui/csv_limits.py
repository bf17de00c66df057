"""What may be given as a table: limits, and files that are no text at all."""

import re
from dataclasses import dataclass

from pages.words.sentences import counted

NOT_TEXT = (  # how a file begins that is no text, and what it is
    (b"PK\x03\x04", "an Excel or OpenOffice file, or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a document of a word processor (RTF)"),
)
FORMATS = (  # how a text begins that is no table as lines, and what it is
    (rb"<!doctype html|<html|<table", "a web page"),
    (rb"<\?xml|<svg", "XML"),
    (rb"\[\s*[{\[]|\{\s*[\"'}]", "JSON"),
    (rb"\\(documentclass|begin\{)", "LaTeX"),
    (rb"(insert\s+into|create\s+table|select)\s[^,;\n]*[\n(;]", "SQL"),
)
SAVE_AS = "Open it in the program it comes from, save it as CSV, and give that file."
EMPTY = "It is empty. Give one line with the names of the columns, and rows below it."


@dataclass(frozen=True)
class Limits:
    """What a table may have at most."""

    most_bytes: int = 1_000_000
    most_rows: int = 2_000
    most_columns: int = 30
    most_classes: int = 12

    @property
    def sentence(self) -> str:
        """The limits in words."""
        size = f"{self.most_bytes / 1e6:g} MB"
        if self.most_bytes < 100_000:
            size = counted(self.most_bytes, "byte")
        return (
            f"Limits: {size}, {counted(self.most_rows, 'row')}, "
            f"{counted(self.most_columns, 'column')}, and "
            f"{counted(self.most_classes, 'different word')} in a column to guess."
        )


LIMITS = Limits()


@dataclass(frozen=True)
class Refusal:
    """Why something given cannot be used, and how to mend it."""

    why: str


def refuse_file(content: bytes, limits: Limits = LIMITS) -> Refusal | None:
    """Return why these bytes cannot be a table at all, or None."""
    if len(content) > limits.most_bytes:
        return Refusal(
            f"It has {counted(len(content), 'byte')}; the limit is "
            f"{limits.most_bytes:,}. Keep fewer rows or columns and give it again."
        )
    if not content.strip():
        return Refusal(EMPTY)
    for start, what in NOT_TEXT:
        if content.startswith(start):
            return Refusal(f"It is {what}, not text. {SAVE_AS}")
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    for pattern, what in FORMATS:
        if re.match(pattern, start, re.IGNORECASE):
            return Refusal(f"It is {what}, not a table as text. {SAVE_AS}")
    return None


def too_many_columns(limits: Limits) -> Refusal:
    """Refuse a table that is too wide."""
    return Refusal(
        f"It has more than {counted(limits.most_columns, 'column')}. Keep the ones "
        "you want to ask about and give it again."
    )


def too_many_rows(limits: Limits) -> Refusal:
    """Refuse a table that is too long."""
    return Refusal(
        f"It has more than {counted(limits.most_rows, 'row')}. Keep a part of them, "
        "best drawn by chance, and give it again."
    )
