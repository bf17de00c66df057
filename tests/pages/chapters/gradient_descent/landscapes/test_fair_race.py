"""Fair race: same budget, pictures that show the counts, scripts that find them."""

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest

from engines.gradient_descent import LANDSCAPES, SCHEDULES
from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER
from pages.chapters.gradient_descent.landscapes.fair_race import formulas, pictures
from pages.chapters.gradient_descent.landscapes.fair_race.ladder import (
    TALL,
    Ladder,
    ladder_of,
)
from pages.chapters.gradient_descent.landscapes.fair_race.part import PART
from pages.chapters.gradient_descent.landscapes.fair_race.record import run
from pages.chapters.gradient_descent.landscapes.settings import Settings
from tests.pages.app import NONSENSE, fine, texts
from tests.pages.looking import (
    CHAPTERS,
    lit_preset,
    open_chapter,
    settings_at,
    shown_record,
)
from tests.pages.scripts import prints

PAGE = next(page for page, chapter in CHAPTERS if chapter is CHAPTER)
SIX = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
SMALL = Settings(
    "himmelblau", n_steps=40, walkers=SIX, n_rates=4, n_starts=8, part="Fair race"
)


@cache
def raced(**changed):
    return run(replace(SMALL, **changed))


def said(record):
    steps = range(record.last + 1)
    stories = [line for step in steps for line in PART.story(record, step)]
    return " ".join([*stories, *PART.ending(record)])


ODD = {
    "one": {"walkers": ("adam",)},
    "two": {"walkers": ("gradient_descent", "adam")},
    "a saddle": {"landscape": "saddle"},
    "a plateau": {"landscape": "easom"},
    "noise": {"noise": 3.0},
    "undefined everywhere": {"landscape": "own", "formula": "log(-1 - x^2)"},
    "undefined here and there": {"landscape": "own", "formula": "log(x) + y^2"},
    "flat": {"landscape": "own", "formula": "3"},
    "steep": {"landscape": "own", "formula": "exp(x^2 + y^2)"},
}


@pytest.mark.parametrize("odd", ODD)
def test_every_odd_race_is_told_drawn_and_agreed_with(odd):
    record = raced(**ODD[odd])
    assert not NONSENSE.search(said(record)), said(record)
    labels = PART.labels(record)
    assert len(labels) == record.last + 1
    for panel in PART.panels(record):
        assert len(panel.frames) in (0, len(labels))
        for step in (0, 1, record.last):
            panel.at(step)
    for opinion in PART.opinions(record):
        assert opinion.difference <= opinion.allowed, opinion
    for step in (0, 1, record.last):
        assert PART.formulas(record, step)
        assert PART.ran(record, step)


@pytest.mark.parametrize("odd", ODD)
def test_the_script_tunes_and_races_the_last_one(odd):
    record = raced(**ODD[odd])
    script, (*_, last) = PART.script(record), PART.table(record).rows
    columns = PART.table(record).columns
    prints(script.text, [last[columns.index(name)] for name in script.prints])


@pytest.mark.parametrize(
    "changed",
    [
        *({"schedule": schedule} for schedule in SCHEDULES),
        {"walkers": ("momentum",), "form": "damped", "momentum": 0.5},
        {"walkers": ("momentum",), "form": "rate_inside", "schedule": "cosine"},
        {"bias_correction": "none", "landscape": "elongated_bowl"},
        {"bias_correction": "multiplied", "noise": 0.3},
    ],
)
def test_the_script_keeps_to_the_conventions(changed):
    test = raced(**changed)
    script, (*_, last) = PART.script(test), PART.table(test).rows
    columns = PART.table(test).columns
    prints(script.text, [last[columns.index(name)] for name in script.prints])


def test_newton_is_not_offered_and_who_keeps_a_velocity_has_his_slider():
    app, walkers = open_chapter(PAGE, CHAPTER, PART), "gd_landscapes_walkers"
    assert lit_preset(app, CHAPTER) == "Tuned or not"
    assert len(app.button_group(key=walkers).options) == 6
    app.button_group(key=walkers).set_value(["Adam"]).run()
    assert not [one for one in app.slider if one.key == "gd_landscapes_beta"]
    app.button_group(key=walkers).set_value(["Momentum"]).run()
    assert app.slider(key="gd_landscapes_beta").value == 0.9
    assert shown_record(app, CHAPTER).walkers == ("momentum",)


def test_who_comes_from_a_race_finds_all_six():
    race = CHAPTER.parts[0]
    app = open_chapter(PAGE, CHAPTER, race, gd_landscapes_walkers="Momentum_Newton")
    app.button_group(key="gd_landscapes_part").set_value(PART.title).run()
    assert shown_record(fine(app), CHAPTER).walkers == SIX


def test_a_link_with_few_tries_and_starts_opens():
    asked = {"tries": "4", "starts": "8", "steps": "20", "walkers": "Adam_RMSProp"}
    more = {f"gd_landscapes_{name}": text for name, text in asked.items()}
    app = open_chapter(PAGE, CHAPTER, PART, **more)
    record = shown_record(app, CHAPTER)
    assert "could not be used" not in texts(app)
    assert len(record.fair.tuning.rates) == 4 and record.n_races == 8
    assert record.walkers == ("rmsprop", "adam")


def test_who_leaves_the_ground_wins_no_race_and_does_not_fall():
    for formula in ("sqrt(x*y)", "log(x)", "1e9*exp(-x)"):
        record = raced(landscape="own", formula=formula, n_rates=7)
        assert "falls for ever" not in said(record), formula
        assert not np.isneginf(record.medians).any()
    deep = raced(landscape="own", formula="x^3 - 3*x*y^2", n_rates=7)
    assert "falls for ever" in said(deep)


