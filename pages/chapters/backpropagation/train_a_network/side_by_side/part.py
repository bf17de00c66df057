"""The same start, trained in up to four ways: what does one thing change?"""

from engines.backpropagation import train
from engines.backpropagation.learning import Learning
from pages.ui.chapter import Part
from pages.ui.choices import Choice, Several
from pages.ui.control import where
from pages.words.source import lines_of

from ..train.part import ABOUT
from . import pictures, record, words
from .formulas import formulas

NAMES = {
    "Learning rate": "rates",
    "Optimizer": "rules",
    "Batch size": "batches",
    "Penalty L2": "decays",
    "Units": "kinds",
    "Hidden layers": "shapes",
}


def ran(found: record.Record, step: int) -> str:
    """Return the lines that look at a training, or take its updates."""
    if step == 0:
        return lines_of(train, "run = _Run")
    return lines_of(train, "for stop in watch", "if not run.learns_until")


def _compared(kind: str) -> Several:
    """Return the choice of what is compared, where this is what differs."""
    _, _, options, first = record.KINDS[kind]
    return Several(
        NAMES[kind],
        f"{kind}: which",
        tuple(options),
        first,
        into="compared",
        shown=where("differs", kind),
        help=words.TOO_MANY,
    )


PART = Part(
    "Side by side",
    run=record.run,
    tick=0.1,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*ABOUT, "differs", "compared"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions_at=record.opinions_at,
    script=record.script,
    ran=ran,
    code=(train, Learning),
    controls=(
        Choice("differs", "What differs", tuple(record.KINDS), main=True),
        *(_compared(kind) for kind in record.KINDS),
    ),
)
