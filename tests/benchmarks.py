"""What things cost, ours against a plain reference: `python -m tests.benchmarks`.

Both sides of a row are timed in turns in the same run, because a machine's speed
drifts. Each number is the median of several repeats. Nothing here is ever asserted.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log2
from random import Random
from statistics import median
from time import perf_counter

import numpy as np
from playwright.sync_api import sync_playwright
from sklearn.neural_network import MLPClassifier

from engines.backpropagation import Network, Stack, backward, depth_profile, forward
from engines.datasets import load
from engines.datasets.digits import digit_samples
from engines.decision_trees import best_play, new_game, shuffle_test
from engines.decision_trees.row_sets import RowSets
from engines.gradient_descent import SURFACES, GradientDescent, descend, descend_many
from engines.reference import network_of
from tests.browser import launch, running_app, settled, visit

REPEATS = 7


@dataclass(frozen=True)
class Row:
    """Two ways to the same end, and how many times as much work each does."""

    name: str
    ours: Callable[[], object]
    reference: Callable[[], object]
    unit: str = "ms"
    ours_counts: float = 1.0
    reference_counts: float = 1.0


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(row: Row) -> tuple[float, float]:
    """Return the median seconds of both sides, for the same amount of work."""
    row.ours()  # once to warm up
    row.reference()
    pairs = [(seconds(row.ours), seconds(row.reference)) for _ in range(REPEATS)]
    ours, reference = zip(*pairs, strict=True)
    return median(ours) / row.ours_counts, median(reference) / row.reference_counts


def rows() -> Iterator[Row]:
    yield descend_a_step()
    yield descend_from_many_starts()
    yield shuffles_of_the_fourteen_days()
    yield best_play_on_the_zoo()
    yield one_pass_on_the_digits()
    yield sizes_in_a_deep_stack()


def descend_a_step(n_steps: int = 1000) -> Row:
    square, optimizer = SURFACES["square"], GradientDescent(learning_rate=0.001)

    def plain_loop() -> list[tuple[float, float, float]]:
        x, moments = 10.0, []
        for _ in range(n_steps):
            gradient = 2 * x
            moments.append((x, x**2, gradient))
            x += -0.001 * gradient
        return moments

    return Row(
        name=f"descend, one step of {n_steps} on x^2, against a plain loop",
        ours=lambda: descend(square, optimizer, 10.0, n_steps),
        reference=plain_loop,
        unit="us",
        ours_counts=n_steps,
        reference_counts=n_steps,
    )


def descend_from_many_starts(
    n_starts: int = 10_000, n_steps: int = 500, sample: int = 20
) -> Row:
    well, optimizer = SURFACES["double_well"], GradientDescent(learning_rate=0.001)
    starts = np.linspace(-1.8, 1.8, n_starts)[:, np.newaxis]
    some = starts[:: n_starts // sample]

    def one_by_one() -> list:
        return [descend(well, optimizer, start, n_steps) for start in some]

    return Row(
        name=f"descend_many, {n_starts} starts x {n_steps} steps, against descend "
        f"in a loop (timed for {len(some)} starts, scaled up)",
        ours=lambda: descend_many(well, optimizer, starts, n_steps, every=n_steps),
        reference=one_by_one,
        reference_counts=len(some) / n_starts,
    )


def shuffles_of_the_fourteen_days(n_shuffles: int = 10_000, sample: int = 100) -> Row:
    table = load("fourteen_days")
    classes = table.column(table.target)
    answers = [table.column(name) for name in table.attributes]

    def bits(words: list) -> float:
        n = len(words)
        return -sum(k / n * log2(k / n) for k in Counter(words).values())

    def one_by_one() -> list[float]:
        deal, dealer, gains = list(classes), Random(0), []
        for _ in range(sample):
            dealer.shuffle(deal)
            for column in answers:
                both = bits(list(zip(column, deal, strict=True)))
                gains.append(bits(column) + bits(deal) - both)
        return gains

    return Row(
        name=f"shuffle_test, {n_shuffles} shuffles of the fourteen days, against a "
        f"loop with Counter (timed for {sample}, scaled up)",
        ours=lambda: shuffle_test(table, n_shuffles=n_shuffles),
        reference=one_by_one,
        reference_counts=sample / n_shuffles,
    )


def best_play_on_the_zoo() -> Row:
    game = new_game(load("zoo"), yes_no_only=True)

    def every_question_of_every_set() -> float:
        sets, known = RowSets(game), {}

        def cost(rows: int) -> float:
            if rows not in known:
                options = [sum(map(cost, p)) for p in sets.splits(rows).values()]
                known[rows] = sets.weight(rows) + min(options) if options else 0.0
            return known[rows]

        return cost(sets.all_rows)

    return Row(
        name="best_play on the zoo, yes/no questions, against dynamic programming "
        "without bounds",
        ours=lambda: best_play.__wrapped__(game),
        reference=every_question_of_every_set,
    )


def one_pass_on_the_digits(n_samples: int = 256) -> Row:
    inputs, targets, digits = digit_samples(n_samples)
    model = MLPClassifier(128, alpha=0.0)
    model.partial_fit(inputs, digits, classes=range(10))
    network, parameters = network_of(model)
    assert network == Network((64, 128, 10), "relu", loss="softmax_cross_entropy")

    def ours() -> object:
        return backward(
            network, parameters, forward(network, parameters, inputs, targets)
        )

    def scikit_learns_own() -> object:
        """Without its checks and bookkeeping: the two passes alone."""
        kept = [inputs, None, None], [None] * 2, [None] * 2, [None] * 2
        return model._backprop(inputs, targets, None, *kept)

    return Row(
        name=f"forward and backward, 64-128-10 softmax, {n_samples} samples, against "
        "MLPClassifier's own",
        ours=ours,
        reference=scikit_learns_own,
    )


def sizes_in_a_deep_stack(depth: int = 100, n_seeds: int = 30, sample: int = 2) -> Row:
    stack = Stack(depth=depth)
    inputs, targets, _ = digit_samples(128)

    def seed_by_seed() -> list:
        seeds = range(sample)
        return [depth_profile(stack, inputs, targets, 1, seed) for seed in seeds]

    return Row(
        name=f"depth_profile, {depth} layers x {n_seeds} seeds, 128 digits, against "
        f"seed by seed (timed for {sample}, scaled up)",
        ours=lambda: depth_profile(stack, inputs, targets, n_seeds),
        reference=seed_by_seed,
        reference_counts=sample / n_seeds,
    )


# --- in the browser -----------------------------------------------------------------

CONTOUR = (
    "/gradient_descent?gd_chapter=One+neuron&gd_neuron_data=1_0~2_0~3_0~4_1~5_1"
    "&gd_neuron_epochs=15&gd_neuron_view="
)
MILLISECONDS_A_FRAME = """async (steps) => {
  const bars = [...document.querySelectorAll(".hml-stepper:not([hidden]) input")];
  const began = performance.now();
  for (let step = 0; step < 60; step += 1) {
    if (steps) {
      bars[0].value = step;
      bars[0].dispatchEvent(new Event("input"));
    }
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - began) / 60;
}"""


def stepping_in_the_browser() -> Iterator[tuple[str, float, float]]:
    """Yield (what, ms a frame while stepping, ms a frame while idle)."""
    names = {
        "From+above": "two linked views, one a contour",
        "Both": "the same and 3-D",
    }
    with running_app() as app, sync_playwright() as playwright:
        with launch(playwright) as browser:
            for view, name in names.items():
                page = visit(browser, app.url).page
                page.goto(CONTOUR + view)
                settled(page)
                page.evaluate(MILLISECONDS_A_FRAME, True)  # once to warm up
                pairs = [
                    [page.evaluate(MILLISECONDS_A_FRAME, steps) for steps in (1, 0)]
                    for _ in range(3)
                ]
                moving, idle = (median(side) for side in zip(*pairs, strict=True))
                yield f"stepping {name}, ms a frame, against idle", moving, idle


SCALE = {"s": 1.0, "ms": 1e3, "us": 1e6}


def main() -> None:
    print(f"{'ours':>12} {'reference':>12} {'ratio':>8}  what")
    for row in rows():
        ours, reference = measure(row)
        a, b = (f"{t * SCALE[row.unit]:.3g} {row.unit}" for t in (ours, reference))
        print(f"{a:>12} {b:>12} {ours / reference:>8.3g}  {row.name}", flush=True)
    for name, moving, idle in stepping_in_the_browser():
        a, b = f"{moving:.3g} ms", f"{idle:.3g} ms"
        print(f"{a:>12} {b:>12} {moving / idle:>8.3g}  {name}", flush=True)


if __name__ == "__main__":
    main()
