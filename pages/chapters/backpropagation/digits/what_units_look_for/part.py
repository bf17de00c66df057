"""What units look for: weights as pictures, what excites a unit, what it speaks for.

After it the reader knows that a hidden unit is no picture of a digit but of strokes
that tell some digits from others, and that training ties what a unit sees to what it
says.
"""

from engines.backpropagation import forward, train
from engines.gradient_descent.batches import learn_by_batches
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.words.source import lines_of

from ..record import CHANGES, WEIGHTS
from . import bets, maps, one_unit, opinions, record, words
from .formulas import formulas
from .script import script

OUTPUTS = {str(digit): digit for digit in range(10)}
LOOK = {"as_list": True, "looks": True}


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that begin, or that took the epoch's updates."""
    if step == 0:
        return lines_of(train, "stops = _stops", "run = _Run(")
    marks = "gradient, seen =", "update, state =", "parameters = parameters"
    return lines_of(learn_by_batches, *marks)


def panels(kept: record.Record) -> list:
    """Draw all units, and one of them large."""
    one = one_unit.exciting_panel(kept), one_unit.bars_panel(kept)
    return [maps.maps_panel(kept), *one]


def units(values) -> dict[str, int]:
    """Return the units that can be chosen, by number; the outputs by digit."""
    n = int(values["hidden"])
    return {str(at + 1): at for at in range(n)} if n else OUTPUTS


PART = Part(
    "What units look for",
    run=record.run,
    begin=record.begin,
    grow=record.grow,
    labels=words.labels,
    panels=panels,
    bet=bets.bet,
    bet_is_about=(
        *("hidden", "activation", "rule", "learning_rate", "batch_size"),
        *("n_epochs", "l2", "seed"),
    ),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions_at=opinions.opinions_at,
    script=script,
    ran=ran,
    clicked=maps.clicked,
    click_stays=True,
    hint=words.HINT,
    code=(learn_by_batches, train, forward),
    controls=(
        Choice("unit", "Unit", units, follows="hidden", help=words.UNIT, **LOOK),
        Choice("shows", "Maps of", (WEIGHTS, CHANGES), help=words.SHOWS, looks=True),
    ),
)
