"""The part "Guesses": a batch's slope is a guess of everyone's.

After it the reader understands that a batch guesses the slope: right on average, and
off by a square that shrinks as 1/B, so that half the error costs four times the
samples; that far from the bottom rough guesses do, and near it they do not; and that
nothing is left to guess where all are asked and nobody twice.
"""

from engines.gradient_descent import (
    batch_covariance,
    batch_gradients,
    batch_variance,
    sample_gradients,
)
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.neuron_losses import LogNeuron
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.ui.controls import Scale, Seed
from pages.ui.places import Place
from pages.words.source import lines_of

from ..settings import GUESSES, LINE, SAMPLES
from ..side_by_side.record import START, WINDOWS
from . import pictures, record, words
from .formulas import formulas
from .script import script


def window_of(values: Values) -> tuple:
    """Return the window of the weights, by the samples."""
    return WINDOWS[SAMPLES[values.get("samples", LINE)]]


def ran(one: record.Record, step: int) -> str:
    """Return the lines of the engine that draw batches, or ask everyone."""
    if step == 0:
        return lines_of(Neuron.gradient, "return ")
    if one.settings.guess_way == record.RETURNED:
        return lines_of(batch_gradients, "generator.integers(")
    return lines_of(batch_gradients, "generator.permuted(", "gradients[batches]")


PART = Part(
    GUESSES,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=words.ABOUT,
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
    ran=ran,
    reached=record.reached,
    clicked=record.place_at,
    hint=words.HINT,
    controls=(
        Place(
            "guess_at",
            "Guess at",
            window_of,
            START,
            grain=0.05,
            names=("w", "b"),
            follows="samples",
            main=True,
            help=words.PLACE,
        ),
        Choice("guess_way", "Guesses shown", record.WAYS, help=words.WAY),
        Scale(
            "guess_count",
            "Guesses",
            (100, 300, 1000, 3000),
            1000,
            into="n_guesses",
            help=words.COUNT,
        ),
        Seed("guess_seed", into="seed", again="Draw again"),
    ),
    code=(
        batch_gradients,
        sample_gradients,
        batch_covariance,
        batch_variance,
        Neuron,
        LogNeuron,
    ),
)
