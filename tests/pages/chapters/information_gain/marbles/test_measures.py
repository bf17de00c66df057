"""The part "Measures": two guessers are judged, and Gini waits for its bet."""

import pytest

from pages.chapters.information_gain.marbles.measures import words
from pages.chapters.information_gain.marbles.measures.pictures import (
    BET_FIRST,
    HALF,
    MEASURES,
)
from pages.chapters.information_gain.marbles.pictures import PAINTS
from pages.figures import theme
from pages.figures.theme import INK, MUTED
from tests.pages.chapters.information_gain.marbles.bags import (
    DEFAULT,
    pictures,
    record,
    said,
)
from tests.pages.figures import standing


def test_the_split_that_misclassification_cannot_tell_apart():
    gains = record(view="Measures").gains
    assert gains["misclassification"] == pytest.approx((0.25, 0.25), abs=1e-15)
    assert gains["entropy"][0] < gains["entropy"][1]
    assert gains["gini"] == pytest.approx((0.125, 1 / 6))
    ending = said((3, 1), "Measures")
    assert "split A leaves 100 + 100 of 800" in ending
    assert "split B 200 + 0: the same number" in ending
    assert "0.1887 < 0.3113 bits and 0.1250 < 0.1667" in ending


def test_if_the_splits_did_not_tie_the_page_would_not_say_so():
    found = record((3, 1), "Measures")
    found.gains["misclassification"] = (0.2, 0.25)
    assert "not the same number" in " ".join(words.ending(found))


def test_only_the_commonest_counts_for_misclassification():
    before, after = record((4, 3, 1)).drawing, record((4, 4, 0)).drawing
    assert before.misclassification == after.misclassification == 0.5
    assert before.entropy > after.entropy and before.gini > after.gini


def test_of_two_commonest_colours_the_first_is_named_as_one_of_them():
    assert "always says blue, one of the 2 commonest" in said((2, 2, 1), "Measures", 0)
    assert "always says blue, the commonest colour" in said((4, 3, 1), "Measures", 0)
    assert "always says blue, the only colour" in said((8,), "Measures", 0)


def test_the_bet_is_answered_by_the_engine():
    asked = words.bet(record((3, 1), "Measures"))
    assert asked.answer == 0.375 and asked.wins(0.4) and not asked.wins(0.25)


# --- what waits for the bet ---------------------------------------------------------


def measures(counts, step, is_over=False):
    """Return the pictures of the measures and of the mistakes at a step."""
    panels = pictures(counts, "Measures", is_over)
    return [standing(panel, step) for panel in panels[:2]]


def drawn(figure):
    """Return what a figure draws and says, without what its template would offer."""
    figure.layout.template = None
    return figure.to_json()


def words_of(figure):
    return [s.label.text for s in figure.layout.shapes if s.label.text]


def test_the_picture_is_of_the_same_kind_for_two_colours_and_for_more():
    two, three = (pictures(counts, "Measures")[0] for counts in ((4, 4), (4, 3, 1)))
    for one in (two, three):
        said = words_of(standing(one, 1))
        assert [text.split()[0] for text in said[:3]] == [*map(first, LABELS)]
    assert len(two.figure.data) == len(three.figure.data)


LABELS = [label for _, label, _, _ in MEASURES]


def first(label):
    return label.split()[0]


def bars(figure):
    """Return how long the bars of the measures are, without their frames."""
    return [s.x1 for s in figure.layout.shapes if s.yref == "y2" and s.fillcolor]


def test_ginis_bar_waits_for_the_bet_or_the_first_draw():
    for counts in (DEFAULT, (4, 3, 1), (3, 3, 3, 3, 3, 3), (3, 1)):
        gini, most = record(counts).drawing.gini, 1 - 1 / sum(n > 0 for n in counts)
        told = f"Gini {gini:.3g} (≤ {most:.3g})"
        still_open, _ = measures(counts, 0)
        assert len(bars(still_open)) == 2 and BET_FIRST in words_of(still_open)
        assert told not in words_of(still_open)
        begun, _ = measures(counts, 1)
        assert len(bars(begun)) == 3 and BET_FIRST not in drawn(begun)
        assert gini in bars(begun) and told in words_of(begun)
        over, mistakes = measures(counts, 0, is_over=True)
        assert sorted(bars(over)) == sorted(bars(begun))
        assert BET_FIRST not in drawn(over) and f"= {gini:.4g}" in drawn(mistakes)


def test_a_measure_just_below_its_most_does_not_look_like_it():
    said = words_of(measures((30, 29), 1)[0])
    assert "entropy H 0.9998 (≤ 1)" in said and "Gini 0.4999 (≤ 0.5)" in said
    assert "entropy H 1 (≤ 1)" in words_of(measures((1, 1), 1)[0])


def dots(figure):
    return sorted(s.yanchor for s in figure.layout.shapes if s.type == "circle")


def test_ginis_curve_waits_for_the_bet_or_the_first_draw():
    curves = {"Gini", HALF}
    for counts in ((3, 1), (29, 1), (8,)):
        still_open, _ = measures(counts, 0)
        hidden = [line for line in still_open.data if line.name in curves]
        assert len(hidden) == 2 and all(line.x[0] is None for line in hidden)
        assert len(dots(still_open)) == 2 and not curves & {*words_of(still_open)}
        begun, _ = measures(counts, 1)
        paths = [shape.path for shape in begun.layout.shapes if shape.type == "path"]
        assert len(paths) == 2 and all("L0.5,0.5L" in path for path in paths)
        assert len(dots(begun)) == 3 and record(counts).drawing.gini in dots(begun)
        assert curves <= {*words_of(begun)}
        over, _ = measures(counts, 0, is_over=True)
        assert dots(over) == dots(begun) and BET_FIRST not in drawn(over)
        assert all(line.x[-1] == 1 for line in over.data if line.name in curves)


# --- colours ------------------------------------------------------------------------


def test_a_measure_never_wears_the_colour_of_a_marble():
    paints = {*PAINTS.values()} - {theme.CURVE}  # an outline's, too
    for counts in ((3, 1), DEFAULT):
        for is_over in (False, True):
            for figure in measures(counts, 1, is_over):
                assert not [paint for paint in paints if paint in drawn(figure)]
    inks = {(paint, dash) for _, _, paint, dash in MEASURES}
    dashes = {dash for _, _, _, dash in MEASURES}
    assert len(inks) == len(dashes) == 3 and {p for p, _ in inks} <= {INK, MUTED}
