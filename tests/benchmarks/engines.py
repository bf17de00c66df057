"""What the engines cost, against a plain reference or a library's own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import log2
from random import Random

import numpy as np
from sklearn.neural_network import MLPClassifier

from engines.backpropagation import Stack, backward, depth_profile, forward
from engines.datasets import load
from engines.datasets.digits import digit_samples
from engines.decision_trees import (
    best_play,
    grow_id3,
    luck_at_nodes,
    new_game,
    rank_questions,
    shuffle_test,
)
from engines.decision_trees.row_sets import RowSets
from engines.gradient_descent import (
    LANDSCAPES,
    SURFACES,
    GradientDescent,
    Momentum,
    Surface,
    descend,
    descend_many,
    momentum_map,
    parse_formula,
    quadratic,
)
from engines.reference import network_of
from tests.benchmarks import landscape, noise, races, slips, training
from tests.benchmarks.rows import Row


def rows() -> Iterator[Row]:
    yield descend_a_step()
    yield descend_from_many_starts()
    for name in TYPED:
        yield formula_typed(name, 1)
        yield formula_typed(name, 10_000)
    yield from races.rows()
    yield from noise.rows()
    yield map_of_momentum()
    yield shuffles_of_the_fourteen_days()
    yield luck_at_the_nodes_of_congress()
    yield best_play_on_the_zoo()
    for activation in ("relu", "tanh", "logistic"):
        yield one_pass_on_the_digits(activation)
    yield one_pass_in_the_playground()
    yield sizes_in_a_deep_stack()
    yield from training.rows()
    yield from landscape.rows()
    yield from slips.rows()


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


TYPED = {
    "himmelblau": "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "two_wells": "x^2+y^2 - 2exp(-((x-1)^2+y^2)/0.2) - 3exp(-((x+1)^2+y^2)/0.2)",
}


def formula_typed(name: str, n_points: int, calls: int = 50) -> Row:
    """Value, slopes and bends of a landscape as typed, and as written by hand."""
    typed, by_hand = parse_formula(TYPED[name]), LANDSCAPES[name]
    points = np.random.default_rng(0).uniform(-3, 3, (n_points, 2))
    points = points[0] if n_points == 1 else points

    def everything(surface: Surface) -> None:
        for _ in range(calls):
            surface.value(points)
            surface.gradient(points)
            surface.hessian(points)

    where = "a point" if n_points == 1 else f"{n_points} points"
    return Row(
        name=f"{name} typed as a formula, value, slopes and bends at {where}, against "
        "the same by hand",
        ours=lambda: everything(typed),
        reference=lambda: everything(by_hand),
        unit="us",
        ours_counts=calls,
        reference_counts=calls,
    )


def map_of_momentum(side: int = 100, n_steps: int = 300, sample: int = 20) -> Row:
    bends, start = (0.05, 1.0), (1.0, 1.0)
    eta, beta = 4 * np.arange(1, side + 1) / side, np.arange(side) / side
    bowl, many = quadratic(np.diag(bends)), list(product(beta.tolist(), eta.tolist()))
    some = many[:: len(many) // sample]

    def one_by_one() -> list:
        return [descend(bowl, Momentum(b[1], b[0]), start, n_steps) for b in some]

    return Row(
        name=f"momentum_map, {side} x {side} walks of {n_steps} steps, against descend "
        f"in a loop (timed for {len(some)} walks, scaled up)",
        ours=lambda: momentum_map(Momentum, bends, start, eta, beta, n_steps),
        reference=one_by_one,
        reference_counts=len(some) / len(many),
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


def luck_at_the_nodes_of_congress(n_shuffles: int = 1000, sample: int = 3) -> Row:
    table = load("congress")
    decisions = grow_id3(table)

    def one_by_one() -> list:
        """Deal the classes of every node's rows, and rank all questions anew."""
        dealer, gains = Random(0), []
        at = table.columns.index(table.target)
        for decision in decisions[1:]:
            rows = decision.node.rows.tolist()
            words = [table.rows[row][at] for row in rows]
            for _ in range(sample):
                dealer.shuffle(words)
                cells = [*table.rows]
                for row, word in zip(rows, words, strict=True):
                    cells[row] = (*cells[row][:at], word, *cells[row][at + 1 :])
                dealt = replace(table, rows=tuple(cells))
                ranking = rank_questions(dealt, rows=rows)
                gains.append(max(question.gain for question in ranking.questions))
        return gains

    return Row(
        name=f"luck_at_nodes, {n_shuffles} shuffles at each of the "
        f"{len(decisions) - 1} nodes of Congress, against rank_questions in a loop "
        f"(timed for {sample}, scaled up)",
        ours=lambda: luck_at_nodes(table, decisions, n_shuffles),
        reference=one_by_one,
        reference_counts=sample / n_shuffles,
    )


def best_play_on_the_zoo() -> Row:
    game = new_game(load("zoo"), yes_no_only=True)

    def cost_alone() -> float:
        sets, known = RowSets(game), {}

        def cost(rows: int) -> float:
            if rows not in known:
                options = [sum(map(cost, p)) for p in sets.splits(rows).values()]
                known[rows] = sets.weight(rows) + min(options) if options else 0.0
            return known[rows]

        return cost(sets.all_rows)

    return Row(
        name="best_play on the zoo, yes/no questions, against the cost alone, by "
        "plain dynamic programming",
        ours=lambda: best_play.__wrapped__(game),
        reference=cost_alone,
    )


def one_pass_on_the_digits(activation: str, n_samples: int = 256) -> Row:
    inputs, targets, digits = digit_samples(n_samples)
    model = MLPClassifier(128, alpha=0.0, activation=activation)
    model.partial_fit(inputs, digits, classes=range(10))
    what = f"64-128-10 {activation} softmax, {n_samples} samples"
    return both_passes(model, inputs, targets, what)


def one_pass_in_the_playground(n_samples: int = 10) -> Row:
    inputs = np.random.default_rng(0).standard_normal((n_samples, 2))
    targets = 1.0 * (inputs[:, :1] > 0)
    model = MLPClassifier((4, 2), alpha=0.0, activation="tanh")
    model.partial_fit(inputs, targets[:, 0], classes=[0, 1])
    return both_passes(model, inputs, targets, f"2-4-2-1 tanh, {n_samples} samples")


def both_passes(model, inputs, targets, what: str, calls: int = 50) -> Row:
    """The gradient of the parameters; scikit-learn's without checks and bookkeeping."""
    network, parameters = network_of(model)
    layers = [None] * network.n_layers

    def ours() -> None:
        for _ in range(calls):
            passed = forward(network, parameters, inputs, targets)
            backward(network, parameters, passed, only_parameters=True)

    def scikit_learns_own() -> None:
        for _ in range(calls):
            kept = [inputs, *layers], [*layers], [*layers], [*layers]
            model._backprop(inputs, targets, None, *kept)

    return Row(
        name=f"forward and backward, {what}, against MLPClassifier's own",
        ours=ours,
        reference=scikit_learns_own,
        unit="us",
        ours_counts=calls,
        reference_counts=calls,
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
