"""The equations of "Which question?" hold in the digits that are shown."""

import random
import re

import pytest

from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.words import reckoned
from tests.pages.chapters.information_gain.which_question.asking import PARTS
from tests.pages.chapters.information_gain.which_question.claims import CLAIMS
from tests.pages.looking import settings_at

FRACTION = re.compile(r"\\t?frac\{(\d+(?:\.\d+)?)\}\{(\d+(?:\.\d+)?)\}")
BRACKET = re.compile(r"\\left\((.*?)\\right\)")
SPANS = re.compile(r"\\underbrace\{|\}_\{\\text\{\w+\}\}")


def value(latex):
    """Return what a sum of products is, number by number."""
    inside = BRACKET.sub(lambda found: rf"\cdot {value(found[1])!r}", latex)
    total = 0.0
    for sign, term in re.findall(r"(^|[+-] )([^+-]+)", inside.strip()):
        product = 1.0
        for factor in term.split(r"\cdot"):
            fraction = FRACTION.fullmatch(factor.strip())
            above, below = fraction.groups() if fraction else (factor, 1)
            product *= float(above) / float(below)
        total += -product if sign.startswith("-") else product
    return total


def holds(latex):
    """Tell whether what stands before the last sign is what stands behind it."""
    sign = r"\approx" if r"\approx" in latex else "="
    *_, left, right = SPANS.sub("", latex).split(sign)
    left = left.split("=")[-1]
    decimals = len(right.strip().partition(".")[2])
    return abs(value(left) - float(right)) < 0.502 * 10.0**-decimals


def equations(part):
    """Yield the equations of numbers alone, of a step of many records."""
    rng = random.Random(1)
    for _ in range(80):
        values = CLAIMS[part].settings(rng)
        record = PARTS[part].run(settings_at(CHAPTER, **values))
        step = rng.randrange(len(PARTS[part].labels(record)))
        for _, latex in PARTS[part].formulas(record, step):
            if not re.search(r"\\dots|\\log|\\sqrt|\^|bits|1 - ", latex):
                yield latex


@pytest.mark.parametrize("part", ["Rank", "Grow"])
def test_equations_hold_in_the_digits_shown(part):
    found = [*equations(part)]
    assert len(found) > 40
    for latex in found:
        assert holds(latex) == (r"\approx" not in latex), latex


def test_an_equation_that_does_not_hold_is_noticed():
    assert not holds(r"\text{gain} = 0.459184 - 0.440476 = 0.018707")
    assert holds(r"\text{gain} = 0.4591837 - 0.4404762 = 0.0187075")


def test_one_digit_more_is_shown_where_it_takes_one_and_about_where_none_helps():
    by_gini = reckoned(
        lambda a, b: a - b, 0.45918367 - 0.44047619, 0.45918367, 0.44047619
    )
    assert by_gini == ("0.4591837", "0.4404762", "=", "0.0187075")
    thirds = reckoned(lambda a, b: a - b, 1 / 3, 2 / 3, 1 / 3)
    assert thirds == ("0.666667", "0.333333", "≈", "0.333333")
    tiny = reckoned(lambda a, b: a - b, 2e-8, 1.00000005, 1.00000003)
    assert tiny[-1] == "0.000000020"


def test_c45_divides_in_the_digits_shown():
    found = [one for one in equations("Three trees") if one.startswith(r"\frac")]
    assert len(found) > 40
    for latex in found:
        assert holds(latex) == (r"\approx" not in latex), latex
