"""The part "10,000 steps" of the factory, and where everything of it is."""

from engines.backpropagation import many_steps
from engines.backpropagation.many_steps import _Runs
from pages.ui.chapter import Part
from pages.ui.doors import door
from pages.words.source import lines_of

from ..break_it.part import UPDATE_FIRST
from ..record import NETWORK, TEN_THOUSAND
from ..turn import after_many
from . import checks, pictures, record, words
from .ending import ending
from .formulas import formulas
from .script import script


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that pass forward; from the first step on, those that move."""
    if not step:
        return lines_of(many_steps, "outputs[step] =", "kept.append")
    return lines_of(_Runs.backward, "delta, weights =", "update =", "weights += update")


def below(kept: record.Record, step: int) -> None:
    """Show the way to a larger network, many samples and other rules."""
    door(words.FURTHER, "backpropagation", "bp", "Train a network")


TEN_THOUSAND_STEPS = Part(
    TEN_THOUSAND,
    hint=words.HINT,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases", "update_first"),
    before_bet={"panels": pictures.before_bet},
    story=words.story,
    ending=ending,
    formulas=formulas,
    table=record.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    turn=after_many,
    below=below,
    controls=(UPDATE_FIRST,),
    code=(many_steps, _Runs),
    ran=ran,
)
