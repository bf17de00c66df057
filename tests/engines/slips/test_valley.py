"""The valley's slips: right where there is none, and each as it is worked by hand."""

import numpy as np
import pytest

from engines.gradient_descent import (
    CURVES,
    SURFACES,
    GradientDescent,
    StopReason,
    descend,
)
from engines.slips import Cause, Quantity, Told, ValleyExample, along_x, explain
from tests.engines.slips.comparing import assert_same, differ, found, ours
from tests.engines.slips.valley_by_hand import CURVES as PLAIN
from tests.engines.slips.valley_by_hand import by_hand
from tests.engines.slips.valleys import ALL, draw, kinds

EXAMPLES = [(kind["curve"], draw(kind, at)) for at, kind in enumerate(kinds(44))]


def test_every_curve_is_written_here_once_more():
    assert set(PLAIN) == set(ALL) >= set(CURVES)


def test_without_a_fault_it_is_the_engines_walk():
    whole = 0
    for _, example in EXAMPLES:
        told, worked = honest(example), found(example)
        assert_same({quantity: worked[quantity] for quantity in told}, told)
        whole += len(told) == len(worked)
    assert whole > 0.8 * len(EXAMPLES)


def honest(example) -> dict[Quantity, float]:
    """Return what `descend` finds until it is lost; settled, nothing moves any more."""
    optimizer = GradientDescent(example.learning_rate)
    walk = descend(example.curve, optimizer, example.start, example.n_steps)
    told = {}
    for k in range(example.n_steps + 1):
        at = min(k, walk.n_steps)
        if at < k and walk.stop_reason is StopReason.DIVERGED:
            break
        told["x", (k,)] = walk.points[at, 0]
        told["value", (k,)] = walk.values[at]
        told["slope", (k,)] = walk.gradients[at, 0]
        told["update", (k,)] = walk.updates[at, 0] if at < walk.n_steps else 0.0
    del told["x", (0,)]
    if walk.stop_reason is StopReason.DIVERGED:
        del told["update", (walk.n_steps,)]  # the one that is not taken
    told.pop(("update", (example.n_steps,)), None)
    return told


@pytest.mark.parametrize("slip", ["", *(slip.name for slip in ours("valley"))])
def test_every_slip_is_as_it_is_worked_by_hand(slip):
    differed = 0
    for name, example in EXAMPLES:
        worked = found(example, Cause((slip,)) if slip else Cause())
        by_slip = by_hand_if_finite(example, name, slip)
        if by_slip is not None:
            assert_same(worked, by_slip, within=1e-9)
            differed += differ(worked, by_hand(example, name))
    assert differed > 10 or not slip


def by_hand_if_finite(example, name, slip):
    """Return what is found by hand, or None where plain numbers overflow."""
    try:
        return by_hand(example, name, slip)
    except OverflowError:
        return None


def test_who_counts_from_one_has_no_place_before_the_start():
    example = ValleyExample(SURFACES["square"], 10.0, 0.2, 2)
    worked = found(example, Cause(("valley_from_one",)))
    assert np.isnan(worked["value", (0,)])
    assert worked["x", (1,)] == 10.0
    assert worked["x", (2,)] == 6.0


def test_the_parabola_from_ten():
    """Ten steps at 0.2 give 0.060466; up the hill they give 28.925465 after three."""
    example = ValleyExample(SURFACES["square"], 10.0, 0.2, 10)
    verdict = explain(example, [Told(Quantity("x", (10,)), "0.060466")])
    assert verdict.causes[verdict.suspects[0]] == Cause()
    uphill = explain(example, [Told(Quantity("x", (3,)), "27.44")])
    assert [cause.faults for cause in uphill.of_kind("slip")] == [("valley_sign",)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (dict(curve=SURFACES["matyas"]), "has 2 coordinates; give a curve"),
        (dict(n_steps=0), "number of steps is 0; choose a whole number of at least 1"),
        (dict(learning_rate=0.0), "learning rate is 0.0; give a number above 0"),
        (dict(start=np.inf), "must be finite"),
    ],
)
def test_what_is_no_walk_is_refused_with_a_sentence(change, sentence):
    settings = dict(curve=SURFACES["square"], start=1.0, learning_rate=0.1, n_steps=1)
    with pytest.raises(ValueError, match=sentence):
        ValleyExample(**settings | change)


def test_a_surface_has_a_curve_along_x():
    bowl = along_x(SURFACES["booth"])
    points = np.linspace(-2, 2, 5)[:, np.newaxis]
    np.testing.assert_allclose(
        bowl.value(points), (points[:, 0] - 7) ** 2 + (2 * points[:, 0] - 5) ** 2
    )
    np.testing.assert_allclose(bowl.gradient(points), 10 * points - 34)
    np.testing.assert_allclose(bowl.hessian(points), np.full((5, 1, 1), 10.0))
    assert along_x(SURFACES["square"]) is SURFACES["square"]
