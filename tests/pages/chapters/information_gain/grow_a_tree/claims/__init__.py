"""Grow a tree: the tables of its sentences, by part."""

from . import the_plane, the_tree

CLAIMS = {
    "The plane": the_plane.CLAIMS,
    "The tree": the_tree.CLAIMS,
}
