"""A slip applies to an example exactly where it changes something."""

import numpy as np
import pytest

from engines.slips import Cause
from tests.engines.slips.comparing import ours
from tests.engines.slips.subjects import SUBJECTS

DRAWS = 6  # of numbers, for each kind of example: a dead ReLU may hide a slip in one


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_slip_is_needed_exactly_where_it_changes_a_quantity(subject):
    slips = ours(subject)
    applied = dict.fromkeys([slip.name for slip in slips], 0)
    for kind in SUBJECTS[subject].kinds(40, seed=3):
        examples = [SUBJECTS[subject].draw(kind, seed) for seed in range(DRAWS)]
        rows = [worked(example, slips) for example in examples]
        needed = [any(map(slip.needs, examples)) for slip in slips]
        for at, slip in enumerate(slips):
            changes = any(not same(row[0], row[at + 1]) for row in rows)
            applied[slip.name] += needed[at]
            if needed[at]:
                assert changes, f"{slip.name} changes nothing of {kind}"
            elif changes:  # then it is another one's number under a second name
                others = [place for place, is_needed in enumerate(needed) if is_needed]
                assert any(
                    all(same(row[at + 1], row[place + 1]) for row in rows)
                    for place in others
                ), f"{slip.name} does not apply, but changes {kind}"
    for name, n in applied.items():
        assert 0 < n, f"{name} never applies"


def worked(example, slips) -> np.ndarray:
    return example.work([Cause(), *(slip.cause for slip in slips)])


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return np.allclose(one, other, rtol=1e-11, atol=1e-13, equal_nan=True)


def test_the_same_is_told_from_what_differs():
    one = np.array([0.1, np.nan, 2.0])
    assert same(one, one + 1e-16)
    assert not same(one, one + 1e-9)
    assert not same(one, np.array([0.1, 0.0, 2.0]))
