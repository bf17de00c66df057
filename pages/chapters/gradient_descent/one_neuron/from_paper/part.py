"""The part "From paper": a worked example is entered as it stands, and compared.

After it the reader knows where two numbers for the same neuron come from: from half,
mean or sum of the squares, from the order of the samples, or from a slip on paper.
"""

from engines.gradient_descent import (
    GradientDescent,
    batches,
    error_scales,
    fit_neuron,
    fit_perceptron,
    perceptron,
    step_answers,
)
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.neuron_losses import LogNeuron
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values, where
from pages.ui.controls import Beside, Number, Scale
from pages.ui.tables import Rows

from ..settings import FROM_PAPER
from . import bets, checks, endings, pictures, record, script, settings, turn, words
from .code import ran
from .formulas import formulas
from .start import start_at

SCALES = {
    "½ mean": "half mean",
    "½ sum": "half sum",
    "Mean": "mean",
    "Sum": "sum",
}
PLANES = {"w₁, w₂": (1, 2), "w₀, w₁": (0, 1), "w₀, w₂": (0, 2)}
WEIGHTS = (-settings.HEAVIEST, settings.HEAVIEST)
IN_FULL = {"format": "%.12g"}


def has_squares(values: Values) -> bool:
    """Tell whether squared mistakes make the loss."""
    is_log = values.get("p_act") == "Sigmoid" and values.get("p_loss") == "Log loss"
    return values.get("p_act") != "Step" and not is_log


def has_logs(values: Values) -> bool:
    """Tell whether log losses do."""
    return values.get("p_act") != "Step" and not has_squares(values)


has_one, has_two = where("p_inputs", "One"), where("p_inputs", "Two")
PART = Part(
    FROM_PAPER,
    hint="Enter or paste an example as your book has it, then compare step by step.",
    controls=(
        Choice(
            "p_inputs",
            "Inputs",
            {"One": 1, "Two": 2},
            into="n_inputs",
            help=words.INPUTS,
        ),
        Rows(
            "p_data",
            "The samples",
            settings.ONE,
            ((2.0, 1.0),),
            settings.MOST_ROWS,
            into="rows",
            shown=has_one,
        ),
        Rows(
            "p_pairs",
            "The samples",
            settings.TWO,
            ((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
            settings.MOST_ROWS,
            into="rows",
            shown=has_two,
        ),
        Scale(
            "p_eta",
            "Learning rate η",
            settings.RATES,
            0.1,
            into="learning_rate",
            help=words.RATE,
            typed=True,
            main=where("part", FROM_PAPER),
        ),
        Choice(
            "p_act",
            "Neuron",
            {"Linear": "linear", "Sigmoid": "sigmoid", "Step": "step"},
            into="activation",
            help=words.NEURON,
        ),
        Beside(
            "p_weights",
            (
                Number("p_w0", "Bias w₀", WEIGHTS, 0.1, 0.1, into="w0", **IN_FULL),
                Number("p_w1", "Weight w₁", WEIGHTS, 0.3, 0.1, into="w1", **IN_FULL),
                Number(
                    *("p_w2", "Weight w₂", WEIGHTS, 0.0, 0.1),
                    into="w2",
                    shown=has_two,
                    **IN_FULL,
                ),
            ),
            columns=3,
        ),
        Choice(
            "p_bias",
            "The bias",
            {"Learns": True, "Stays": False},
            into="bias_learns",
            help=words.BIAS,
        ),
        Number(
            "p_epochs",
            "Passes over the table (epochs)",
            (settings.FEWEST, settings.MOST),
            5,
            1,
            into="n_epochs",
        ),
        Choice(
            "p_loss",
            "Loss",
            {"Squared error": settings.SQUARED, "Log loss": settings.LOG},
            into="loss",
            shown=where("p_act", "Sigmoid"),
        ),
        Choice(
            "p_scale",
            "Of the squared mistakes",
            SCALES,
            into="scale",
            shown=has_squares,
            help=words.SQUARES,
        ),
        Choice(
            "p_logs",
            "Of the log losses",
            {"Mean": "mean", "Sum": "sum"},
            into="scale",
            shown=has_logs,
        ),
        Choice(
            "p_batch",
            "Update after",
            {"All samples": False, "Each sample": True},
            into="one_by_one",
            shown=where("p_act", "Linear", "Sigmoid"),
            help=words.ORDER,
        ),
        Choice(
            "p_plane",
            "Loss drawn over",
            PLANES,
            into="plane",
            shown=has_two,
            stays=True,
            rare=True,
            help=words.PLANE,
        ),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=(
        *("rows", "learning_rate", "n_epochs", "weights", "activation"),
        *("loss", "scale", "one_by_one", "bias_learns"),
    ),
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=record.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script.script,
    before_bet={"panels": pictures.panels_before_bet},
    turn=turn.turn,
    clicked=start_at,
    own_words=words.own_words,
    ran=ran,
    code=(
        fit_neuron,
        Neuron,
        LogNeuron,
        error_scales.ErrorScale,
        batches.learn_by_batches,
        batches.ordered_batches,
        GradientDescent,
        fit_perceptron,
        perceptron.visit_all,
        step_answers,
    ),
    symbols=words.SYMBOLS,
)
