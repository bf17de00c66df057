"""The last optimizer's part of a fair race as a script of its own."""

import numpy as np

from engines.gradient_descent import schedules
from engines.gradient_descent.final_heights import FALLS_BELOW, SPARE
from engines.gradient_descent.races import SAME_HEIGHT
from engines.gradient_descent.stopping import LOST_BEYOND, SETTLED_BELOW
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.ui import exports
from pages.ui.chapter import Script

from ..race.script import WARM
from .record import COLUMNS, DRAWS, LEAST, MOST, Record

RACED = """
low, high = {window}
n_starts, n_steps, noise = {n_starts}, {n_steps}, {noise}
rates = 10.0 ** np.linspace({least}, {most}, {n_rates})
default_rate = {default}
seeds, fresh_seeds = {seeds}, {fresh_seeds}


def draw_starts(seed):
    drawn = np.random.default_rng(seed).uniform(low, high, ({spare} * n_starts, 2))
    felt = value(drawn) + gradient(drawn).sum(axis=-1)
    return drawn[np.argsort(~np.isfinite(felt), kind="stable")[:n_starts]]


def final_heights(rates, starts, seeds):
    rate = np.array(rates)[:, np.newaxis, np.newaxis]
    point = np.tile(np.repeat(starts, len(seeds), axis=0), (len(rates), 1, 1))
    draws = [
        np.random.default_rng(seed).normal(0, noise, (n_steps + 1, 2)) for seed in seeds
    ]
    height, memory = value(point), {{}}
    floor = -{falls_below} * (1 + np.abs(height))
    lost = np.zeros(height.shape, dtype=bool)
    settled = lost.copy()
    for t in range(n_steps + 1):
        g = gradient(point) + np.tile([draw[t] for draw in draws], (n_starts, 1))
        now = value(point)
        far = ~(np.abs(point) <= {lost_beyond}).all(axis=-1) | ~np.isfinite(now)
        far = (far | ~np.isfinite(g).all(axis=-1)) & ~(lost | settled) & (t > 0)
        height = np.where(lost | settled | far, height, now)
        height = np.where(far, np.where(height < floor, -np.inf, np.inf), height)
        lost = lost | far
        update = {rule}(g, {pace}, memory, point)
        still = (np.abs(g) <= {settled_below}) & (np.abs(update) <= {settled_below})
        settled = settled | (still.all(axis=-1) & ~lost)
        point = point + update
    return height


def median(heights):
    return np.sort(heights, axis=-1)[..., (heights.shape[-1] + 1) // 2 - 1]


tried = median(final_heights(rates, draw_starts({draw}), seeds))
lowest = tried.min()
size = max(1.0, abs(lowest)) if np.isfinite(lowest) else 1.0
as_low = (tried == lowest) | (tried <= lowest + {same} * size)
tuned_rate = rates[np.argmax(as_low)]
raced = median(
    final_heights([default_rate, tuned_rate], draw_starts({draw} + 1), fresh_seeds)
)
{prints}
"""
PRINTED = (
    "print(repr(float(default_rate)))",
    "print(repr(float(tuned_rate)))",
    "print(repr(float(raced[0])))",
    "print(repr(float(raced[1])))",
)


def script(record: Record) -> Script:
    """Write how the last optimizer is tuned and races as a script."""
    settings, look = record.settings, record.looks[-1]
    functions, ground = ground_source(settings, with_bends=False)
    pace, names = "rate", NO_WARNINGS
    if settings.schedule != "constant":
        factor = schedules.SCHEDULES[settings.schedule].factor
        functions = [*functions, factor]
        pace = f"rate * {factor.__name__}(np.array([float(t)]), n_steps)"
    if settings.schedule == "warm_up":
        names = f"{NO_WARNINGS}\n{WARM}"
    shown = _shown(record)
    prints = "\n".join(PRINTED[k] for k in shown)
    raced = _raced(record, pace, prints)
    rule = settings.rule_source(record.walkers[-1])
    body = "\n\n\n".join([ground.strip(), rule, raced.strip()])
    says = f"{look.label} tuned on {settings.surface.label}, and raced."
    text = exports.script(says, functions, body, names)
    return Script(text, [COLUMNS[1 + k] for k in shown])


def _shown(record: Record) -> list[int]:
    """Return which of default rate, tuned rate and both medians are numbers."""
    medians = [float(race.spread.median[-1]) for race in record.races]
    return [0, 1, *(2 + k for k, median in enumerate(medians) if np.isfinite(median))]


def _raced(record: Record, pace: str, prints: str) -> str:
    """Return the lines that tune and race, with this record's numbers."""
    settings = record.settings
    low, high = zip(*settings.surface.domain, strict=True)
    return RACED.format(
        window=f"{[*map(float, low)]!r}, {[*map(float, high)]!r}",
        n_starts=settings.n_starts,
        n_steps=settings.n_steps,
        noise=repr(float(settings.noise)),
        least=LEAST,
        most=MOST,
        n_rates=settings.n_rates,
        default=repr(float(record.fair.own_rates[-1])),
        seeds=[*record.seeds],
        fresh_seeds=[DRAWS + seed for seed in record.seeds],
        spare=SPARE,
        falls_below=repr(FALLS_BELOW),
        lost_beyond=repr(LOST_BEYOND),
        settled_below=repr(SETTLED_BELOW),
        rule=record.walkers[-1],
        pace=pace,
        draw=2 * settings.seed,
        same=repr(SAME_HEIGHT),
        prints=prints,
    )
