"""The part "Questions": how many it takes, and why never fewer than H on average."""

from functools import partial

from pages.chapters.information_gain.marbles.questions import words
from pages.chapters.information_gain.marbles.questions.formulas import formulas
from pages.chapters.information_gain.marbles.questions.pictures import panels
from pages.chapters.information_gain.marbles.shared import SHARED
from pages.ui.chapter import Part

QUESTIONS = Part(
    "Questions",
    panels=panels,
    before_bet={"panels": partial(panels, is_over=False)},
    bet=words.bet,
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    **SHARED,
)
