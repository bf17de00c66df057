"""The part "Chain rule": every factor, product and sentence, computed again."""

import re
from dataclasses import replace
from functools import cache
from itertools import accumulate
from math import prod
from operator import mul

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory.chain_rule import record as computed
from pages.chapters.backpropagation.the_factory.chain_rule.bet import (
    OPPOSITE,
    SAME,
    SILENT,
)
from pages.chapters.backpropagation.the_factory.chain_rule.part import CHAIN_RULE
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.figures.network_names import Place
from pages.figures.network_places import Across, Down
from tests.pages.chapters.backpropagation.the_factory.cases import (
    NONSENSE,
    NUMBER,
    SQUASH,
    TINY,
    chosen,
    disagrees,
    each_of,
    extremes,
    in_latex,
    near,
    read,
    reads,
    sigmoid,
    slope,
)
from tests.pages.looking import settings_at

PART, CHAIN = CHAIN_RULE, CHAIN_RULE.title


# --- the same network in plain NumPy ------------------------------------------------


def nudged(settings, place, by):
    """Return E with one weight or bias moved."""
    tables = [np.array(rows) + 0j for rows in (settings.first, settings.second)]
    tables[place.layer][-1 if place.source is None else place.source, place.unit] += by
    first, second = tables
    x, y = np.split(np.array(settings.sample[0]), [settings.factory.sizes[0]])
    h = SQUASH[settings.activation](x @ first[:-1] + first[-1])
    z = h @ second[:-1] + second[-1]
    if settings.factory.loss == "half_squared_error":
        return ((y - sigmoid(z)) ** 2).sum() / 2
    z = z - z.real.max()
    return (y * (np.log(np.exp(z).sum()) - z)).sum()


def factors(settings, place):
    """Return every path's factors as (name, value), from E to the place."""
    (n, _, n_out), names, j = settings.factory.sizes, settings.names, place.unit
    (x, y), squash = np.split(np.array(settings.sample[0]), [n]), settings.activation
    w, v = np.array(settings.first), np.array(settings.second)
    z = x @ w[:-1] + w[-1]
    h, flat = SQUASH[squash](z), slope(SQUASH[squash], z)
    z = h @ v[:-1] + v[-1]
    error, out, of = sigmoid(z) - y, slope(sigmoid, z), ""
    if settings.factory.loss != "half_squared_error":
        shares = np.exp(z - z.max())
        error, out, of = shares / shares.sum() * y.sum() - y, np.ones(n_out), "z of "
    last = ("1 for a bias", 1.0)
    if place.source is not None:
        came = (x, h)[place.layer][place.source]
        last = (names.unit(place.layer, place.source), came)
    paths = []
    for k in [j] if place.layer else range(n_out):
        unit = names.unit(2, k)
        path = [(f"∂E/∂{of}{unit}", error[k]), (f"slope of {unit}", out[k])]
        if not place.layer:
            path.append((names.parameter(Place(1, k, j)), v[j, k]))
            path.append((f"slope of {names.unit(1, j)}", flat[j]))
        paths.append([*path, last])
    return paths


# --- the cases ----------------------------------------------------------------------


def of_presets():
    for preset in CHAPTER.presets:
        settings = settings_at(CHAPTER, preset)
        if not settings.factory.is_own:  # this part does not offer those
            yield preset.name, replace(settings, part=CHAIN)


def saturated_and_random():
    second = ((0.0, -0.5), (0.5, 0.0), (0.6, 0.6))
    yield "2-2-2 a path each silent", chosen(CHAIN, "2-2-2", second=second)
    rng = np.random.default_rng(7)
    for net, factory in FACTORIES.items():
        for which, rows in zip(("first", "second"), factory.tables, strict=True):
            for z in (30.0, -30.0):
                flat = np.full(np.shape(rows), 0.01)
                flat[-1] = z
                tables = {which: tuple(map(tuple, flat.tolist()))}
                yield f"{net} {which} z = {z}", chosen(CHAIN, net, **tables)
        for activation in ("sigmoid", "tanh"):
            drawn = [rng.uniform(-3, 3, np.shape(rows)) for rows in factory.tables]
            first, second = (tuple(map(tuple, table.tolist())) for table in drawn)
            tables = {"first": first, "second": second}
            yield f"{net} {activation} random", chosen(CHAIN, net, activation, **tables)


CASES = dict(extremes(CHAIN)) | dict(of_presets()) | dict(saturated_and_random())
every_case = each_of(CASES)


@cache
def followed(name):
    """Return settings, record, stories and factors for every weight and bias."""
    found = []
    for place in CASES[name].names.places():
        settings = replace(CASES[name], weight=place)
        record = PART.run(settings)
        steps = range(len(PART.labels(record)))
        stories = [" ".join(PART.story(record, step)) for step in steps]
        found.append((settings, record, stories, factors(settings, place)))
    return found


def product(path):
    return prod(value for _, value in path)


# --- what is told -------------------------------------------------------------------


