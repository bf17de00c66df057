"""Momentum: the tables of its sentences, a module a part."""

from tests.pages.chapters.gradient_descent.momentum.claims import two_directions

CLAIMS = {"Two directions": two_directions.CLAIMS}
