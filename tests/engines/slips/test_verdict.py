"""A verdict keeps the true cause, whatever it is, and says how many fit by chance."""

from functools import cache

import numpy as np
import pytest

from engines.gradient_descent import parse_formula
from engines.slips import (
    CUT_OFF,
    DECIMALS,
    Cause,
    Quantity,
    Told,
    ValleyExample,
    along_x,
    causes_of,
    digits_of,
    explain,
    pairs_of,
)
from engines.slips.verdict import FEW_BY_CHANCE
from tests.engines.slips.subjects import SUBJECTS
from tests.engines.slips.test_worked_numbers import MAZURS

LARGEST = 1e6  # of numbers that somebody would write down


@cache
def examples(subject: str, n: int = 9):
    return SUBJECTS[subject].some(n, seed=11)


def text_of(value: float, decimals: int, is_cut: bool) -> str:
    """Return a number as somebody writes it down."""
    units = digits_of(np.array([value]), decimals, np.array([is_cut]))[0]
    return f"{units / 10**decimals:.{decimals}f}"


def told_of(example, values, columns, decimals, is_cut=False) -> list[Told]:
    return [
        Told(example.quantities[at], text_of(values[at], decimals, is_cut))
        for at in columns
    ]


def drawn(generator, values, n: int) -> list[int] | None:
    """Return so many quantities that this cause finds, and that can be written down."""
    at = np.flatnonzero(np.isfinite(values) & (np.abs(values) < LARGEST))
    return generator.choice(at, min(n, len(at)), replace=False).tolist() or None


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_true_cause_is_always_among_the_suspects(subject):
    generator, n_checked = np.random.default_rng(5), 0
    for example in examples(subject):
        causes = causes_of(example)
        for at, values in enumerate(example.work(causes)):
            columns = drawn(generator, values, int(generator.integers(1, 3)))
            if columns is None:
                continue
            decimals, cause = int(generator.choice(DECIMALS)), causes[at]
            told = told_of(example, values, columns, decimals, cause.is_cut)
            verdict = explain(example, told)
            either = (at, 0) if cause == CUT_OFF else (at,)
            assert set(either) & set(verdict.suspects), (cause, told)
            n_checked += 1
    assert n_checked > 120


def test_another_cause_is_not_kept_by_all_of_them():
    """The control of the test above: digits of one cause do clear the others."""
    cleared = 0
    for example in examples("factory"):
        values = example.work([Cause()])[0]
        told = told_of(example, values, range(len(values)), 6)
        verdict = explain(example, told)
        cleared += len(verdict.suspects) < verdict.n_alone / 2
    assert cleared == len(examples("factory"))


@pytest.mark.parametrize("decimals", DECIMALS)
def test_false_explanations_are_as_many_as_is_said(decimals):
    """Over all true causes of a case, the rate of others that fit is what is said."""
    generator = np.random.default_rng(7)  # of the same cases for all decimals
    said, found = [], []
    for subject in SUBJECTS:
        for example in examples(subject)[:8]:
            causes = causes_of(example)
            compared = [at for at, one in enumerate(causes) if not one.is_of_digits]
            values = example.work([causes[at] for at in compared])
            columns = drawn(generator, values.sum(axis=0), 2)
            if columns is None:
                continue
            false, true = false_explanations(example, values, columns, decimals)
            found.append(false.sum() / len(compared) / (len(compared) - 1))
            one = int(generator.integers(len(compared)))
            told = told_of(example, values[one], columns, decimals)
            verdict = explain(example, told)
            said.append(verdict.share_by_chance)
            kept = {compared.index(at) for at in verdict.suspects if at in compared}
            assert kept == set(np.flatnonzero(false[one] | true[one]).tolist())
    rate = f"{np.mean(found):.2%} of the others fit by chance, {len(found)} cases"
    print(f"{decimals} decimals: {rate}")  # noqa: T201
    assert len(found) > 20
    np.testing.assert_allclose(found, said, rtol=1e-9, atol=1e-15)


def false_explanations(example, values, columns, decimals):
    """Return who fits a true cause's digits, (n, n): with other values, or the same.

    Row i has the digits of cause i; each cause is the true one once.
    """
    fits = []
    for true in values:
        told = told_of(example, true, columns, decimals)
        pairs = zip(told, columns, strict=True)
        fits.append(np.all([one.fits(values[:, at]) for one, at in pairs], axis=0))
    mine = values[:, columns]
    same = np.isclose(mine[:, np.newaxis], mine, rtol=1e-12, atol=0).all(axis=2)
    assert np.diagonal(fits).all()
    return np.array(fits) & ~same, np.array(fits) & same


