"""One stack: every size and sentence again, at every extreme."""

from dataclasses import replace
from functools import cache

import numpy as np

from engines.backpropagation import depth_profile
from pages.chapters.backpropagation.telephone.chapter import CHAPTER
from pages.chapters.backpropagation.telephone.one_stack.part import PART
from pages.chapters.backpropagation.telephone.one_stack.record import run, stops_in
from pages.chapters.backpropagation.telephone.record import Settings, digits
from tests.pages.chapters.backpropagation.telephone.owed import (
    disagrees,
    is_told_well,
    script_agrees,
    stories,
)
from tests.pages.looking import settings_at

STACKS = {
    "sigmoid": (20, 16),
    "level": (20, 16, "relu", "he"),
    "explodes": (20, 16, "tanh", "normal"),
    "two layers": (2, 16),
    "one layer": (1, 16),
    "zeros": (3, 8, "sigmoid", "zeros"),
    "constant": (3, 8, "relu", "constant"),
    "dead": (100, 4, "relu", "he"),
    "overflow": (100, 64, "relu", "constant", 50.0),
    "gelu": (20, 16, "gelu", "xavier", 1.0, True, True),
    "normalised": (20, 16, "sigmoid", "xavier", 1.0, True),
    "steep": (20, 64, "sigmoid", "xavier", 50.0),
    "hundred": (100, 16),
    "small": (20, 16, "tanh", "normal", 0.01),
}


def settings_of(depth, width, *more) -> Settings:
    return Settings(PART.title, depth, 0, float(width), *more)


@cache
def sent(name):
    return run(settings_of(*STACKS[name]))


def ending(name):
    return " ".join(PART.ending(sent(name)))


def test_every_stack_is_told_and_agrees():
    for name in STACKS:
        is_told_well(PART, sent(name))


def test_the_script_prints_the_first_layers_row():
    for name in ("sigmoid", "constant", "gelu", "one layer", "dead"):
        script_agrees(PART, sent(name))


def test_of_one_step_there_is_no_power():
    assert "power" not in ending("two layers")


def test_the_bet_is_won_by_the_right_answer_only():
    for name in STACKS:
        bet, middle = PART.bet(sent(name)), sent(name).deltas.middle
        if bet.options:
            assert bet.answer in bet.options
            assert len(set(bet.options)) == len(bet.options)
            continue
        low, high = bet.span
        power = {"zeros": low, "constant": low, "dead": low, "overflow": high}.get(name)
        if power is None:
            power = float(np.log10(middle[0] / middle[-1]))
        right = min(max(power, low), high)
        assert bet.wins(right) and bet.first == 0
        for wrong in (right - 1.5 * bet.tolerance, right + 1.5 * bet.tolerance):
            assert not bet.wins(wrong)


def test_axes_are_wide_while_the_bet_is_open_and_close_when_it_is_over():
    record = sent("level")
    wide, close = (
        PART.standing("panels", is_over)(record)[1].figure.layout["yaxis"]["range"]
        for is_over in (False, True)
    )
    assert wide[0] < close[0] and close[1] < wide[1]


def test_the_ending_names_the_reason():
    for name, says in (
        ("zeros", "all of them are 0"),
        ("constant", "adds up to exactly 0"),
        ("overflow", "The numbers overflow"),
        ("one layer", "One layer is no game of telephone"),
        ("hundred", "0.25¹⁰⁰ = 6.2\xa0×\xa010⁻⁶¹"),
        ("hundred", "prints 7.9\xa0×\xa010⁻³¹"),
        ("small", "Level gradients alone do not say that a stack is well."),
        ("sigmoid", "They go about the way of the blame"),
    ):
        assert says in ending(name)


def test_tanh_is_never_compared_with_a_slope_that_stops_nothing():
    said = stories(PART, sent("explodes"))
    assert not any("never above" in story for story in said)


