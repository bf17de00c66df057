"""The part "One stack": every size and sentence again, at every extreme."""

import re
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from engines.backpropagation import ACTIVATIONS, Stack, depth_profile
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone import one_stack_ending
from pages.chapters.backpropagation.telephone.chapter import PARTS
from pages.chapters.backpropagation.telephone.one_stack import stack_record
from pages.chapters.backpropagation.telephone.presets import PRESETS
from pages.chapters.backpropagation.telephone.profiles import walk_through
from pages.chapters.backpropagation.telephone.settings import (
    KINDS,
    N_SAMPLES,
    STACK,
    STARTS,
    Settings,
)
from tests.pages.factory_parts import NONSENSE, disagrees, script_agrees

PART = PARTS[STACK]
STACKS = {
    "sigmoid": Stack(20, 16),
    "level": Stack(20, 16, "relu", "he"),
    "explodes": Stack(20, 16, "tanh", "normal"),
    "two layers": Stack(2, 16),
    "one layer": Stack(1, 16),
    "zeros": Stack(3, 8, scheme="zeros"),
    "constant": Stack(3, 8, "relu", "constant"),
    "dead": Stack(100, 4, "relu", "he"),
    "overflow": Stack(100, 64, "relu", "constant", 50.0),
    "gelu": Stack(20, 16, "gelu", "xavier", 1.0, True, True),
    "normalised": Stack(20, 16, batch_norm=True),
    "steep": Stack(20, 64, scale=50.0),
    "hundred": Stack(100, 16),
    "small": Stack(20, 16, "tanh", "normal", 0.01),
}
POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
every_stack = pytest.mark.parametrize("name", STACKS)


@cache
def sent(name):
    chosen = Settings(STACK, STACKS[name], 0)
    return chosen, PART.run(chosen)


def ending(name):
    return " ".join(PART.ending(*sent(name))[0])


def read(text):
    """Return a number as it stands in a sentence."""
    text = text.replace(",", "").replace("\xa0", "").translate(POWERS)
    head, _, power = text.partition("×10") if "×10" in text else (text, "", "0")
    return float(head) * 10.0 ** int(power)


def told(name):
    chosen, record = sent(name)
    steps = range(record.walk.n_steps)
    return [" ".join(PART.story(chosen, record, step)) for step in steps]


@every_stack
def test_every_stack_is_told_and_agrees(name):
    chosen, record = sent(name)
    stories = told(name)
    formulas = [PART.numbers(chosen, record, k).formulas for k in range(len(stories))]
    assert not NONSENSE.search(" ".join(stories) + str(formulas) + ending(name))
    assert not disagrees(PART, chosen, record)
    assert len(PART.labels(chosen, record)) == len(stories)


@pytest.mark.parametrize("name", ["sigmoid", "constant", "gelu", "one layer", "dead"])
def test_the_script_prints_the_first_layers_row(name):
    script_agrees(PART, *sent(name))


@pytest.mark.parametrize(
    "name", ["sigmoid", "level", "explodes", "two layers", "small"]
)
def test_the_ending_tells_what_arrives(name):
    chosen, record = sent(name)
    deltas = np.sort(record.profile.deltas, axis=0)[record.n_networks // 2]
    kept = deltas[0] / deltas[-1]
    found = re.search(r"\*\* (?:(.+?) times|as much as) what started", ending(name))[1]
    assert read(found or "1") == pytest.approx(kept, rel=0.006)
    verdict = "arrives" if 0.1 <= kept <= 10 else "vanishes" if kept < 1 else "explodes"
    assert f"The blame {verdict}:" in ending(name)


@pytest.mark.parametrize("name", ["sigmoid", "level", "explodes", "hundred"])
def test_the_factor_to_its_power_comes_to_what_is_told(name):
    found = re.search(r"and (\S+) to the power (\d+) is (.+?)\.(?: |$)", ending(name))
    factor, steps, kept = found.groups()
    assert int(steps) == STACKS[name].depth - 1
    assert float(factor) ** int(steps) == pytest.approx(read(kept), rel=0.01)


def test_of_one_step_there_is_no_power():
    assert "power" not in ending("two layers")


@every_stack
def test_the_bet_is_won_by_the_right_answer_only(name):
    chosen, record = sent(name)
    bet, (first, *_, last) = PART.bet(chosen, record), (0, *record.deltas.middle)
    first = record.deltas.middle[0]
    if bet.options:
        assert bet.answer in bet.options and len(set(bet.options)) == len(bet.options)
        return
    low, high = bet.span
    right = min(max(float(np.log10(first / last)), low), high)
    assert bet.wins(right) and bet.first == high
    for wrong in (right - 1.5 * bet.tolerance, right + 1.5 * bet.tolerance):
        assert not bet.wins(wrong)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("zeros", "all of them are 0"),
        ("constant", "adds up to exactly 0"),
        ("overflow", "The numbers overflow"),
        ("one layer", "One layer is no game of telephone"),
        ("hundred", "0.25¹⁰⁰ = 6.2\xa0×\xa010⁻⁶¹"),
        ("hundred", "prints 7.9\xa0×\xa010⁻³¹"),
        ("small", "Level gradients alone do not say that a stack is well."),
        ("sigmoid", "They go about the way of the blame"),
    ],
)
def test_the_ending_names_the_reason(name, says):
    assert says in ending(name)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sigmoid", "here a layer passed on less than that"),
        ("steep", "the weights more than make up for that"),
        ("normalised", "the weights and the normalisation"),
    ],
)
def test_slopes_are_compared_with_what_a_layer_really_passed_on(name, says):
    chosen, record = sent(name)
    steps = range(len(record.walk.forward) + 1, record.walk.n_steps)
    stories = [" ".join(PART.story(chosen, record, step)) for step in steps]
    assert any(says in story for story in stories)
    for step, story in zip(steps, stories, strict=True):
        _, back = record.walk.reached(step)
        before = record.walk.before(step)
        middle = record.deltas.middle
        factor = (middle[back - 1] / middle[before - 1]) ** (1 / (before - back))
        assert ("passed on less" in story) == (factor <= 0.25)
        assert ("more than make up" in story) == (factor > 1)


