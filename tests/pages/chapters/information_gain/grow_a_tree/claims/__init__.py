"""Grow a tree: the tables of its sentences, by part."""

from . import one_split, the_plane, the_tree, two_steps_ahead

CLAIMS = {
    "One split": one_split.CLAIMS,
    "The plane": the_plane.CLAIMS,
    "The tree": the_tree.CLAIMS,
    "Two steps ahead": two_steps_ahead.CLAIMS,
}
