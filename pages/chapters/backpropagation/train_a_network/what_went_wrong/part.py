"""Trainings that break: what is seen, why, and what mends them."""

from pages.ui.chapter import Part
from pages.ui.choices import Choice

from ..train.part import PART as TRAIN
from . import checks, ending, pictures, record, words
from .failures import FAILURES


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that both trainings ran."""
    return TRAIN.ran(kept.mended, step)


PART = Part(
    "What went wrong",
    hint="Choose a failure, look for what tells, bet on what went wrong, press Play.",
    run=record.run,
    tick=0.1,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("failure", "seed"),
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=checks.formulas,
    before_bet={"formulas": checks.updates, "panels": pictures.before_bet},
    table=checks.table,
    opinions_at=checks.opinions_at,
    reference=checks.reference,
    script=checks.script,
    ran=ran,
    own_words=words.own_words,
    code=TRAIN.code,
    controls=(
        Choice(
            "failure",
            "Failure",
            {failure.title: name for name, failure in FAILURES.items()},
            as_list=True,
            main=True,
        ),
    ),
)
