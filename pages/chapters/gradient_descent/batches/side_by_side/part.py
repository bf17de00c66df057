"""The part "Side by side": everyone, a table and one guest on the same loss.

After it the reader understands that what learning costs is samples, not steps: for the
price of one step of everyone a small batch takes many rough ones, so that it is down
sooner; and that it then wanders about the bottom, where everyone comes to rest.
"""

from engines.gradient_descent import (
    fit_neurons,
    learn_by_batches,
    regression_surface,
    shuffled_batches,
)
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.neuron_losses import LogNeuron
from pages.ui.chapter import Part
from pages.ui.control import Values
from pages.ui.controls import Scale, Seed, Slider

from ..settings import LINE, SAMPLES, SIDE_BY_SIDE
from . import bets, checks, endings, pictures, record, remedies, words
from .code import ran
from .formulas import formulas
from .live import live
from .rates import FIRST, MOST_EPOCHS, RATES, TABLES
from .script import script

RATE = "How far to step for each unit of slope: the same η for all three."
TABLE = "How many samples the table asks before each of its steps."
BUDGET = "How often each may ask as many samples as there are: what all three cost."
SHUFFLED = "Decides in which order the samples are asked, anew for every epoch."


def first_rate(values: Values) -> float:
    """Return the learning rate to begin with, by the samples."""
    return FIRST[SAMPLES[values.get("samples", LINE)]]


PART = Part(
    SIDE_BY_SIDE,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=("samples", "learning_rate", "batch_size", "n_epochs", "seed"),
    story=words.story,
    ending=endings.ending,
    remedy=remedies.remedy,
    formulas=formulas,
    table=record.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    live=live,
    ran=ran,
    controls=(
        Scale(
            "eta",
            "Learning rate η",
            RATES,
            first_rate,
            into="learning_rate",
            typed=True,
            reach=(0.0001, 10.0),
            help=RATE,
            live=True,
            main=True,
            follows="samples",
        ),
        Scale(
            "table", "Table: batch size B", TABLES, 10, into="batch_size", help=TABLE
        ),
        Slider(
            "epochs", "Epochs", (1, MOST_EPOCHS), 10, 1, into="n_epochs", help=BUDGET
        ),
        Seed("seed", help=SHUFFLED, again="Shuffle anew"),
    ),
    code=(
        fit_neurons,
        learn_by_batches,
        shuffled_batches,
        Neuron,
        LogNeuron,
        regression_surface,
    ),
)
