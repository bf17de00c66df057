"""What is typed into the cells of a table: read, or refused with a sentence.

The browser sends what was changed since the table was drawn; nothing here draws.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pages.ui.links import text_of
from pages.words.literal import literal, quoted
from pages.words.sentences import typeset
from pages.words.typed import LIKE, number, written

MOST_SENTENCES = 3
Cell = float | None  # None: empty
Sheet = Sequence[Sequence[Cell]]  # row by row


@dataclass(frozen=True)
class Column:
    """One column of numbers: its heading, its help and what it may hold."""

    name: str
    low: float
    high: float
    help: str

    @property
    def takes(self) -> str:
        """Say what it may hold."""
        span = typeset([f"{written(self.low)} to {written(self.high)}"])
        return f"{literal(self.name)} takes a number from {span}"

    @property
    def like(self) -> str:
        """Give examples of what it may hold, where the usual ones are such."""
        return f", {LIKE}" if self.low <= 0.5 <= self.high else ""

    def read(self, text: str) -> float:
        """Read a cell; a ValueError says why it cannot be taken."""
        try:
            value = number(text)
        except ValueError as why:
            raise ValueError(f"{why}; {self.takes}{self.like}") from None
        if not self.low <= value <= self.high:
            raise ValueError(f"is out of range; {self.takes}")
        return float(text_of(value))  # as many digits as the link keeps


@dataclass
class Taken:
    """A table after a change: what it holds, and whether its cells show it so."""

    rows: list[list[Cell]] = field(default_factory=list)  # those deleted are still here
    deleted: Sequence[int] = ()
    refused: list[str] = field(default_factory=list)  # sentences
    untidy: bool = False  # a cell shows another text than its number

    @property
    def sheet(self) -> list[list[Cell]]:
        """The rows that are left."""
        return [row for at, row in enumerate(self.rows) if at not in self.deleted]

    @property
    def sentences(self) -> list[str]:
        """Say what was refused, the first few."""
        more = len(self.refused) - MOST_SENTENCES
        rest = [f"So were {more} more."] if more > 0 else []
        return self.refused[:MOST_SENTENCES] + rest


def take(
    base: Sheet, changes: Mapping, columns: Sequence[Column], held: Sheet
) -> Taken:
    """Put what was typed onto `base`; a cell that cannot be read keeps what it held.

    `held` are the rows after the change before this one, those deleted included.
    """
    taken = Taken(deleted=changes["deleted_rows"])
    for at, row in enumerate(_typed(base, changes, columns)):
        former = held[at] if at < len(held) else [None] * len(columns)
        triples = zip(row, columns, former, strict=True)
        taken.rows.append([_cell(*triple, taken) for triple in triples])
    return taken


def _typed(base: Sheet, changes: Mapping, columns: Sequence[Column]) -> list[list]:
    """Return the rows, with the text in each cell that was typed in."""
    names = [column.name for column in columns]
    typed = changes["edited_rows"]
    kept = [
        [typed.get(at, {}).get(*pair) for pair in zip(names, row, strict=True)]
        for at, row in enumerate(base)
    ]
    return kept + [[row.get(name) for name in names] for row in changes["added_rows"]]


def _cell(typed: str | Cell, column: Column, former: Cell, taken: Taken) -> Cell:
    """Return what the cell holds now; note in `taken` what was refused or is untidy."""
    if not isinstance(typed, str):
        return typed
    if not typed.strip():
        return None
    try:
        value = column.read(typed)
    except ValueError as why:
        keeps = "stays empty" if former is None else f"keeps {written(former)}"
        said = typeset([f"The cell {keeps}."])
        taken.refused.append(f"{literal(quoted(typed))} {why}. {said}")
        taken.untidy = True
        return former
    taken.untidy |= not _plain(typed, value)
    return value


def _plain(text: str, value: float) -> bool:
    """Tell whether a number is typed as everybody writes it: it may stay as it is."""
    try:
        return float(text) == value
    except ValueError:
        return False
