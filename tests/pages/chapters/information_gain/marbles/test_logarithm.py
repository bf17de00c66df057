"""Bag, Questions and Measures by another logarithm: numbers, words, axes, scripts."""

import re
from math import log, log10

import pytest

from pages.chapters.information_gain.marbles.record import opinions, reference
from pages.words.units import UNITS
from tests.pages.chapters.information_gain.marbles.bags import BAGS, PARTS, record
from tests.pages.scripts import prints

OTHERS = {"ln: nats": ("nats", log(2)), "log₁₀: hartleys": ("hartleys", log10(2))}
BAG, QUESTIONS, MEASURES = (PARTS[name] for name in ("Bag", "Questions", "Measures"))
SHOWN_IN = ("Bag", "Questions", "Measures")


def everything(part, found) -> str:
    """Return all that a part shows of a record, but for its script."""
    steps = range(0, len(part.labels(found)), 20)
    said = [*part.ending(found), part.bet(found).question, part.bet(found).reason]
    said += [one for at in steps for one in part.story(found, at)]
    said += [latex for at in steps for _, latex in part.formulas(found, at)]
    figures = [(p.figure.data, p.figure.layout, p.frames) for p in part.panels(found)]
    return " ".join([*said, str(figures)])


@pytest.mark.parametrize("chosen", OTHERS)
def test_all_amounts_are_the_bits_times_one_factor(chosen):
    _, factor = OTHERS[chosen]
    for counts in BAGS:
        bits, here = record(counts), record(counts, log=chosen)
        for name in ("entropy", "terms", "surprise"):
            one, other = getattr(bits.drawing, name), getattr(here.drawing, name)
            assert other == pytest.approx(factor * one, rel=1e-14)
        assert here.ceiling == pytest.approx(factor * bits.ceiling)
        assert here.gains["gini"] == bits.gains["gini"]
        assert here.drawing.gini == bits.drawing.gini
        assert (here.one_more.argmax(), *here.drawing.colours) == (
            bits.one_more.argmax(),
            *bits.drawing.colours,
        )


@pytest.mark.parametrize("chosen", OTHERS)
def test_the_bag_names_no_other_unit_anywhere(chosen):
    many, _ = OTHERS[chosen]
    for counts in [(4, 2, 2), (3, 1), (3, 2, 1, 1), (8,)]:
        shown = everything(BAG, record(counts, log=chosen))
        assert many in shown and not re.search(r"\bbits?\b|log₂|\\log_2", shown)


def test_questions_are_compared_with_bits_and_say_so():
    found = record((3, 2, 1), "Questions", log="ln: nats")
    shown = everything(QUESTIONS, found)
    assert (
        "in bits: 1.011 nats = 1.459 bits" in shown and "H = 1.459 < L = 1.5" in shown
    )
    assert r"\frac{1.0114 \text{ nats}}{\ln 2} = 1.45915 \text{ bits}" in shown
    assert "in bits:" not in everything(QUESTIONS, record((3, 2, 1), "Questions"))


def test_the_gains_of_both_splits_keep_their_order_in_every_unit():
    for chosen in OTHERS:
        one, other = record((3, 1), "Measures", log=chosen).gains["entropy"]
        assert one < other
    ending = " ".join(MEASURES.ending(record((3, 1), "Measures", log="ln: nats")))
    assert "0.1308 < 0.2158 nats" in ending


@pytest.mark.parametrize("chosen", OTHERS)
def test_script_and_opinions_follow(chosen):
    for counts in BAGS[:3]:
        found = record(counts, log=chosen)
        table, script = BAG.table(found), BAG.script(found)
        last = dict(zip(table.columns, table.rows[-1], strict=True))
        prints(script.text, [float(last[column]) for column in script.prints])
        assert UNITS[OTHERS[chosen][0]].numpy in script.text
        for opinion in (*opinions(found), reference(found)):
            assert opinion.difference <= opinion.allowed
