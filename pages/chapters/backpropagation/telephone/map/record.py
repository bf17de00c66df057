"""The map: what is left of the blame at every depth and scale."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from engines.backpropagation import (
    DepthMap,
    Stack,
    depth_map,
    depth_profile,
    edge_scale,
    expected_factor,
    level_scale,
    same_scale,
)
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.ui.long_work import telling
from pages.words.sentences import counted

from ..record import (
    DEEPEST,
    SCALES,
    TINY,
    Settings,
    digits,
    drawn_for,
    in_a_row,
    sizes_again,
)
from ..script import BACK, cancels, drawing_script
from ..verdict import Line, line_of

DEPTHS = (1, *range(10, DEEPEST + 1, 10))
ROWS = 10.0 ** (np.arange(-20, 18) / 10)
WIDEST = 32  # units: wider stacks are drawn with as many, which takes a quarter as long
N_SEEDS, N_DIGITS = 2, 16
BESIDE = 1 - 1e-4, 1 + 1e-4  # times theory's edge
COUNTS = ("≤ 10⁻³ at", "in between at", "≥ 10³ at")
COLUMNS = ("layers", *COUNTS, *(f"scale {scale:.3g}" for scale in ROWS))
PRINTED = (10, 20, 30)  # rows: the scales 0.1, 1 and 10
PRINTS = (*COUNTS, *(COLUMNS[1 + len(COUNTS) + at] for at in PRINTED))
SAYS = "How a deep stack hands blame on, at many scales of its weights."
SCALE = "{} * 10.0 ** (np.arange(-20, 18).reshape(-1, 1, 1, 1) / 10)"  # as ROWS
BODY = """
_, *blame = sizes_of_passes(*kind, weights, inputs, targets)
{cancels}powers = mean_powers(blame[0])
print(repr(float((powers <= -3).sum())))
print(repr(float((np.abs(powers) < 3).sum())))
print(repr(float((powers >= 3).sum())))
for at in {printed}:
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
class Record:
    """The map, and what the learner's own stack makes of the blame."""

    settings: Settings
    found: DepthMap  # its scales as the learner's layers have them
    drawn: Stack  # the width that the map is drawn with
    factor: float  # from the learner's scale to the one of that width
    here: Line  # the learner's own stack, as One stack measures it
    edge: float | None  # by theory, in the learner's scale
    level: float | None  # where the deepest networks of the map hand blame on whole

    def counts(self, column: int) -> tuple[int, int, int]:
        """Return at how many scales blame vanishes, is in between, explodes."""
        down = int(self.found.vanished[:, column].sum())
        up = int(self.found.exploded[:, column].sum())
        return down, len(self.found.scales) - down - up, up


@lru_cache(maxsize=16)
def map_of(stack: Stack, scales: tuple[float, ...], seed: int) -> DepthMap:
    """Return the map, which another depth or scale of the learner's leaves as it is."""
    watch = telling("The map")
    return depth_map(stack, DEPTHS, scales, *digits(N_DIGITS), N_SEEDS, seed, watch)


def run(settings: Settings) -> Record:
    """Send blame through networks of every depth and scale, and the learner's."""
    mine, seed = settings.stack, settings.seed
    drawn = replace(mine, depth=1, scale=1.0, width=min(mine.width, WIDEST))
    factor = same_scale(replace(mine, scale=1.0), drawn.width)
    scales = tuple((factor * ROWS).tolist())
    found = replace(map_of(drawn, scales, seed), scales=ROWS)
    here, edge, level = line_of(mine, seed), edge_scale(mine), level_scale(found)
    return Record(settings, found, drawn, factor, here, edge, level)


def beside_edge(record: Record) -> tuple[float, float]:
    """Return what theory sees a layer multiply by just below its edge and above it."""
    at = (replace(record.settings.stack, scale=by * record.edge) for by in BESIDE)
    below, above = (float(expected_factor(stack)) for stack in at)
    return below, above


def saturated_at(record: Record, row: int) -> float:
    """Return the share of saturated pairs in the deepest networks at a scale."""
    scale = float(record.factor * ROWS[row])
    stack = replace(record.drawn, depth=DEPTHS[-1], scale=scale)
    seed = record.settings.seed
    profile = depth_profile(stack, *digits(N_DIGITS), N_SEEDS, seed)
    return float(np.median(profile.saturated_units))


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Pass through the column that was reached last once more, in a plain loop."""
    depth, settings = DEPTHS[step], record.settings
    column = replace(record.drawn, depth=depth)
    theirs = _powers_again(column, record.factor * ROWS, settings.seed)
    mine, here = settings.stack, record.here
    drawn = drawn_for(mine, here.n_networks, settings.seed)
    own = np.sort(sizes_again(mine, drawn)[1], axis=0)[here.n_networks // 2]
    what = (
        f"The powers of ten at all {len(ROWS)} scales for networks of "
        f"{counted(depth, 'layer')}; large ones relative to themselves"
    )
    ours, against = record.found.log_ratios[:, step], "a plain loop over the layers"
    yours = "δ in all layers of your own networks, relative to each value"
    sizes = in_a_row([here.sizes]), in_a_row([own])
    return [
        agree(ours, theirs, against, what, allowed=1e-5),
        agree(*sizes, against, yours, 1e-9, TINY),
    ]


def _powers_again(stack: Stack, scales, seed: int) -> np.ndarray:
    """Return the map's numbers for some scales, by a plain loop over the layers."""
    scales = np.reshape(scales, (-1, 1, 1, 1))
    drawn = drawn_for(stack, N_SEEDS, seed)
    _, deltas, _ = sizes_again(stack, drawn, N_DIGITS, scales)
    return mean_powers(deltas)


def table(record: Record) -> Table:
    """List the depths: how many scales fare how, and every power of ten."""
    found = record.found
    rows = [
        (int(depth), *record.counts(column), *found.log_ratios[:, column].tolist())
        for column, depth in enumerate(found.depths)
    ]
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write the map's last column as a script."""
    stack = replace(record.drawn, depth=DEPTHS[-1])
    body = BODY.format(printed=PRINTED, cancels=cancels(stack))
    drawn, scale = (N_SEEDS, record.settings.seed), SCALE.format(record.factor)
    needed = (*BACK, mean_powers)
    text = drawing_script(SAYS, stack, drawn, N_DIGITS, body, needed, scale)
    return Script(text, PRINTS)


def cell_at(record: Record, point: dict) -> dict[str, float]:
    """Return depth and scale of the cell that was clicked."""
    nearest = min(SCALES, key=lambda scale: abs(np.log10(scale) - point["y"]))
    return {"depth": round(point["x"]), "scale": nearest}
