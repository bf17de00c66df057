"""A tree of numbers as a picture that can be read from 3 to 300 nodes.

Few nodes are boxes from the top down, with their split's histogram; many are marks
whose names come where there is room, more of them the nearer one zooms; a narrow window
has a list. Which nodes are folded is the same in all of them.
"""

from pages.figures.number_tree.folds import NO_FOLDS, Folds, toggled
from pages.figures.number_tree.looks import Looks, measured
from pages.figures.number_tree.panel import (
    NumberTree,
    clicked_node,
    number_tree,
    number_tree_panel,
)
from pages.figures.number_tree.path import path_panel
from pages.figures.number_tree.several import number_trees_panel
from pages.figures.number_tree.shrinking import shrinking_tree_panel

__all__ = [
    "NO_FOLDS",
    "Folds",
    "Looks",
    "NumberTree",
    "clicked_node",
    "measured",
    "number_tree",
    "number_tree_panel",
    "number_trees_panel",
    "path_panel",
    "shrinking_tree_panel",
    "toggled",
]
