"""One network in the plane, and its whole training."""

from collections.abc import Mapping

from engines.backpropagation import backward, forward, train
from engines.gradient_descent.batches import learn_by_batches
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.words.source import lines_of

from . import challenges, checks, ending, pictures, record, turn, words
from .formulas import formulas
from .table import script, table


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that look at the start, or those that take an update."""
    if step == 0:
        return lines_of(forward, "z = activations[-1] @", "a = activation.value(")
    return lines_of(
        learn_by_batches,
        "gradient, seen = slope_at",
        "update, state = optimizer.update",
        "parameters = parameters + update",
    )


THIRD = {
    "Loss": "losses",
    "Share right": "scores",
    "By layer": "layers",
    "Fold": "fold",
}


def thirds(values: Values) -> Mapping[str, str]:
    """Return what may be the third picture: only a layer of two units can be drawn."""
    sizes = [values.get(f"units{at}") for at in range(1, values["layers"] + 1)]
    return {name: of for name, of in THIRD.items() if name != "Fold" or 2 in sizes}


ABOUT = (
    *("data", "n_samples", "noise", "drawn", "points", "features", "standardised"),
    *("hidden", "activation", "rule", "learning_rate", "schedule", "batch"),
    *("l1", "l2", "scheme", "scale", "seed", "n_epochs", "by_hand", "brought"),
)
PART = Part(
    "Train",
    run=record.run,
    begin=record.begin,
    grow=record.grow,
    tick=0.1,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=ABOUT,
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=formulas,
    table=table,
    opinions_at=checks.opinions_at,
    reference=checks.reference,
    script=script,
    ran=ran,
    turn=turn.turn,
    clicked=turn.clicked,
    click_stays=True,
    code=(train, learn_by_batches, forward, backward),
    controls=(
        Choice("show", "Third picture", thirds, looks=True),
        Choice(
            "challenge",
            "Challenge",
            challenges.NAMES,
            as_list=True,
            note=challenges.NOTE,
            looks=True,
        ),
    ),
)
