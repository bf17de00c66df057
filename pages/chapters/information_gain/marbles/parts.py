"""The three parts: all show the same draws from the same bag."""

from pages.ui.chapter import Part

from . import code, formulas, record, words
from .bag import pictures as bag_pictures
from .bag import words as bag_words
from .measures import pictures as measures_pictures
from .measures import words as measures_words
from .questions import pictures as questions_pictures
from .questions import words as questions_words
from .script import script

SHARED = {
    "run": record.run,
    "labels": words.labels,
    "bet_is_about": ("counts",),
    "table": record.table,
    "opinions": record.opinions,
    "reference": record.reference,
    "script": script,
    "code": record.CODE,
}
BAG = Part(
    "Bag",
    panels=bag_pictures.panels,
    bet=bag_words.bet,
    story=bag_words.story,
    ending=bag_words.ending,
    formulas=formulas.of_the_bag,
    ran=code.of_the_bag,
    **SHARED,
)
QUESTIONS = Part(
    "Questions",
    panels=questions_pictures.panels,
    before_bet={"panels": questions_pictures.panels_before_bet},
    bet=questions_words.bet,
    story=questions_words.story,
    ending=questions_words.ending,
    formulas=formulas.of_questions,
    ran=code.of_questions,
    **SHARED,
)
MEASURES = Part(
    "Measures",
    panels=measures_pictures.panels,
    before_bet={"panels": measures_pictures.panels_before_bet},
    bet=measures_words.bet,
    story=measures_words.story,
    ending=measures_words.ending,
    formulas=formulas.of_measures,
    ran=code.of_measures,
    **SHARED,
)
