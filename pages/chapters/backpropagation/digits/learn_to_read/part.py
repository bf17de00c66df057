"""Learn to read: how well, how much better than without a hidden layer, what is wrong.

After it the reader knows that most of reading is learned in a few epochs and without
any hidden layer, what a hidden layer adds and how sure that is, and which digits are
taken for which.
"""

from engines.backpropagation import forward, train
from engines.gradient_descent.batches import learn_by_batches
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Beside
from pages.words.source import lines_of

from ..record import ANY
from . import confusion, ending, opinions, pictures, record, words
from .formulas import formulas
from .script import script

DIGITS = (ANY, *map(str, range(10)))
LOOK = {"as_list": True, "looks": True}


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that look at all digits, or that train for an epoch."""
    if step == 0:
        return lines_of(train, "stops = _stops", "run = _Run(")
    marks = "gradient, seen =", "update, state =", "parameters = parameters"
    return lines_of(learn_by_batches, *marks)


PART = Part(
    "Learn to read",
    run=record.run,
    begin=record.begin,
    grow=record.grow,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(
        *("hidden", "activation", "rule", "learning_rate", "batch_size"),
        *("n_epochs", "l2", "seed"),
    ),
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions_at=opinions.opinions_at,
    reference=opinions.reference,
    script=script,
    ran=ran,
    clicked=confusion.clicked,
    click_stays=True,
    code=(learn_by_batches, train, forward),
    controls=(
        Beside(
            "pictures",
            (
                Choice("is", "Pictures of", DIGITS, into="true_digit", **LOOK),
                Choice("said", "Named as", DIGITS, into="said_digit", **LOOK),
            ),
        ),
    ),
)