def test_tanh_is_never_compared_with_a_slope_that_stops_nothing():
    stories = told("explodes")
    assert not any("never above" in story for story in stories)


@pytest.mark.parametrize("depth", [1, 2, 3, 10, 11, 50, 99, 100])
def test_the_walk_visits_first_and_last_layer_there_and_back(depth):
    walk = walk_through(depth)
    assert walk.forward[0] == 0 and walk.forward[-1] == depth
    assert walk.backward[0] == depth and walk.backward[-1] == 1
    assert list(walk.forward) == sorted(set(walk.forward))
    assert walk.n_steps <= 2 * 11 + 2


def test_the_presets_are_what_their_names_say():
    factors = {}
    for preset in PRESETS:
        values = preset.values
        if values["part"] != STACK:
            continue
        stack = Stack(
            values["depth"],
            int(values["width"]),
            KINDS[values["act"]],
            STARTS[values["init"]],
            values["scale"],
        )
        samples = digit_samples(N_SAMPLES)[:2]
        profile = depth_profile(stack, *samples, 5)
        factors[preset.name] = float(np.median(profile.change_per_layer))
    assert factors["Twenty sigmoids"] < 0.25
    assert factors["tanh, small weights"] < 0.1
    assert factors["tanh, large weights"] > 1.5
    assert 0.9 < factors["ReLU with He"] < 1.1
    assert 0.9 < factors["A hundred layers"] < 1.1


@pytest.mark.parametrize("field", ["deltas", "activations", "weight_grads"])
def test_a_wrong_band_or_profile_turns_the_badge_red(field):
    chosen, record = sent("sigmoid")
    wrong = getattr(record.profile, field).copy()
    wrong[3, 2] *= 1 + 1e-6
    profile = replace(record.profile, **{field: wrong})
    assert disagrees(PART, chosen, replace(record, profile=profile))
    band = getattr(record, field)
    band = replace(band, middle=band.middle * (1 + 1e-6))
    assert disagrees(PART, chosen, replace(record, **{field: band}))


WAYS = {  # what the ending claims of the gradients: what must then be so
    "They go the way": lambda apart, came, way: (
        apart <= 2 and max(came) <= 2 * min(came)
    ),
    "They end as": lambda apart, came, way: apart <= 2,
    "They go about": lambda apart, came, way: 2 < apart and apart**10 <= way,
    "cancels, which": lambda apart, came, way: apart > 2,
    "Not the way": lambda apart, came, way: apart > 2,
}


@pytest.mark.parametrize("scheme", ["xavier", "he", "normal"])
@pytest.mark.parametrize("kind", ACTIVATIONS)
def test_the_way_of_the_gradients_is_what_the_sizes_say(kind, scheme):
    told = set()
    for scale, depth, skip in product((0.1, 1.0, 3.0), (2, 12), (False, True)):
        stack = Stack(depth, 8, kind, scheme, scale, residual=skip)
        with np.errstate(all="ignore"):
            record = stack_record(stack, 0)
        says = " ".join(one_stack_ending.ending(record))
        grads, deltas = record.weight_grads.middle, record.deltas.middle
        if "The weights' gradients" not in says:
            continue
        claim = next(words for words in WAYS if words in says)
        parted = grads[0] / grads[-1] / (deltas[0] / deltas[-1])
        way = max(deltas[0] / deltas[-1], deltas[-1] / deltas[0])
        came = record.activations.middle[:-1]
        assert WAYS[claim](max(parted, 1 / parted) * (1 - 1e-9), came, way)
        told.add(claim)
    assert told
