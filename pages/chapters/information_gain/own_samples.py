"""The learner's own table, made into numbers that a tree can cut."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from weakref import WeakValueDictionary

import numpy as np
import streamlit as st

from engines.datasets import Dataset
from engines.decision_trees import word_columns
from pages.ui.control import Control, Values
from pages.ui.csv_units import unit_of, with_unit
from pages.ui.desk import forget_the_past
from pages.ui.own_table import Limits, OwnColumn, OwnTable, own_table, why_refused
from pages.words.literal import literal, quoted
from pages.words.sentences import counted, listed

KEY = "ig_trees_own"  # one way in for all chapters that grow trees of numbers
LAST = f"{KEY}_samples"
LIMITS = Limits(most_rows=2_000, most_columns=30)
MOST_WORDS = 12  # different words in a column that is asked about
MOST_GAPS = 0.5  # of a column's rows, and of all rows

_numbers = count(1)
_brought: WeakValueDictionary[int, "Brought"] = WeakValueDictionary()


class Brought:
    """Samples that a learner brought: their number stands for them in settings.

    They live as long as the session that keeps them: here they are only looked up.
    """

    def __init__(self, dataset: Dataset, remark: str = "") -> None:
        self.dataset, self.remark, self.number = dataset, remark, next(_numbers)
        _brought[self.number] = self


def numbered(number: int) -> Dataset | None:
    """Return the samples of a number, None where there are none (any more)."""
    found = _brought.get(number)
    return found.dataset if found else None


def last() -> Brought | None:
    """Return what this session has brought, if anything that can be used."""
    kept = st.session_state.get(LAST)
    return kept[1] if kept else None


@dataclass(frozen=True)
class OwnSamples(Control):
    """The way in for a table of the learner's own; no link carries it."""

    choice: str = ""  # the option of the choice "data" that asks for it

    def ask(self, prefix: str, values: Values, lasting: bool) -> int:
        """Let the learner bring a table; return its number, 0 until it is there."""
        stood = last()
        asked = {"target": "words", "limits": LIMITS, "gap_is_answer": False}
        given = own_table(KEY, remark=_remark, **asked)
        if given is None:
            st.session_state.pop(LAST, None)
        elif st.session_state.get(LAST, (None,))[0] != given:
            st.session_state[LAST] = given, Brought(*as_samples(given))
        brought = last()
        if brought is not stood:
            forget_the_past(prefix)
        return brought.number if brought else 0

    def put(self, prefix: str, value: int) -> None:
        """Do nothing: a preset brings no table."""


def why_missing(key: str, choice: str, first: str) -> str:
    """Say that the learner's own samples are not there yet, or why; else nothing."""
    if st.session_state.get(f"{key}_data") != choice or last() is not None:
        return ""
    why = why_refused(KEY)
    if why:
        return f"{literal(why)} Until it can be used, you see {first}."
    return f"Paste or upload your table below; until then you see {first}."


# --- words and gaps into numbers ----------------------------------------------------


def as_samples(given: OwnTable) -> tuple[Dataset, str]:
    """Return a table's numbers and classes, and what became of the rest of it.

    A column of words becomes a column of 0 and 1 for each word. Rows without a number
    in a column of numbers are left out, and so are columns that are mostly gaps and
    columns with too many words.
    """
    *asked, target = given.columns
    kept, left_out = [], []
    for column in asked:
        (kept if _is_usable(column) else left_out).append(column)
    whole = _without_gaps(kept, given.n_rows)
    if whole.mean() < MOST_GAPS:  # too few rows have all: rather the columns go
        left_out += [column for column in kept if _has_gaps(column)]
        kept = [column for column in kept if not _has_gaps(column)]
        whole = _without_gaps(kept, given.n_rows)
    columns: dict[str, np.ndarray] = {}
    for column in kept:
        columns |= _numbers_of(column, {given.target, *columns})
    if not columns:  # a column of nothing: every row is alike
        columns = {"nothing to ask about": np.zeros(given.n_rows)}
    features = np.column_stack([*columns.values()])
    classes = _classes(target, whole)
    codes = [classes.index(cell) for cell in _kept(target.cells, whole)]
    rows = np.column_stack([features[whole], codes])
    rows.setflags(write=False)
    dataset = Dataset(
        "own",
        "Your own CSV",
        f"Yours ({given.file_name}); it stays in this session and is in no link.",
        (*columns, given.target),
        rows,
        given.target,
        classes,
    )
    return dataset, _became(kept, left_out, int((~whole).sum()))


def _remark(given: OwnTable) -> str:
    return as_samples(given)[1]


def _is_usable(column: OwnColumn) -> bool:
    if column.kind == "numbers":
        return np.isfinite(column.numbers).mean() > MOST_GAPS
    return len({*column.cells}) <= MOST_WORDS


def _has_gaps(column: OwnColumn) -> bool:
    return column.kind == "numbers" and not np.isfinite(column.numbers).all()


def _without_gaps(columns: list[OwnColumn], n_rows: int) -> np.ndarray:
    """Return which rows have a number in every column of numbers, (n_rows,) bool."""
    numbers = [column.numbers for column in columns if column.kind == "numbers"]
    return np.isfinite(np.array([np.zeros(n_rows), *numbers])).all(axis=0)


def _numbers_of(column: OwnColumn, taken: Collection[str]) -> dict[str, np.ndarray]:
    """Return the columns of numbers that a column becomes, by their names."""
    if column.kind == "words":
        words = [*dict.fromkeys(column.cells)]
        codes = np.array([words.index(cell) for cell in column.cells])
        return word_columns(column.name, codes, words, taken)
    pairs = zip(column.cells, column.numbers, strict=True)
    before, after = unit_of([cell for cell, number in pairs if number == number])
    name = with_unit(column.name, (before + after).strip())
    return {name: np.array(column.numbers, dtype=float)}


def _kept(cells, whole: np.ndarray) -> list:
    return [cell for cell, keep in zip(cells, whole, strict=True) if keep]


def _classes(target: OwnColumn, whole: np.ndarray) -> tuple[str, ...]:
    """Return the answers: numbers ascending, words in the order they appear in."""
    words = [*dict.fromkeys(_kept(target.cells, whole))]
    try:
        return tuple(sorted(words, key=float))
    except ValueError:
        return tuple(words)


def _became(kept: list[OwnColumn], left_out: list[OwnColumn], n_gaps: int) -> str:
    """Say how words became numbers, and what was left out."""
    sentences = []
    words = [quoted(column.name) for column in kept if column.kind == "words"]
    if words:
        sentences.append(
            f"A tree cuts numbers: {listed(words)} became a column of 0 and 1 for each "
            "word."
        )
    if left_out:
        names = listed([quoted(column.name) for column in left_out])
        sentences.append(
            f"Left out: {names}, with more than {MOST_WORDS} different words, or with "
            "too many gaps."
        )
    if not kept:
        sentences.append("Nothing is left to ask about: choose other columns.")
    if n_gaps:
        sentences.append(
            f"{counted(n_gaps, 'row')} without a number in one of the columns left out."
        )
    return " ".join(sentences)
