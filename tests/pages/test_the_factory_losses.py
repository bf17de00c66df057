"""The part "Two losses": losses, slopes and sentences, by closed form."""

import re
from dataclasses import replace
from functools import cache
from math import exp, log1p

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory import two_losses_words as words
from pages.chapters.backpropagation.the_factory.chapter import PARTS
from pages.chapters.backpropagation.the_factory.settings import LOSSES
from pages.chapters.backpropagation.the_factory.two_losses import RATES, Asked
from tests.pages.factory_parts import NONSENSE, chosen, disagrees
from tests.pages.test_the_factory_chain import NUMBER, in_latex, read

PART = PARTS[LOSSES]
FAR = [-1000.0, -745.0, -300.0, -30.0, -3.0, -0.5, 0.0, 0.5, 3.0, 30.0, 300.0, 1000.0]
STARTS = [-10.0, -5.0, -2.5, -1.0, 0.0, 0.5, 1.0, 2.5, 5.0, 7.5, 10.0]
ASKED = [Asked(z, y, rate, 40) for z in STARTS for y in (0.0, 1.0) for rate in RATES]
SIGNED, ALMOST = rf"[+]?{NUMBER}", "(?:almost )?"
every_far_z = pytest.mark.parametrize("z", FAR)
every_target = pytest.mark.parametrize("y", [0.0, 1.0])
every_asked = pytest.mark.parametrize("asked", ASKED, ids=str)


# --- closed forms -------------------------------------------------------------------


def sigmoid(z):
    return 1 / (1 + exp(-z)) if z > 0 else exp(z) / (1 + exp(z))


def slopes(z, y):
    """Return dL/dz of both losses, squared error first: no digit is lost."""
    entropy = -sigmoid(-z) if y else sigmoid(z)
    return entropy * sigmoid(z) * sigmoid(-z), entropy


def losses(z, y):
    wrong = -z if y else z  # log(1 + exp(wrong)), whatever its size
    entropy = max(wrong, 0) + log1p(exp(-abs(wrong)))
    return sigmoid(wrong) ** 2 / 2, entropy


def near(value, digits=3):
    return pytest.approx(value, rel=6 * 10.0**-digits, abs=1e-15)


def walk(asked, loss):
    """Return every (z, what is said, slope) on the way, in plain Python."""
    z, way = asked.z, []
    for _ in range(asked.n_updates + 1):
        felt = slopes(z, asked.target)[loss]
        way.append((z, sigmoid(z), felt))
        z -= asked.learning_rate * felt
    return way


def woke(way, y):
    """Return the first step on the right side of a half, or None."""
    steps = (t for t, (_, said, _) in enumerate(way) if abs(said - y) < 0.5)
    return next(steps, None)


@cache
def told(asked):
    """Return settings, record and both plain walks, squared error first."""
    settings = chosen(LOSSES, more=asked)
    return settings, PART.run(settings), (walk(asked, 0), walk(asked, 1))


def reads(pattern, text, wanted, digits=3):
    """Check that a pattern is there once, and that its groups are these numbers."""
    (match,) = re.finditer(pattern, text)
    found = [read(part) for part in match.groups()]
    assert found == [near(one, digits) for one in wanted]


# --- losses and gradients -----------------------------------------------------------


@every_far_z
@every_target
def test_losses_and_slopes_are_the_closed_forms_however_far_out(z, y):
    _, record, _ = told(Asked(z, y, 1.0, 3))
    for n, waking in enumerate(record.both):
        # y - a has no more digits than a; of the cross-entropy none is lost.
        least = 1e-300 if n else 1e-16
        assert waking.losses[0] == pytest.approx(losses(z, y)[n], 1e-12, least)
        assert waking.deltas[0] == pytest.approx(slopes(z, y)[n], 1e-12, least)
        assert waking.activations[0] == pytest.approx(sigmoid(z), 1e-12, 1e-300)
    for n, curve in enumerate((record.squares_curve, record.entropy_curve)):
        along, least = curve.pre_activations.tolist(), 1e-300 if n else 1e-16
        drawn = [losses(at, y)[n] for at in along], [slopes(at, y)[n] for at in along]
        assert np.allclose([curve.losses, curve.deltas], drawn, rtol=1e-12, atol=least)
        assert min(along) < min(z, -6) and max(along) > max(z, 6)


@every_asked
def test_every_row_is_a_step_of_plain_descent(asked):
    settings, record, ways = told(asked)
    rows = PART.numbers(settings, record, 0).rows
    wanted = [
        (t, *one, *other) for t, (one, other) in enumerate(zip(*ways, strict=True))
    ]
    assert np.allclose(rows, wanted, rtol=1e-9, atol=1e-12)
    assert len(PART.labels(settings, record)) == len(rows) == asked.n_updates + 1
    assert not disagrees(PART, settings, record)


