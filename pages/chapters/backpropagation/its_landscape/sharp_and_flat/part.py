"""Small batches and large ones: which end is flatter, and what does flat mean?"""

from engines.backpropagation import hessian, random_plane, sharpness
from engines.backpropagation.landscape import losses_at
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.ui.controls import Scale, Seed
from pages.words.source import lines_of

from .. import words as chapter_words
from . import checks, pictures, record, words
from .formulas import formulas
from .script import script

BATCHES = (2.0, 5.0, 10.0, 20.0, 50.0)
SCALES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
WAYS = {"By each end's own weights": "own", "The same for both": "same"}


def ran(found: record.Record, step: int) -> str:
    """Return the lines that draw a direction, or that bend the loss."""
    if step == 0:
        return lines_of(random_plane, "weights.append")
    return lines_of(hessian, "moved = parameters", "passed = forward", "rows.append")


PART = Part(
    "Sharp and flat",
    hint=words.HINT,
    symbols=words.SYMBOLS,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("data", "seed", "activation", "batch", "equal", "rescale"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=checks.table,
    opinions=checks.opinions,
    script=script,
    ran=ran,
    code=(sharpness, hessian, losses_at, random_plane),
    controls=(
        Scale("batch", "Small batches of", BATCHES, 10.0, help=words.BATCH, main=True),
        Choice(
            "equal",
            "As many",
            {"Updates": "updates", "Epochs": "epochs"},
            help=words.EQUAL,
        ),
        Scale(
            "rescale",
            "First layer of the small batches' end, times",
            SCALES,
            1.0,
            help=words.RESCALE,
            shown=where("act", "ReLU"),
        ),
        Choice("ways", "Directions", WAYS, help=words.WAYS),
        Seed(
            "fseed",
            label="Directions' seed",
            into="plane_seed",
            again="Others",
            help=chapter_words.PLANE_SEED,
            rare=True,
        ),
    ),
)
