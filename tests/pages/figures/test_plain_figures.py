"""Every figure is good Plotly: nothing in it that Plotly refuses, turns or drops.

Figures are built unchecked (`pages.figures.plain`), so this is where they are checked:
all panels of every chapter, with every preset, part and view, before the bet and after
it, at their first, middle and last step. What was looked at once, a trace, a shape or
the rest of a layout, is not looked at again.
"""

import json
from base64 import b64decode
from collections.abc import Iterator

import numpy as np
import pytest

from pages.chapters import home
from pages.figures import theme
from pages.figures.panel import Panel, Span, Track, Trail
from pages.figures.plain import Figure, heatmap, scatter, scatter3d, to_json
from pages.figures.shapes import dot, segment, words
from pages.ui import anatomy
from pages.ui import figure as component
from tests.pages.app import start
from tests.pages.figures import checked
from tests.pages.looking import CHAPTERS, IDS, choose, open_chapter, some_of


def decoded(value: object) -> object:
    """Return JSON with arrays as lists, and what is no number as None.

    A property that is None or empty is one that is not there.
    """
    if isinstance(value, dict) and "bdata" in value:
        flat = np.frombuffer(b64decode(value["bdata"]), value["dtype"])
        shape = [int(n) for n in value.get("shape", str(flat.size)).split(",")]
        return decoded(flat.reshape(shape).tolist())
    if isinstance(value, dict):
        parts = {name: decoded(part) for name, part in value.items()}
        return {n: part for n, part in parts.items() if part not in (None, {}, [])}
    if isinstance(value, np.ndarray | np.generic):
        return decoded(value.tolist())
    if isinstance(value, list | tuple):
        return [decoded(part) for part in value]
    return None if value != value else value


def given(figure: Figure) -> object:
    """Return what the browser is given."""
    return decoded(json.loads(to_json(figure)))


def understood(figure: Figure) -> object:
    """Return what Plotly makes of it; `ValueError` for what it refuses."""
    found = checked(figure).to_dict()
    found["layout"].pop("template")
    return decoded(found)


def faults(figure: Figure) -> list[str]:
    """Return what Plotly turns into something else, drops, or leaves behind."""
    found = list(differences(given(figure), understood(figure), "figure"))
    shapes = given(figure).get("layout", {}).get("shapes", ())
    layers = [shape.get("layer") for shape in shapes]
    stays = "a shape between the layers stays when the next picture has none there"
    return [*found, *([stays] if "between" in layers else [])]


def differences(one: object, other: object, where: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}):
            yield from differences(one.get(name), other.get(name), f"{where}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{where}[{at}]")
    elif one != other or isinstance(one, str) != isinstance(other, str):
        yield f"{where}: {str(one)[:80]} becomes {str(other)[:80]}"


def unseen(panel: Panel, step: int, seen: set[str]) -> Figure:
    """Return of a panel at a step what was not looked at yet."""

    def new(part: object) -> bool:
        text = to_json(part)
        return not (text in seen or seen.add(text))

    at = panel.at(step)
    rest = {name: part for name, part in at.layout.items() if name != "shapes"}
    shapes = [*at.layout["shapes"], *(span.shape for span in panel.spans)]
    layout = dict(rest) if new(rest) else {}
    if shapes := [shape for shape in shapes if new(shape)]:
        layout["shapes"] = shapes
    return Figure([trace for trace in at.data if new(trace)], layout)


