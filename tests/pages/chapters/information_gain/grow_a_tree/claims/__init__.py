"""Grow a tree: the tables of its sentences, by part."""

from . import two_steps_ahead

CLAIMS = {"Two steps ahead": two_steps_ahead.CLAIMS}