def test_numbers_that_differ_are_written_so_and_lost_walks_in_words():
    said_apart = formulas._apart([1.2283697, 1.2283698])
    assert len({*said_apart}) == 2
    assert formulas._apart([2.0, np.inf]) == ["2", r"\text{lost}"]
    assert formulas._apart([-np.inf, 2.0])[0] == r"\text{falls for ever}"


def test_no_curve_of_another_run_stays_before_the_bet():
    one, other = (raced(seed=seed) for seed in (0, 1))
    before = PART.before_bet["panels"]
    keys = [
        panels(record)[0].figure.layout["uirevision"]
        for panels in (before, PART.panels)
        for record in (one, other)
    ]
    assert len({*keys}) == 3 and keys[2] == keys[3]


def test_names_stand_at_the_curves_from_when_one_is_tuned():
    record = raced()
    names = PART.panels(record)[0].names["list"]
    assert [name["texts"] for name in names] == [look.short for look in record.looks]


def test_tuned_and_raced_starts_are_not_the_same():
    record = raced()
    tuned_on = {tuple(start) for start in record.fair.tuning.starts.tolist()}
    assert not tuned_on & {tuple(s) for s in record.fair.fresh_starts.tolist()}


def test_bars_are_as_long_as_the_counts():
    record = raced()
    for done in (0, 3, record.n_races):
        bars = pictures._bars(record, done)
        for k in range(len(SIX)):
            for bar, race in zip(bars[2 * k : 2 * k + 2], record.races, strict=True):
                assert bar.high == race.won[k, :done].sum()
                assert bar.text == (str(bar.high) if done else "")


def test_what_is_beyond_the_picture_is_an_arrow_and_no_clipped_dot():
    limits = (-3, 2)
    for height, up in ((5.0, True), (np.inf, True), (-np.inf, False)):
        [mark] = pictures._mark(0.0, height, "#111823", limits, pictures.dot)
        assert mark["type"] == "path" and mark["yanchor"] == limits[up]
    [mark] = pictures._mark(0.0, 1.0, "#111823", limits, pictures.dot)
    assert mark["type"] == "circle" and mark["yanchor"] == 1.0


def test_a_tuning_curve_leaves_the_picture_once_and_ends_there():
    at, heights = np.arange(5.0), np.array([1.0, 0.0, 9.0, np.inf, np.inf])
    x, y, gone = pictures._line(at, heights, (-3, 2))
    assert x.tolist() == [0, 1, 2] and y.tolist() == [1, 0, 2]
    assert gone == [((2.0, 2.0), True)]


def test_heights_stand_on_a_ladder_in_their_order():
    heights = np.array([-np.inf, -1e9, -1.0, 0.0, 1e-9, 1.0, 1e9, np.inf])
    squeezed = Ladder(None).places(heights)
    assert (np.diff(squeezed[1:-1]) > 0).all() and squeezed[0] == -np.inf
    assert np.isclose(squeezed[-2], 9) and squeezed[3] == 0
    above = Ladder(-1.0).places(np.array([-np.inf, -1.0, -0.9, 0.0, 99.0, np.inf]))
    assert np.allclose(above[1:-1], [-12, -1, 0, 2]) and above[-1] == np.inf
    assert above[0] == -np.inf


def test_the_bet_closes_when_the_first_median_is_told():
    record = raced()
    bet = PART.bet(record)
    assert bet.told_at == 1
    wins = record.fair.tuned_race.wins
    names = [look.label for look in record.looks]
    right = {name for name, n in zip(names, wins, strict=True) if n == wins.max()}
    assert {name for name in bet.options if bet.wins(name)} == right
    assert PART.bet(raced(walkers=("adam",))) is None


def test_the_table_waits_for_the_end():
    record = raced()
    assert PART.reached(record, record.last - 1) == 0
    assert PART.reached(record, record.last) == len(SIX)


class Spied(Settings):
    """Settings that note which of them are asked for."""

    asked = set()

    def __getattribute__(self, name):
        Spied.asked.add(name)
        return super().__getattribute__(name)


def test_everything_the_record_depends_on_asks_the_bet_anew():
    set_by_hand = {f"eta_{walker}" for walker in SIX}  # and laid over by a fair race
    names = {field.name for field in fields(Settings)} - set_by_hand
    for landscape in ("own", "elongated_bowl"):
        run(Spied(landscape, walkers=SIX, n_rates=4, n_starts=8, n_steps=10))
    assert Spied.asked & names == set(PART.bet_is_about)


@pytest.mark.parametrize("name", ["Tuned or not", "Only four tries", "The bend, tuned"])
def test_where_tuning_is_to_change_the_first_it_does(name):
    preset = next(p for p in CHAPTER.presets if p.name == name)
    record = run(settings_at(CHAPTER, preset))
    assert "Tuning changed who is first" in said(record)


def test_in_the_narrow_valley_tuning_does_not_change_the_first():
    preset = next(p for p in CHAPTER.presets if p.name == "A narrow valley, tuned")
    assert "Tuning did not change who is first" in said(
        run(settings_at(CHAPTER, preset))
    )


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_on_every_landscape_the_pictures_hold_what_is_told(landscape):
    record = raced(landscape=landscape)
    ladder = ladder_of(record)
    low, high = ladder.ends
    assert high - low >= TALL and low <= ladder.begun <= high
    found = ladder.places(record.medians)
    assert (found[np.isfinite(found)] >= low).all()
    for panel in PART.panels(record):
        panel.at(record.last)