def test_the_stepper_stops_in_first_and_last_layer_there_and_back():
    for depth in (1, 2, 3, 10, 11, 50, 99, 100):
        stops = stops_in(depth)
        forward = [stop.there for stop in stops if stop.back is None]
        backward = [stop.back for stop in stops if stop.back is not None]
        assert forward[0] == 0 and forward[-1] == depth
        assert backward[0] == depth and backward[-1] == 1
        assert forward == sorted(set(forward))
        assert backward == sorted(set(backward), reverse=True)
        befores = [stop.before for stop in stops]
        assert befores == [None, *forward[:-1], None, *backward[:-1]]
        assert len(stops) <= 2 * 11 + 2


def test_the_presets_are_what_their_names_say():
    factors = {}
    for preset in CHAPTER.presets:
        if CHAPTER.part_at(preset.values) is PART:
            stack = settings_at(CHAPTER, preset).stack
            kept = depth_profile(stack, *digits(), 5).delta_ratios
            each = kept ** (1 / (stack.depth - 1))
            factors[preset.name] = float(np.median(each))
    assert factors["Twenty sigmoids"] < 0.25
    assert factors["tanh, small weights"] < 0.1
    assert factors["tanh, large weights"] > 1.5
    assert 0.9 < factors["ReLU with He"] < 1.1
    assert 0.9 < factors["A hundred layers"] < 1.1


def test_a_wrong_band_or_profile_turns_the_badge_red():
    record = sent("sigmoid")
    for field in ("deltas", "activations", "weight_grads"):
        wrong = getattr(record.profile, field).copy()
        wrong[3, 2] *= 1 + 1e-6
        profile = replace(record.profile, **{field: wrong})
        assert disagrees(PART, replace(record, profile=profile))
        band = getattr(record, field)
        band = replace(band, middle=band.middle * (1 + 1e-6))
        assert disagrees(PART, replace(record, **{field: band}))


def test_scikit_learn_agrees_on_what_its_step_can_carry():
    for name in ("sigmoid", "level", "explodes", "two layers", "hundred"):
        opinion = PART.reference(sent(name))
        assert opinion.difference <= opinion.allowed, name
    for name in ("constant", "overflow", "gelu", "normalised"):
        assert PART.reference(sent(name)) is None
    record = sent("level")
    wrong = replace(record.profile, weight_grads=record.profile.weight_grads * 1.001)
    opinion = PART.reference(replace(record, profile=wrong))
    assert opinion.difference > opinion.allowed


def test_the_answer_is_shown_as_a_formula():
    bet = PART.bet(sent("sigmoid"))
    assert bet.truth.startswith("$10^{-") and bet.truth.endswith("}$")
    assert PART.bet(sent("constant")).truth == "nothing arrives"


def test_axes_do_not_tell_before_the_bet_how_little_arrives():
    record = sent("sigmoid")
    lines = ("low", "middle", "high")
    less = {name: getattr(record.deltas, name) * 1e-90 for name in lines}
    other = replace(record, deltas=replace(record.deltas, **less))
    limits = [
        PART.standing("panels", is_over)(one)[1].figure.layout["yaxis"]["range"]
        for is_over in (False, True)
        for one in (record, other)
    ]
    assert limits[0] == limits[1] and limits[2] != limits[3]


def test_the_bet_closes_where_the_way_back_shows_the_answer():
    for name in ("level", "sigmoid"):
        record = sent(name)
        bet, n_back = PART.bet(record), sum(s.back is not None for s in record.stops)
        first = len(record.stops) - n_back
        assert bet.told_at == first + 1  # straight on from there
    assert PART.bet(sent("one layer")).told_at == 1


def test_a_remedy_ends_better_and_says_how():
    remedy = PART.remedy(sent("sigmoid"))
    settings = replace(sent("sigmoid").settings, **remedy.values)
    assert run(settings).line.fate == "the blame arrives"
    assert "the blame arrives" in remedy.label
    assert PART.remedy(sent("level")) is None and PART.remedy(sent("zeros")) is None