# --- sentences ----------------------------------------------------------------------


@every_asked
def test_every_story_tells_what_both_say_and_feel(asked):
    settings, record, ways = told(asked)
    for step in (0, 1, 2, 5, 20, 40):
        head, *both, why = PART.story(settings, record, step)
        assert ("At first" in head) == (step == 0) and f"say {asked.target:g}." in head
        assert step == 0 or f"update {step}." in head
        names = ("Squared error", "Cross-entropy")
        for name, way, text in zip(names, ways, both, strict=True):
            _tells(name, way[step], text, asked.target)
        _, said, _ = ways[0][step]
        _explains(why, abs(said - asked.target), said * (1 - said))
        if "nearly right" in why:
            assert abs(ways[1][step][1] - asked.target) < 0.1


def _tells(name, here, text, target):
    z, said, felt = here
    assert text.startswith(f"**{name}**: ")
    reads(rf"z = ({NUMBER}), so", text, [z])
    reads(rf"says {ALMOST}({NUMBER}), ", text, [said], 4)
    assert ("says almost 1," in text) == (said < 1 and f"{said:.4g}" == "1")
    reads(rf"dL/dz is ({SIGNED})\.$", text, [felt])
    assert re.search(r"is ([+−]?)", text)[1] == {-1: "−", 0: "", 1: "+"}[np.sign(felt)]
    gap = abs(said - target)
    side = "right" if gap < 0.5 else "right between" if gap == 0.5 else "wrong"
    sides = {"right": "on the right side;", "right between": "right between the two;"}
    assert sides.get(side, "on the **wrong** side;") in text


def _explains(why, mistake, passed):
    if mistake > 0.9:
        pattern = rf"the mistake, {ALMOST}({NUMBER}), is .* only ({NUMBER}) out here"
        reads(pattern, why, [mistake, passed])
        assert why.endswith("the unit is wrong and hardly feels it.")
    elif mistake < 0.1:
        assert why.startswith("Both are nearly right by now")
    else:
        reads(rf"the sigmoid's slope, ({NUMBER}), is multiplied in", why, [passed])


@every_asked
def test_the_ending_tells_who_wakes_when_and_why(asked):
    settings, record, ways = told(asked)
    (slow, fast), y = [woke(way, asked.target) for way in ways], asked.target
    (first, second, *last), _ = PART.ending(settings, record)
    assert not NONSENSE.search(" ".join([first, second, *last]))
    entropy, squares = re.search(
        "with cross-entropy (.*); with .* error (.*)[.]", first
    ).groups()
    for says, when in ((squares, slow), (entropy, fast)):
        if when is None:
            assert says == "not after 40 updates"
        else:
            noun = "update" if when == 1 else "updates"
            assert says == (f"after {when} {noun}" if when else "from the start")
    if fast == 0:
        return _pushed_farther(second, ways)
    mistake, flat = abs(sigmoid(asked.z) - y), sigmoid(asked.z) * sigmoid(-asked.z)
    pattern = rf"z = ({NUMBER}) the mistake is {ALMOST}({NUMBER}),.* = ({NUMBER}), so"
    pattern += rf" its first step is ({NUMBER}) times shorter"
    reads(pattern, second, [asked.z, mistake, flat, 1 / flat])
    _verdict(last[0], slow, fast, ways[0][-1][1], y)


def _pushed_farther(says, ways):
    assert "only push it farther the same way" in says
    for way in ways:
        assert abs(way[1][0]) > abs(way[0][0]) and way[1][0] * way[0][0] > 0


def _verdict(says, slow, fast, said_last, target):
    if fast is None:
        assert says.startswith("Neither gets there")
    elif slow is None:
        is_asleep = abs(said_last - target) >= 0.8
        pattern = (
            "still says {} at the end" if is_asleep else "has come to {} by the end"
        )
        reads(pattern.format(f"{ALMOST}({NUMBER})"), says, [said_last], 4)
    elif slow <= fast:
        assert says.endswith("both losses wake it.")
    else:
        reads(rf"^That is ({NUMBER}) times as many", says, [slow / fast])


@pytest.mark.parametrize("z", [-30.0, -20.0, 20.0, 30.0])
@every_target
def test_sentences_far_out_have_numbers_too(z, y):
    settings, record, ways = told(Asked(z, y, 10.0, 20))
    for step in range(21):
        _, squares, entropy, _ = PART.story(settings, record, step)
        _tells("Squared error", ways[0][step], squares, y)
        _tells("Cross-entropy", ways[1][step], entropy, y)
    assert not NONSENSE.search(" ".join(PART.ending(settings, record)[0]))
    assert not disagrees(PART, settings, record)


