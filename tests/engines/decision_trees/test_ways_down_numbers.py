"""What is asked of a tree of words can be asked of a tree of thresholds too."""

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    PathEnding,
    decision_path,
    grow,
    last_nodes,
    predict,
    tree_after,
)

IRIS = load("iris")
GROWN = grow(IRIS.features, IRIS.labels)


def test_the_tree_after_a_split_is_the_records_own():
    assert len(tree_after(GROWN, 0).features) == 1
    early, same = tree_after(GROWN, 2), GROWN.tree_after(2)
    assert early.features.tolist() == same.features.tolist()
    with pytest.raises(ValueError, match="splits were made; 99 is not"):
        tree_after(GROWN, 99)


def test_a_flower_is_read_down_to_its_leaf():
    early = tree_after(GROWN, 2)
    path = decision_path(early, IRIS.features[100])
    assert path.steps == ((2, "> 2.45"), (3, "> 1.75"))
    assert path.nodes == (0, 2, 4) and path.prediction == 2 and path.unseen is None
    assert path.ending is PathEnding.OPEN
    assert decision_path(early, IRIS.features[0]).ending is PathEnding.LEAF


def test_rows_are_walked_together_as_one_by_one():
    alone = [decision_path(GROWN.tree, row) for row in IRIS.features]
    assert last_nodes(GROWN.tree, IRIS.features).tolist() == [
        path.nodes[-1] for path in alone
    ]
    said = predict(GROWN.tree, IRIS.features)
    assert said.tolist() == [path.prediction for path in alone]
    assert np.array_equal(said, IRIS.labels)


def test_every_step_of_a_path_is_so():
    for row in IRIS.features[::7]:
        for feature, answer in decision_path(GROWN.tree, row).steps:
            sign, threshold = answer.split()
            assert (row[feature] <= float(threshold)) == (sign == "<=")
