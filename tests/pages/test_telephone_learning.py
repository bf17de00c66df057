"""The part "Does it learn?": every outcome is named, and every number checked."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import Stack
from pages.chapters.backpropagation.telephone.chapter import PARTS
from pages.chapters.backpropagation.telephone.learning import Plan
from pages.chapters.backpropagation.telephone.settings import LEARN, Settings
from tests.pages.factory_parts import script_agrees

PART = PARTS[LEARN]
NONSENSE = re.compile(r"\b(nan|inf|None)\b")
PLANS = {
    "as it comes": Plan(),
    "shallow": Plan(n_hidden=2),
    "deepest": Plan(n_hidden=10, n_epochs=30),
    "one slow epoch": Plan(learning_rate=0.001, n_epochs=1),
    "adam": Plan(rule="adam", learning_rate=0.003),
    "dead": Plan(learning_rate=1.0),
    "flies off": Plan(learning_rate=10.0),
    "momentum flies off": Plan(rule="momentum", learning_rate=10.0),
    "saturated": Plan(rule="adam", learning_rate=10.0),
}


@cache
def learned(plan=PLANS["as it comes"], seed=0):
    chosen = Settings(LEARN, Stack(), seed, plan)
    return chosen, PART.run(chosen)


def ending(chosen, record):
    return " ".join(PART.ending(chosen, record)[0])


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_is_told_and_agrees(name):
    chosen, record = learned(PLANS[name])
    for step in {0, 1, record.n_steps // 2, record.n_steps}:
        story = " ".join(PART.story(chosen, record, step))
        formulas = PART.numbers(chosen, record, step).formulas
        assert not NONSENSE.search(story + str(formulas))
        for opinion in PART.opinions(chosen, record, step):
            assert opinion.difference <= opinion.allowed, opinion
    assert not NONSENSE.search(ending(chosen, record))
    rows = np.array([row[1:] for row in PART.numbers(chosen, record, 0).rows])
    assert np.isfinite(rows.astype(float)).all()
    assert PART.bet(chosen, record).answer == record.networks[0].history.accuracies[-1]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("as it comes", ("Sigmoid has not learnt", "ReLU has learnt", "vanished")),
        ("shallow", ("Sigmoid has begun to learn", "nothing vanished")),
        ("adam", ("Sigmoid has begun to learn", "Adam divides")),
        ("dead", ("ReLU is dead",)),
        ("flies off", ("ReLU flew off",)),
        ("saturated", ("Sigmoid is saturated", "ReLU is dead")),
    ],
)
def test_the_ending_names_what_happened(name, words):
    told = ending(*learned(PLANS[name]))
    assert all(word in told for word in words)


def test_the_preset_says_what_the_engine_finds():
    _, record = learned()
    sigmoid, relu = record.networks
    assert sigmoid.history.accuracies[-1] < 0.2
    assert relu.history.accuracies[-1] > 0.9
    assert sigmoid.snapshots.moved[-1, 0] < 0.01
    assert relu.snapshots.moved[-1, 0] > 0.1


def test_what_flew_off_is_not_told_as_if_it_went_on():
    chosen, record = learned(PLANS["flies off"])
    told = " ".join(PART.story(chosen, record, record.n_steps))
    assert "ReLU has flown off" in told and "ReLU gets" not in told
    rows = PART.numbers(chosen, record, record.n_steps).rows
    assert [row[1] for row in rows if row[0] == "ReLU"] == [0]
    assert PART.reference(chosen, record) is None


def test_the_table_tells_only_epochs_that_were_reached():
    chosen, record = learned()
    for step in (0, 7, 20):
        numbers = PART.numbers(chosen, record, step)
        assert {row[1] for row in numbers.rows[: numbers.reached]} == set(
            range(step + 1)
        )


def test_the_curves_end_at_the_step():
    chosen, record = learned()
    progress = PART.panels(chosen, record)[0]
    assert all(list(t.upto) == list(range(1, 22)) for t in progress.trails)


def test_what_a_picture_is_taken_for_is_what_the_engine_says():
    chosen, record = learned()
    frames = PART.panels(chosen, record)[2].frames
    for step in (0, 20):
        texts = [shape["label"]["text"] for shape in frames[step]]
        assert len(texts) == 20
        for row, one in enumerate(record.networks):
            says = one.snapshots.predictions[step].argmax(axis=-1)
            for text, digit, label in zip(
                texts[10 * row :], says, record.labels, strict=False
            ):
                assert f"{digit}  " in text
                assert ("✓" in text) == (digit == label)


@pytest.mark.parametrize("field", ["losses", "accuracies"])
def test_a_wrong_loss_or_share_is_noticed(field):
    chosen, record = learned(Plan(n_epochs=2))
    one = record.networks[1]
    wrong = replace(one.history, **{field: getattr(one.history, field) + 1e-3})
    tampered = replace(
        record, networks=(record.networks[0], replace(one, history=wrong))
    )
    opinion = PART.opinions(chosen, tampered, 1)[0]
    assert opinion.difference > opinion.allowed


def test_a_wrong_gradient_is_noticed():
    chosen, record = learned(Plan(n_epochs=2))
    one = record.networks[0]
    sizes = one.snapshots.weight_grads.copy()
    sizes[:, 0] *= 1.001
    wrong = replace(one.snapshots, weight_grads=sizes)
    networks = (replace(one, snapshots=wrong), record.networks[1])
    opinion = PART.opinions(chosen, replace(record, networks=networks), 1)[1]
    assert opinion.difference > opinion.allowed


def test_scikit_learn_finds_the_same_loss_and_gradients():
    chosen, record = learned(Plan(n_epochs=3))
    opinion = PART.reference(chosen, record)
    assert opinion.difference <= opinion.allowed
    one = record.networks[1]
    wrong = replace(one.history, losses=one.history.losses + 1e-3)
    networks = (record.networks[0], replace(one, history=wrong))
    wrong = PART.reference(chosen, replace(record, networks=networks))
    assert wrong.difference > wrong.allowed


@pytest.mark.parametrize("name", ["deepest", "adam", "dead", "momentum flies off"])
def test_the_script_ends_where_the_page_does(name):
    script_agrees(PART, *learned(PLANS[name]))
