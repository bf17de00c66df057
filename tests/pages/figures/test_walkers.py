"""Many walkers on one ground: each in its looks, with its name, in or out of sight."""

from types import SimpleNamespace

import numpy as np
import pytest

from engines.gradient_descent import (
    Field,
    GradientDescent,
    Momentum,
    descend,
    quadratic,
)
from pages.figures import theme
from pages.figures.fields import Coordinates, contour_panel, window_of
from pages.figures.footprints import MOST
from pages.figures.marks import KINDS, critical_marks
from pages.figures.relief import squeezed, surface_panel
from pages.figures.sizes import Sizes, sizes_panel
from pages.figures.undefined import HERE, crosses, undefined_here
from pages.figures.walkers import names_of, walker, who_left
from tests.pages.figures import said_at, standing, written

SAYS = Coordinates("x", "y", "f")
AT = np.linspace(-2.0, 2.0, 41)
X, Y = np.meshgrid(AT, AT)
BOWL = Field(AT, AT, X**2 + 4 * Y**2)
HUGE = Field(AT, AT, (X**2 + 4 * Y**2) ** 8)
with np.errstate(all="ignore"):
    HALF = Field(AT, AT, np.log(X) + Y)
    NOWHERE = Field(AT, AT, np.log(-1 - X**2))
PLAIN = Field(AT, AT, np.full_like(X, 3.0))
GROUNDS = [BOWL, HUGE, HALF, NOWHERE, PLAIN]
N_STEPS = 6


def walk(key, *points):
    points = np.array(points, dtype=float)
    upto = [min(step + 1, len(points)) for step in range(N_STEPS)]
    return walker(key, points, (points**2).sum(axis=-1), upto)


INSIDE = walk("adam", (1, 1), (0.5, 0.5), (0, 0))
OUT = walk("momentum", (1, 1), (-1, 1), (5, 1), (-9, 1))
BACK = walk("newton", (1, 1), (1, 3), (0, 0))
PATHS = [INSIDE, OUT, BACK]


