"""What to ask next: gains by another formula, and how fast the culprit is cornered."""

import math
from collections import Counter

import numpy as np
import pytest

from engines.slips import Quantity, Told, causes_of, explain, questions
from tests.engines.slips.subjects import SUBJECTS


def open_cases(n: int = 5):
    """Yield examples of every subject with what each cause would find."""
    for module in SUBJECTS.values():
        for example in module.some(n, seed=23):
            causes = causes_of(example)
            yield example, causes, example.work(causes)


def asked(example, causes, values, here, told=()):
    is_cut = np.array([causes[at].is_cut for at in here])
    return questions(example.quantities, values[here], told, is_cut)


def test_the_gain_is_the_mutual_information_by_another_formula():
    """Of suspect and answer: the sum over p(s, a) log2 p(s, a) / (p(s) p(a))."""
    n_checked = 0
    for example, causes, values in open_cases():
        for question in asked(example, causes, values, range(len(causes)))[:10]:
            n = sum(len(whose) for _, whose in question.answers)
            assert n == len(causes)
            together = 0.0
            for _, whose in question.answers:
                share = len(whose) / n
                together += len(whose) / n * math.log2(1 / n / (1 / n * share))
            assert question.gain == pytest.approx(together, abs=1e-9)
            n_checked += 1
    assert n_checked > 50


def test_every_suspect_has_one_answer_and_it_is_its_own():
    for example, causes, values in open_cases(2):
        for question in asked(example, causes, values, range(len(causes)))[:10]:
            whose = Counter(at for _, some in question.answers for at in some)
            assert set(whose.values()) == {1}
            column = example.quantities.index(question.quantity)
            for answer, some in question.answers:
                off = np.abs(values[list(some), column] - answer)
                unit = 10.0**-question.decimals
                # Digits cut off are up to one whole unit away.
                assert np.isnan(answer) or np.isinf(answer) or (off <= unit).all()
            most = max(len(some) for _, some in question.answers)
            assert question.most_left == most


def test_the_best_question_comes_first_and_ties_go_to_what_is_found_first():
    parts = [Quantity("z"), Quantity("loss"), Quantity("delta")]
    values = np.array([[0.5, 0.1, 0.1], [0.5, 0.2, 0.2], [0.5, 0.2, 0.3]])
    found = questions(parts, values, [], np.zeros(3, bool))
    assert [one.quantity.what for one in found] == ["delta", "loss"]
    tied = questions(parts, values[:, [0, 1, 1]], [], np.zeros(3, bool))
    assert [one.quantity.what for one in tied] == ["loss", "delta"]


def test_what_was_told_is_asked_for_one_digit_more_until_there_is_none():
    parts, values = [Quantity("z")], np.array([[0.1234], [0.1239]])
    still = np.zeros(2, bool)
    again, = questions(parts, values, [Told(parts[0], "0.12")], still)  # fmt: skip
    assert again.decimals == 3
    assert again.answers == ((0.123, (0,)), (0.124, (1,)))
    all_digits = Told(parts[0], "0.123400000000000")
    last, = questions(parts, values, [all_digits], still)  # fmt: skip
    assert last.decimals == 15


def test_one_suspect_leaves_nothing_to_ask():
    parts = [Quantity("z")]
    assert questions(parts, np.array([[0.5]]), [], np.zeros(1, bool)) == ()
    assert questions(parts, np.empty((0, 1)), [], np.zeros(0, bool)) == ()


def best_first(example, causes, values, here, depth=0) -> list[int]:
    """Return after how many questions each suspect is cornered, best asked first."""
    found = asked(example, causes, values, here)
    if not found:
        return [depth] * len(here)
    return [
        n
        for _, some in found[0].answers
        for n in best_first(
            example, causes, values, [here[at] for at in some], depth + 1
        )
    ]


def in_order(example, causes, values, here) -> list[int]:
    """Return the same if quantities are asked in the order in which they are found."""
    waiting, depths = [(list(here), 0, 0)], []
    while waiting:
        group, column, depth = waiting.pop()
        left = {one.quantity: one for one in asked(example, causes, values, group)}
        if not left:
            depths += [depth] * len(group)
            continue
        question = left.get(example.quantities[column])
        answers = question.answers if question else ((0.0, range(len(group))),)
        for _, some in answers:
            waiting.append(([group[at] for at in some], column + 1, depth + 1))
    return depths


def test_the_best_question_again_and_again_is_fast_and_no_faster_than_can_be():
    """The culprit is any suspect alike; none can be found in fewer questions."""
    greedy, plain, least = [], [], []
    for example, causes, values in open_cases(3):
        here = list(range(len(causes)))
        fast = best_first(example, causes, values, here)
        slow = in_order(example, causes, values, here)
        assert len(fast) == len(slow) == len(causes)
        n_answers = max(
            len(one.answers) for one in asked(example, causes, values, here)
        )
        floor = entropy_of_ends(example, causes, values, here) / math.log2(n_answers)
        assert floor - 1e-9 <= np.mean(fast) <= np.mean(slow) + 1e-9
        greedy.append(np.mean(fast))
        plain.append(np.mean(slow))
        least.append(floor)
    means = (float(np.mean(one)) for one in (least, greedy, plain))
    means = "at least {:.2f}, best first {:.2f}, in order {:.2f}".format(*means)
    print(f"questions to the culprit: {means}")  # noqa: T201
    assert np.mean(greedy) < np.mean(plain) / 2


def entropy_of_ends(example, causes, values, here) -> float:
    """Return the entropy, in bits, of what all questions together can tell apart."""
    ends = [0] * len(here)
    for question in asked(example, causes, values, here):
        for answer, (_, some) in enumerate(question.answers):
            for at in some:
                ends[at] = hash((ends[at], question.quantity, answer))
    counts = np.array([*Counter(ends).values()]) / len(ends)
    return float(-(counts * np.log2(counts)).sum())


def test_a_verdict_asks_what_its_suspects_differ_in():
    example = SUBJECTS["split"].some(1)[0]
    gain = dict(
        zip(example.quantities, example.work(causes_of(example))[0], strict=True)
    )
    told = Told(Quantity("gain"), f"{gain[Quantity('gain')]:.2f}")
    verdict = explain(example, [told])
    assert len(verdict.suspects) > 1
    best = verdict.questions[0]
    assert max(at for _, some in best.answers for at in some) < len(verdict.suspects)
    assert best.gain > 0
