"""Which row goes down the tree, which of its values is another, and what is folded."""

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from pages.chapters.information_gain import samples
from pages.figures.number_tree import NO_FOLDS, Folds
from pages.ui import links
from pages.ui.choices import Choice
from pages.ui.control import Control, Values
from pages.ui.controls import Number

DATA = ("data", "made", "spread", "seed", "own")  # where they change it is another row
TREES = (*DATA, "by", "depth", "leaf", "node", "gain", "leaves")
LABELS = {name: label for label, name in samples.NAMES.items()}
FIRST_ROWS = {"iris": 78, "wine": 5, "breast_cancer": 129, "digits": 54}
AS_IT_IS = "Nothing"  # is changed of the row
MOST_FOLDS, LAST = 60, 10**5  # folds, and the number of a node
WANTED = "Folds: numbers of nodes joined by _, with - before those that are opened"


@dataclass(frozen=True)
class RowNumber(Number):
    """The number of a row, from 1 to as many as there are."""

    def ask(self, prefix: str, values: Values, lasting: bool) -> int:
        """Draw it; return its value."""
        last = len(samples.dataset_at(values).labels)
        return Number.ask(replace(self, span=(1, last)), prefix, values, lasting)


@dataclass(frozen=True)
class OtherValue(Number):
    """The value that one feature of the row has instead of its own."""

    def ask(self, prefix: str, values: Values, lasting: bool) -> float:
        """Draw it, in steps of a hundredth of what the samples span."""
        data = samples.dataset_at(values)
        column = data.features[:, data.attributes.index(values["change"])]
        step = step_of(float(column.max() - column.min()))
        return Number.ask(replace(self, step=step), prefix, values, lasting)

    def emptied(self, values: Values, now: float) -> float:
        """Return the row's own value."""
        return own_value(values)


def step_of(span: float) -> float:
    """Return a round step, about a hundredth of a span."""
    return float(f"{span / 100:.0e}") or 0.01


def first_row(values: Values) -> int:
    """Return a row that is asked more than one question."""
    return FIRST_ROWS.get(samples.NAMES[values["data"]], 1)


def features(values: Values) -> tuple[str, ...]:
    """Return what may be changed of a row."""
    return AS_IT_IS, *samples.dataset_at(values).attributes


def own_value(values: Values) -> float:
    """Return the value that the row has itself."""
    data = samples.dataset_at(values)
    if values.get("change", AS_IT_IS) not in data.attributes:
        return 0.0
    at = data.attributes.index(values["change"])
    row = min(values["row"], len(data.labels)) - 1
    return float(data.features[row, at])


def is_changed(values: Values) -> bool:
    """Tell whether one of the row's values is to be another."""
    return values.get("change", AS_IT_IS) != AS_IT_IS


@dataclass(frozen=True)
class Folding(Control):
    """Which nodes are folded: by clicks in the picture; here all are unfolded."""

    default: Folds = field(default=NO_FOLDS, kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> Folds:
        """Offer to unfold all where something is folded; return what is."""
        state, key = st.session_state, self.key(prefix)
        if key not in state:
            state[key] = _from_link(key)
        if state[key] != NO_FOLDS:
            label = "Unfold all by hand" if state[key].folded else "Fold back"
            st.button(
                label, key=f"{key}_none", on_click=self.put, args=(prefix, NO_FOLDS)
            )
        links.write(key, text_of(state[key]))
        return state[key]


def text_of(folds: Folds) -> str | None:
    """Write folds as they stand in the link."""
    numbers = [*map(str, folds.folded), *(f"-{node}" for node in folds.opened)]
    return links.JOINED.join(numbers) or None


def read(text: str) -> Folds:
    """Read what `text_of` wrote; raises ValueError for what is no such thing."""
    parts = text.split(links.JOINED)
    numbers = {sign: set() for sign in ("", "-")}
    for part in parts:
        numbers["-" if part.startswith("-") else ""].add(abs(int(part)))
    if len(parts) > MOST_FOLDS or max(map(max, filter(None, numbers.values()))) > LAST:
        raise ValueError(text)
    return Folds(*(tuple(sorted(some)) for some in numbers.values()))


def _from_link(key: str) -> Folds:
    return links.Link(key, "Folds", NO_FOLDS, WANTED, read, lasting=False).arriving()


CONTROLS: tuple[Any, ...] = (
    RowNumber(
        "row",
        "Row",
        (1, 1),
        first_row,
        1,
        follows=DATA,
        main=True,
        help="Which of the samples goes down the tree. Or click a leaf of the tree.",
    ),
    Choice(
        "change",
        "Change of it",
        features,
        AS_IT_IS,
        into="changed",
        as_list=True,
        follows=DATA,
        help="One of its values may be another: watch its way.",
    ),
    OtherValue(
        "value",
        "to",
        (-1e12, 1e12),
        own_value,
        0.1,
        into="changed_to",
        format="%.12g",
        shown=is_changed,
        follows=(*DATA, "row", "change"),
    ),
    Folding("folds", follows=TREES),
)
