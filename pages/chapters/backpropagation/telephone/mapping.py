"""The part "Map": depth against scale, and the thin edge between the two ditches."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import streamlit as st

from engines.backpropagation import (
    DepthMap,
    Stack,
    depth_map,
    edge_scale,
    growth_per_layer,
    level_scale,
    same_scale,
)
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone import mapping_words as words
from pages.chapters.backpropagation.telephone import profiles
from pages.chapters.backpropagation.telephone.mapping_formulas import formulas
from pages.chapters.backpropagation.telephone.part import TelephonePart
from pages.chapters.backpropagation.telephone.settings import (
    DEEPEST,
    KEY,
    SCALES,
    Settings,
)
from pages.chapters.backpropagation.telephone.stack_script import BACK, cancels, script
from pages.figures.depth_map import map_panel
from pages.figures.panel import Panel
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.long_work import telling
from pages.ui.old_chapter import Numbers, Opinion, Remedy

DEPTHS = (1, *range(10, DEEPEST + 1, 10))
ROWS = 10.0 ** (np.arange(-20, 18) / 10)
WIDEST = 32  # units: wider stacks are drawn with as many, which takes a quarter as long
N_SEEDS, N_DIGITS = 2, 16
COUNTS = ("vanishes at", "in between at", "explodes at")
COLUMNS = ("layers", *COUNTS, *(f"scale {scale:.3g}" for scale in ROWS))
SHOWN = (10, 20, 30)  # rows: the scales 0.1, 1 and 10
PRINTS = (*COUNTS, *(COLUMNS[1 + len(COUNTS) + at] for at in SHOWN))
SCALE = "{} * 10.0 ** (np.arange(-20, 18).reshape(-1, 1, 1, 1) / 10)"  # as ROWS
SCRIPT = """
_, *blame = sizes_of_passes(*kind, weights, inputs, targets)
{cancels}powers = mean_powers(blame[0])
print(repr(float((powers <= -3).sum())))
print(repr(float((np.abs(powers) < 3).sum())))
print(repr(float((powers >= 3).sum())))
for at in {shown}:
    print(repr(float(powers[at])))
"""


def mean_powers(deltas):
    """Return log10 of first over last layer, the mean of the networks at each scale."""
    with np.errstate(all="ignore"):
        first, last = np.log10(deltas[..., 0]), np.log10(deltas[..., -1])
        powers = first - last
    lost = np.where(np.isneginf(first), -300.0, 300.0)  # vanished, or overflowed
    return np.where(np.isfinite(powers), powers, lost).mean(axis=-1)


@dataclass(frozen=True, eq=False)
class MapRecord:
    """The map, and what the learner's own stack makes of the blame."""

    found: DepthMap  # its scales as the learner's layers have them
    drawn: Stack  # the width that the map is drawn with
    factor: float  # from the learner's scale to the one of that width
    here: DepthMap  # (1, 1) at the learner's depth and scale, at full width
    edge: float | None  # by theory, in the learner's scale
    level: float | None  # where the deepest networks of the map hand blame on whole

    def counts(self, column: int) -> tuple[int, int, int]:
        """Return at how many scales blame vanishes, is in between, explodes."""
        down = int(self.found.vanished[:, column].sum())
        up = int(self.found.exploded[:, column].sum())
        return down, len(self.found.scales) - down - up, up


@lru_cache(maxsize=16)
def _map_of(stack: Stack, scales: tuple[float, ...], seed: int) -> DepthMap:
    """Return the map, which another depth or scale of the learner's leaves as it is."""
    samples = digit_samples(N_DIGITS)[:2]
    told = telling("The map")
    return depth_map(stack, DEPTHS, scales, *samples, N_SEEDS, seed, told)


