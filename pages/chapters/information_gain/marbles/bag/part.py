"""The part "Bag": surprise, and the entropy that it comes to on average."""

from pages.chapters.information_gain.marbles.bag import words
from pages.chapters.information_gain.marbles.bag.formulas import formulas
from pages.chapters.information_gain.marbles.bag.pictures import panels
from pages.chapters.information_gain.marbles.shared import SHARED
from pages.ui.chapter import Part

BAG = Part(
    "Bag",
    panels=panels,
    bet=words.bet,
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    **SHARED,
)
