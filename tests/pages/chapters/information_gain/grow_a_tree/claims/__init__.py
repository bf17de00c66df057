"""Grow a tree: the tables of its sentences, by part."""

from . import one_split, the_plane, the_tree

CLAIMS = {
    "One split": one_split.CLAIMS,
    "The plane": the_plane.CLAIMS,
    "The tree": the_tree.CLAIMS,
}
