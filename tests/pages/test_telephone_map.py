"""The part "Map": every cell again, true sentences, a click that goes there."""

import json
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import SCHEMES, Stack, depth_profile
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone import mapping
from pages.chapters.backpropagation.telephone.chapter import PARTS
from pages.chapters.backpropagation.telephone.mapping_words import ANSWERS
from pages.chapters.backpropagation.telephone.presets import PRESETS
from pages.chapters.backpropagation.telephone.settings import MAP, Settings
from pages.figures import theme
from pages.figures.depth_map import map_panel
from tests.pages.app import fine, start, texts
from tests.pages.factory_parts import disagrees, owes_its_reader, script_agrees
from tests.pages.figures import checked, written
from tests.sampling import sampled

PART = PARTS[MAP]
STACKS = {
    "tanh": Stack(activation="tanh"),
    "sigmoid": Stack(),
    "relu": Stack(activation="relu", scheme="he"),
    "normal": Stack(width=128, activation="tanh", scheme="normal", scale=0.05),
    "uniform": Stack(width=4, activation="gelu", scheme="uniform"),
    "orthogonal": Stack(activation="identity", scheme="orthogonal"),
    "between rows": Stack(activation="gelu", scheme="normal"),
    "zeros": Stack(scheme="zeros"),
    "constant": Stack(activation="relu", scheme="constant", depth=100, scale=50.0),
    "normalised": Stack(activation="relu", scheme="he", batch_norm=True),
    "few, normalised": Stack(width=4, activation="gelu", batch_norm=True),
    "residual": Stack(activation="relu", scheme="he", residual=True, depth=1),
}


@cache
def mapped(name="tanh", **more):
    chosen = Settings(MAP, replace(STACKS[name], **more), 0)
    return chosen, PART.run(chosen)


def ending(name):
    return " ".join(PART.ending(*mapped(name))[0])


@pytest.mark.parametrize("name", sampled(STACKS, 3))
def test_every_kind_of_stack_is_told_and_agrees(name):
    owes_its_reader(PART, mapped(name)[0])


@pytest.mark.parametrize("name", ["tanh", "constant", "normal", "few, normalised"])
def test_the_script_prints_the_last_column(name):
    script_agrees(PART, *mapped(name))


@pytest.mark.parametrize("scheme", sampled(SCHEMES, 3))
def test_a_wide_stack_is_drawn_at_the_scale_that_means_the_same(scheme):
    chosen, record = mapped(width=64, scheme=scheme)
    assert record.drawn.width == mapping.WIDEST
    column, row = 2, 20
    scale = record.factor * mapping.ROWS[row]
    stack = replace(record.drawn, depth=mapping.DEPTHS[column], scale=float(scale))
    inputs, targets, _ = digit_samples(mapping.N_DIGITS)
    profile = depth_profile(stack, inputs, targets, mapping.N_SEEDS)
    if scheme not in ("zeros", "constant"):
        wanted = np.log10(profile.delta_ratios).mean()
        assert record.found.log_ratios[row, column] == pytest.approx(wanted)
    expected = {"normal": np.sqrt(2), "uniform": np.sqrt(2)}.get(scheme, 1.0)
    assert record.factor == pytest.approx(expected)


def test_your_own_place_is_measured_at_your_own_width():
    chosen, record = mapped(width=64, depth=13, scale=2.0)
    samples = digit_samples(mapping.N_DIGITS)[:2]
    profile = depth_profile(chosen.stack, *samples, mapping.N_SEEDS)
    mine = float(np.log10(profile.delta_ratios).mean())
    assert record.here.log_ratios[0, 0] == pytest.approx(mine)
    told = " ".join(PART.story(chosen, record, len(mapping.DEPTHS) - 1))
    number = re.search(r"blame is ([\d.,]+) times", told)[1]
    assert float(number.replace(",", "")) == pytest.approx(10**mine, rel=0.01)


@pytest.mark.parametrize("name", STACKS)
def test_every_column_counts_its_scales(name):
    chosen, record = mapped(name)
    for at, powers in enumerate(record.found.log_ratios.T):
        down, between, up = record.counts(at)
        assert (down, up) == ((powers <= -3).sum(), (powers >= 3).sum())
        assert down + between + up == len(mapping.ROWS)
        told = " ".join(PART.story(chosen, record, at))
        if at:
            assert f"vanishes at {down} " in told and f"explodes at {up} " in told


