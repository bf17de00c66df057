"""Grow a tree: the tables of its sentences, by part."""

from . import the_tree

CLAIMS = {
    "The tree": the_tree.CLAIMS,
}
