"""One split: how its numbers and cuts are written, in the picture and in the story."""

import re
from functools import cache

import numpy as np
import pytest

from pages.chapters.information_gain.cuts import amounts, hand
from pages.chapters.information_gain.cuts.search import rounded
from pages.chapters.information_gain.grow_a_tree.one_split.part import PART
from pages.chapters.information_gain.grow_a_tree.one_split.record import run
from pages.chapters.information_gain.grow_a_tree.settings import Settings
from pages.words.thresholds import written
from tests.claims.shapes import number

XOR = {"data": "xor", "n_made": 20, "spread": 0.0}


@cache
def record_of(**given):
    return run(Settings(**given))


def story(record, step):
    """Return a step's sentences without the signs of Markdown."""
    return re.sub(r"[\\\\*\u2060]", "", " ".join(PART.story(record, step)))


# --- amounts ------------------------------------------------------------------------


def test_gain_and_regret_add_up_as_they_are_shown():
    for gain, best in ((0.43131749, 0.69016), (0.2, 0.20000001), (0, 0.31), (1, 1.5)):
        texts = amounts.regretted(gain, best)
        one, most, missing = map(number, texts)
        grain = 10.0 ** -len(texts[2].partition("\u00a0")[0].partition(".")[2])
        grain *= missing / number(texts[2].partition("\u00a0")[0])
        assert missing > 0 and abs(most - one - missing) <= 0.51 * grain, texts


def test_what_is_nothing_is_0_and_what_is_something_is_not():
    assert amounts.gained(0.0, 3e-16) == ("0", "0")
    assert amounts.gained(0.00020513) == ("2.051\u00a0×\u00a010⁻⁴",)
    assert amounts.gained(0.05) == ("0.05",)
    assert amounts.regretted(0.0, 0.05) == ("0", "0.05", "0.05")
    assert "0" not in amounts.regretted(0.000205, 0.05)


def test_gains_that_differ_look_different():
    record = record_of(data="breast_cancer")  # at its root 0.561987 and 0.561943
    features = PART.panels(record)[1]
    texts = [s.shape["label"]["text"] for s in features.spans if "label" in s.shape]
    assert "0.562  ★ best" in texts and "0.5619" in texts
    told = story(record, 1)
    assert "gains 0.562 bits" in told and "gains 0.5619." in told


@pytest.mark.parametrize("criterion", ["entropy", "gini", "misclassification"])
def test_the_picture_writes_a_gain_as_the_story_does(criterion):
    symbol = {"entropy": "H", "gini": "G"}.get(criterion, "M")
    for cut in (0, 30, 55):
        record = record_of(criterion=criterion, cut=cut)
        for step in range(record.n_steps):
            ((left, _, _, gains),) = hand.said(record, step, [cut])
            mine = re.search(r"gain ([^,:]*)", gains)[1]
            told = "nothing" if mine == "0" else mine
            said = story(record, step).partition("Yours: ")[2]
            assert f"gains {told}" in said or "gains as much" in said
            assert f"<br>{symbol} " in left
            missing = re.search("regret ([^<]*)", gains)
            assert not missing or f"a regret of {missing[1]}" in said


def test_where_all_rows_are_on_one_side_that_is_said():
    record = record_of(cut=0)
    for step in (0, 1):
        ((*_, gains),) = hand.said(record, step, [0])
        assert gains == "gain 0: all rows are on one side"
        assert "gains nothing: all rows are on one side." in story(record, step)


# --- cuts ---------------------------------------------------------------------------


def test_ones_own_cut_is_a_round_number():
    """A place on a value is that value, not a rounding error beside it."""
    record = record_of(cut=26, shown_feature="sepal length")
    assert record.own[0].threshold == 5.2 and "≤ 5.2 gains" in story(record, 0)
    for data in ("iris", "wine", "breast_cancer"):
        record = record_of(data=data, max_depth=3)
        for step in (0, record.n_steps - 1):
            search, feature = record.search(step), record.feature(step)
            cuts = search.cuts(feature).thresholds
            assert (np.diff(cuts) >= 0).all()
            for at, low, high in search.between(feature, cuts):
                assert at == pytest.approx(number(written(at, low, high)), rel=1e-15)
                assert len(f"{at:.15g}".strip("-0.").replace(".", "")) <= 7


def test_a_threshold_of_ones_own_is_as_it_is_read():
    for at, low, high in ((5.2384, 5.2, 5.3), (1326, 1326, 1327), (-1e-9, -1.0, 1.0)):
        found = rounded(at, low, high)
        assert low <= found < high
        assert found == number(written(at, low, high))
    assert np.copysign(1, rounded(-0.0, -1, 1)) == 1


def test_classes_that_are_numbers_stand_in_quotes():
    told = story(record_of(data="digits", max_depth=2), 2)
    assert re.search(r"with \d+ of \d+ rows “\d”: ", told)
    assert "“" not in story(record_of(), 1)


# --- leaves and hovers --------------------------------------------------------------


def test_what_keeps_leaves_from_being_pure_is_told_in_sentences():
    told = " ".join(PART.ending(record_of(max_depth=2)))
    assert "1 of the 3 leaves is pure. 2 mixed leaves are as deep as allowed." in told
    told = " ".join(PART.ending(record_of(**XOR, min_gain=0.0)))
    assert told == "The tree is its root, a leaf: no cut gains more than is asked."


def test_the_curve_says_of_each_place_which_cut_is_there():
    record = record_of()
    node = PART.panels(record)[0]
    (hover,) = node.hovers
    assert len(hover.of) == len(node.figure.data[hover.trace]["x"])
    assert all(hover.at(0)) and "gain" not in " ".join(hover.at(0))  # not searched yet
    for step in (1, 2):
        said, cuts = hover.at(step), record.search(step).cuts(record.feature(step))
        for place, text in enumerate(said[: len(cuts.gains)]):
            n = int(cuts.left_counts[place].sum())
            gain = amounts.gained(float(cuts.gains[place]))[0]
            if 0 < n < record.search(step).n_rows:
                assert f"{n} row" in text and text.endswith(f"gain {gain}")
            else:
                assert text == hand.ONE_SIDE
