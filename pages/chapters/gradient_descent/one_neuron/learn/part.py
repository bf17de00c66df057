"""The part "Learn": hours of study, an answer, a mistake, and who is to blame."""

from engines.gradient_descent import (
    GradientDescent,
    batches,
    fit_neuron,
    neuron_surface,
    quadratic_path,
    stopping,
)
from engines.gradient_descent.neuron import Neuron
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Beside, Number, Scale, Slider
from pages.ui.tables import Rows

from ..settings import LEARN
from . import bets, checks, endings, pictures, record, remedies, words
from .code import ran
from .formulas import formulas
from .live import live, live_before_bet

PART = Part(
    LEARN,
    controls=(
        Rows(
            "data",
            "The samples",
            words.COLUMNS,
            record.rows_of("one_student"),
            12,
            into="rows",
        ),
        Scale(
            "eta",
            "Learning rate η",
            record.RATES,
            0.1,
            into="learning_rate",
            help="How far to move each weight for each unit of blame.",
            typed=True,
            live=True,
            main=True,
        ),
        Slider(
            "epochs",
            "Passes over the table (epochs)",
            (1, 50),
            5,
            1,
            into="n_epochs",
        ),
        Beside(
            "weights",
            (
                Number("w0", "First bias weight w₀", record.WEIGHTS, 0.1, record.GRAIN),
                Number("w1", "First weight w₁", record.WEIGHTS, 0.3, record.GRAIN),
            ),
        ),
        Choice(
            "act",
            "Neuron",
            {"Linear": "linear", "Sigmoid": "sigmoid"},
            into="activation",
        ),
        Choice(
            "batch",
            "Samples per update",
            {"All": None, "Two": 2, "One": 1},
            into="batch_size",
            rare=True,
        ),
        Choice(
            "view", "Error surface", record.VIEWS, record.BOTH, stays=True, rare=True
        ),
        Choice(
            "parts",
            "Stepper shows updates",
            {"In four parts": True, "Whole updates": False},
            into="in_parts",
            stays=True,
            rare=True,
        ),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=(
        "rows",
        "activation",
        "weights",
        "learning_rate",
        "batch_size",
        "n_epochs",
    ),
    story=words.story,
    ending=endings.ending,
    remedy=remedies.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    reference=checks.reference,
    script=record.script,
    live=live,
    before_bet={"panels": pictures.panels_before_bet, "live": live_before_bet},
    clicked=record.start_at,
    ran=ran,
    code=(
        fit_neuron,
        Neuron,
        batches.learn_by_batches,
        batches.shuffled_batches,
        stopping.until_stop,
        GradientDescent,
        neuron_surface,
        quadratic_path,
    ),
)
