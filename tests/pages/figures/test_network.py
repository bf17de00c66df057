"""The drawings of a small network: nothing over anything, wide or on a phone."""

from itertools import combinations
from types import SimpleNamespace

import pytest

from engines.backpropagation import initialize
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.factories import OWN
from pages.chapters.backpropagation.the_factory.one_pass.part import ONE_PASS
from pages.figures import theme
from pages.figures.network import HEAD, network_panel, place_at
from pages.figures.network_looks import Look, Stands, Unit, Wire
from pages.figures.network_names import Names
from pages.figures.network_places import Across, Down
from pages.figures.panel import Panel
from tests.pages.looking import settings_at

SIZES = ((2, 2, 1), (2, 2, 2), (3, 3, 2))
FACTORIES = ("2-2-1", "2-2-2", "3-3-2 softmax")
WIDE, HIGH = 580, 352  # pixels: the least that a wide drawing is shown at
# Pixels at least on a laptop, where a picture alone has the row, and on a phone.
PARTS = {"One pass": (740, 358), "Chain rule": (WIDE, 322), "Break it": (WIDE, 322)}
PHONE_HIGH = 364
REAL = 0.9  # of the width that a plate allows for words, as browsers draw them
LEADING = 3  # pixels of a line that are no letters
SMALLEST = 10  # pixels of a font
UNSAID = theme.stroke(theme.MUTED, 2)  # the ring of a unit that no look speaks of

each_size = pytest.mark.parametrize("sizes", SIZES)
each_drawing = pytest.mark.parametrize("kind", (Across, Down))
each_factory = pytest.mark.parametrize("net", FACTORIES)
each_part = pytest.mark.parametrize("part", PARTS)


def panel_of(net: str, part: str) -> tuple[Panel, int]:
    """Return the network's panel of a part, and how many steps it has."""
    (found,) = (one for one in CHAPTER.parts if one.title == part)
    record = found.run(settings_at(CHAPTER, part=part, net=net))
    return found.panels(record)[0], len(found.labels(record))


def plates_at(panel: Panel, step: int, wide: float, high: float) -> list:
    """Return the words inside the axes, with their boxes in pixels of this size."""
    layout = panel.figure.layout
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    margin = layout["margin"]
    per_x = (wide - margin["l"] - margin["r"]) / (right - left)
    per_y = (high - margin["t"] - margin["b"]) / (bottom - top)
    found = []
    for span in panel.spans:
        shape = span.shape
        is_there = span.first <= step <= span.last
        if not is_there or shape.get("xref") or "label" not in shape:
            continue
        x, y = (shape["xanchor"] - left) * per_x, (shape["yanchor"] - top) * per_y
        far = (shape["x1"] - shape["x0"]) * (1 - REAL) / 2
        place = shape["label"].get("textposition", "")
        ends = [x + shape["x0"] + far, x + shape["x1"] - far]
        if place:
            shift = far if "right" in place else -far
            ends = [end + shift for end in ends]
        box = (*ends, y - shape["y1"] + LEADING, y - shape["y0"] - LEADING)
        found.append(SimpleNamespace(text=shape["label"]["text"], box=box))
    return found


def overlaps(plates: list) -> list[tuple[str, str]]:
    """Return pairs of words that lie over each other."""
    return [
        (one.text, other.text)
        for one, other in combinations(plates, 2)
        if one.box[0] < other.box[1]
        and other.box[0] < one.box[1]
        and one.box[2] < other.box[3]
        and other.box[2] < one.box[3]
    ]


@each_factory
@each_part
def test_no_words_lie_over_others_at_any_step(net, part):
    panel, n_steps = panel_of(net, part)
    wide, phone = PARTS[part]
    for step in range(n_steps):
        assert not overlaps(plates_at(panel, step, wide, HIGH)), step
        assert not overlaps(plates_at(panel.narrow, step, phone, PHONE_HIGH)), step


OWN_SIZES = ((1, 1, 1), (2, 3, 1), (4, 4, 4), (2, 2, 2, 1), (3, 3, 3, 3), (4, 4, 4, 4))