@pytest.mark.parametrize("name", STACKS)
def test_the_bet_is_won_by_counting(name):
    chosen, record = mapped(name)
    bet = PART.bet(chosen, record)
    between = int((np.abs(record.found.log_ratios[:, -1]) < 3).sum())
    low = -1
    for answer, most in ANSWERS:
        assert bet.wins(answer) == (low < between <= most)
        low = most
    assert f"it is {between}." in bet.reason


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tanh", ("A thin edge", "theory, for infinitely many units, says 1.")),
        ("sigmoid", ("A thin edge", "says 10.1")),
        ("relu", ("only one scale hands on", "says 1.")),
        ("orthogonal", ("only one scale", "for infinitely many units, says 1.")),
        ("zeros", ("Nothing to map", "weights that are all 0")),
        ("constant", ("Nothing to map", "adds up to exactly 0")),
        ("normalised", ("The scale drops out",)),
        ("few, normalised", ("No edge at all: none of 38 scales",)),
        ("between rows", ("thinner than the map's grid", "level at about")),
        ("residual", ("Room to stand", "Small weights are safe")),
    ],
)
def test_the_ending_names_what_the_map_shows(name, words):
    told = ending(name)
    assert all(word in told for word in words), told


def test_the_factors_that_are_so_little_are_those_of_the_deepest_column():
    low, high = re.search(
        r"little: ([\d.]+) .* and ([\d.]+) a", ending("tanh")
    ).groups()
    assert float(low) ** 99 == pytest.approx(1e-3, rel=0.1)
    assert float(high) ** 99 == pytest.approx(1e3, rel=0.4)


@pytest.mark.parametrize("field", ["log_ratios"])
def test_a_wrong_cell_is_noticed_at_its_step_and_your_own_at_every_step(field):
    chosen, record = mapped()
    wrong = record.found.log_ratios.copy()
    wrong[7, 3] += 1e-3
    tampered = replace(record, found=replace(record.found, **{field: wrong}))
    assert disagrees(PART, chosen, tampered, 3)
    assert not disagrees(PART, chosen, tampered, 2)
    own = replace(record.here, **{field: record.here.log_ratios + 1e-3})
    assert disagrees(PART, chosen, replace(record, here=own), 0)


def covers(panel):
    """Return for every step the left edge of the cover, or None."""
    steps = json.loads(written(panel))["frames"]
    at = [[s["x0"] for s in step if s.get("fillcolor") == theme.GRID] for step in steps]
    return [found[0] if found else None for found in at]


def drawn(tells):
    chosen, record = mapped()
    return map_panel(record.found, (20, 1.0), record.edge, tells)


def test_a_step_uncovers_its_column_and_no_other():
    edges = covers(drawn(tells=False))
    *reached, all_of_it = edges
    assert all_of_it is None and len(edges) == len(mapping.DEPTHS)
    for at, edge in enumerate(reached):
        assert mapping.DEPTHS[at] < edge < mapping.DEPTHS[at + 1]


def test_hovering_tells_nothing_while_the_bet_is_open():
    def heatmap(tells):
        return checked(drawn(tells).figure).data[0]

    assert heatmap(False).hoverinfo == "none" and not heatmap(False).hovertemplate
    assert "customdata" in heatmap(True).hovertemplate
    assert heatmap(True).customdata[20][1].startswith("10 layers, scale 1: 10 to the")


def test_the_colours_are_even_around_no_change():
    heatmap = checked(drawn(True).figure).data[0]
    assert heatmap.zmin == -heatmap.zmax
    middle = [colour for place, colour in heatmap.colorscale if place == 0.5]
    assert middle == [theme.PAPER]


def test_theory_is_drawn_at_its_scale_and_at_the_end_only():
    chosen, record = mapped("sigmoid")
    panel = map_panel(record.found, (20, 1.0), record.edge, True)
    lines = [[s for s in f if s["type"] == "line"] for f in panel.frames]
    assert not any(lines[:-1]) and len(lines[-1]) == 1
    assert 10 ** lines[-1][0]["y0"] == pytest.approx(record.edge)


def test_a_click_goes_to_the_cell_and_draws_no_new_map():
    first = mapping._map_of.cache_info().misses
    preset = next(preset for preset in PRESETS if preset.values["part"] == MAP)
    app = start("backpropagation", bp_chapter="Telephone")
    fine(app.pills(key="bp_phone_preset").set_value(preset.name).run())
    found = mapping._map_of.cache_info().misses
    assert found <= first + 1
    fine(app.button(key="bp_phone_bet_skip").click().run())
    fine(app.slider(key="bp_phone_depth").set_value(60).run())
    fine(app.select_slider(key="bp_phone_scale").set_value(0.5).run())
    assert "A thin edge" in texts(app)  # the bet is not asked again
    assert mapping._map_of.cache_info().misses == found
    assert "agrees with" in texts(app)


def test_a_click_sets_depth_and_the_nearest_scale(monkeypatch):
    state = {}
    monkeypatch.setattr(mapping.st, "session_state", state)
    PART.clicked(mapped()[0], {"panel": 0, "x": 40, "y": np.log10(0.63)})
    assert state == {"bp_phone_depth": 40, "bp_phone_scale": 0.7}
