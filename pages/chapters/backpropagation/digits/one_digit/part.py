"""One digit: who is to blame for one answer, down to its pixels, and one update.

After it the reader knows that backpropagation does not stop at the first weights: it
says of every pixel how the loss would change with it. And that a step on one sample
alone is a bargain: it mends that one, and others may pay.
"""

from engines.backpropagation import backward, forward
from pages.ui.chapter import Part
from pages.ui.controls import Number, Scale
from pages.words.source import lines_of

from ..record import FIRST_NUMBER, N_HELD, RATES
from . import opinions, pictures, record, words
from .ending import ending, remedy
from .formulas import formulas
from .script import script
from .wrong import note

LINES = {
    record.PICTURE: (record.update_on, "passed = forward"),
    record.UNITS: (forward, "z = activations[-1]", "a = activation.value"),
    record.ANSWER: (forward, "losses, output_grads = network.loss_function"),
    record.OUTPUTS: (backward, "blame = passed.output_grads"),
    record.BLAMED: (backward, "delta = blame *", "handed = delta @"),
    record.PIXELS: (backward, "activation_grads.append"),
    record.UPDATE: (record.update_on, "update, _ =", "after = parameters"),
    record.AFTER: (record.run, "again = forward"),
}


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that ran at a step."""
    return lines_of(*LINES[kept.stages[step]])


PART = Part(
    "One digit",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(
        *("hidden", "activation", "rule", "learning_rate", "batch_size"),
        *("n_epochs", "l2", "seed", "number", "one_rate"),
    ),
    story=words.story,
    ending=ending,
    remedy=remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=opinions.opinions,
    reference=opinions.reference,
    script=script,
    ran=ran,
    hint=words.HINT,
    own_words=words.own_words,
    code=(record.update_on, record.run, forward, backward),
    controls=(
        Scale(
            "one_rate",
            "η of the one update",
            RATES,
            0.1,
            help=words.RATE,
            typed=True,
            main=True,
        ),
        Number(
            "number",
            "Digit",
            (0, N_HELD - 1),
            FIRST_NUMBER,
            1,
            help=words.NUMBER,
            main=True,
            restarts=True,
            note=note,
        ),
    ),
)
