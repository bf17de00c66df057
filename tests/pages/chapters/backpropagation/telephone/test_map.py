"""Map: every cell again, true sentences, a click that goes there."""

import json
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import SCHEMES, depth_profile
from pages.chapters.backpropagation.telephone.chapter import CHAPTER
from pages.chapters.backpropagation.telephone.map import record as mapping
from pages.chapters.backpropagation.telephone.map.part import PART
from pages.chapters.backpropagation.telephone.map.words import ANSWERS
from pages.chapters.backpropagation.telephone.record import Settings, digits
from pages.chapters.backpropagation.telephone.verdict import MOST
from pages.figures import theme
from pages.words.numbers import few
from tests.pages.app import fine, texts
from tests.pages.chapters.backpropagation.telephone.owed import (
    disagrees,
    is_told_well,
    script_agrees,
)
from tests.pages.figures import checked, written
from tests.pages.looking import CHAPTERS, choose, open_chapter
from tests.sampling import sampled

STACKS = {
    "tanh": {"activation": "tanh"},
    "sigmoid": {},
    "relu": {"activation": "relu", "scheme": "he"},
    "normal": {"width": 128.0, "activation": "tanh", "scheme": "normal", "scale": 0.05},
    "uniform": {"width": 4.0, "activation": "gelu", "scheme": "uniform"},
    "orthogonal": {"activation": "identity", "scheme": "orthogonal"},
    "between rows": {"activation": "gelu", "scheme": "normal"},
    "zeros": {"scheme": "zeros"},
    "constant": {
        "activation": "relu",
        "scheme": "constant",
        "depth": 100,
        "scale": 50.0,
    },
    "normalised": {"activation": "relu", "scheme": "he", "batch_norm": True},
    "few, normalised": {"width": 4.0, "activation": "gelu", "batch_norm": True},
    "residual": {"activation": "relu", "scheme": "he", "residual": True, "depth": 1},
}


@cache
def mapped(name="tanh", **more):
    chosen = {"part": PART.title, "depth": 20, "seed": 0} | STACKS[name] | more
    return mapping.run(Settings(**chosen))


def ending(name):
    return " ".join(PART.ending(mapped(name)))


@pytest.mark.parametrize("name", sampled(STACKS, 3))
def test_every_kind_of_stack_is_told_and_agrees(name):
    is_told_well(PART, mapped(name))


def test_the_script_prints_the_last_column():
    for name in ("tanh", "constant", "normal", "few, normalised"):
        script_agrees(PART, mapped(name))


@pytest.mark.parametrize("scheme", sampled(SCHEMES, 3))
def test_a_wide_stack_is_drawn_at_the_scale_that_means_the_same(scheme):
    record = mapped(width=64.0, scheme=scheme)
    assert record.drawn.width == mapping.WIDEST
    column, row = 2, 20
    scale = record.factor * mapping.ROWS[row]
    stack = replace(record.drawn, depth=mapping.DEPTHS[column], scale=float(scale))
    samples = digits(mapping.N_DIGITS)
    profile = depth_profile(stack, *samples, mapping.N_SEEDS)
    if scheme not in ("zeros", "constant"):
        wanted = np.log10(profile.delta_ratios).mean()
        assert record.found.log_ratios[row, column] == pytest.approx(wanted)
    expected = {"normal": np.sqrt(2), "uniform": np.sqrt(2)}.get(scheme, 1.0)
    assert record.factor == pytest.approx(expected)


def test_your_own_place_is_measured_at_your_own_width():
    record = mapped(width=64.0, depth=13, scale=2.0)
    profile = depth_profile(record.settings.stack, *digits(), MOST)
    first, last = np.median(profile.deltas[:, [0, -1]], axis=0)
    mine = float(np.log10(first / last))
    assert record.here.powers == pytest.approx(mine)
    said = " ".join(PART.story(record, len(mapping.DEPTHS) - 1))
    number = re.search(r"blame is ([\d.,]+) times", said)[1]
    assert float(number.replace(",", "")) == pytest.approx(10**mine, rel=0.01)


def test_your_own_place_is_not_told_before_it_is_reached_while_the_bet_is_open():
    record = mapped(depth=13)
    for step, depth in enumerate(mapping.DEPTHS):
        for is_over in (False, True):
            story = " ".join(PART.standing("story", is_over)(record, step))
            assert ("You are here" in story) == (is_over or depth >= 13)


def test_the_bet_is_won_by_counting():
    for name in STACKS:
        record = mapped(name)
        bet = PART.bet(record)
        between = int((np.abs(record.found.log_ratios[:, -1]) < 3).sum())
        low = -1
        for answer, most in ANSWERS:
            assert bet.wins(answer) == (low < between <= most)
            low = most
        words = {0: "none of the 38", 38: "all 38"}
        assert f"It is {words.get(between, f'{between} of the 38')} scales." in (
            bet.reason
        )


def test_the_bet_is_about_the_map_and_not_about_a_place_on_it():
    assert not {"depth", "scale", "part"} & set(PART.bet_is_about)


def test_the_ending_names_what_the_map_shows():
    for name, *words in (
        ("tanh", "Thin edges in 2 places", "many units, sees it turn at 1."),
        ("sigmoid", "A thin edge", "turn at 10.1", "12.6, one of the map's;"),
        ("relu", "only one scale hands on", "sees it turn at 1."),
        ("orthogonal", "A thin edge", "1, one of the map's; theory, for", "turn at 1."),
        ("zeros", "Nothing to map", "weights that are all 0"),
        ("constant", "Nothing to map", "adds up to exactly 0"),
        ("normalised", "The scale drops out"),
        ("few, normalised", "No edge: none of 38 scales"),
        ("between rows", "thinner than the map's grid", "level at about"),
        ("residual", "Room to stand", "Small weights are safe"),
    ):
        said = ending(name)
        assert all(word in said for word in words), said


