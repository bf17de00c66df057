"""Does it learn?: every outcome is named, and every number checked."""

from dataclasses import replace
from functools import cache

import numpy as np

from pages.chapters.backpropagation.telephone.does_it_learn.part import PART
from pages.chapters.backpropagation.telephone.does_it_learn.record import run
from pages.chapters.backpropagation.telephone.record import Settings
from tests.pages.chapters.backpropagation.telephone.owed import (
    disagrees,
    is_told_well,
    script_agrees,
)

PLANS = {  # hidden layers, rule, learning rate, epochs
    "as it comes": (6, "gradient_descent", 0.1, 20),
    "shallow": (2, "gradient_descent", 0.1, 20),
    "deepest": (10, "gradient_descent", 0.1, 30),
    "one slow epoch": (6, "gradient_descent", 0.001, 1),
    "typed": (6, "gradient_descent", 0.25, 3),
    "adam": (6, "adam", 0.003, 20),
    "dead": (6, "gradient_descent", 1.0, 20),
    "flies off": (6, "gradient_descent", 10.0, 20),
    "momentum flies off": (6, "momentum", 10.0, 20),
    "saturated": (6, "adam", 10.0, 20),
    "two epochs": (6, "gradient_descent", 0.1, 2),
}


@cache
def learned(name="as it comes"):
    depth, rule, rate, epochs = PLANS[name]
    more = {"learning_rate": rate, "rule": rule, "n_epochs": epochs}
    return run(Settings(PART.title, depth, 0, **more))


def with_relu(record, **more):
    """Return the record with its network of ReLUs changed."""
    return replace(record, relu=replace(record.relu, **more))


def test_every_plan_is_told_and_agrees():
    for name in PLANS:
        record = learned(name)
        is_told_well(PART, record)
        rows = np.array([row[1:] for row in PART.table(record).rows])
        assert np.isfinite(rows.astype(float)).all()
        assert PART.bet(record).answer == record.sigmoid.history.accuracies[-1]


def test_the_ending_names_what_happened():
    for name, *words in (
        ("as it comes", "Sigmoid has not learnt", "ReLU has learnt", "vanished"),
        ("shallow", "Sigmoid has begun to learn", "nothing vanished"),
        ("adam", "Sigmoid has begun to learn", "Adam divides"),
        ("dead", "ReLU is dead"),
        ("flies off", "ReLU flew off"),
        ("saturated", "Sigmoid is saturated", "ReLU is dead"),
    ):
        said = " ".join(PART.ending(learned(name)))
        assert all(word in said for word in words), said


def test_the_preset_says_what_the_engine_finds():
    sigmoid, relu = learned().networks
    assert sigmoid.history.accuracies[-1] < 0.2
    assert relu.history.accuracies[-1] > 0.9
    assert sigmoid.snapshots.moved[-1, 0] < 0.01
    assert relu.snapshots.moved[-1, 0] > 0.1


def test_adam_alone_is_offered_a_smaller_rate():
    assert PART.remedy(learned("saturated")).values == {"rate": 0.003}
    for name in ("adam", "flies off", "as it comes"):
        assert PART.remedy(learned(name)) is None


def test_what_flew_off_is_not_told_as_if_it_went_on():
    record = learned("flies off")
    said = " ".join(PART.story(record, record.n_steps))
    assert "ReLU has flown off" in said and "ReLU gets" not in said
    rows = PART.table(record).rows
    assert [row[1] for row in rows if row[0] == "ReLU"] == [0]
    assert PART.reference(record) is None


def test_the_table_tells_only_epochs_that_were_reached():
    for name in ("as it comes", "flies off"):
        record = learned(name)
        rows = PART.table(record).rows
        for step in (0, 7, 20):
            shown = rows[: PART.reached(record, step)]
            assert {row[1] for row in shown} == set(range(step + 1))
            assert all(row[1] > step for row in rows[len(shown) :])


def test_the_curves_end_at_the_step():
    progress = PART.panels(learned())[0]
    assert all(list(t.upto) == list(range(1, 22)) for t in progress.trails)


def test_what_a_picture_is_taken_for_is_what_the_engine_says():
    record = learned()
    frames = PART.panels(record)[2].frames
    for step in (0, 20):
        whose, texts = np.split([shape["label"]["text"] for shape in frames[step]], [2])
        assert whose.tolist() == [one.name for one in record.networks]
        assert len(texts) == 20
        for row, one in enumerate(record.networks):
            says = one.snapshots.predictions[step].argmax(axis=-1)
            for text, digit, label in zip(
                texts[10 * row :], says, record.labels, strict=False
            ):
                assert f"{digit}  " in text
                assert ("✓" in text) == (digit == label)


def test_a_wrong_loss_or_share_is_noticed():
    record = learned("two epochs")
    for field in ("losses", "accuracies"):
        history = record.relu.history
        wrong = replace(history, **{field: getattr(history, field) + 1e-3})
        found = disagrees(PART, with_relu(record, history=wrong), 1)
        assert [one.against for one in found] == ["plain NumPy, layer by layer"]


def test_a_wrong_gradient_is_noticed():
    record = learned("two epochs")
    sizes = record.relu.snapshots.weight_grads.copy()
    sizes[:, 0] *= 1.001
    wrong = replace(record.relu.snapshots, weight_grads=sizes)
    found = disagrees(PART, with_relu(record, snapshots=wrong), 1)
    assert [one.against for one in found] == ["the complex-step derivative"]


def test_scikit_learn_finds_the_same_loss_and_gradients():
    record = learned("two epochs")
    opinion = PART.reference(record)
    assert opinion.difference <= opinion.allowed
    history, snapshots = record.relu.history, record.relu.snapshots
    losses = replace(history, losses=history.losses + 1e-3)
    grads = replace(snapshots, weight_grads=snapshots.weight_grads * 1.001)
    for more in ({"history": losses}, {"snapshots": grads}):
        wrong = PART.reference(with_relu(record, **more))
        assert wrong.difference > wrong.allowed


def test_the_script_ends_where_the_page_does():
    for name in ("deepest", "adam", "typed", "dead", "momentum flies off"):
        script_agrees(PART, learned(name))