@every_asked
def test_the_formula_multiplies_to_the_slope(asked):
    settings, record, ways = told(asked)
    for step in (0, 1, 40):
        formulas = PART.numbers(settings, record, step).formulas
        for (_, latex), way in zip(formulas, ways, strict=True):
            _, said, felt = way[step]
            *_, values, result = latex.split(" = ")
            gap, *rest = values.split(r" \cdot ")
            a, y = gap.strip("()").split(" - ")
            assert in_latex(a) == near(said, 6) and float(y) == asked.target
            wanted = [said, 1 - said] if len(rest) else []
            assert [in_latex(one) for one in rest] == [near(one, 6) for one in wanted]
            assert in_latex(result) == near(felt, 6)
            assert len(rest) == (2 if way is ways[0] else 0)


# --- the bet ------------------------------------------------------------------------


RIGHT = {
    words.NEITHER: lambda slow, fast: fast is None,
    words.NOT_YET: lambda slow, fast: bool(fast) and slow is None,
    words.BOTH_AT_ONCE: lambda slow, fast: bool(fast and slow) and slow <= fast,
    words.FEW: lambda slow, fast: bool(fast and slow) and fast < slow <= 5 * fast,
    words.MANY: lambda slow, fast: bool(fast and slow) and slow > 5 * fast,
}
STEEPER = {
    words.SQUARES_STEEPER: lambda slow, fast: abs(slow) > abs(fast),
    words.ENTROPY_STEEPER: lambda slow, fast: abs(fast) > abs(slow),
}
AT_THE_EDGE = [
    Asked(2.5, 0.0, 5.0, 40),  # 1 update and 5: five times as many, exactly
    Asked(-2.5, 1.0, 5.0, 40),
    Asked(2.5, 0.0, 5.0, 5),  # squared error wakes with its last update
    Asked(2.5, 0.0, 5.0, 4),  # and would have with one more
    Asked(5.0, 0.0, 1.0, 168),
    Asked(5.0, 0.0, 1.0, 167),
    Asked(5.0, 0.0, 1.0, 6),  # cross-entropy with its last
    Asked(5.0, 0.0, 1.0, 5),
    Asked(0.0, 0.0, 0.1, 10),  # right between the two at first
    Asked(0.0, 1.0, 0.1, 10),
]


@pytest.mark.parametrize("asked", ASKED + AT_THE_EDGE, ids=str)
def test_one_answer_of_the_bet_is_right_and_wins(asked):
    settings, record, ways = told(asked)
    bet, answers = PART.bet(settings, record), RIGHT
    slow, fast = (woke(way, asked.target) for way in ways)
    known = rf"starts at z = ({NUMBER}),? .*should say (\d)"
    reads(known, bet.question, [asked.z, asked.target])
    if fast == 0:
        answers, (slow, fast) = STEEPER, slopes(asked.z, asked.target)
        pattern = rf"({NUMBER}) with squared error, ({NUMBER}) with cross-entropy"
        reads(pattern, bet.reason, [abs(slow), abs(fast)])
    else:
        reads(rf"gets ({NUMBER}) update", bet.question, [asked.n_updates])
        assert bet.reason in PART.ending(settings, record)[0][0]
    assert sorted(bet.options) == sorted(answers)
    (right,) = [option for option, is_it in answers.items() if is_it(slow, fast)]
    assert [option for option in bet.options if bet.wins(option)] == [right]


def test_the_edges_are_edges():
    answers = [PART.bet(*told(asked)[:2]).answer for asked in AT_THE_EDGE]
    four, not_yet, neither = words.FEW, words.NOT_YET, words.NEITHER
    assert answers[:4] == [four, four, four, not_yet]
    assert answers[4:8] == [words.MANY, not_yet, not_yet, neither]
    assert answers[8:] == [words.BOTH_AT_ONCE] * 2


# --- negative control ---------------------------------------------------------------


@pytest.mark.parametrize("which", ["squares", "entropy"])
@pytest.mark.parametrize("field", ["deltas", "pre_activations", "activations"])
@pytest.mark.parametrize("at", [0, 7, -1])
def test_one_wrong_number_turns_a_badge_red(which, field, at):
    settings, record, _ = told(Asked(2.5, 0.0, 1.0, 40))
    waking = getattr(record, which)
    wrong = getattr(waking, field).copy()
    wrong[at] += 1e-6
    tampered = replace(record, **{which: replace(waking, **{field: wrong})})
    assert not disagrees(PART, settings, record)
    assert disagrees(PART, settings, tampered)
