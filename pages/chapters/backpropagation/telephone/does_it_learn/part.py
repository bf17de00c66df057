"""Which of two deep networks learns, and what do their gradients say?"""

from engines.backpropagation import snapshots_of, train
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Scale, Slider
from pages.words.source import lines_of

from . import ending, pictures, record, words
from .formulas import formulas
from .script import script


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that look at the gradients, or that train for an epoch."""
    if step == 0:
        return lines_of(snapshots_of, "passed = forward", "grads = backward")
    return lines_of(train, "for stop in watch", "if not run.learns_until")


RATE = Scale(
    "rate", "Learning rate η", record.RATES, 0.1, into="learning_rate", typed=True
)
PART = Part(
    "Does it learn?",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("depth", "rule", "learning_rate", "n_epochs", "seed"),
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions_at=record.opinions_at,
    reference=record.reference,
    script=script,
    ran=ran,
    code=(train, snapshots_of),
    controls=(
        Slider("layers", "Hidden layers", (2, 10), 6, 1, into="depth"),
        Choice("rule", "Optimizer", record.RULES),
        RATE,
        Slider("epochs", "Epochs", (1, 30), 20, 1, into="n_epochs"),
    ),
)
