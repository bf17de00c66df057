"""What checks "Two steps ahead": both sides cut in turn, and rows walked down."""

import numpy as np

from engines.decision_trees import Limits, best_split
from pages.chapters.information_gain.certified import certified
from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from .record import Plane, Record

MOST_CHECKED = 25  # first cuts whose sides are cut in turn


def opinions(record: Record) -> list[Opinion]:
    """Cut both sides of some first cuts in turn, and walk all rows down both trees."""
    return [*_totals(record), _errors(record)]


def _totals(record: Record) -> list[Opinion]:
    """Compare totals with the search for one best cut, made on either side."""
    first = record.first
    if record.places is None:
        return []
    m = len(first.totals)
    some = np.unique(np.linspace(0, m - 1, min(m, MOST_CHECKED)).round().astype(int))
    some = np.union1d(some, record.places)
    theirs = [_in_turn(record, place) for place in some.tolist()]
    what = f"What {counted(len(some), 'first cut')} of {m:,} gain in two steps"
    return [agree(first.totals[some], theirs, "cutting both sides in turn", what, 1e-9)]


def _in_turn(record: Record, place: int) -> float:
    decisions, first = record.near.decisions, record.first.first
    left = decisions.X[:, first.features[place]] <= first.thresholds[place]
    gained = float(first.gains[place])
    for side in (left, ~left):
        found = best_split(decisions.X[side], decisions.y[side], tree_by(record))
        gained += float(side.mean()) * (found.gain if found else 0.0)
    return gained


def tree_by(record: Record) -> str:
    """Return the criterion of both trees."""
    return record.near.decisions.tree.criterion


def _errors(record: Record) -> Opinion:
    """Compare the rows wrong after every split with rows walked down the trees."""
    both = record.near, record.far
    ours = np.concatenate([plane.errors[plane.shown] for plane in both])
    walked = [n_wrong(plane, k) for plane in both for k in plane.shown.tolist()]
    what = "How many rows are wrong after every split of both trees"
    return agree(ours, walked, "walks down the trees", what, 0)


def n_wrong(plane: Plane, k: int) -> int:
    """Return how many rows a tree of k splits predicts wrongly, row by row."""
    decisions = plane.decisions
    return int((decisions.tree_after(k).predict(decisions.X) != decisions.y).sum())


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the greedy tree, grown to its end."""
    decisions, tree = record.near.decisions, record.near.decisions.tree
    limits = Limits(min_gain=record.settings.least_gain)
    told = decisions.X, decisions.y, tree.criterion, limits, tree.n_classes
    return certified(*told)
