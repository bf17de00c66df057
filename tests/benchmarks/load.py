"""A class at once: learners who move sliders in all chapters, and some who train."""

import asyncio
import random
import time
from statistics import median

from streamlit.proto.WidgetStates_pb2 import WidgetState

from pages import PAGES
from tests.benchmarks.rows import head, show
from tests.browser import App
from tests.learner import Learner, cpu_seconds, mebibytes, places

LEARNERS, SECONDS, EVERY = 50, 40, 3.0
TRAINING = 5  # learners who train at the same time
LONG = "bp_chapter=Train+a+network&bp_train_data=Spiral&bp_train_epochs=1000"


def among(values: list[float], share: float) -> float:
    """Return the value that this share of all values does not exceed."""
    return sorted(values)[int(share * (len(values) - 1))]


async def arrive(app: App, place: tuple) -> Learner:
    page, query, key, preset = place
    learner = Learner(page, query)
    await learner.open(app.url)
    await learner.choose(key, preset)
    return learner


async def play(learner: Learner, seed: int, runs: list) -> None:
    """Move a slider about every three seconds."""
    chance, end = random.Random(seed), time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        await asyncio.sleep(chance.uniform(EVERY - 2, EVERY + 2))
        if move := learner.moved(chance):
            runs.append(await learner.run(move))


async def a_class(app: App, n_learners: int) -> None:
    spread = list(places(PAGES))
    idle = mebibytes(app.pid)
    seats = [spread[at % len(spread)] for at in range(n_learners)]
    learners = [await arrive(app, place) for place in seats]
    arrived, runs = mebibytes(app.pid), []
    began, before = time.perf_counter(), cpu_seconds(app.pid)
    await asyncio.gather(*(play(one, at, runs) for at, one in enumerate(learners)))
    lasted, spent = time.perf_counter() - began, cpu_seconds(app.pid) - before
    for learner in learners:
        await learner.close()
    seconds = [run.seconds for run in runs]
    show("median of a move", median(seconds), None, "ms")
    show("95th percentile", among(seconds, 0.95), None, "ms")
    show("longest", max(seconds), None, "ms")
    show(f"processor time of a move ({len(runs)} moves)", spent / len(runs), None, "ms")
    print(f"{spent / lasted:>12.0%} of one core")
    for name, amount in (
        ("memory before anybody came", idle),
        ("memory when all had come", arrived),
        ("memory at the end", mebibytes(app.pid)),
    ):
        show(name, amount, None, "MiB")
    complaints = [text for run in runs for text in run.exceptions]
    print(f"{len(complaints):>12} errors", *complaints[:5])


async def train(app: App, seed: int, firsts: list, slices: list) -> None:
    """Change the seed of a long training again and again; look at all its slices."""
    learner, end = Learner("backpropagation", LONG), time.perf_counter() + SECONDS / 2
    await learner.open(app.url)
    while time.perf_counter() < end:
        seed += 1
        number = WidgetState(id=learner.keyed("bp_train_seed").id, double_value=seed)
        firsts.append((await learner.run(number)).seconds)
        while learner.ticks:
            began = time.perf_counter()
            await asyncio.sleep(next(iter(learner.ticks.values())))
            await learner.tick()
            slices.append(time.perf_counter() - began)
    await learner.close()


async def some_train(app: App, n_learners: int) -> None:
    firsts, slices = [], []
    every = (train(app, 100 * at, firsts, slices) for at in range(n_learners))
    await asyncio.gather(*every)
    who = "a learner alone" if n_learners == 1 else f"{n_learners} learners at once"
    show(f"{who}: first picture after a change, median", median(firsts), None, "ms")
    if slices:
        show(f"{who}: from slice to slice, median", median(slices), None, "ms")
    print(f"{len(firsts):>12} trainings, {len(slices)} slices after their first")


def main(app: App) -> None:
    head(f"{LEARNERS} learners, a slider moved every {EVERY:g} s", "")
    asyncio.run(a_class(app, LEARNERS))
    head("a spiral trained for 1,000 epochs, seed after seed", "")
    for n_learners in (1, TRAINING):
        asyncio.run(some_train(app, n_learners))
