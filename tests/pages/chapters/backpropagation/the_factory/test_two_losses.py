"""The part "Two losses": losses, slopes and sentences, by closed form."""

import re
from dataclasses import replace
from functools import cache
from math import exp, log1p

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.two_losses import words
from pages.chapters.backpropagation.the_factory.two_losses.part import TWO_LOSSES
from pages.chapters.backpropagation.the_factory.two_losses.record import RATES
from tests.pages.chapters.backpropagation.the_factory.cases import (
    NONSENSE,
    NUMBER,
    chosen,
    disagrees,
    each_of,
    in_latex,
    owes_its_reader,
    read,
    script_agrees,
)
from tests.pages.looking import settings_at

PART = TWO_LOSSES


def asked(z, y, rate, n):
    """Return settings: where the unit begins, its target, η and updates."""
    more = {"first_z": z, "target": y, "wake_rate": rate, "n_updates": n}
    return chosen(PART.title, **more)


FAR = [-1000.0, -745.0, -300.0, -30.0, -3.0, -0.5, 0.0, 0.5, 3.0, 30.0, 300.0, 1000.0]
STARTS = [-10.0, -5.0, -2.5, -1.0, 0.0, 0.5, 1.0, 2.5, 5.0, 7.5, 10.0]
ASKED = [asked(z, y, rate, 40) for z in STARTS for y in (0.0, 1.0) for rate in RATES]
SIGNED, ALMOST = rf"[+]?{NUMBER}", "(?:almost )?"
TARGETS = (0.0, 1.0)


# --- closed forms -------------------------------------------------------------------


def sigmoid(z):
    return 1 / (1 + exp(-z)) if z > 0 else exp(z) / (1 + exp(z))


def slopes(z, y):
    """Return dE/dz of both losses, squared error first: no digit is lost."""
    entropy = -sigmoid(-z) if y else sigmoid(z)
    return entropy * sigmoid(z) * sigmoid(-z), entropy


def losses(z, y):
    wrong = -z if y else z  # log(1 + exp(wrong)), whatever its size
    entropy = max(wrong, 0) + log1p(exp(-abs(wrong)))
    return sigmoid(wrong) ** 2 / 2, entropy


def near(value, digits=3):
    return pytest.approx(value, rel=6 * 10.0**-digits, abs=1e-15)


def walk(settings, loss):
    """Return every (z, what is said, slope) on the way, in plain Python."""
    z, way = settings.first_z, []
    for _ in range(settings.n_updates + 1):
        felt = slopes(z, settings.target)[loss]
        way.append((z, sigmoid(z), felt))
        z -= settings.wake_rate * felt
    return way


def woke(way, y):
    """Return the first step on the right side of a half, or None."""
    steps = (t for t, (_, said, _) in enumerate(way) if abs(said - y) < 0.5)
    return next(steps, None)


@cache
def walked(settings):
    """Return the record and both plain walks, squared error first."""
    return PART.run(settings), (walk(settings, 0), walk(settings, 1))


def reads(pattern, text, wanted, digits=3):
    """Check that a pattern is there once, and that its groups are these numbers."""
    (match,) = re.finditer(pattern, text)
    found = [read(part) for part in match.groups()]
    assert found == [near(one, digits) for one in wanted]


# --- losses and gradients -----------------------------------------------------------


@each_of(FAR, TARGETS)
def test_losses_and_slopes_are_the_closed_forms_however_far_out(z, y):
    record, _ = walked(asked(z, y, 1.0, 3))
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


@each_of(ASKED)
def test_every_row_is_a_step_of_plain_descent(settings):
    record, ways = walked(settings)
    rows = PART.table(record).rows
    wanted = [
        (t, *one, *other) for t, (one, other) in enumerate(zip(*ways, strict=True))
    ]
    assert np.allclose(rows, wanted, rtol=1e-9, atol=1e-12)
    assert len(PART.labels(record)) == len(rows) == settings.n_updates + 1
    assert not disagrees(PART, record)


# --- sentences ----------------------------------------------------------------------


