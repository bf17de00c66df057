"""The part "Measures": entropy, Gini and misclassification, and where they part."""

from functools import partial

from pages.chapters.information_gain.marbles.measures import words
from pages.chapters.information_gain.marbles.measures.formulas import formulas
from pages.chapters.information_gain.marbles.measures.pictures import panels
from pages.chapters.information_gain.marbles.shared import SHARED
from pages.ui.chapter import Part

MEASURES = Part(
    "Measures",
    panels=panels,
    before_bet={"panels": partial(panels, is_over=False)},
    bet=words.bet,
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    **SHARED,
)
