"""Prune: its equations hold as they are shown, its words say which node is meant."""

import re

import pytest

from pages.chapters.information_gain.too_many_questions.prune import (
    levels,
    pictures,
    record,
)
from pages.chapters.information_gain.too_many_questions.prune.alphas import alpha_text
from pages.chapters.information_gain.too_many_questions.prune.controls import (
    BY_HAND,
    REDUCED,
)
from pages.chapters.information_gain.too_many_questions.prune.part import PART
from pages.chapters.information_gain.too_many_questions.settings import Settings
from pages.words.numbers import few

NUMBER = r"(\d[\d.]*(?: \\times 10\^\{-?\d+\})?)"


def ran(**values) -> record.Record:
    return record.run(Settings(**values))


def test_neighbours_on_the_path_have_alphas_that_look_different():
    path = ran(data="digits", noise=0.0).path
    texts = [alpha_text(path, k) for k in range(len(path))]
    alike = [few(one) for one in path.alphas.tolist()]
    pairs = [*zip(path.alphas, path.alphas[1:], strict=False)]
    for found, is_told in ((texts, True), (alike, False)):
        same = [a == b for a, b in zip(found, found[1:], strict=False)]
        assert any(same[1:]) != is_told
    assert texts[0] == "0" and all(a <= b for a, b in pairs)


def shown_numbers(text: str) -> list[float]:
    return [
        float(one.replace(r" \times 10^{", "e").rstrip("}"))
        for one in re.findall(NUMBER, text)
    ]


@pytest.mark.parametrize("data", ["iris", "wine", "moons"])
def test_equations_hold_in_the_digits_that_are_shown(data):
    kept = ran(data=data)
    for step in range(len(kept.shown) - 1):
        weakest, least = (latex for _, latex in PART.formulas(kept, step))
        top, below, n, one, g = shown_numbers(weakest.rpartition(r"\frac")[2])
        assert f"{(top - below) / (n - one):.4g}" == f"{g:.4g}"
        cost, alpha, n, total = shown_numbers(least)
        assert f"{cost + alpha * n:.4g}" == f"{total:.4g}"
    at_hand = ran(data=data, prune_way=BY_HAND, cuts=(2,))
    [(_, bound)] = PART.formulas(at_hand, 0)
    cost, alpha, n, total, _ = shown_numbers(bound)
    assert f"{cost + alpha * n:.4g}" == f"{total:.4g}"


def test_the_marked_node_has_the_first_name_and_none_has_two():
    kept = ran(data="breast_cancer", noise=0.1)
    names = pictures.tree_panel(kept).names["list"]
    asks = pictures.looks(kept).questions
    for step in range(len(kept.shown) - 1):
        there = [one for one in names if one["since"] <= step <= one["upto"]]
        marked = [asks[node] for node in kept.weakest(step)]
        assert {one["texts"] for one in there[: len(marked)]} == {*marked}
        points = [tuple(map(str, one["points"].values())) for one in there]
        assert len({*points}) == len(points)


def test_a_tree_that_tells_as_many_with_fewer_leaves_is_not_said_to_tell_most():
    kept = ran(data="moons", noise=0.0)
    assert kept.best > 0 and kept.path_errors[0] == kept.path_errors[kept.best]
    first = PART.ending(kept)[0]
    assert "as many held-out rows as the whole tree" in first
    assert "most held-out rows" not in first


def test_the_question_that_is_told_of_is_the_leftmost_that_rows_reach():
    kept = ran(data="moons", noise=0.2, prune_way=REDUCED)
    for step in range(1, len(kept.shown)):
        came = levels.heard(kept, step)
        nodes = kept.reduced.nodes[came].tolist()
        ways = [kept.whole.path_to(node) for node in nodes]
        sides = [
            [
                int(b == kept.whole.children[a, 1])
                for a, b in zip(p, p[1:], strict=False)
            ]
            for p in map(list, ways)
        ]
        assert sides == sorted(sides)
        several = len(levels.level(kept, step)) > 1
        assert several == ("that held-out rows reach" in PART.story(kept, step)[1])
