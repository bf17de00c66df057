"""The part "10,000 steps": a loop, and what the page says of it."""

from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.ten_thousand_steps import (
    pictures,
    record,
)
from pages.chapters.backpropagation.the_factory.ten_thousand_steps.part import (
    TEN_THOUSAND_STEPS,
)
from tests.pages.chapters.backpropagation.the_factory.cases import (
    chosen,
    disagrees,
    filled,
    owes_its_reader,
    script_agrees,
    sigmoid,
)
from tests.pages.looking import settings_at

PART = TEN_THOUSAND_STEPS


def walked(**more):
    return PART.run(chosen(PART.title, **more))


MAZUR, SLIP = walked(net="2-2-2"), walked(net="2-2-2", update_first=True)


def plain_walk(order="right", n_steps=10_000):
    """Return E of Mazur's network after every step, in plain NumPy."""
    x, y = np.array([0.05, 0.1]), np.array([0.01, 0.99])
    w, v = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([[0.4, 0.5], [0.45, 0.55]])
    found = []
    for _ in range(n_steps + 1):
        h = sigmoid(x @ w + 0.35)
        out = sigmoid(h @ v + 0.6)
        found.append(((y - out) ** 2).sum() / 2)
        delta = (out - y) * out * (1 - out)
        moved = v - 0.5 * np.outer(h, delta)
        blame = (v if order == "right" else moved) @ delta
        w = w - 0.5 * np.outer(x, blame * h * (1 - h))
        v = moved
    return np.array(found)


def test_mazurs_walk_is_that_of_a_plain_loop_in_either_order():
    for mine, order in ((MAZUR, "right"), (SLIP, "slip")):
        np.testing.assert_allclose(mine.losses, plain_walk(order), rtol=1e-9)


def test_the_page_has_both_numbers_for_mazurs_steps():
    for one in (MAZUR, SLIP):
        said = " ".join(PART.ending(one))
        assert "**0.291027924** and **0.000035085** are what half the web" in said
        assert "Right are 0.291027774 and 0.000035102." in said
    assert "half the web" not in " ".join(PART.ending(walked()))
    moving = walked(net="2-2-2", biases=True)
    assert "half the web" not in " ".join(PART.ending(moving))


def test_it_looks_after_powers_of_ten_their_doubles_and_fives():
    labels = PART.labels(MAZUR)
    assert labels[:4] == ["start", "1 step", "2 steps", "5 steps"]
    assert labels[-2:] == ["5,000 steps", "10,000 steps"] and len(labels) == 14


@pytest.mark.parametrize(
    ("settings", "law"),
    [
        ({}, "like a **power**"),
        ({"net": "2-2-2", "learning_rate": 10.0}, "**exponentially**"),
        ({"net": "2-2-2"}, "faster than a power"),
        ({"net": "3-3-2 softmax", "activation": "relu"}, "come to rest"),
    ],
    ids=str,
)
def test_the_law_is_told_by_what_e_did(settings, law):
    assert law in " ".join(PART.ending(walked(**settings)))


def lost():
    """Return a walk that ends in numbers that are none."""
    first = filled(chosen(PART.title, net="3-3-2 softmax").first, 10.0)
    second = ((10.0, -10.0), (-10.0, 10.0), (10.0, -10.0), (0.0, 0.0))
    many = {"first": first, "second": second, "learning_rate": 100.0, "biases": True}
    many["update_first"] = True
    sample = ((5.0, 5.0, 5.0, 0.5, 0.5),)
    return walked(net="3-3-2 softmax", activation="relu", sample=sample, **many)


def test_a_walk_that_is_lost_ends_in_words_and_is_checked_all_the_same():
    record = lost()
    assert record.is_lost
    owes_its_reader(PART, record.settings)
    assert "is no finite number any more" in PART.ending(record)[0]
    assert record.counts[-1] <= record.many.taken[0]


@pytest.mark.parametrize(
    "more",
    [
        {"first": filled(((0, 0),) * 3, 0.0), "second": filled(((0,),) * 3, 0.0)},
        {"activation": "relu", "first": filled(((0, 0),) * 3, -10.0)},
        {"learning_rate": 100.0, "update_first": True},
        {"net": "3-3-2 softmax", "learning_rate": 100.0, "biases": True},
        {"net": "2-2-2", "sample": ((0.0, 0.0, 0.5, 0.5),)},
    ],
    ids=["zero", "dead", "far", "softmax far", "blank"],
)
def test_every_look_is_told_however_extreme_the_network(more):
    owes_its_reader(PART, chosen(PART.title, **more))


@pytest.mark.parametrize("field", ["snapshots", "losses", "outputs"])
def test_a_wrong_number_turns_a_badge_red(field):
    wrong = getattr(SLIP.many, field) + 1e-5
    tampered = replace(SLIP, many=replace(SLIP.many, **{field: wrong}))
    assert disagrees(PART, tampered) and not disagrees(PART, SLIP)


def test_steps_in_the_wrong_order_are_not_taken_for_right_ones():
    right = replace(SLIP.settings, update_first=False)
    assert disagrees(PART, replace(SLIP, settings=right))


@pytest.mark.parametrize("one", [MAZUR, SLIP], ids=["right", "slip"])
def test_the_script_prints_the_last_look(one):
    script_agrees(PART, one)


def test_scikit_learn_takes_the_last_step_of_the_right_order_only():
    assert PART.reference(MAZUR).difference <= 1e-12
    assert PART.reference(SLIP) is None


def test_an_open_bet_is_not_answered_by_the_axis():
    other = walked(net="2-2-2", learning_rate=10.0)
    axes = [pictures.before_bet(r)[0].figure.layout["yaxis"] for r in (MAZUR, other)]
    assert axes[0]["range"] == axes[1]["range"]
    told = PART.bet(MAZUR).told_at
    assert MAZUR.losses[record.LOOKS[told - 1]] > MAZUR.losses[0] / 10


def test_lines_are_drawn_up_to_the_look_only():
    for panel in PART.panels(MAZUR):
        for trail in panel.trails:
            assert trail.upto[0] == 1 and trail.upto[-1] == len(trail.x)
            assert (np.diff(trail.upto) > 0).all()


def test_the_switch_is_that_of_break_it_so_a_link_means_one_thing():
    both = [
        part.controls
        for part in CHAPTER.parts
        if any(one.name == "update_first" for one in part.controls)
    ]
    assert len(both) == 2
    settings = settings_at(CHAPTER, part=PART.title, update_first=True)
    assert settings.update_first
