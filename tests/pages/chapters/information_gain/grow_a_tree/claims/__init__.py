"""Grow a tree: the tables of its sentences, by part."""

from . import one_split

CLAIMS = {"One split": one_split.CLAIMS}