def _tells(name, here, text, target):
    z, said, felt = here
    assert text.startswith(f"**{name}**: ")
    reads(rf"z = ({NUMBER}), so", text, [z])
    reads(rf"says {ALMOST}({NUMBER}), ", text, [said], 4)
    assert ("says almost 1," in text) == (said < 1 and f"{said:.4g}" == "1")
    reads(rf"dE/dz is ({SIGNED})\.$", text, [felt])
    assert re.search(r"is ([+−]?)", text)[1] == {-1: "−", 0: "", 1: "+"}[np.sign(felt)]
    gap = abs(said - target)
    side = "right" if gap < 0.5 else "right between" if gap == 0.5 else "wrong"
    sides = {"right": "on the right side;", "right between": "right between the two;"}
    assert sides.get(side, "on the **wrong** side;") in text


@each_of([-30.0, -20.0, 20.0, 30.0], TARGETS)
def test_sentences_far_out_have_numbers_too(z, y):
    record, ways = walked(asked(z, y, 10.0, 20))
    for step in range(21):
        _, squares, entropy, _ = PART.story(record, step)
        _tells("Squared error", ways[0][step], squares, y)
        _tells("Cross-entropy", ways[1][step], entropy, y)
    assert not NONSENSE.search(" ".join(PART.ending(record)))
    assert not disagrees(PART, record)


@each_of(ASKED)
def test_the_formula_multiplies_to_the_slope(settings):
    record, ways = walked(settings)
    for step in (0, 1, 40):
        formulas = PART.formulas(record, step)
        for (_, latex), way in zip(formulas, ways, strict=True):
            _, said, felt = way[step]
            *_, values, result = latex.split(" = ")
            gap, *rest = values.split(r" \cdot ")
            a, y = gap.strip("()").split(" - ")
            assert in_latex(a) == near(said, 6) and float(y) == settings.target
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
SMALLER = {
    words.HARDLY: lambda slow, fast: slow / fast < 1.1,
    words.SOME: lambda slow, fast: 1.1 <= slow / fast < 2,
    words.MUCH: lambda slow, fast: 2 <= slow / fast < 10,
    words.FAR: lambda slow, fast: 10 <= slow / fast,
}
AT_THE_EDGE = [
    asked(2.5, 0.0, 5.0, 40),  # 1 update and 5: five times as many, exactly
    asked(-2.5, 1.0, 5.0, 40),
    asked(2.5, 0.0, 5.0, 5),  # squared error wakes with its last update
    asked(2.5, 0.0, 5.0, 4),  # and would have with one more
    asked(5.0, 0.0, 1.0, 168),
    asked(5.0, 0.0, 1.0, 167),
    asked(5.0, 0.0, 1.0, 6),  # cross-entropy with its last
    asked(5.0, 0.0, 1.0, 5),
    asked(0.0, 0.0, 0.1, 10),  # right between the two at first
    asked(0.0, 1.0, 0.1, 10),
]


@each_of(ASKED + AT_THE_EDGE)
def test_one_answer_of_the_bet_is_right_and_wins(settings):
    record, ways = walked(settings)
    bet, answers = PART.bet(record), RIGHT
    slow, fast = (woke(way, settings.target) for way in ways)
    known = rf"starts at z = ({NUMBER}),? .*should say (\d)"
    reads(known, bet.question, [settings.first_z, settings.target])
    if fast == 0:
        away = -1 if settings.target else 1  # of the target: all digits of the mistake
        slow, fast = (sigmoid(away * way[-1][0]) for way in ways)
        answers = SMALLER
        pattern = rf"error ({NUMBER}) is left, .* ({NUMBER}): ({NUMBER}) times smaller"
        reads(pattern, bet.reason, [slow, fast, slow / fast])
    else:
        reads(rf"gets ({NUMBER}) update", bet.question, [settings.n_updates])
        assert bet.reason in PART.ending(record)[0]
    assert sorted(bet.options) == sorted(answers)
    (right,) = [option for option, is_it in answers.items() if is_it(slow, fast)]
    assert [option for option in bet.options if bet.wins(option)] == [right]


