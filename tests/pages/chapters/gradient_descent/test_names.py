"""The names on the curve, among the samples and on the error surface, as they stand.

The browser puts them (`pages/ui/figure/places.js`): at every preset, in three sizes.
"""

from itertools import combinations

import pytest

from pages.chapters import home
from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER as NEURON
from pages.chapters.gradient_descent.one_neuron.learn import pictures as neuron
from pages.chapters.gradient_descent.one_neuron.learn.record import run as trained
from pages.chapters.gradient_descent.the_valley import pictures as valley
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER as VALLEY
from pages.chapters.gradient_descent.the_valley.record import Settings
from pages.chapters.gradient_descent.the_valley.record import run as walked
from pages.words.numbers import short, signed
from tests.pages.figures import boxes_of, overlap
from tests.pages.looking import settings_at
from tests.pages.ui.workbench import names_at

SIZES = {"phone": (280, 290), "desk": (500, 290), "low": (300, 250)}
FLAT, CARD = (350, 105), (335, 190)  # one of four panels; the home page's
FLIES_OFF = Settings("square", 1.18, -4.8, 95)
WALKS = {p.name: settings_at(VALLEY, p) for p in VALLEY.presets}
WALKS["Far out"] = FLIES_OFF
TRAININGS = {
    p.name: settings_at(NEURON, p) for p in NEURON.presets if "part" not in p.values
}
sizes = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
walks = pytest.mark.parametrize("settings", WALKS.values(), ids=WALKS)
trainings = pytest.mark.parametrize("settings", TRAININGS.values(), ids=TRAININGS)


def texts(shapes):
    return [shape["label"]["text"] for shape in shapes]


def is_clear(panel, shapes, step, size):
    """Tell whether names are inside, none over another or over a dot that moves."""
    boxes = boxes_of(shapes, panel, size)
    dots = [one for one in panel.frames[step] if one["type"] == "circle"]
    pairs = [*combinations(boxes, 2)]
    free = [
        (box, dot)
        for box, text in zip(boxes, texts(shapes), strict=True)
        for dot in boxes_of(dots, panel, size)
        if not text.startswith("left the picture")
    ]
    inside = all(
        -1 <= left and right <= size[0] + 1 and -1 <= low and high <= size[1] + 1
        for left, right, low, high in boxes
    )
    return inside and not any(overlap(*pair) for pair in pairs + free)


@sizes
@walks
def test_what_matters_on_the_curve_is_named_and_nothing_is_covered(
    bare, settings, size
):
    record = walked(settings)
    panel, walk = valley.panels(record)[0], record.trajectory
    steps = range(walk.n_steps + 1)
    for step, shapes in zip(steps, names_at(bare, panel, size, steps), strict=True):
        assert is_clear(panel, shapes, step, size), step
        said = texts(shapes)
        assert "the ground" in said
        assert said.count("minimum") == len(settings.surface.minima), step
        if any(text.startswith("left the picture") for text in said):
            continue
        slope = signed(walk.gradients[step, 0])
        assert f"slope {slope}" in said or "slope" in said or slope == "0", step
        if step < walk.n_steps:
            change = short(float(walk.updates[step, 0]))
            assert f"Δ = {change}" in said or "Δ" in said, step


def test_the_parabola_and_the_hiker_are_named_where_there_is_room(bare):
    panel = valley.panels(walked(Settings("square", 1.05, 3.0, 20)))[0]
    [said] = map(texts, names_at(bare, panel, SIZES["desk"], [14]))
    assert "hiker" in said and any(text.startswith("the parabola") for text in said)
    panel = valley.panels(walked(Settings("square", 0.2, 10.0, 20)))[0]
    [said] = map(texts, names_at(bare, panel, SIZES["desk"]))
    assert {"minimum", "the ground", "Δ = −4", "slope +20"} <= set(said)


def test_whoever_is_out_of_the_picture_is_told_of_at_every_step(bare):
    record = walked(FLIES_OFF)
    panel = valley.panels(record)[0]
    steps = range(record.trajectory.n_steps + 1)
    for size in SIZES.values():
        for wanted, shapes in zip(
            panel.names["list"][0]["texts"],
            names_at(bare, panel, size, steps),
            strict=True,
        ):
            gone = [text for text in texts(shapes) if text.startswith("left the")]
            assert gone == ([wanted] if wanted else [])


def test_on_the_home_page_the_same_curve_has_its_names(bare):
    panel, labels, _ = home._two_valleys()
    for step, shapes in enumerate(names_at(bare, panel, CARD, range(len(labels)))):
        assert is_clear(panel, shapes, step, CARD) and len(shapes) >= 3


@sizes
@trainings
def test_samples_and_weights_are_named_and_no_name_is_over_another(
    bare, settings, size
):
    record = trained(settings)
    samples, _, above, *_ = neuron.panels(record)
    steps = range(0, len(record.moments), 3)
    for step, shapes in zip(steps, names_at(bare, samples, size, steps), strict=True):
        boxes = boxes_of(shapes, samples, size)
        assert not any(overlap(*pair) for pair in combinations(boxes, 2)), step
        assert any(text.startswith("target y") for text in texts(shapes)), step
        assert any("answer" in text for text in texts(shapes)), step
    for step, shapes in zip(steps, names_at(bare, above, size, steps), strict=True):
        assert is_clear(above, shapes, step, size), step
        lowest = texts(shapes).count("lowest point")
        assert lowest == len(record.surface.minima), step
    [first] = map(texts, names_at(bare, above, size))
    assert "start" in first


def test_in_a_low_panel_there_are_fewer_names(bare):
    for settings in TRAININGS.values():
        record = trained(settings)
        steps = range(0, len(record.moments), 7)
        for panel in (neuron.panels(record)[at] for at in (0, 2)):
            for shapes in names_at(bare, panel, FLAT, steps):
                boxes = boxes_of(shapes, panel, FLAT)
                assert not any(overlap(*pair) for pair in combinations(boxes, 2))


def test_the_parts_of_an_update_are_named_while_they_are_drawn(bare):
    record = trained(TRAININGS["Too bold"])
    above = neuron.weight_panel(record)
    steps = range(len(record.moments))
    said = [*map(texts, names_at(bare, above, SIZES["desk"], steps))]
    for moment, now in zip(record.moments, said, strict=True):
        assert moment.blames or not {"Δw₀", "Δw₁"} & set(now)
    assert any({"Δw₀", "Δw₁"} <= set(now) for now in said)


def test_names_of_a_wider_window_would_be_over_each_other(bare):
    """The negative control: the checks above can fail."""
    panel = valley.panels(walked(Settings("square", 0.2, 10.0, 20)))[0]
    [shapes] = names_at(bare, panel, SIZES["desk"])
    assert is_clear(panel, shapes, 0, SIZES["desk"])
    assert not is_clear(panel, shapes, 0, (60, 40))
