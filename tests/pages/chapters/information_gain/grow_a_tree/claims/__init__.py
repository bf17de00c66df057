"""Grow a tree: the tables of its sentences, by part."""

from tests.pages.chapters.information_gain.samples_told import with_samples

from . import one_split, the_plane, the_tree, two_steps_ahead

CLAIMS = with_samples(
    {
        "One split": one_split.CLAIMS,
        "The plane": the_plane.CLAIMS,
        "The tree": the_tree.CLAIMS,
        "Two steps ahead": two_steps_ahead.CLAIMS,
    }
)
