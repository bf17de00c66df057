"""Grow a tree: the tables of its sentences, by part."""

from tests.pages.chapters.information_gain.grow_a_tree.claims.the_plane import (
    CLAIMS as THE_PLANE,
)

CLAIMS = {"The plane": THE_PLANE}
