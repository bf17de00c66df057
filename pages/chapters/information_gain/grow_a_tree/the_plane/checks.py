"""What checks the plane: areas, rows walked down, and rows counted in their places."""

import numpy as np

from engines.decision_trees import boxes
from pages.chapters.information_gain.certified import certified
from pages.ui.chapter import Opinion, agree

from .record import Record


def opinions(record: Record) -> list[Opinion]:
    """Add the areas up, walk the corners down the tree, and count rows in boxes."""
    return [_areas(record), _corners(record), _counts(record)]


def _areas(record: Record) -> Opinion:
    """Compare what the rectangles cover, after every split, with the whole window."""
    plane = record.plane
    sides = np.diff(plane.rectangles) / np.diff(plane.window)  # shares of the window's
    shares = sides[..., 0].prod(axis=1)
    covered = [shares[plane.at(k)].sum() for k in record.shown.tolist()]
    what = "The area that all rectangles cover, after every split"
    return agree(covered, np.ones(len(covered)), "the window's area", what, 1e-9)


def _corners(record: Record) -> Opinion:
    """Compare where the corners of all last rectangles end with walks down the tree.

    A point on a threshold goes left, so the upper right corner is inside, and what lies
    a hair to the right of the lower left one.
    """
    plane = record.plane
    standing = plane.at(record.n_splits)
    low, high = np.moveaxis(plane.rectangles[standing], 2, 0)
    points = np.concatenate([np.nextafter(low, np.inf), (low + high) / 2, high])
    rows = np.repeat(plane.held[np.newaxis], len(points), axis=0)
    rows[:, [plane.across, plane.up]] = points
    walked = record.decisions.tree.ends_of(rows)
    ours = np.tile(plane.nodes[standing], 3)
    what = "Where corners and middles of all rectangles end"
    return agree(ours, walked, "walks down the tree", what, allowed=0)


def _counts(record: Record) -> Opinion:
    """Compare the counts of the leaves on screen with the rows in their boxes."""
    decisions, plane = record.decisions, record.plane
    tree, there = decisions.tree, plane.at(record.n_splits)
    endless = np.full(decisions.X.shape[1], np.inf)
    met = np.isin(tree.leaves, plane.nodes[there])
    found = boxes(tree, -endless, endless)[met]
    inside = np.ones((len(found), record.n), dtype=bool)
    for feature in np.unique(tree.features[tree.asks]):
        low, high = found[:, feature, :, np.newaxis].swapaxes(0, 1)
        values = decisions.X[:, feature]
        inside &= (low < values) & (values <= high)
    theirs = inside @ np.eye(tree.n_classes)[decisions.y]
    what = "How many rows of each class every rectangle's leaf holds"
    return agree(plane.counts[there], theirs, "rows counted in its box", what, 0)


def reference(record: Record) -> Opinion | None:
    """Walk scikit-learn's tree of what the tree sees, node by node."""
    decisions, settings = record.decisions, record.settings
    told = settings.criterion, decisions.limits, decisions.tree.n_classes
    return certified(decisions.X, decisions.y, *told)
