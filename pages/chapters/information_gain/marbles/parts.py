"""The parts: three show the same draws; in one you ask, in one you believe wrongly."""

from pages.ui.chapter import Part

from . import code, formulas, record, words
from .bag import pictures as bag_pictures
from .bag import words as bag_words
from .measures import pictures as measures_pictures
from .measures import words as measures_words
from .questions import pictures as questions_pictures
from .questions import words as questions_words
from .script import script
from .the_wrong_bag import code as wrong_code
from .the_wrong_bag import pictures as wrong_pictures
from .the_wrong_bag import record as wrong_bag
from .the_wrong_bag import words as wrong_words
from .the_wrong_bag.controls import BELIEVED
from .the_wrong_bag.ending import ending as wrong_ending
from .the_wrong_bag.formulas import formulas as wrong_formulas
from .the_wrong_bag.formulas import formulas_before_bet as wrong_formulas_before_bet
from .the_wrong_bag.script import script as wrong_script
from .you_ask import code as asking_code
from .you_ask import formulas as asking_formulas
from .you_ask import pictures as asking_pictures
from .you_ask import record as asking
from .you_ask import turn as asking_turn
from .you_ask import words as asking_words
from .you_ask.controls import Asked
from .you_ask.script import script as asking_script
from .your_counts import record as own_counts
from .your_counts import words as own_words
from .your_counts.bets import bet as own_bet
from .your_counts.code import of_the_split
from .your_counts.controls import COUNTS
from .your_counts.ending import ending as own_ending
from .your_counts.formulas import formulas as own_formulas
from .your_counts.pictures import panels as own_panels
from .your_counts.script import script as own_script

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
YOU_ASK = Part(
    "You ask",
    run=asking.run,
    labels=asking_words.labels,
    panels=asking_pictures.panels,
    bet=asking_words.bet,
    bet_is_about=("counts",),
    turn=asking_turn.turn,
    story=asking_words.story,
    ending=asking_words.ending,
    formulas=asking_formulas.formulas,
    ran=asking_code.of_the_game,
    table=asking.table,
    opinions=asking.opinions,
    reference=asking.reference,
    script=asking_script,
    code=asking.CODE,
    controls=(Asked(),),
)
THE_WRONG_BAG = Part(
    "The wrong bag",
    run=wrong_bag.run,
    labels=words.labels,
    panels=wrong_pictures.panels,
    before_bet={
        "panels": wrong_pictures.panels_before_bet,
        "formulas": wrong_formulas_before_bet,
    },
    bet=wrong_words.bet,
    bet_is_about=("counts", "believed_counts"),
    story=wrong_words.story,
    ending=wrong_ending,
    formulas=wrong_formulas,
    ran=wrong_code.of_the_belief,
    table=wrong_bag.table,
    opinions=wrong_bag.opinions,
    reference=wrong_bag.reference,
    script=wrong_script,
    code=wrong_bag.CODE,
    controls=(BELIEVED,),
)
YOUR_COUNTS = Part(
    "Your counts",
    run=own_counts.run,
    labels=own_words.labels,
    panels=own_panels,
    bet=own_bet,
    bet_is_about=("given", "log"),
    story=own_words.story,
    ending=own_ending,
    formulas=own_formulas,
    ran=of_the_split,
    table=own_counts.table,
    opinions=own_counts.opinions,
    reference=own_counts.reference,
    script=own_script,
    code=own_counts.CODE,
    controls=(COUNTS,),
    question=own_words.QUESTION,
    hint=own_words.HINT,
    own_words=own_words.own_words,
    symbols=own_words.SYMBOLS,
)