def shapes_at(panel, step):
    return panel.at(step).layout["shapes"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_all_walkers_stand_on_any_ground_at_every_step(ground):
    above = contour_panel("t", "k", ground, PATHS, SAYS, alt="a")
    aside = surface_panel("t", "k", ground, PATHS, SAYS, alt="a")
    for step in range(N_STEPS):
        standing(above, step), standing(aside, step)
    text = written(above) + written(aside)
    assert "NaN" not in text and "Infinity" not in text
    for one in PATHS:
        assert one.colour in text


def test_each_is_drawn_in_its_own_looks_and_newton_as_a_ring():
    panel = contour_panel("t", "k", BOWL, PATHS, SAYS, alt="a")
    heads = shapes_at(panel, 0)[-3:]
    assert [head["fillcolor"] for head in heads] == [
        INSIDE.colour,
        OUT.colour,
        theme.PAPER,
    ]
    assert {(head["xanchor"], head["yanchor"]) for head in heads} == {(1.0, 1.0)}
    lines = [trail.line for trail in panel.trails]
    assert [line["dash"] for line in lines] == ["solid", "solid", "dash"]


def test_who_has_left_is_an_arrow_at_the_edge_and_comes_back_as_a_dot():
    panel = contour_panel("t", "k", BOWL, PATHS, SAYS, alt="a")
    at = [panel.frames[step] for step in range(N_STEPS)]
    assert [len(shapes) for shapes in at] == [0, 1, 1, 1, 1, 1]
    assert (at[1][0]["yanchor"], at[1][0]["fillcolor"]) == (2.0, BACK.colour)
    assert (at[2][0]["xanchor"], at[3][0]["xanchor"]) == (2.0, -2.0)
    assert {shapes[0]["fillcolor"] for shapes in at[2:]} == {OUT.colour}


def test_what_is_under_the_paths_is_there_while_all_are_inside():
    under = [{"type": "line"}]
    for paths, wanted in (([INSIDE], [under] * N_STEPS), ([INSIDE, OUT], [under] * 2)):
        panel = contour_panel(
            "t", "k", BOWL, paths, SAYS, alt="a", under=lambda step: under
        )
        assert list(panel.frames[: len(wanted)]) == wanted
    assert under[0] not in panel.frames[2]


def test_names_stand_at_the_walkers_and_say_since_when_one_is_out():
    inside, out, back = names_of(window_of(BOWL), PATHS, "step")
    assert inside.texts == "Adam" and inside.colour == INSIDE.colour
    assert (
        out.texts == ["Momentum"] * 2 + ["Momentum left the<br>picture at step 2"] * 4
    )
    assert back.texts[:3] == [
        "Newton",
        "Newton left the<br>picture at step 1",
        "Newton",
    ]
    assert out.points[:, 0].tolist()[1:4] == [[-1, 1], [2, 1], [-2, 1]]
    assert out.shorter == "Momentum"


def test_a_line_above_the_relief_names_all_who_left_in_two_lines_at_most():
    assert who_left(window_of(BOWL), [INSIDE]) == [""] * N_STEPS
    said = who_left(window_of(BOWL), PATHS)
    assert said[0] == "" and "Newton" in said[1] and "Momentum" not in said[1]
    assert "Momentum" in said[2] and "Newton" not in said[2]
    everyone = [walk(key, (9, 9)) for key in ("adam", "adagrad", "rmsprop", "momentum")]
    [line, *_] = who_left(window_of(BOWL), everyone * 2)
    assert line.count("<br>") == 1
    panel = surface_panel("t", "k", BOWL, PATHS, SAYS, alt="a")
    assert "Momentum" in said_at(panel, 3)[0]


def test_footprints_are_shared_among_many():
    bowl = quadratic(np.diag([1.0, 30.0]))
    walks = [
        descend(bowl, optimizer, np.array([-1.9, 1.9]), 400)
        for optimizer in (GradientDescent(0.03), Momentum(0.01))
    ]
    upto = range(1, 402)
    paths = [
        walker(key, t.points, t.values, [min(k, len(t.points)) for k in upto])
        for key, t in zip(("gradient_descent", "momentum"), walks, strict=True)
    ]
    ground = Field(AT, AT, X**2 / 2 + 15 * Y**2)
    alone = [contour_panel("t", "k", ground, [p], SAYS, alt="a").spans for p in paths]
    many = contour_panel("t", "k", ground, paths * 3, SAYS, alt="a").spans
    assert max(map(len, alone)) <= MOST and len(many) <= 84 < 3 * sum(map(len, alone))
    assert {span.shape["fillcolor"] for span in many} == {p.colour for p in paths}


def test_undefined_ground_is_crossed_out_and_named_once():
    [marks] = crosses(HALF)
    assert max(marks["x"]) <= 0 and len(marks["x"]) > 100
    [name] = undefined_here(HALF)
    assert name.texts == HERE and (name.points[:, 0] <= 0).all()
    assert crosses(BOWL) == undefined_here(BOWL) == []
    panel = contour_panel("t", "k", HALF, PATHS, SAYS, alt="a")
    assert [one["texts"] for one in panel.names["list"]] == [HERE]
    assert contour_panel("t", "k", BOWL, PATHS, SAYS, alt="a").names is None


def test_heights_are_squeezed_as_the_rings_are_and_their_axis_says_so():
    low, high = squeezed(HUGE, np.array([HUGE.low, HUGE.high]))
    middle = squeezed(HUGE, np.array([np.median(HUGE.values)]))
    assert middle / (high - low) == pytest.approx(0.25, abs=0.02)
    scene = surface_panel("t", "k", HUGE, PATHS, SAYS, alt="a").figure.layout["scene"]
    marks = scene["zaxis"]["tickvals"]
    assert 2 <= len(marks) <= 10 and sorted(marks, reverse=True) == marks
    plain = surface_panel("t", "k", BOWL, PATHS, SAYS, alt="a").figure.layout["scene"]
    assert "tickvals" not in plain["zaxis"]
    np.testing.assert_array_equal(squeezed(BOWL, BOWL.values), BOWL.values)


def test_a_high_plateau_keeps_a_colour():
    plateau = Field(AT, AT, -np.exp(-20 * (X**2 + Y**2)))
    for panel, end in (
        (contour_panel("t", "k", plateau, PATHS, SAYS, alt="a"), "zmax"),
        (surface_panel("t", "k", plateau, PATHS, SAYS, alt="a"), "cmax"),
    ):
        assert panel.figure.data[0][end] > 1.3
    assert (
        "zmax" not in contour_panel("t", "k", BOWL, PATHS, SAYS, alt="a").figure.data[0]
    )


def found(*kinds):
    n = len(kinds)
    return SimpleNamespace(
        points=np.arange(2.0 * n).reshape(n, 2),
        values=np.arange(float(n)),
        kinds=tuple(SimpleNamespace(name=kind) for kind in kinds),
        eigenvalues=np.array([[-1.0, 2.5], [np.nan, np.nan]] * n)[:n],
    )


def test_critical_points_are_marked_by_kind_and_say_what_they_are():
    saddles, minimum = sorted(
        critical_marks(found("SADDLE", "MINIMUM", "SADDLE"), SAYS),
        key=lambda marks: len(marks["x"]),
        reverse=True,
    )
    assert saddles["x"] == [0.0, 4.0] and minimum["x"] == [2.0]
    assert saddles["marker"]["symbol"] != minimum["marker"]["symbol"]
    assert saddles["text"][0] == "x = 0, y = 1<br>f = 0<br>λ = −1 and 2.5"
    assert minimum["text"] == ["x = 2, y = 3<br>f = 1"]
    assert minimum["hovertemplate"].startswith("minimum<br>")
    assert critical_marks(found(), SAYS) == []


def test_every_kind_has_a_symbol_and_a_sign_of_its_own():
    everything = critical_marks(found(*(kind.upper() for kind in KINDS)), SAYS)
    assert len({marks["marker"]["symbol"] for marks in everything}) == len(KINDS)
    assert len({kind.sign for kind in KINDS.values()}) == len(KINDS)
    panel = contour_panel("t", "k", BOWL, PATHS, SAYS, alt="a", traces=everything)
    standing(panel, 0)


def sizes(key, values, **more):
    upto = [min(step + 1, len(values)) for step in range(N_STEPS)]
    return Sizes(key, np.array(values, dtype=float), upto, **more)


def test_sizes_over_powers_of_ten_tell_of_zeros_and_of_the_lost():
    exact = sizes("newton", [1.0, 0.1, 0.0])
    lost = sizes("momentum", [1.0, 1e3, 1e90], is_lost=True)
    near = sizes("adam", [1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5])
    panel = sizes_panel("t", "k", [exact, lost, near], "step", "|∇f|", alt="a")
    for step in range(N_STEPS):
        standing(panel, step)
    low, high = panel.figure.layout["yaxis"]["range"]
    assert low < -5 and 3 < high < 10
    names = {tuple(one["texts"])[-1]: one for one in panel.names["list"]}
    assert names["Newton: exactly 0"]["texts"][:2] == ["Newton"] * 2
    assert names["Momentum lost"]["texts"][1] == "Momentum"
    assert low - 3 < panel.trails[0].y[-1] < low  # through the edge
    crosses_at = [
        any("M-5,-5" in shape.get("path", "") for shape in panel.frames[step])
        for step in range(N_STEPS)
    ]
    assert crosses_at == [False, False, True, True, True, True]


def test_sizes_that_are_not_known_are_left_out():
    holes = sizes("adam", [np.nan, 1.0, np.nan, 0.1])
    nothing = sizes("adagrad", [np.nan, np.nan])
    panel = sizes_panel("t", "k", [holes, nothing], "step", "f", alt="a")
    [trail] = panel.trails
    assert list(trail.x) == [1, 3] and list(trail.upto) == [1, 1, 1, 2, 2, 2]
    assert "NaN" not in written(panel)
    assert sizes_panel("t", "k", [nothing], "step", "f", alt="a").trails == ()
