"""Which column is guessed, which are asked about, which are numbers: the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pages.ui.csv_columns import FEWEST_ROWS, MISSING, SHOWN, Column, look
from pages.ui.csv_doctor import Choice, findings
from pages.ui.csv_limits import LIMITS, Limits, Refusal
from pages.ui.csv_numbers import decimal_mark
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
    one_answer: str = ""  # a sentence, where nothing could be guessed of the last one


def examine(sheet: Sheet, marks: Sequence[str] = ()) -> tuple[Column, ...]:
    """Look at every column; cells that are one of `marks` count as missing."""
    return with_thousands(sheet, marks)


def with_thousands(
    sheet: Sheet, marks: Sequence[str], grouped: Sequence[str] | None = None
) -> tuple[Column, ...]:
    """Look at every column; the learner says which have marks between thousands.

    That is heeded where it cannot be known: 1.100 is 1100 in them, in others 1.1.
    """
    missing = frozenset(mark.casefold() for mark in marks)
    decimal, told = decimal_mark(sheet.columns), sheet.told
    return tuple(
        look(
            name,
            cells,
            missing,
            sheet.delimiter,
            decimal,
            None if grouped is None else name in grouped,
            "numbers" if at in told.numbers else "words" if at in told.words else "",
            "target" if at == told.target else "out" if at in told.left_out else "",
        )
        for at, (name, cells) in enumerate(zip(sheet.names, sheet.columns, strict=True))
    )


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
    if len(answers) < 2 and not (kind == "words" and column.one_or_none):
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
    told = [c.name for c in columns if c.role == "target" and c.name in suitable]
    likely = [c.name for c in columns if _is_likely(c, kind) and c.name in suitable]
    likely = _as_few_rows_allow(columns, kind, suitable, likely)
    target = target or (told or likely or suitable)[-1]
    others = [c for c in columns if c.name != target]
    good = [c for c in others if not (c.constant or c.identifier or c.many)]
    good = [c for c in good if c.role != "out"]
    attributes = good or [c for c in others if not c.constant] or others
    numeric = [c.name for c in columns if c.kind == "numbers"]
    return Choice(target, kind, tuple(c.name for c in attributes), tuple(numeric))


def _is_likely(column: Column, kind: str) -> bool:
    """Tell whether a column is likely the one to guess."""
    return not _why_unlikely(column, kind)


def _why_unlikely(column: Column, kind: str) -> str:
    """Say why a column is hardly the one to guess; nothing if it may be."""
    if column.role == "out":
        return "the file says not to ask about it"
    if column.one_or_none and min(column.answers.total(), column.n_missing) < 2:
        return "filled in once, or empty once"
    if column.identifier:
        return "no answer comes twice"
    return "" if kind in ("words", column.kind) else "it holds words, too"


def _as_few_rows_allow(
    columns: Sequence[Column], kind: str, suitable: list[str], likely: list[str]
) -> list[str]:
    """Return the likely ones; of very few rows also those that differ in every row.

    Unless one is likely in which an answer comes twice: of two rows, two answers are
    no reason to take the column for names.
    """
    best = [c for c in columns if c.name in likely[-1:]]
    twice = any(max(column.answers.values()) > 1 for column in best)
    if twice or kind != "words" or len(columns[0].cells) >= FEWEST_ROWS:
        return likely
    named = {c.name for c in columns if c.identifier and c.role != "out"}
    return [name for name in suitable if name in likely or name in named]


def why_first(columns: Sequence[Column], first: Choice, limits: Limits) -> str:
    """Say why this column is to be guessed at first; nothing if it hardly suits.

    Later columns are named that might have been meant, each with why it was not taken.
    """
    column = next(c for c in columns if c.name == first.target)
    suits = column.name in targets(columns, first.kind, limits)
    few = len(column.cells) < FEWEST_ROWS
    if not suits or (column.identifier and not few):
        return ""
    if column.role == "target":
        return "Chosen for you: the file names it. Choose another if you like."
    what = "of numbers"
    if first.kind == "words":
        what = f"with 2 to {limits.most_classes} different answers"
    reason = f"Chosen for you: the last column {what}. Choose another if you like."
    return " ".join([reason, *_passed_over(columns, first, limits)])


def _passed_over(
    columns: Sequence[Column], first: Choice, limits: Limits
) -> Iterator[str]:
    """Say, of each column after the chosen one, why it is not to be guessed at first.

    But for those that nobody would expect: with too many answers, or of words where a
    number is guessed.
    """
    suitable = targets(columns, first.kind, limits)
    names = [column.name for column in columns]
    for column in columns[names.index(first.target) + 1 :]:
        if column.name in suitable and (why := _why_unlikely(column, first.kind)):
            yield f"Passed over: {quoted(column.name)} ({why})."


def _one_answer(columns: Sequence[Column], choice: Choice) -> str:
    """Say that the last column has one answer only, where another one is guessed."""
    last = columns[-1]
    if len(last.answers) != 1 or last.n_missing or last.name == choice.target:
        return ""
    one = f"{quoted(last.name)} has one answer only"
    return f"{one}, so there is nothing to guess from it."


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
    cross = choice.kind == "words" and target.one_or_none
    if cross:
        rows = [*range(len(target.cells))]
        target = replace(target, cells=tuple(cell or SHOWN for cell in target.cells))
    elif choice.kind == "numbers":
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
    if cross:
        found.append(
            f"{quoted(target.name)} holds one word or nothing. It is the column to "
            f"guess, so nothing is an answer too, called {quoted(SHOWN)}."
        )
    if n_left := len(target.cells) - len(rows):
        left = counted(n_left, "row")
        found.append(f"{left} without {quoted(target.name)} left out.")
    told = target.name, len(rows), tuple(found), _one_answer(columns, choice)
    return OwnTable(file_name, tuple(chosen), *told)


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
