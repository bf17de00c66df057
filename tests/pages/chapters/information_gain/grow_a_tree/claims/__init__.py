"""Grow a tree: the tables of its sentences, by part."""

CLAIMS = {}
