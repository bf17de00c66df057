"""States of the part "Annealing" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import ANNEALING
from .record import MANY

WELLS = {"part": ANNEALING, "landscape": "Two wells", "chain_start": (0.9, 0.3)}

PRESETS = (
    Preset(
        "Cooled slowly",
        "the chain begins in the shallower of two hollows. Uphill steps are marked ▲, "
        "and the stepper names the last one: when is it, and where is the chain then?",
        chain_steps=500,
        dice=1,
        **WELLS,
    ),
    Preset(
        "Quenched",
        "the same ground and the same first temperature, but only 20 steps to cool. "
        "Does this chain get over the ridge before it is cold?",
        chain_steps=20,
        **WELLS,
    ),
    Preset(
        "Kept warm",
        "the temperature stays at 1, and 400 chains spread from one place. Bet first; "
        "then compare them with Boltzmann, step by step.",
        temperature=1.0,
        cooling="Constant",
        stride=1.0,
        chain_view=MANY,
        **WELLS,
    ),
    Preset(
        "Twenty-five hollows",
        "neighbouring hollows are about 1 apart, and so far does a proposal reach. "
        "Which hollows does each chain visit, and where is it left?",
        part=ANNEALING,
        landscape="Rastrigin",
        chain_steps=500,
        dice=5,
    ),
    Preset(
        "A stride too short",
        "a proposal lies no farther off than 0.02 to each side. How often is one "
        "accepted, and how far does the chain come in 300 steps?",
        stride=0.02,
        **WELLS,
    ),
)
