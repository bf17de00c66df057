"""The same training from 24 seeds: how much of the outcome is luck?"""

from engines.backpropagation import initialize, train
from pages.ui.chapter import Part
from pages.words.source import lines_of

from . import checks, ending, pictures, record, words
from .formulas import formulas

TITLE = "Many starts"
HINT = (
    "Bet first, then press Play. A click on a network's map trains it alone; a unit "
    "more or less in a layer changes how many of the 24 get there."
)
ABOUT = (
    *("data", "n_samples", "noise", "drawn", "points", "features", "standardised"),
    *("hidden", "activation", "rule", "learning_rate", "schedule", "batch", "l1"),
    *("l2", "scheme", "scale", "first_seed", "n_epochs", "by_hand", "brought"),
)


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that draw first weights, or that train on to the next look."""
    if step == 0:
        return lines_of(initialize, "weights=tuple", "biases=tuple")
    return lines_of(train, "for stop in watch", "if not run.learns_until")


def trained_alone(kept: record.Record, point: dict) -> dict[str, object] | None:
    """Go to the part "Train" with the seed whose map was clicked."""
    at = pictures.number_at(point["x"], point["y"])
    return None if at is None else {"part": "Train", "seed": kept.seeds[at]}


PART = Part(
    TITLE,
    run=record.run,
    begin=record.begin,
    grow=record.grow,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=ABOUT,
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=formulas,
    table=checks.table,
    reached=checks.reached,
    opinions=checks.opinions,
    reference=checks.reference,
    script=checks.script,
    ran=ran,
    clicked=trained_alone,
    code=(initialize, train),
    hint=HINT,
    tick=0.25,
)
