"""The race: fair to everyone, silent about its end before the bet, at home anywhere."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS, descend
from pages.chapters.gradient_descent.grounds import OWN
from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER
from pages.chapters.gradient_descent.landscapes.race import ends, pictures
from pages.chapters.gradient_descent.landscapes.race.part import PART
from pages.chapters.gradient_descent.landscapes.settings import Settings
from pages.figures.live import packed
from pages.figures.plain import to_json
from tests.pages.figures import standing
from tests.pages.scripts import prints

EVERYONE = tuple(OPTIMIZERS)
SOME = ("gradient_descent", "momentum", "adam")
FEW = {
    "landscape": "himmelblau",
    "start": (-0.5, -1.0),
    "n_steps": 30,
    "form": "rate_outside",
    "bias_correction": "divided",
    "schedule": "constant",
    "walkers": SOME,
    "hand": "adam",
    "eta_adam": 0.1,
    "view": pictures.ABOVE,
}


def raced(**changed):
    return PART.run(Settings(**{**FEW, **changed}))


def own(formula, start, **changed):
    return raced(landscape=OWN, formula=formula, start=start, **changed)


@pytest.mark.parametrize("walker", EVERYONE)
def test_everyone_walks_as_if_alone(walker):
    record = raced(walkers=EVERYONE, n_steps=60)
    settings, at = record.settings, EVERYONE.index(walker)
    alone = descend(settings.surface, settings.optimizer(walker), settings.start, 60)
    n = alone.n_steps
    np.testing.assert_array_equal(record.race.points[: n + 1, at], alone.points)


@pytest.mark.parametrize("view", pictures.VIEWS)
def test_no_axis_tells_the_end_before_the_bet(view):
    slow, fast = (raced(view=view, eta_adam=eta) for eta in (0.0001, 0.3))

    def axes(record, draw):
        layouts = [panel.figure.layout for panel in draw(record)]
        return [[one.get("xaxis"), one.get("yaxis")] for one in layouts]

    silent = PART.before_bet["panels"]
    assert axes(slow, silent) == axes(fast, silent)
    alone = {"view": view, "walkers": ("adam",)}
    one, other = (raced(**alone, eta_adam=eta) for eta in (0.0001, 0.3))
    assert axes(one, PART.panels) != axes(other, PART.panels)  # afterwards they may


@pytest.mark.parametrize("view", pictures.VIEWS)
@pytest.mark.parametrize("name", ["eta_adam", "momentum", "start"])
def test_the_hand_sees_what_the_race_then_shows(view, name):
    record = raced(view=view)
    now = {"eta_adam": 0.1, "momentum": 0.9, "start": (-0.5, -1.0)}[name]
    values = np.array([now, now])
    live = PART.live(record, name, values)
    panels = PART.panels(record)
    paths = [part for part in live.parts if not hasattr(part, "z")]
    assert {part.panel for part in paths} <= set(range(len(panels)))
    for panel in {part.panel for part in paths}:
        mine = [part for part in paths if part.panel == panel]
        trails = panels[panel].trails
        assert [part.line for part in mine] == [trail.line for trail in trails]
        for part, trail in zip(mine, trails, strict=True):
            x = np.broadcast_to(part.x, (2, np.shape(part.x)[-1]))[1, part.last[1]]
            y = np.broadcast_to(part.y, (2, np.shape(part.y)[-1]))[1, part.last[1]]
            low, high = panels[panel].figure.layout["yaxis"]["range"]
            assert x == pytest.approx(trail.x[-1], abs=1e-4)
            assert y == pytest.approx(np.clip(trail.y[-1], low, high), abs=1e-4)
    tracks = [part for part in live.parts if hasattr(part, "z")]
    assert {(t.panel, t.trace) for t in tracks} == {
        (at, track.trace) for at, panel in enumerate(panels) for track in panel.tracks
    }
    assert to_json(packed(live))
    assert live.upto[-1] == max(part.last[0] for part in live.parts)


def test_a_start_is_dragged_from_above_only():
    places = np.array([[0.0, 0.0], [1.0, 1.0]])
    assert PART.live(raced(), "start", places).handle.panel == 0
    assert PART.live(raced(view=pictures.ASIDE), "start", places).handle is None


def test_what_moves_nobody_is_not_live():
    record = raced(walkers=("adam",))
    assert PART.live(record, "momentum", np.array([0.5, 0.9])) is None
    assert PART.live(record, "eta_newton", np.array([0.5, 1.0])) is None


def test_a_click_on_the_ground_is_a_start_and_one_beside_it_is_none():
    record = raced()
    click = {"panel": 0, "x": 1.0, "y": 2.0}
    assert PART.clicked(record, click) == {"start": (1.0, 2.0)}
    assert not PART.clicked(record, {**click, "panel": 1})


GROUNDS = [
    ("log(x) + y", (-1.0, 0.0)),  # nobody can start
    ("log(x) + y", (1.0, 0.0)),
    ("3", (1.0, 0.0)),  # level everywhere
    ("-x^2", (1.0, 0.0)),  # falls for ever
    ("exp(exp(x^2 + y^2))", (1.0, 1.0)),  # too high to be told
    ("1e200*x", (1.0, 1.0)),
    ("abs(x) + abs(y)", (0.7, -0.3)),
    ("x^0.3", (0.0, 0.0)),
]


@pytest.mark.parametrize("view", pictures.VIEWS)
@pytest.mark.parametrize(("formula", "start"), GROUNDS)
def test_any_ground_of_ones_own_can_be_raced_on(formula, start, view):
    record = own(formula, start, walkers=EVERYONE, view=view)
    for draw in (PART.panels, PART.before_bet["panels"]):
        panels = draw(record)
        assert to_json(panels)
        for panel in panels:
            standing(panel, len(record.shown) - 1)
    for step in (0, len(record.shown) - 1):
        assert PART.story(record, step)
        assert "nan" not in str(PART.formulas(record, step))
    assert PART.ending(record)
    assert all(one.difference <= one.allowed for one in PART.opinions(record))
    script, table = PART.script(record), PART.table(record)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    prints(script.text, [last[name] for name in script.prints])


def test_where_nothing_is_defined_it_is_said_kindly():
    record = own("log(x) + y", (-1.0, 0.0))
    assert PART.story(record, 0) == PART.ending(record)
    assert "choose another start" in PART.story(record, 0)[0]
    assert PART.bet(record) is None and record.race.n_steps == 0
    assert PART.live(record, "eta_adam", np.array([0.1, 0.2])) is None


def test_whoever_falls_for_ever_has_no_bottom_to_be_measured_from():
    assert pictures.floor_of(own("-x^2", (1.0, 0.0))) is None
    assert pictures.floor_of(raced(landscape="saddle", start=(1.0, 0.5))) is None
    assert pictures.floor_of(raced()) == pytest.approx(0, abs=1e-20)
    wells = raced(landscape="two_wells", start=(0.5, 0.5))
    assert pictures.floor_of(wells) == pytest.approx(-2.063090, abs=1e-6)


def test_the_steps_that_are_shown_begin_one_by_one_and_end_with_the_last():
    record = raced(n_steps=500)
    shown = record.shown
    assert shown[:21] == [*range(21)] and shown[-1] == 500 and len(shown) == 120
    assert sorted({*shown}) == shown
    assert raced(n_steps=100).shown == [*range(101)]
    assert PART.reached(record, len(shown) - 1) == 501


def test_where_someone_ended_is_told_by_what_is_nearest():
    record = raced(walkers=("newton", "adagrad", "gradient_descent"), n_steps=100)
    kinds = [end.kind for end in ends.ends_of(record)]
    assert kinds == ["place", "way", "place"]
    lost = raced(eta_gradient_descent=1.0, walkers=("gradient_descent",))
    assert [end.kind for end in ends.ends_of(lost)] == ["lost"]


def test_a_bound_is_never_below_what_it_bounds():
    from pages.chapters.gradient_descent.amounts import at_most

    for value in (0.0123456, 0.99999, 1.0, 123.4, 3.1e-7, 0.05):
        bound = float(at_most(value).replace("\u00a0×\u00a010⁻⁷", "e-7"))
        assert value * (1 - 1e-9) <= bound <= 1.11 * value


def test_the_learning_rate_in_hand_says_what_its_walker_meets():
    said = {
        control.name: control.note
        for control in CHAPTER.named.values()
        if control.name.startswith("eta_")
    }
    record = raced(hand="momentum")
    texts = {name: note(record) for name, note in said.items()}
    assert [name for name, note in texts.items() if note] == ["eta_momentum"]
    assert "The edge of Momentum there is" in texts["eta_momentum"].text
    before = said["eta_momentum"].before(record)
    assert before.text.startswith("At the start")


@pytest.mark.parametrize("surface", LANDSCAPES)
def test_every_landscape_is_raced_on_from_its_first_start(surface):
    from pages.chapters.gradient_descent import first

    start, _ = first.FIRST[surface]
    record = raced(landscape=surface, start=start, walkers=EVERYONE, n_steps=20)
    assert record.is_defined and record.race.n_steps == 20
    assert not any(record.is_out(at, 0) for at in range(len(EVERYONE)))


def test_a_record_before_the_bet_is_the_same_race():
    record = raced()
    assert record.before_bet.race is record.race
    assert replace(record, is_told=False).settings == record.settings
