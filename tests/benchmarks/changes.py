"""What a change costs the server, against a page with one slider and one chart."""

import asyncio
import random
import time
from statistics import mean, median

from pages import PAGES
from tests.benchmarks.rows import head, show
from tests.browser import App
from tests.learner import Learner, cpu_seconds, places, slid

MOVES = 8  # of each preset
SLOW = 0.5  # seconds: a first showing above it is listed


class Minimal:
    """A learner on the minimal page, whose moves are timed in between."""

    def __init__(self, app: App) -> None:
        self.app, self.learner, self.spent = app, Learner("", ""), []
        self.chance = random.Random(0)

    async def warm(self) -> None:
        await self.learner.open(self.app.url)
        await self.moves()
        self.spent.clear()

    async def moves(self) -> None:
        began, slider = cpu_seconds(self.app.pid), next(iter(self.learner.widgets))
        for _ in range(MOVES):
            where = slid(self.learner.widgets[slider], self.chance.random())
            await self.learner.run(where)
        self.spent.append((cpu_seconds(self.app.pid) - began) / MOVES)


async def one_preset(app: App, place: tuple, costs: dict) -> None:
    """Show a preset for the first time, then move its sliders, one a time."""
    page, query, key, preset = place
    learner, chance = Learner(page, query), random.Random(preset)
    await learner.open(app.url)
    began = time.perf_counter()
    await learner.choose(key, preset)
    costs["first"][preset] = time.perf_counter() - began
    before, runs = cpu_seconds(app.pid), []
    for _ in range(MOVES):
        if move := learner.moved(chance):
            runs.append(await learner.run(move))
    if runs:
        spent = (cpu_seconds(app.pid) - before) / len(runs)
        costs["changes"].setdefault(key, []).append(spent)
        costs["bytes"].setdefault(key, []).append(mean(r.n_bytes for r in runs))
        costs["messages"].setdefault(key, []).append(mean(r.n_messages for r in runs))
    before = cpu_seconds(app.pid)
    steps = [await learner.step(f"{key}", at % 2, 0) for at in range(1, 5)]
    costs["steps"].setdefault(key, []).append((cpu_seconds(app.pid) - before) / 4)
    costs["step seconds"].setdefault(key, []).append(median(r.seconds for r in steps))
    costs["complaints"] += [text for run in runs for text in run.exceptions]
    await learner.close()


async def every_preset(app: App, least: App) -> dict:
    """Return the costs by chapter, and those of the minimal page in between."""
    names = ("changes", "steps", "step seconds", "bytes", "messages", "first")
    costs = {name: {} for name in names} | {"complaints": []}
    warm = Learner(PAGES[0].slug)
    await warm.open(app.url)
    await warm.close()
    minimal = Minimal(least)
    await minimal.warm()
    for place in dict.fromkeys(places(PAGES)):
        await minimal.moves()
        await one_preset(app, place, costs)
    await minimal.learner.close()
    return costs | {"minimal": mean(minimal.spent)}


def main(app: App, least: App) -> None:
    costs = asyncio.run(every_preset(app, least))
    reference = costs["minimal"]
    head("the server's time for one change, against the minimal page", "minimal")
    for key, spent in costs["changes"].items():
        show(
            f"{key}, a slider moved, mean over its presets",
            mean(spent),
            reference,
            "ms",
        )
    everywhere = mean(mean(spent) for spent in costs["changes"].values())
    show("all chapters, a slider moved", everywhere, reference, "ms")
    for key, spent in costs["steps"].items():
        show(f"{key}, a settled step", mean(spent), reference, "ms")
    for key in costs["bytes"]:
        told = f"{mean(costs['messages'][key]):.0f} messages"
        print(
            f"{'':>36}{key}: {told}, {mean(costs['bytes'][key]) / 1e3:.0f} kB a change"
        )
    for preset, seconds in sorted(costs["first"].items(), key=lambda pair: -pair[1]):
        if seconds > SLOW:
            show(f"first showing of the preset {preset}", seconds, None, "s")
    for text in costs["complaints"]:
        print("complaint:", text)
