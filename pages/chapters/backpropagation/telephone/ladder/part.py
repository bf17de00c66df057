"""What does each famous fix do to the blame?"""

from engines.backpropagation import climb, depth_profile
from pages.ui.chapter import Part
from pages.words.source import lines_of

from . import ending, pictures, record, words
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that pass through the networks of a rung."""
    return lines_of(climb, "first = stack", "profiles.append")


PART = Part(
    "Ladder of fixes",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=ending.bet,
    bet_is_about=("depth", "width", "seed"),
    story=words.story,
    ending=ending.ending,
    formulas=formulas,
    table=record.table,
    opinions_at=record.opinions_at,
    reference=record.reference,
    script=record.script,
    ran=ran,
    code=(climb, depth_profile),
)
