"""The part "Annealing": uphill now and then, by a chance that cools down.

After it the reader understands that a walk gets out of hollows by going uphill with
the chance exp(-rise / T), that at one temperature it comes to stand everywhere as often
as Boltzmann says, and that whoever cools too fast is trapped like one who never climbs.
"""

from functools import partial

from engines.gradient_descent import COOLINGS, acceptance, anneal, hollow_shares
from engines.gradient_descent.chains import Chains
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Scale, Seed
from pages.ui.places import Place
from pages.words.source import lines_of

from .. import settings
from . import bets, checks, endings, first, pictures, record, words
from .formulas import formulas
from .live import live
from .script import script


def ran(kept: record.Record, step: int) -> str:
    """Return the lines of the engine that a step of the chain runs."""
    if kept.shown[step] == kept.n_steps:
        return lines_of(anneal, "lower =", "best =")
    marks = "proposals = points", "rises =", "chances =", "taken ="
    return lines_of(Chains.steps, *marks)


PART = Part(
    settings.ANNEALING,
    controls=(
        Choice(
            "chain_view", "Show", record.VIEWS, record.ONE, stays=True, help=words.VIEW
        ),
        Scale(
            "temperature",
            "First temperature T₀",
            first.TEMPERATURES,
            first.temperature_of,
            help=words.TEMPERATURE,
            typed=True,
            follows="landscape",
            live=True,
            main=True,
        ),
        Choice(
            "cooling",
            "Cooling",
            {one.label: name for name, one in COOLINGS.items()},
            COOLINGS["geometric"].label,
            as_list=True,
            help=words.COOLING,
        ),
        Scale(
            "stride",
            "Stride of proposals",
            first.STRIDES,
            first.stride_of,
            help=words.STRIDE,
            typed=True,
            follows="landscape",
            live=True,
        ),
        Scale(
            "chain_steps", "Steps", first.STEPS, 300, help=words.STEPS, restarts=True
        ),
        Place(
            "chain_start",
            "Start",
            first.span_of,
            first.start_of,
            grain=first.grain_of,
            help=words.START,
            follows="landscape",
            live=True,
        ),
        Seed("dice", into="seed", again="Throw other dice", help=words.SEED),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    story=words.story,
    before_bet={
        "panels": pictures.panels_before_bet,
        "story": partial(words.story, is_over=False),
        "formulas": partial(formulas, is_over=False),
    },
    ending=endings.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    script=script,
    live=live,
    clicked=record.start_at,
    ran=ran,
    code=(
        anneal,
        Chains,
        acceptance,
        *(c.factor for c in COOLINGS.values()),
        hollow_shares,
    ),
)
