"""The registry: what is in it, what an example's causes are, and how one is run."""

import importlib.util
import re
from itertools import combinations

import numpy as np
import pytest

from engines.slips import (
    CUT_OFF,
    DECIMALS,
    SLIPS,
    Cause,
    causes_of,
    pairs_of,
    slips_of,
)
from engines.slips.registry import EVERY_SLIP
from engines.slips.slip import CUT
from tests.engines.slips.subjects import SUBJECTS

every_subject = pytest.mark.parametrize("subject", SUBJECTS)


def test_every_slip_has_a_name_of_its_own_and_a_sentence():
    assert len(SLIPS) == len(EVERY_SLIP)
    assert {slip.subject for slip in EVERY_SLIP} == set(SUBJECTS)
    for slip in EVERY_SLIP:
        assert re.fullmatch(r"[a-z0-9_]+", slip.name)
        assert slip.name != CUT
        assert slip.subject == "factory" or slip.name.startswith(f"{slip.subject}_")
        assert importlib.util.find_spec(f"engines.{slip.idea}")
        assert slip.what[0].isupper() or slip.what.startswith("δ")
        assert slip.what.endswith(".")
    for subject in SUBJECTS:
        labels = [slip.label for slip in EVERY_SLIP if slip.subject == subject]
        assert len(set(labels)) == len(labels)


@every_subject
def test_an_examples_causes_are_nothing_digits_and_what_applies(subject):
    example = SUBJECTS[subject].some(3)[2]
    causes = causes_of(example)
    assert causes[:2] == [Cause(), CUT_OFF]
    assert [cause.decimals for cause in causes[2:7]] == [*DECIMALS]
    names = [cause.faults for cause in causes[7:]]
    assert names == [(slip.name,) for slip in slips_of(example)]
    assert len(set(causes)) == len(causes)


@every_subject
def test_pairs_are_all_but_those_of_two_conventions(subject):
    example = SUBJECTS[subject].some(3)[2]
    slips, pairs = slips_of(example), pairs_of(example)
    two = {p.faults for p in pairs if p.decimals is None and not p.is_cut}
    assert two == {
        (one.name, other.name)
        for one, other in combinations(slips, 2)
        if not (one.is_convention and other.is_convention)
    }
    assert len(pairs) == len(two) + len(slips) * (1 + len(DECIMALS))
    assert {pair.kind for pair in pairs} == {"pair"}


@every_subject
def test_a_slip_is_run_as_its_cause_is_worked_beside_all_others(subject):
    """What one cause finds does not depend on which others are worked with it."""
    example = SUBJECTS[subject].some(3)[2]
    causes = [*causes_of(example), *pairs_of(example)[:20]]
    together = example.work(causes)
    assert together.shape == (len(causes), len(example.quantities))
    assert len(set(example.quantities)) == len(example.quantities)
    for at, cause in enumerate(causes):
        np.testing.assert_allclose(together[at], example.work([cause])[0], rtol=1e-12)
    for slip in slips_of(example):
        alone = slip.run(example)
        np.testing.assert_array_equal(alone, example.work([slip.cause])[0])