class Mapping(TelephonePart):
    """Where does blame vanish, where does it explode, and what is between?"""

    code = (depth_map, growth_per_layer)

    def run(self, settings: Settings) -> MapRecord:
        """Send blame through networks of every depth and scale, and the learner's."""
        mine, samples = settings.stack, digit_samples(N_DIGITS)[:2]
        drawn = replace(mine, depth=1, scale=1.0, width=min(mine.width, WIDEST))
        factor = same_scale(replace(mine, scale=1.0), drawn.width)
        scales = tuple((factor * ROWS).tolist())
        found = replace(_map_of(drawn, scales, settings.seed), scales=ROWS)
        own = [mine.depth], [mine.scale], *samples, N_SEEDS, settings.seed
        return MapRecord(
            found,
            drawn,
            factor,
            depth_map(mine, *own),
            edge_scale(mine),
            level_scale(found),
        )

    def labels(self, settings: Settings, record: MapRecord) -> list[str]:
        """Name the columns, and theory's word at the end."""
        return words.labels(record)

    def panels(self, settings: Settings, record: MapRecord) -> list[Panel]:
        """Draw the map, and where the learner stands."""
        here = settings.stack.depth, settings.stack.scale
        tells = self.is_over(settings)
        return [map_panel(record.found, here, record.edge, tells)]

    def clicked(self, settings: Settings, point: dict) -> None:
        """Take depth and scale of the cell that was clicked."""
        nearest = min(SCALES, key=lambda scale: abs(np.log10(scale) - point["y"]))
        st.session_state[f"{KEY}_depth"] = round(point["x"])
        st.session_state[f"{KEY}_scale"] = nearest

    def bet(self, settings: Settings, record: MapRecord) -> Bet:
        """Ask how wide the edge is in the deepest networks."""
        return words.bet(record)

    def asked_about(self, settings: Settings) -> Settings:
        """Return the map's own settings: another place on it asks nothing new."""
        return replace(settings, stack=replace(settings.stack, depth=1, scale=1.0))

    def story(self, settings: Settings, record: MapRecord, step: int) -> list[str]:
        """Tell one column, and where the learner stands once it is reached."""
        tells = self.is_over(settings)
        return words.story(settings.stack, record, step, tells)

    def ending(
        self, settings: Settings, record: MapRecord
    ) -> tuple[list[str], Remedy | None]:
        """Tell how wide the edge is, and what theory says of its place."""
        return words.ending(settings.stack, record), None

    def numbers(self, settings: Settings, record: MapRecord, step: int) -> Numbers:
        """Put the learner's numbers into the ratio; the table is the map."""
        return Numbers(formulas(record, step), COLUMNS, _rows(record), step + 1)

    def opinions(
        self, settings: Settings, record: MapRecord, step: int
    ) -> list[Opinion]:
        """Pass through the column that was reached last once more, in a plain loop."""
        depth = DEPTHS[step]
        column = replace(record.drawn, depth=depth)
        again = _powers_again(column, record.factor * ROWS, settings.seed)
        off = _off(again, record.found.log_ratios[:, step])
        mine = settings.stack
        own = _powers_again(replace(mine, scale=1.0), mine.scale, settings.seed)
        off = max(off, _off(own, record.here.log_ratios[:, 0]))
        what = (
            f"The powers of ten at all {len(ROWS)} scales for networks of "
            f"{words.layers(depth)}, and at your own depth and scale; large ones "
            "relative to themselves"
        )
        return [Opinion("a plain loop over the layers", off, 1e-5, what)]

    def take_home(self, settings: Settings, record: MapRecord) -> TakeHome:
        """Give the map as a table, and its last column as a script."""
        says = "How a deep stack hands blame on, at many scales of its weights."
        stack = replace(record.drawn, depth=DEPTHS[-1])
        luck, body = (
            (N_SEEDS, settings.seed),
            SCRIPT.format(shown=SHOWN, cancels=cancels(stack)),
        )
        scale, functions = SCALE.format(record.factor), (*BACK, mean_powers)
        code = script(says, stack, luck, N_DIGITS, body, functions, scale)
        return TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _powers_again(stack: Stack, scales, seed: int) -> np.ndarray:
    """Return the map's numbers for some scales, by a plain loop over the layers."""
    scales = np.reshape(scales, (-1, 1, 1, 1))
    drawn = profiles.drawn_for(stack, N_SEEDS, seed)
    _, deltas, _ = profiles.sizes_again(stack, drawn, N_DIGITS, scales)
    return mean_powers(deltas)


def _off(again: np.ndarray, powers: np.ndarray) -> float:
    """Return the largest difference, of large powers as a share of them."""
    return float((np.abs(again - powers) / np.maximum(1, np.abs(powers))).max())


def _rows(record: MapRecord) -> list[tuple]:
    """Return one row a depth: how many scales fare how, and every power of ten."""
    found = record.found
    return [
        (int(depth), *record.counts(column), *found.log_ratios[:, column].tolist())
        for column, depth in enumerate(found.depths)
    ]