def test_fewer_fit_by_chance_the_more_digits_are_told():
    example = examples("factory")[4]
    values = example.work([Cause()])[0]
    column = example.places[Quantity("new_loss")]
    shares = [
        explain(example, told_of(example, values, [column], n)).share_by_chance
        for n in range(9)
    ]
    assert all(more >= less for more, less in zip(shares, shares[1:], strict=False))
    assert shares[0] > 0.1 > FEW_BY_CHANCE > shares[-1]


def test_pairs_are_tried_only_where_nothing_fits_and_little_fits_by_chance():
    loss = Quantity("new_loss")
    nothing = explain(MAZURS, [Told(loss, "0.123456789")])
    assert nothing.tried_pairs
    assert nothing.share_by_chance < FEW_BY_CHANCE
    assert len(nothing.causes) == nothing.n_alone + len(pairs_of(MAZURS))
    by_chance = explain(MAZURS, [Told(loss, "9")])
    assert not by_chance.suspects
    assert by_chance.share_by_chance >= FEW_BY_CHANCE
    assert not by_chance.tried_pairs
    fitting = explain(MAZURS, [Told(loss, "0.291027924")])
    assert fitting.suspects
    assert not fitting.tried_pairs


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_true_pair_is_among_the_suspects_wherever_pairs_are_tried(subject):
    generator, n_tried = np.random.default_rng(8), 0
    for example in examples(subject)[:6]:
        pairs = pairs_of(example)
        taken = generator.choice(len(pairs), 3, replace=False).tolist()
        for at, values in zip(
            taken, example.work([pairs[at] for at in taken]), strict=True
        ):
            columns = drawn(generator, values, 2)
            if columns is None:
                continue
            told = told_of(example, values, columns, 6, pairs[at].is_cut)
            verdict = explain(example, told)
            if verdict.tried_pairs:
                n_tried += 1
                kept = [verdict.causes[one] for one in verdict.suspects]
                without = Cause(tuple(f for f in pairs[at].faults if f != "cut_off"))
                assert pairs[at] in kept or without.faults in [c.faults for c in kept]
    assert n_tried > 1


def test_a_cause_that_changes_nothing_told_is_silent_and_parts_later():
    verdict = explain(MAZURS, [Told(Quantity("z", (0, 0, 0)), "0.3775")])
    at = [cause.faults for cause in verdict.causes].index(("update_first",))
    assert at in verdict.silent
    assert verdict.parts_at(at).what == "blame"
    assert verdict.parts_at(0) is None
    assert 0 not in verdict.silent


def test_a_cause_that_runs_away_is_a_result_and_no_error():
    """The step uphill ends in infinity, which is like no number that can be told."""
    steep = along_x(parse_formula("exp(x) - 2x"))
    example = ValleyExample(steep, 2.0, 1.0, 6)
    uphill = [cause.faults for cause in causes_of(example)].index(("valley_sign",))
    for quantity in example.quantities:
        verdict = explain(example, [Told(quantity, "0.50")])
        far = not np.isfinite(verdict.values[uphill, verdict.columns[0]])
        assert not (far and uphill in (*verdict.suspects, *verdict.silent))
        assert verdict.parts_at(uphill) == Quantity("update", (0,))
        assert all(question.gain > 0 for question in verdict.questions)
    assert far


def test_suspects_are_fewer_with_every_number_told():
    told = [Told(Quantity("loss"), "0.298"), Told(Quantity("new_loss"), "0.29102777")]
    verdict = explain(MAZURS, told)
    none, one, both = (set(verdict.suspects_after(n)) for n in range(3))
    assert none == {at for at, one in enumerate(verdict.causes) if not one.is_cut}
    assert both < one < none
    assert both == set(verdict.suspects)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([], "No number is told; give at least one, with its digits"),
        ([Told(Quantity("gain"), "0.5")], "This example does not find"),
    ],
)
def test_what_cannot_be_explained_is_refused_with_a_sentence(told, sentence):
    with pytest.raises(ValueError, match=sentence):
        explain(MAZURS, told)
