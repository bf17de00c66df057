"""Which column is guessed, which are asked about, which are numbers: the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.ui.csv_columns import MISSING, Column, look
from pages.ui.csv_doctor import Choice, findings
from pages.ui.csv_limits import LIMITS, Limits, Refusal
from pages.ui.csv_sheet import Sheet
from pages.words.literal import quoted
from pages.words.sentences import counted, listed


@dataclass(frozen=True)
class OwnColumn:
    """A column as the learner wants it read."""

    name: str
    kind: str  # "words" or "numbers"
    cells: tuple[str, ...]  # as read, stripped; "" is missing
    numbers: tuple[float, ...] | None  # math.nan where missing; None for words


@dataclass(frozen=True)
class OwnTable:
    """The learner's own table; hashable, and the words in it are not to be trusted.

    Show them with `pages.words.literal`: they may look like Markdown or HTML.
    """

    file_name: str
    columns: tuple[OwnColumn, ...]  # the chosen ones, in file order, the target last
    target: str
    n_rows: int
    findings: tuple[str, ...]  # sentences; plain text


def examine(sheet: Sheet, marks: Sequence[str] = ()) -> tuple[Column, ...]:
    """Look at every column; cells that are one of `marks` count as missing."""
    missing = frozenset(mark.casefold() for mark in marks)
    pairs = zip(sheet.names, sheet.columns, strict=True)
    return tuple(look(name, cells, missing, sheet.delimiter) for name, cells in pairs)


def targets(columns: Sequence[Column], kind: str, limits: Limits = LIMITS) -> list[str]:
    """Return the names of the columns that can be guessed."""
    return [c.name for c in columns if _why_not(c, kind, limits) is None]


def _why_not(column: Column, kind: str, limits: Limits) -> str | None:
    """Return why a column cannot be the target, or None."""
    name, answers = quoted(column.name), column.answers
    if kind == "numbers":
        if not column.can_be_numbers:
            return f"{name} holds words, and here a number is guessed."
        answers = column.values
    elif len(answers) > limits.most_classes:
        return (
            f"{name} has {len(answers):,} different answers, and at most "
            f"{limits.most_classes} can be guessed."
        )
    if len(answers) < 2:
        return f"{name} is the same in every row, so there is nothing to guess."
    return None


def first_choice(
    columns: Sequence[Column],
    kind: str,
    limits: Limits = LIMITS,
    target: str | None = None,
) -> Choice:
    """Return what is chosen at first: the last column that suits is the target."""
    suitable = targets(columns, kind, limits) or [columns[-1].name]
    likely = [c.name for c in columns if not c.identifier and kind in ("words", c.kind)]
    target = target or ([name for name in likely if name in suitable] or suitable)[-1]
    others = [c for c in columns if c.name != target]
    good = [c for c in others if not (c.constant or c.identifier or c.many)]
    attributes = good or [c for c in others if not c.constant] or others
    numeric = [c.name for c in columns if c.kind == "numbers"]
    return Choice(target, kind, tuple(c.name for c in attributes), tuple(numeric))


def why_first(columns: Sequence[Column], first: Choice, limits: Limits) -> str:
    """Say why this column is to be guessed at first; nothing if it hardly suits."""
    column = next(c for c in columns if c.name == first.target)
    suits = column.name in targets(columns, first.kind, limits)
    if not suits or column.identifier:
        return ""
    what = "of numbers"
    if first.kind == "words":
        what = f"with 2 to {limits.most_classes} different answers"
    return f"Chosen for you: the last column {what}. Choose another if you like."


def prepare(
    file_name: str,
    sheet: Sheet,
    columns: Sequence[Column],
    choice: Choice,
    limits: Limits = LIMITS,
) -> OwnTable | Refusal:
    """Return the table as chosen, with the findings; or why it cannot be."""
    target = next(c for c in columns if c.name == choice.target)
    if why := _why_not(target, choice.kind, limits):
        return Refusal(f"{why} {_suitable(columns, choice.kind, limits)}")
    attributes = [
        c for c in columns if c.name in set(choice.attributes) - {target.name}
    ]
    if not attributes:
        return Refusal("Choose at least one column to ask about.")
    if choice.kind == "numbers":
        rows = [at for at, value in enumerate(target.numbers) if value == value]
    else:
        rows = [at for at, cell in enumerate(target.cells) if cell != MISSING]
    chosen = [
        *[
            _own(c, rows, c.name in choice.numeric and c.can_be_numbers)
            for c in attributes
        ],
        _own(target, rows, choice.kind == "numbers"),
    ]
    found = [*sheet.notes, *findings(columns, choice)]
    if n_left := len(target.cells) - len(rows):
        left = counted(n_left, "row")
        found.append(f"{left} without {quoted(target.name)} left out.")
    return OwnTable(file_name, tuple(chosen), target.name, len(rows), tuple(found))


def _suitable(columns: Sequence[Column], kind: str, limits: Limits) -> str:
    names = [quoted(name) for name in targets(columns, kind, limits)]
    if names:
        return f"Choose {listed(names, 'or')} instead."
    if kind == "numbers":
        return "No column is suitable: one with at least two different numbers is."
    return f"No column is suitable: one with 2 to {limits.most_classes} answers is."


def _own(column: Column, rows: Sequence[int], numeric: bool) -> OwnColumn:
    cells = tuple(column.cells[at] for at in rows)
    numbers = tuple(column.numbers[at] for at in rows) if numeric else None
    return OwnColumn(column.name, "numbers" if numeric else "words", cells, numbers)