@every_case
def test_every_weight_of_every_network_is_told_in_numbers_that_exist(name):
    for _, record, stories, _ in followed(name):
        bet, ending = PART.bet(record), PART.ending(record)
        shown = [str(PART.formulas(record, step)) for step in range(len(stories))]
        shown.append(str(PART.table(record)))
        said = [*stories, *shown, *ending, bet.question, bet.reason]
        assert all(said) and not NONSENSE.search(" ".join(said))
        assert not disagrees(PART, record)


@every_case
def test_there_is_a_step_for_the_line_every_factor_the_sum_and_the_check(name):
    for _, record, stories, paths in followed(name):
        several, found = len(paths) > 1, [factor for path in paths for factor in path]
        labels, n = PART.labels(record), 1 + len(found)
        assert len(labels) == len(stories) == n + several + 1
        names = [label.split(": ")[-1] for label in labels[1:n]]
        heads = [story.split("**")[1] for story in stories[1:n]]
        assert names == heads == [name for name, _ in found]
        assert labels[-1] == "measured" and "Measured." in stories[-1]
        assert labels[n] == ("sum over paths" if several else "measured")
        ears = "lines lead to ŷ₁ and ŷ₂" if several else "Only one path leads there."
        assert ears in stories[0]


@every_case
def test_the_gradient_told_is_the_gradient_measured(name):
    for settings, record, stories, _ in followed(name):
        place, parameter = settings.weight, settings.names.parameter(settings.weight)
        measured = nudged(settings, place, TINY * 1j).imag / TINY
        assert record.total == pytest.approx(measured, rel=1e-9, abs=1e-13)
        both = rf"∂E/∂{parameter} = ({NUMBER})\. Nudging .* says ({NUMBER})(?:\.|, )"
        is_corner = "corner" in stories[-1]
        if is_corner:
            assert record.total == measured == 0
        else:
            reads(both, stories[-1], [measured, measured])
        first, *_, way = PART.ending(record)
        reads(rf"^∂E/∂{parameter} = ({NUMBER})\.$", first, [measured])
        if abs(measured) > 1e-6:
            falls = (
                nudged(settings, place, -1e-6).real < nudged(settings, place, 0).real
            )
            goes = f"has to go {'down' if falls else 'up'} a little."
            assert way.endswith(f"{parameter} {goes}")
        assert ("E has no slope" in way) == (not record.total and not is_corner)


@every_case
def test_every_factor_and_every_product_so_far_is_told(name):
    for _, _, stories, paths in followed(name):
        story = iter(stories[1:])
        for path in paths:
            products = [*accumulate((value for _, value in path), mul)]
            for k, (_, value) in enumerate(path):
                said = next(story)
                if f"counts as {value:g}" not in said:
                    changes = rf"changes (?:by )?({NUMBER}) (?:for each 1|times)"
                    reads(changes, said, [value])
                assert ("A 0 in the chain" in said) == (not value)
                if k:
                    so_far = rf"So far ({NUMBER}) · \(?({NUMBER})\)? = ({NUMBER})\."
                    reads(so_far, said, [products[k - 1], value, products[k]])


@every_case
def test_the_sum_adds_what_every_path_says(name):
    for _, record, stories, paths in followed(name):
        if len(paths) > 1:
            one, other = map(product, paths)
            ending, reason = PART.ending(record), PART.bet(record)
            parts = rf"Path 1 says ({NUMBER}) and path 2 says ({NUMBER}): "
            for text in (stories[-2], reason.reason, ending[1]):
                total = one + other
                is_rest = abs(total) <= 1e-12 * (abs(one) + abs(other))
                wanted = [one, other, 0.0 if is_rest else total]
                reads(rf"{parts}together ({NUMBER})\.", text, wanted)
                what = "all of it" if is_rest else "a part"
                cancels = f"so {what} cancels" in text
                assert text is reason.reason or cancels == (one * other < 0)


# --- the weakest link, and the bets -------------------------------------------------


def weakest(path):
    """Return the names nearest to 0; None if only the last digits could tell."""
    sizes = {name: abs(value) for name, value in path}
    least = min(sizes.values())
    if any(least * (1 + 1e-14) < size < least * (1 + 1e-9) for size in sizes.values()):
        return None
    return [name for name, size in sizes.items() if size <= least * (1 + 1e-9)]


@every_case
def test_every_weakest_link_of_a_path_is_told_at_its_end(name):
    for _, record, stories, paths in followed(name):
        ends = [story for story in stories if "weakest link" in story]
        for said, path in zip(ends, paths, strict=True):
            ending = rf"links? (?:is|are) (.*): ({NUMBER})(?: in size)?\.$"
            names_said, says = re.search(ending, said).groups()
            assert abs(read(says)) == near(min(abs(value) for _, value in path))
            names = re.split(", | and ", names_said.replace("the ", ""))
            assert weakest(path) in (None, names)
            if len(paths) == 1:
                factors_said = PART.ending(record)[1]
                assert factors_said.endswith(
                    f"nearest to 0 {'is' if len(names) == 1 else 'are'} {names_said}."
                )
                each = ".*".join(f"{name} ({NUMBER})" for name, _ in path)
                reads(each, factors_said, [value for _, value in path])
                assert PART.bet(record).reason.startswith(factors_said)