@pytest.mark.parametrize("sizes", OWN_SIZES, ids=str)
def test_no_words_of_an_own_network_lie_over_others(sizes):
    n_inputs, *hidden, n_outputs = sizes
    values = {"own_in": n_inputs, "own_h": hidden[0], "own_out": n_outputs}
    values["own_h2"] = hidden[1] if len(hidden) == 2 else 0
    record = ONE_PASS.run(settings_at(CHAPTER, net=OWN, **values))
    panel, n_steps = ONE_PASS.panels(record)[0], len(ONE_PASS.labels(record))
    for drawing, wide in ((panel, 740), (panel.narrow, 358)):
        high = max(drawing.least_height, HIGH if drawing is panel else PHONE_HIGH)
        for step in range(n_steps):
            assert not overlaps(plates_at(drawing, step, wide, high)), step


@each_factory
@each_part
def test_no_words_leave_the_picture(net, part):
    panel, n_steps = panel_of(net, part)
    for drawing, wide, high in (
        (panel, PARTS[part][0], HIGH),
        (panel.narrow, PARTS[part][1], PHONE_HIGH),
    ):
        for one in (
            p for k in range(n_steps) for p in plates_at(drawing, k, wide, high)
        ):
            left, right, top, bottom = one.box
            assert left >= -4 and right <= wide, one
            assert top >= -HEAD and bottom <= high - HEAD, one


@each_factory
@each_part
def test_no_letter_is_smaller_than_ten_pixels(net, part):
    panel, _ = panel_of(net, part)
    for drawing in (panel, panel.narrow):
        labels = [s.shape["label"] for s in drawing.spans if "label" in s.shape]
        assert min(label["font"]["size"] for label in labels) >= SMALLEST


def test_words_that_lie_over_each_other_are_found():
    names = Names((2, 2, 1))
    long = Look(
        units={(1, 1): Unit(above=(("far too many words for it" * 3, "#000000"),))}
    )
    panel = network_panel(
        names, initialize(names.sizes), [long], title="", key="", alt=""
    )
    assert overlaps(plates_at(panel, 0, WIDE, HIGH))


@each_size
def test_on_a_phone_it_fits_without_scrolling(sizes):
    names = Names(sizes)
    panel = network_panel(names, initialize(sizes), [Look()], title="", key="", alt="")
    assert panel.least_width == WIDE and panel.least_height == 0
    assert panel.narrow.height <= PHONE_HIGH
    assert panel.narrow.least_width == panel.narrow.least_height == 0


# --- clicks -------------------------------------------------------------------------


@each_size
@each_drawing
def test_a_point_on_a_label_is_its_place_in_either_drawing(sizes, kind):
    drawing = kind(sizes)
    for place in Names(sizes).places():
        assert place_at(sizes, *drawing.of(place).middle) == place


@each_size
def test_the_two_drawings_share_no_point(sizes):
    names = Names(sizes)
    panel = network_panel(names, initialize(sizes), [Look()], title="", key="", alt="")
    (_, right), (left, _) = (
        one.figure.layout["xaxis"]["range"] for one in (panel, panel.narrow)
    )
    assert right < left


# --- footprints ---------------------------------------------------------------------


def drawn(look: Look) -> Panel:
    names = Names((2, 2, 1))
    given = {"title": "", "key": "", "alt": ""}
    return network_panel(names, initialize(names.sizes), [look], **given)


def test_what_is_handled_stands_out_and_what_was_is_faded():
    place = next(Names((2, 2, 1)).places())
    faded = {
        stands: [
            span.shape["opacity"]
            for span in drawn(Look(wires={place: Wire(stands=stands)})).spans
            if span.shape["type"] == "line" and "opacity" in span.shape
        ][0]
        for stands in Stands
    }
    assert faded[Stands.AHEAD] < faded[Stands.BEHIND] < faded[Stands.NOW] == 1


def test_what_is_not_computed_yet_is_pale_with_dots():
    rings = {}
    for stands in Stands:
        unit = Unit(ring=theme.HERE, stands=stands)
        shapes = [span.shape for span in drawn(Look(units={(1, 0): unit})).spans]
        circles = [shape["line"] for shape in shapes if shape["type"] == "circle"]
        (rings[stands],) = [line for line in circles if line != UNSAID]
    assert rings[Stands.AHEAD]["color"] == theme.MUTED
    assert rings[Stands.AHEAD]["dash"] == "dot"
    assert rings[Stands.NOW]["width"] > rings[Stands.BEHIND]["width"]
