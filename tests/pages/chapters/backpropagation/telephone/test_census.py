"""Census: every unit counted again, true sentences at every extreme."""

from dataclasses import replace
from functools import cache

from pages.chapters.backpropagation.telephone.census.part import PART
from pages.chapters.backpropagation.telephone.census.record import RATES, run
from pages.chapters.backpropagation.telephone.census.words import SHARES
from pages.chapters.backpropagation.telephone.chapter import CHAPTER
from pages.chapters.backpropagation.telephone.record import Settings
from tests.pages.chapters.backpropagation.telephone.owed import (
    disagrees,
    is_told_well,
    script_agrees,
    stories,
)
from tests.pages.looking import settings_at

STACKS = {
    "sigmoid": (4, 16),
    "saturated": (4, 16, "sigmoid", "xavier", 10.0),
    "one layer": (1, 8),
    "zeros": (3, 8, "relu", "zeros"),
    "zero sigmoids": (3, 8, "sigmoid", "zeros"),
    "overflow": (100, 32, "relu", "constant", 50.0),
    "constant": (3, 8, "relu", "constant"),
    "dead": (40, 4, "relu", "he"),
    "normalised": (4, 16, "relu", "he", 1.0, True, True),
    "identity": (4, 16, "identity", "orthogonal"),
}


@cache
def counted(name="sigmoid", rate=0.1):
    depth, width, *more = STACKS[name]
    chosen = Settings(PART.title, depth, 0, float(width), *more, learning_rate=rate)
    return run(chosen)


def said(record):
    return " ".join([*stories(PART, record), *PART.ending(record)])


def test_every_stack_is_told_and_agrees():
    for name in STACKS:
        for rate in (RATES[0], 0.25, RATES[-1]):
            record = counted(name, rate)
            is_told_well(PART, record)
            for panel in PART.panels(record):
                assert len(panel.frames) == record.settings.depth


def test_the_script_counts_the_last_layer():
    for name in ("saturated", "dead", "normalised", "zeros"):
        script_agrees(PART, counted(name))


def test_the_bet_is_won_by_counting():
    for name in STACKS:
        if name == "one layer":
            continue
        record = counted(name)
        bet, share = PART.bet(record), float(record.census.saturated.middle[-1])
        low = -1.0
        for most, says in SHARES:
            assert bet.wins(says) == (max(low, 0.0) <= share < most)
            low = most


def test_the_bet_is_about_the_stack_and_not_about_the_learning_rate():
    slow, fast = (PART.bet(counted(rate=rate)) for rate in (RATES[0], RATES[-1]))
    assert slow == fast
    assert "learning_rate" not in PART.bet_is_about


def test_of_one_layer_nothing_is_asked_because_it_is_told_at_once():
    assert PART.bet(counted("one layer")) is None


def test_the_ending_names_the_reason():
    for name, says in (
        ("zeros", "All weights are 0, so every z is 0, where the slope is 0."),
        ("zero sigmoids", "every z is 0, where the slope is 0.25"),
        ("identity", "it cannot saturate"),
        ("saturated", "flat where z is farther than 3.64 from 0"),
        ("overflow", "beyond every number"),
    ):
        assert says in said(counted(name))


def test_the_preset_is_saturated_but_not_wholly():
    preset = next(p for p in CHAPTER.presets if CHAPTER.part_at(p.values) is PART)
    record = run(settings_at(CHAPTER, preset))
    assert (record.census.saturated.middle > 0.5).all()
    assert record.settings.scale == 10
    assert PART.bet(record).answer == SHARES[2][1]


def test_a_wrong_count_turns_a_badge_red():
    record = counted("saturated")
    for field in ("dead_units", "saturated_units", "update_ratios"):
        wrong = getattr(record.profile, field).copy()
        wrong[0, 1] += 0.01
        profile = replace(record.profile, **{field: wrong})
        assert disagrees(PART, replace(record, profile=profile))


def test_equal_weights_are_not_said_to_move_by_their_rounding_errors():
    said_of = said(counted("constant"))
    assert "the update is 0" in said_of and "one update is" not in said_of