def test_the_level_scale_is_said_to_be_where_it_reads():
    record = mapped("sigmoid")
    rows = [few(float(scale)) for scale in mapping.ROWS]
    for level in (12.55, 12.589, 12.64, 12.66, 14.0, 5.01, 1.0, 1.004, 0.3):
        said = " ".join(PART.ending(replace(record, level=level)))
        place = re.search(r"at about scale \S+, (.+?);", said)[1]
        assert (place == "between two of the map's") == (few(level) not in rows)
        row = rows.index(few(level)) if few(level) in rows else None
        if row is not None:
            hands_on = abs(record.found.log_ratios[row, -1]) < 3
            assert place.startswith("one of" if hands_on else "just beside one of")


def test_the_factors_that_are_so_little_are_those_of_the_deepest_column():
    low, high = re.search(
        r"little: ([\d.]+) .* and ([\d.]+) a", ending("tanh")
    ).groups()
    assert float(low) ** 99 == pytest.approx(1e-3, rel=0.1)
    assert float(high) ** 99 == pytest.approx(1e3, rel=0.4)


def test_a_wrong_cell_is_noticed_at_its_step_and_your_own_at_every_step():
    record = mapped()
    wrong = record.found.log_ratios.copy()
    wrong[7, 3] += 1e-3
    tampered = replace(record, found=replace(record.found, log_ratios=wrong))
    assert disagrees(PART, tampered, 3)
    assert not disagrees(PART, tampered, 2)
    own = replace(record.here, sizes=record.here.sizes * 1.001)
    assert disagrees(PART, replace(record, here=own), 0)


def covers(panel):
    """Return for every step the left edge of the cover, or None."""
    steps = json.loads(written(panel))["frames"]
    at = [[s["x0"] for s in step if s.get("fillcolor") == theme.GRID] for step in steps]
    return [found[0] if found else None for found in at]


def drawn(is_over, name="tanh"):
    return PART.standing("panels", is_over)(mapped(name))[0]


def test_a_step_uncovers_its_column_and_no_other():
    edges = covers(drawn(is_over=False))
    *reached, all_of_it = edges
    assert all_of_it is None and len(edges) == len(mapping.DEPTHS)
    for at, edge in enumerate(reached):
        assert mapping.DEPTHS[at] < edge < mapping.DEPTHS[at + 1]


def test_the_cover_reaches_a_pixel_beyond_the_cells():
    for step in json.loads(written(drawn(is_over=False)))["frames"][:-1]:
        (cover,) = (s for s in step if s.get("fillcolor") == theme.GRID)
        assert cover["line"]["color"] == theme.GRID and cover["line"]["width"] == 2


def test_hovering_tells_nothing_while_the_bet_is_open():
    def heatmap(is_over):
        return checked(drawn(is_over).figure).data[0]

    assert heatmap(False).hoverinfo == "none" and not heatmap(False).hovertemplate
    assert "customdata" in heatmap(True).hovertemplate
    assert heatmap(True).customdata[20][1].startswith("10 layers, scale 1: 10<sup>")


def test_the_colours_are_even_around_no_change():
    heatmap = checked(drawn(True).figure).data[0]
    assert heatmap.zmin == -heatmap.zmax
    middle = [colour for place, colour in heatmap.colorscale if place == 0.5]
    assert middle == [theme.PAPER]


def test_theory_is_drawn_at_its_scale_and_at_the_end_only():
    record, panel = mapped("sigmoid"), drawn(True, "sigmoid")
    lines = [[s for s in f if s["type"] == "line"] for f in panel.frames]
    assert not any(lines[:-1]) and len(lines[-1]) == 1
    assert 10 ** lines[-1][0]["y0"] == pytest.approx(record.edge)


def test_another_place_draws_no_new_map_and_asks_no_new_bet():
    first = mapping.map_of.cache_info().misses
    preset = next(p for p in CHAPTER.presets if CHAPTER.part_at(p.values) is PART)
    page = next(page for page, chapter in CHAPTERS if chapter is CHAPTER)
    app = choose(open_chapter(page, CHAPTER), CHAPTER, preset.name)
    found = mapping.map_of.cache_info().misses
    assert found <= first + 1
    fine(app.button(key="bp_phone_bet_skip").click().run())
    fine(app.slider(key="bp_phone_depth").set_value(60).run())
    fine(app.select_slider(key="bp_phone_scale").set_value(0.5).run())
    assert "Thin edges in 2 places" in texts(app)
    assert mapping.map_of.cache_info().misses == found
    assert "agrees with" in texts(app)


def test_a_click_takes_depth_and_the_nearest_scale_and_leaves_the_step():
    point = {"panel": 0, "x": 40, "y": np.log10(0.63)}
    assert PART.clicked(mapped(), point) == {"depth": 40, "scale": 0.7}
    assert PART.click_stays


def test_the_picture_says_for_how_many_units_it_is_drawn():
    for name, units in (("tanh", "32 units a layer"), ("uniform", "4 units a layer")):
        assert units in PART.panels(mapped(name))[0].figure.layout["title"]["text"]


def test_theory_jumps_past_level_for_gelu():
    said = PART.story(mapped("between rows"), len(mapping.DEPTHS) - 1)
    assert "That is a jump, and no scale is level" in " ".join(said)
