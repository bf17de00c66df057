"""The columns of "What matters": those of the samples, and one that may be added."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import Decisions, Limits, grow, impurity_importances

from ..settings import Halves, Settings

CHANCE = "chance numbers"
BLUR = 0.2  # of the column's own deviation


@dataclass(frozen=True, eq=False)
class Columns:
    """The rows of both halves with the added column last, and its name."""

    names: tuple[str, ...]  # d
    X: np.ndarray  # (n, d) learned from
    held_X: np.ndarray  # (m, d)
    added: int | None  # the column that was added, the last one
    source: int | None  # the column that it copies


def grown(settings: Settings, X: np.ndarray) -> Decisions:
    """Return the tree that grows from these columns of the learned rows."""
    halves, limits = settings.halves, Limits(max_depth=settings.matter_depth)
    return grow(X, halves.y, settings.criterion, limits, halves.n_classes)


def columns_of(settings: Settings, without: Decisions) -> Columns:
    """Return the columns, one added if that is asked for.

    `without` is the tree of the samples' own columns: a copy is one of its best.
    """
    halves, kind = settings.halves, settings.added
    names = halves.dataset.attributes
    if kind == "none":
        return Columns(names, halves.X, halves.held_X, None, None)
    rng = np.random.default_rng([settings.seed, 2])
    if kind == "chance":
        drawn = rng.random(len(halves.dataset.rows))
        pair = drawn[halves.rows], drawn[halves.held_rows]
        return _with(halves, (*names, CHANCE), pair, None)
    credit = impurity_importances(without.tree, len(names))
    best = int(credit.argmax())
    column = halves.dataset.features[:, best]
    if kind == "blurred":
        column = column + BLUR * column.std() * rng.standard_normal(len(column))
    pair = column[halves.rows], column[halves.held_rows]
    word = "copy of" if kind == "copy" else "blurred"
    return _with(halves, (*names, f"{word} {names[best]}"), pair, best)


def _with(halves: Halves, names: tuple[str, ...], pair, source) -> Columns:
    X, held_X = (
        np.column_stack([rows, column])
        for rows, column in zip((halves.X, halves.held_X), pair, strict=True)
    )
    return Columns(names, X, held_X, len(names) - 1, source)
