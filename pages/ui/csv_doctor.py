"""The doctor: what was found in the columns and what was done, in sentences.

Every sentence is plain text with the learner's own words in quotation marks; it is to
be shown literally.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pages.ui.csv_columns import MOST_ANSWERS, SHOWN, Column
from pages.ui.csv_doctor_numbers import mixed, two_ways, units, written
from pages.words.literal import quoted
from pages.words.sentences import counted, listed

LONG_CELL = 60
FORMULA = ("=", "@")


@dataclass(frozen=True)
class Choice:
    """What the learner chose to do with the columns."""

    target: str
    kind: str  # what the target must be: "words" or "numbers"
    attributes: tuple[str, ...]
    numeric: tuple[str, ...]  # of these, the ones read as numbers
    gap_is_answer: bool = True  # else the chapter says what becomes of gaps


def findings(columns: Sequence[Column], choice: Choice) -> list[str]:
    """Return a sentence for everything worth knowing about the columns."""
    together = (
        _missing,
        _not_asked,
        _empty,
        _constant,
        _identifiers,
        _many,
        _dates,
        _codes,
        _guessed,
    )
    apart = (mixed, units, written, two_ways, _case, _formulas, _long)
    sentences = [say(columns, choice) for say in together]
    numeric = choice.numeric
    sentences += [say(column, numeric) for column in columns for say in apart]
    return [sentence for sentence in sentences if sentence]


def _missing(columns: Sequence[Column], choice: Choice) -> str:
    others = [c for c in columns if c.name != choice.target]
    some = [c for c in others if c.n_missing and c.answers]
    if not some:
        return ""
    counts = listed([f"{c.n_missing:,} in {quoted(c.name)}" for c in some])
    if not choice.gap_is_answer:
        return f"Missing cells: {counts}."
    return (
        f"Missing cells: {counts}. Missing is an answer of its own, shown as "
        f"{quoted(SHOWN)}."
    )


def _not_asked(columns: Sequence[Column], choice: Choice) -> str:
    """Name the columns that the file itself does not mean to be asked about."""
    out = [c for c in columns if c.role == "out" and not c.identifier]
    return _about("By what the file says not to be asked about", out, choice)


def _empty(columns: Sequence[Column], choice: Choice) -> str:
    return _about("Nothing filled in", [c for c in columns if not c.answers], choice)


def _constant(columns: Sequence[Column], choice: Choice) -> str:
    constant = [c for c in columns if c.constant and c.answers]
    why = "Such a column tells no rows apart."
    return _about("The same in every row", constant, choice, why)


def _identifiers(columns: Sequence[Column], choice: Choice) -> str:
    """Name the identifiers; one that is asked about in parts of its range is none."""
    in_parts = {*choice.attributes} & {*choice.numeric}
    others = [c for c in columns if c.identifier and c.name != choice.target]
    names = [c for c in others if not (c.name in in_parts and c.can_be_numbers)]
    why = "It says nothing about a new row."
    if any(c.name not in choice.numeric for c in names):
        why = "It looks like the best question of all and says nothing about a new row."
    return _about("A name or number for every row", names, choice, why)


def _many(columns: Sequence[Column], choice: Choice) -> str:
    many = [c for c in columns if c.many and not c.identifier]
    why = "With so many answers a question looks good by luck alone."
    return _about(f"More than {MOST_ANSWERS} different words", many, choice, why)


def _about(what: str, columns: list[Column], choice: Choice, why: str = "") -> str:
    """Say what was found in which columns, why it matters, and what was done."""
    if not columns:
        return ""
    used = {*choice.attributes, choice.target}
    out = [quoted(c.name) for c in columns if c.name not in used]
    kept = [quoted(c.name) for c in columns if c.name in used]
    done = "Left out; you can put it back." if out else "Kept."
    if out and kept:
        done = f"Left out: {listed(out)}. Kept: {listed(kept)}."
    return " ".join(filter(None, [f"{what}: {listed(out + kept)}.", why, done]))


def _dates(columns: Sequence[Column], choice: Choice) -> str:
    dates = [quoted(c.name) for c in columns if c.dates]
    why = "Treated as words: every date is an answer of its own."
    return f"Dates: {listed(dates)}. {why}" if dates else ""


def _codes(columns: Sequence[Column], choice: Choice) -> str:
    codes = [c for c in columns if c.codes and c.can_be_numbers and not c.n_words]
    words = [quoted(c.name) for c in codes if c.name not in choice.numeric]
    why = "Treated as words: they look like codes."
    return f"Numbers with a zero in front: {listed(words)}. {why}" if words else ""


def _guessed(columns: Sequence[Column], choice: Choice) -> str:
    """Say what is odd about the column to guess."""
    target = next(c for c in columns if c.name == choice.target)
    if choice.kind == "numbers":
        return ""
    odd = []
    if target.kind == "numbers" and not target.one_or_none:
        odd.append(
            f"The column to guess, {quoted(target.name)}, holds numbers: each of its "
            f"{len(target.answers)} different ones is an answer of its own, near ones "
            "and far ones alike. If another column is meant, choose it under “Column "
            "to guess”."
        )
    if len(target.answers) == target.answers.total() > 1:
        odd.append(
            f"No two rows have the same answer in {quoted(target.name)}, the column to "
            "guess, so there is nothing to learn from one row about another."
        )
    return " ".join(odd)


def _case(column: Column, numeric: Collection[str]) -> str:
    alike = defaultdict(list)
    for word in column.answers:
        alike[word.casefold()].append(quoted(word))
    pairs = [f"{listed(words)}" for words in alike.values() if len(words) > 1]
    if not pairs:
        return ""
    return (
        f"In {quoted(column.name)}, {'; '.join(pairs[:3])} differ in capitals only. "
        "They stay different answers."
    )


def _formulas(column: Column, numeric: Collection[str]) -> str:
    n_formulas = sum(cell.startswith(FORMULA) for cell in column.cells)
    if not n_formulas:
        return ""
    begin = "begins" if n_formulas == 1 else "begin"
    return (
        f"{counted(n_formulas, 'cell')} of {quoted(column.name)} {begin} like a "
        "formula. Here it is only text: nothing is calculated."
    )


def _long(column: Column, numeric: Collection[str]) -> str:
    longest = max(map(len, column.cells))
    if longest <= LONG_CELL:
        return ""
    return (
        f"The longest cell of {quoted(column.name)} has {longest:,} letters. Long "
        "ones are shortened on the page."
    )
