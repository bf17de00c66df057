"""Grow a tree: the tables of its sentences, by part."""

from . import the_plane

CLAIMS = {
    "The plane": the_plane.CLAIMS,
}
