"""The tree at each place of the curve."""

from dataclasses import replace

from engines.decision_trees import BinaryTree
from pages.chapters.information_gain import samples
from pages.figures.number_tree import Looks, number_tree_panel, number_trees_panel
from pages.figures.number_tree.looks import as_children_come
from pages.figures.panel import Panel

from .record import Record

ALT = "The tree at this place of the curve"


def tree_panel(record: Record) -> Panel:
    """Draw the tree as it grows along the curve, or one tree after the other."""
    how = {"title": "The tree", "key": f"tree {record.along}", "alt": ALT}
    if not record.is_nested:
        looks = [looks_of(record, tree) for tree in record.curve.trees]
        return number_trees_panel(record.curve.trees, looks, **how)
    tree = record.grown.tree
    times = as_children_come(tree, record.born)
    looks = replace(looks_of(record, tree), times=times)
    return number_tree_panel(tree, looks, n_steps=len(record), **how)


def looks_of(record: Record, tree: BinaryTree) -> Looks:
    """Return what is said of a tree's nodes."""
    data = record.halves.dataset
    unit = samples.UNITS[record.settings.criterion]
    return Looks(samples.questions(data, tree), data.class_names, unit=unit)
