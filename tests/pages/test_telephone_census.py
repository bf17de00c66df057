"""The part "Census": every unit counted again, true sentences at every extreme."""

import re
from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import Stack, depth_profile
from engines.backpropagation.census import RULE
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone.census import N_SEEDS, RATES
from pages.chapters.backpropagation.telephone.census_words import SHARES
from pages.chapters.backpropagation.telephone.chapter import PARTS
from pages.chapters.backpropagation.telephone.presets import PRESETS
from pages.chapters.backpropagation.telephone.settings import (
    CENSUS,
    N_SAMPLES,
    Settings,
)
from tests.pages.factory_parts import NONSENSE, disagrees, script_agrees

PART = PARTS[CENSUS]
STACKS = {
    "sigmoid": Stack(depth=4, width=16),
    "saturated": Stack(depth=4, width=16, scale=10.0),
    "one layer": Stack(depth=1, width=8),
    "zeros": Stack(depth=3, width=8, activation="relu", scheme="zeros"),
    "zero sigmoids": Stack(depth=3, width=8, scheme="zeros"),
    "overflow": Stack(100, 32, "relu", "constant", 50.0),
    "constant": Stack(3, 8, "relu", "constant"),
    "dead": Stack(40, 4, "relu", "he"),
    "normalised": Stack(4, 16, "relu", "he", batch_norm=True, residual=True),
    "identity": Stack(4, 16, "identity", "orthogonal"),
}


def counted(name="sigmoid", rate=0.1):
    chosen = Settings(CENSUS, STACKS[name], 0, rate)
    return chosen, PART.run(chosen)


def told(chosen, record):
    steps = range(len(PART.labels(chosen, record)))
    stories = [sentence for k in steps for sentence in PART.story(chosen, record, k)]
    return " ".join([*stories, *PART.ending(chosen, record)[0]])


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("rate", [RATES[0], RATES[-1]])
def test_every_stack_is_told_and_agrees(name, rate):
    chosen, record = counted(name, rate)
    assert not NONSENSE.search(told(chosen, record))
    for step in range(chosen.stack.depth):
        formulas = PART.numbers(chosen, record, step).formulas
        assert not NONSENSE.search(str(formulas))
    for panel in PART.panels(chosen, record):
        assert len(panel.frames) == chosen.stack.depth
    assert not disagrees(PART, chosen, record)


@pytest.mark.parametrize("name", ["saturated", "dead", "normalised", "zeros"])
def test_the_script_counts_the_last_layer(name):
    script_agrees(PART, *counted(name))


@pytest.mark.parametrize("name", ["sigmoid", "saturated", "dead", "normalised"])
def test_the_story_tells_the_layer_as_it_is_counted(name):
    chosen, record = counted(name)
    samples = digit_samples(N_SAMPLES)[:2]
    profile = depth_profile(chosen.stack, *samples, N_SEEDS, 0, 0.1)
    for layer in range(chosen.stack.depth):
        share = np.median(profile.saturated_units[:, layer])
        says = PART.story(chosen, record, layer)[0]
        number = float(re.search(r"sample (?:more than )?([\d.]+)%", says)[1])
        assert number == pytest.approx(100 * share, abs=0.5)
        dead = np.median(profile.dead_units[:, layer])
        assert ("no unit is dead" in says) == (dead == 0)
        assert ("all units are dead" in says) == (dead == 1)


def test_how_far_the_update_goes_is_told_against_the_rule():
    chosen, record = counted(rate=0.1)
    for layer in range(chosen.stack.depth):
        ratio = float(record.census.update_ratios.middle[layer])
        says = PART.story(chosen, record, layer)[1]
        near = RULE / 10 <= ratio <= RULE * 10
        assert ("near the rule of thumb" in says) == near
        if not near:
            assert ("times less" in says) == (ratio < RULE)


@pytest.mark.parametrize("name", [name for name in STACKS if name != "one layer"])
def test_the_bet_is_won_by_counting(name):
    chosen, record = counted(name)
    bet, share = PART.bet(chosen, record), float(record.census.saturated.middle[-1])
    low = -1.0
    for most, says in SHARES:
        assert bet.wins(says) == (max(low, 0.0) <= share < most)
        low = most


def test_of_one_layer_nothing_is_asked_because_it_is_told_at_once():
    assert PART.bet(*counted("one layer")) is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("zeros", "All weights are 0, so every z is 0, where the slope is 0."),
        ("zero sigmoids", "every z is 0, where the slope is 0.25"),
        ("identity", "it cannot saturate"),
        ("saturated", "z lies far out"),
        ("overflow", "beyond every number"),
    ],
)
def test_the_ending_names_the_reason(name, says):
    chosen, record = counted(name)
    assert says in told(chosen, record)


def test_the_preset_is_saturated_but_not_wholly():
    values = next(p.values for p in PRESETS if p.values["part"] == CENSUS)
    stack = Stack(values["depth"], int(values["width"]), scale=values["scale"])
    chosen = Settings(CENSUS, stack, 0, 0.1)
    record = PART.run(chosen)
    assert ((record.census.saturated.middle > 0.5).all()) and values["scale"] == 10
    assert PART.bet(chosen, record).answer == SHARES[2][1]


@pytest.mark.parametrize("field", ["dead_units", "saturated_units", "update_ratios"])
def test_a_wrong_count_turns_a_badge_red(field):
    chosen, record = counted("saturated")
    wrong = getattr(record.profile, field).copy()
    wrong[0, 1] += 0.01
    profile = replace(record.profile, **{field: wrong})
    assert disagrees(PART, chosen, replace(record, profile=profile))
