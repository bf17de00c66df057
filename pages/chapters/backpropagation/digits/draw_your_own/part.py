"""Draw your own: a picture of yours, read while you draw, and rubbed out again.

After it the reader knows that the network weighs pixels and sees no digit: a few pixels
decide, a place it never learned confuses it, and of a blank page it says something too.
"""

from engines.backpropagation import forward
from engines.datasets import digit_rows
from pages.ui.canvas import Drawing, letters_of
from pages.ui.chapter import Part
from pages.ui.choices import Switch
from pages.words.source import lines_of

from ..pixels import N_PIXELS
from ..record import FIRST_DRAWN, split
from . import opinions, pictures, record, words
from .formulas import formulas
from .placed import placed
from .script import script


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that read the drawing, or that rubbed a pixel out."""
    if step == 0:
        return lines_of(forward, "z = activations[-1]", "a = activation.value")
    marks = "tries = np", "losses = forward", "worst = int", "left = np.delete"
    return lines_of(record.rub_out, *marks)


def another(drawn: str) -> str:
    """Return the held-out digit after this one, or the first."""
    held = [letters_of(digit_rows()[row, :N_PIXELS]) for row in split()[1].rows]
    at = held.index(drawn) if drawn in held else -1
    return held[(at + 1) % len(held)]


PART = Part(
    "Draw your own",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(
        *("hidden", "activation", "rule", "learning_rate", "batch_size"),
        *("n_epochs", "l2", "seed", "drawn", "centred"),
    ),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=opinions.opinions,
    reference=opinions.reference,
    script=script,
    ran=ran,
    hint=words.HINT,
    own_words=words.own_words,
    code=(record.rub_out, placed, forward),
    controls=(
        Drawing(
            "drawn",
            "Your drawing",
            FIRST_DRAWN,
            another=another,
            offers="Another real digit",
            top=True,
            restarts=True,
            note=words.note,
        ),
        Switch("centred", "Move and enlarge it", True, help=words.CENTRED),
    ),
)
