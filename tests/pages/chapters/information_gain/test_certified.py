"""The badge of scikit-learn's tree: what it says, and that it can be red."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import Limits
from engines.reference import Judged, Verdict, certificate
from pages.chapters.information_gain import certified

IRIS = load("iris")


def opinion(X=IRIS.features, y=IRIS.labels, criterion="gini"):
    return certified.certified(X, y, criterion, Limits(), int(np.max(y)) + 1)


def test_ties_are_said_and_no_difference():
    found = opinion()
    assert found.difference < 1e-14 and found.against == "scikit-learn's tree"
    n = int(certificate(IRIS.features, IRIS.labels).splits.sum())
    assert f"At each of the {n} splits of its own tree" in found.what
    assert "; 3 ties it decided otherwise than our tree" in found.what


def test_a_tree_without_a_split_and_with_one_are_told_so():
    assert "no split" in opinion([[1.0], [1.0]], [0, 1]).what
    assert "the only split" in opinion([[1.0], [2.0]], [0, 1]).what


def test_what_float32_cannot_tell_is_said():
    found = opinion([[1.0], [1 + 1e-9], [2.0]], [0, 1, 1])
    assert found.difference < 1e-14 and "float32 cannot tell apart" in found.what
    assert found.what.endswith("that alone makes it class 1 row otherwise")


def test_misclassification_says_what_was_not_compared():
    found = opinion(criterion="misclassification")
    assert found.difference < 1e-14 and "no other cut was compared" in found.what
    assert "DummyClassifier" in found.against


def test_numbers_beyond_float32_have_no_badge():
    assert opinion([[1e39], [1.0]], [0, 1]) is None


def test_a_difference_that_nothing_explains_is_red(monkeypatch):
    honest = certificate(IRIS.features, IRIS.labels)
    nodes = (Judged(Verdict.DIFFERENT), *honest.nodes[1:])
    monkeypatch.setattr(
        certified, "certificate", lambda *a: replace(honest, nodes=nodes)
    )
    assert opinion().difference == inf


@pytest.mark.parametrize("name", ["moons", "circles", "xor"])
def test_made_samples_agree(name):
    data = load(name)
    assert opinion(data.features, data.labels).difference < 1e-14