def test_the_edges_are_edges():
    answers = [PART.bet(walked(settings)[0]).answer for settings in AT_THE_EDGE]
    four, not_yet, neither = words.FEW, words.NOT_YET, words.NEITHER
    assert answers[:4] == [four, four, four, not_yet]
    assert answers[4:8] == [words.MANY, not_yet, not_yet, neither]
    assert answers[8:] == [words.BOTH_AT_ONCE] * 2


def test_every_answer_of_the_bet_can_be_the_right_one():
    answers = {
        asked(5.0, 0.0, 1.0, 200): words.MANY,
        asked(5.0, 0.0, 1.0, 100): words.NOT_YET,
        asked(1.5, 0.0, 1.0, 200): words.FEW,
        asked(0.0, 0.0, 1.0, 20): words.BOTH_AT_ONCE,
        asked(10.0, 0.0, 0.1, 20): words.NEITHER,
        asked(-10.0, 0.0, 1.0, 200): words.HARDLY,
        asked(-5.0, 0.0, 1.0, 100): words.SOME,
        asked(-5.0, 0.0, 5.0, 100): words.MUCH,
        asked(-5.0, 0.0, 10.0, 300): words.FAR,
    }
    for settings, answer in answers.items():
        assert PART.bet(PART.run(settings)).answer == answer, settings


# --- what every part owes -----------------------------------------------------------


@each_of([-10.0, -0.5, 0.0, 5.0, 10.0], TARGETS, [(0.1, 10), (1.0, 200), (10.0, 60)])
def test_every_start_is_told_drawn_and_taken_home(z, y, more):
    script_agrees(PART, owes_its_reader(PART, asked(z, y, *more)))


def test_the_preset_says_what_happens():
    (preset,) = [p for p in CHAPTER.presets if p.name == "Two losses"]
    record = PART.run(settings_at(CHAPTER, preset))
    assert record.entropy.woke <= 10 < 100 < record.squares.woke <= 200


def test_a_unit_right_in_the_middle_is_on_no_side():
    record = PART.run(asked(0.0, 0.0, 1.0, 20))
    assert "right between the two" in " ".join(PART.story(record, 0))


def test_what_the_unit_says_is_drawn_up_to_the_step_only():
    record = PART.run(asked(5.0, 0.0, 1.0, 50))
    says = PART.panels(record)[-1]
    assert all(trail.upto == list(range(1, 52)) for trail in says.trails)
    assert PART.reached(record, 7) == 8


def test_a_rate_between_the_marks_is_taken():
    settings = settings_at(CHAPTER, part=PART.title, wake_eta=0.3)
    record = owes_its_reader(PART, settings)
    first, second = record.entropy.pre_activations[:2]
    assert second == pytest.approx(first - 0.3 * slopes(first, 0.0)[1])


# --- negative control ---------------------------------------------------------------


FIELDS = ["deltas", "pre_activations", "activations"]


@each_of(["squares", "entropy"], FIELDS, [0, 7, -1])
def test_one_wrong_number_turns_a_badge_red(which, field, at):
    record, _ = walked(asked(2.5, 0.0, 1.0, 40))
    waking = getattr(record, which)
    wrong = getattr(waking, field).copy()
    wrong[at] += 1e-6
    tampered = replace(record, **{which: replace(waking, **{field: wrong})})
    assert not disagrees(PART, record)
    assert disagrees(PART, tampered)


# --- bets that are bets -------------------------------------------------------------


@each_of(ASKED)
def test_a_bet_closes_where_both_are_seen(settings):
    record, ways = walked(settings)
    bet, fast = PART.bet(record), woke(ways[1], settings.target)
    assert 1 <= bet.told_at <= settings.n_updates
    if fast:
        assert bet.told_at == fast


@each_of([(5.0, 0.0), (-3.0, 1.0)], [0.5, 5.0, 10.0], [10, 300])
def test_the_ends_of_the_picture_do_not_tell_how_far_the_unit_goes(start, rate, n):
    record = PART.run(asked(*start, rate, n))
    low, high = PART.panels(record)[0].figure.layout["xaxis"]["range"]
    for waking in record.both:
        z = waking.pre_activations
        assert low < z.min() and z.max() < high
        assert min(abs(z.min() - low), abs(z.max() - high)) > 0.1