@every_case
def test_the_bet_is_won_by_every_weakest_link_and_by_no_other(name):
    for _, record, _, (path, *others) in followed(name):
        if not others and weakest(path):
            bet = PART.bet(record)
            assert f"a product of {len(path)} factors" in bet.question
            assert list(bet.options) == [name for name, _ in path]
            won = [option for option in bet.options if bet.wins(option)]
            assert won == weakest(path) and bet.answer not in bet.ties


@every_case
def test_the_bet_on_several_paths_is_won_by_where_they_pull(name):
    for _, record, _, paths in followed(name):
        if len(paths) > 1:
            bet, signs = PART.bet(record), {*np.sign([*map(product, paths)])}
            right = SILENT if 0 in signs else SAME if len(signs) == 1 else OPPOSITE
            assert [option for option in bet.options if bet.wins(option)] == [right]


def test_all_three_answers_about_several_paths_are_met():
    met = {
        PART.bet(record).answer
        for name in ("2-2-2 sigmoid", "3-3-2 softmax sigmoid", "2-2-2 relu 0.0")
        for settings, record, _, paths in followed(name)
        if len(paths) > 1
    }
    assert met == {SAME, OPPOSITE, SILENT}


def test_equal_factors_are_ties():
    settings, record, *_ = followed("2-2-1 relu 0.0")[0]
    bet = PART.bet(record)
    assert {bet.answer, *bet.ties} == {"v₁", "slope of h₁"}


# --- formulas, rows and second opinions ---------------------------------------------


@every_case
def test_every_formula_multiplies_to_its_result(name):
    for _, record, stories, paths in followed(name):
        chains = [path[: k + 1] for path in paths for k in range(len(path))]
        for step, known in enumerate(chains, 1):
            ((_, latex),) = PART.formulas(record, step)
            multiplies(latex, known, alone=len(known) == 1)
        for step in range(len(chains) + 1, len(stories)):
            (_, lines), (_, total) = PART.formulas(record, step)
            for line, path in zip(lines.split(r"\\"), paths, strict=True):
                multiplies(line, path)
            _, *sums, result = re.split(r" = | \+ ", total)
            values = [*map(product, paths)]
            assert in_latex(result) == near(sum(values), 6)
            sums_said = [in_latex(one) for one in sums]
            assert sums_said == [near(one, 6) for one in values if len(values) > 1]


def multiplies(latex, path, alone=False):
    """Check the last product of a formula: its factors, and what they come to."""
    latex = latex.replace(r" \end{aligned}", "").split("&")[-1]
    *_, values, result = ["", *re.split(" ?= ", latex)][-2:]
    values = [product(path)] if alone else map(in_latex, values.split(r"\cdot"))
    values = [*values]
    assert values == [near(value, 6) for _, value in path]
    assert prod(values) == pytest.approx(in_latex(result), rel=5e-5, abs=1e-300)


@every_case
def test_every_row_is_a_factor_and_the_product_up_to_it(name):
    for _, record, stories, paths in followed(name):
        heads = [(str(n), one) for n, path in enumerate(paths, 1) for one, _ in path]
        values = [value for path in paths for _, value in path]
        so_far = [one for p in paths for one in accumulate((v for _, v in p), mul)]
        *rows, last = PART.table(record).rows
        assert [row[:2] for row in rows] == heads
        assert np.allclose([row[2] for row in rows], values, rtol=1e-9, atol=1e-13)
        assert np.allclose([row[3] for row in rows], so_far, rtol=1e-9, atol=1e-13)
        assert last[2] == last[3] == near(sum(map(product, paths)), 9)
        reached = [*range(len(rows) + 1), len(rows) + 1, len(rows) + 1]
        found = [PART.reached(record, step) for step in range(len(stories))]
        assert found == reached[: len(stories)]


@pytest.mark.parametrize("net", FACTORIES)
def test_a_wrong_factor_turns_a_badge_red(net, monkeypatch):
    settings, honest = chosen(CHAIN, net, weight=Place(0, 0, 0)), computed.chain_paths
    assert not disagrees(PART, PART.run(settings))
    for at in range(5):

        def wrong_paths(*args, at=at):
            first, *others = honest(*args)
            links = list(first.factors)
            links[at] = replace(links[at], value=links[at].value * (1 + 1e-6))
            return (replace(first, factors=tuple(links)), *others)

        monkeypatch.setattr(computed, "chain_paths", wrong_paths)
        assert disagrees(PART, PART.run(settings))


@pytest.mark.parametrize("net", FACTORIES)
@pytest.mark.parametrize("kind", (Across, Down))
def test_a_click_chooses_the_weight_in_either_drawing(net, kind):
    settings = chosen(CHAIN, net)
    record, drawing = PART.run(settings), kind(settings.names.sizes)
    for name, place in settings.names.parameters().items():
        x, y = drawing.of(place).middle
        assert PART.clicked(record, {"panel": 0, "x": x, "y": y}) == {"weight": name}
    assert PART.clicked(record, {"panel": 1, "x": 0.5, "y": 1.0}) is None
