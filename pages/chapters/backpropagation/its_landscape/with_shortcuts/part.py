"""Deeper and deeper, without shortcuts and with them: which is easier to train?"""

from engines.backpropagation import forward, loss_plane, random_plane
from engines.backpropagation.landscape import losses_at
from engines.backpropagation.passes import backward
from pages.ui.chapter import Part
from pages.ui.controls import Scale, Seed
from pages.words.source import lines_of

from .. import words as chapter_words
from . import pictures, record, words
from .formulas import formulas
from .script import script


def ran(found: record.Record, step: int) -> str:
    """Return the lines that go around a layer, forth and back."""
    if step == 0:
        return lines_of(random_plane, "weights.append")
    forth = lines_of(forward, "if network.is_residual", "a = a + activations")
    return forth + "\n" + lines_of(backward, "blame = handed")


PART = Part(
    "With shortcuts",
    hint=words.HINT,
    run=record.run,
    begin=record.begin,
    grow=record.grow,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("data", "seed", "activation", "n_epochs"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
    ran=ran,
    code=(forward, backward, loss_plane, losses_at, random_plane),
    controls=(
        Scale("deeps", "Epochs", (30.0, 100.0, 200.0, 400.0), 200.0, into="n_epochs"),
        Seed(
            "dseed",
            label="Directions",
            into="plane_seed",
            again="Others",
            help=chapter_words.PLANE_SEED,
        ),
    ),
)