def look(panels: list[Panel], n_steps: int, seen: set[str]) -> list[str]:
    """Return the faults of all that was not looked at before."""
    found = []
    for panel in panels:
        for step in sorted({0, n_steps // 2, n_steps - 1}):
            figure = unseen(panel, step, seen)
            if figure.data or figure.layout:
                found += [f"{panel.alt}, {step}: {one}" for one in faults(figure)]
    return found


@pytest.fixture
def drawn(monkeypatch, nothing_kept) -> list:
    """Collect the panels and the number of steps of every picture that is drawn."""
    pictures, honest = [], component.picture_of

    def noted(panels, labels, alts, **more):
        narrow = [one.narrow for one in panels if one.narrow]
        pictures.append(([*panels, *narrow], len(labels)))
        return honest(panels, labels, alts, **more)

    for module in (anatomy, component, home):
        monkeypatch.setattr(module, "picture_of", noted)
    return pictures


@pytest.mark.parametrize("rest", [0, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_every_figure_of_a_chapter_is_good_plotly(page, chapter, rest, drawn):
    app = open_chapter(page, chapter)
    for preset in some_of(chapter, rest):
        choose(app, chapter, preset.name)
        for bet in [b for b in app.button if b.key == f"{chapter.key}_bet_skip"]:
            bet.click().run()
    show_parts_and_views(app, chapter)
    assert len(drawn) > len(some_of(chapter, rest))
    seen = set()
    found = [one for panels, n_steps in drawn for one in look(panels, n_steps, seen)]
    assert not found and len(seen) > 20


def show_parts_and_views(app, chapter) -> None:
    """Press each button of each group; one that is gone by then is passed over."""
    groups = {group.key: group.options for group in groups_of(app, chapter)}
    for key, options in groups.items():
        for option in options:
            for group in [one for one in groups_of(app, chapter) if one.key == key]:
                group.set_value(option)
                app.run()


def groups_of(app, chapter) -> list:
    return [
        group
        for group in app.get("button_group")
        if group.key.startswith(chapter.key) and not group.key.endswith("_preset")
    ]


def test_every_figure_of_the_home_page_is_good_plotly(drawn):
    start()
    assert len(drawn) > 2
    assert not [one for panels, n in drawn for one in look(panels, n, set())]


# --- it can fail --------------------------------------------------------------------

GOOD = theme.figure("A title", "key", [scatter(x=np.arange(3), y=[1.5, None, 2])])


def test_a_good_figure_has_no_fault():
    assert faults(GOOD) == []
    shapes = [dot(0, 1, theme.HERE), segment((0, 1), (0, 1), theme.INK)]
    assert faults(GOOD.with_layout(shapes=[*shapes, words(0, 0, "w", "#000000")])) == []
    gap = scatter(x=np.array([1.0, np.nan]), marker=None)
    assert faults(Figure([gap], {})) == []


def test_what_is_no_number_becomes_null_wherever_it_stands():
    text = to_json({"x": [1.0, np.nan, [np.inf]], "said": "NaN"})
    assert text == '{"x":[1.0,null,[null]],"said":"NaN"}'


def test_base64_that_happens_to_spell_nan_is_only_base64():
    numbers = np.frombuffer(b64decode("xNaN"), "uint8")
    text = to_json([numbers, "NaN"])
    assert text == '[{"dtype":"u1","bdata":"xNaN"},"NaN"]'


def test_a_shape_that_plotly_would_leave_behind_is_a_fault():
    below, between = (
        dict(dot(0, 1, theme.HERE), layer=at) for at in ("below", "between")
    )
    assert faults(GOOD.with_layout(shapes=[below])) == []
    assert faults(GOOD.with_layout(shapes=[between])) != []


@pytest.mark.parametrize(
    "figure",
    [
        Figure([scatter(colour="red")], {}),  # a property nobody knows
        Figure([scatter(marker={"size": "large"})], {}),  # a value of another kind
        Figure([scatter(mode="dots")], {}),
        GOOD.with_layout(height="400"),
        GOOD.with_layout(x_axis={"range": (0, 1)}),
        GOOD.with_layout(shapes=[{"type": "ellipse"}]),
    ],
)
def test_what_plotly_refuses_is_a_fault(figure):
    with pytest.raises(ValueError):
        faults(figure)


@pytest.mark.parametrize(
    "figure",
    [
        GOOD.with_layout(title="only words"),
        GOOD.with_layout(xaxis={"title": "only words"}),
        Figure([heatmap(colorscale="Greys")], {}),
    ],
)
def test_what_plotly_turns_into_something_else_is_a_fault(figure):
    assert len(faults(figure)) == 1


def bad(**more: object) -> dict:
    return {"type": "circle", "colour": "red", **more}


@pytest.mark.parametrize(
    "moving",
    [
        {"frames": [[], [], [bad()]]},
        {"spans": [Span(bad(), 1, 1)]},
        {"trails": (Trail([0, 1], [0, 1], [1, 2, 2], {"thickness": 1}),)},
    ],
    ids=lambda moving: next(iter(moving)),
)
def test_a_fault_in_what_moves_is_found(moving):
    figure = Figure([scatter3d(x=[0], y=[0], z=[0])], {})
    assert not look([Panel(figure, "alt")], 3, set())
    with pytest.raises(ValueError):
        look([Panel(figure, "alt", **moving)], 3, set())


def test_every_step_of_a_track_is_looked_at():
    figure, seen = Figure([scatter3d(name="it")], {}), set()
    track = Track(0, [1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3])
    look([Panel(figure, "alt", tracks=(track,))], 3, seen)
    assert sum('"name":"it"' in text for text in seen) == 3


def test_a_trail_lifts_its_pen_where_a_point_is_missing():
    head = {"type": "circle"}
    trail = Trail([None, 1, 2, None, 3], [None, 1, 2, None, 4], range(6), {}, head)
    assert trail.shape(1)["path"] == "M0,0" and trail.heads(1) == []
    assert trail.shape(3)["path"] == "M1,1L2,2"
    assert trail.heads(3) == [{"type": "circle", "xanchor": 2, "yanchor": 2}]
    assert trail.shape(4)["path"] == "M1,1L2,2" and trail.heads(4) == []
    assert trail.shape(5)["path"] == "M1,1L2,2M3,4"
