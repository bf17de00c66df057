"""Plans compared: is the best next question the best plan?"""

from engines.decision_trees import (
    best_play,
    follow,
    greedy_plan,
    questions_floor,
    random_plan,
)
from engines.decision_trees.best_play import SetSolver
from pages.chapters.information_gain.twenty_questions import controls
from pages.chapters.information_gain.twenty_questions.plans_compared import (
    formulas,
    pictures,
    record,
    words,
)
from pages.chapters.information_gain.twenty_questions.plans_compared.script import (
    script,
)
from pages.chapters.information_gain.twenty_questions.record import PLANS
from pages.ui.chapter import Part

PART = Part(
    PLANS,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("find", "legs", "prior"),
    before_bet={"formulas": formulas.floor_only},
    story=words.story,
    ending=words.ending,
    formulas=formulas.formulas,
    table=record.table,
    reached=record.first_row,
    opinions=record.opinions,
    reference=record.reference,
    script=script,
    code=(best_play, SetSolver, follow, greedy_plan, random_plan, questions_floor),
    controls=controls.RULES,
)
