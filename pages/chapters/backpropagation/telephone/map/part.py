"""Where does blame vanish, where does it explode, and what is between?"""

from engines.backpropagation import depth_map, growth_per_layer
from pages.ui.chapter import Part
from pages.words.source import lines_of

from . import ending, pictures, record, words
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return the line that draws a column of the map; at last, those of theory."""
    if step < len(kept.found.depths) - 1:
        return lines_of(depth_map, "columns = [")
    return lines_of(growth_per_layer, "slopes = g.slope", "return float(scale**2")


PART = Part(
    "Map",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    # Of the map alone: another place on it asks nothing new.
    bet_is_about=("width", "activation", "scheme", "batch_norm", "residual", "seed"),
    before_bet={"panels": pictures.silent_panels, "story": words.story_before_bet},
    story=words.story,
    ending=ending.ending,
    formulas=formulas,
    table=record.table,
    opinions_at=record.opinions_at,
    script=record.script,
    ran=ran,
    clicked=record.cell_at,
    click_stays=True,
    code=(depth_map, growth_per_layer),
)
