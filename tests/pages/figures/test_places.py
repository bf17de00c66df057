"""Names stand where nothing else does, at every size between two, or are left out."""

from itertools import combinations

import numpy as np
import pytest

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.panel import Panel
from pages.figures.places import Name, Sheet, between, placed
from pages.figures.room import OVER
from tests.pages.figures import in_pixels, word_boxes

WINDOW = Window((0, 10), (0, 10))
SMALL, LARGE = (200, 120), (600, 400)
SIZES = [(w, h) for w in (200, 333, 600) for h in (120, 222, 400)]
CHANCE = np.random.default_rng(1)


def sheet(n_steps=1, **drawn):
    return Sheet(WINDOW, (SMALL, LARGE), n_steps, **drawn)


def name(text, *points, **look):
    return Name(np.array(points, dtype=float), text, theme.INK, **look)


def panel(spans):
    axes = {"xaxis": {"range": WINDOW.x}, "yaxis": {"range": WINDOW.y}}
    figure = theme.figure("", "key", [], **axes)
    return Panel(figure, "alt", spans=[span for one in spans for span in one])


def overlap(one, other):
    return (
        one[0] < other[1]
        and other[0] < one[1]
        and one[2] < other[3]
        and other[2] < one[3]
    )


def holds(box, x, y):
    return box[0] < x < box[1] and box[2] < y < box[3]


def test_a_name_stands_beside_its_thing_where_all_is_free():
    [[span]] = placed(sheet(), [name("here", (5, 5))])
    assert span.shape["label"]["text"] == "here"
    assert (span.shape["xanchor"], span.shape["yanchor"]) == (5, 5)
    assert 0 < span.shape["x0"] < span.shape["x1"] and span.shape["y0"] < 0


@pytest.mark.parametrize("seed", range(8))
def test_names_are_over_nothing_and_inside_at_every_size(seed):
    chance = np.random.default_rng(seed)
    moving, still = chance.uniform(0, 10, (3, 20, 2)), chance.uniform(0, 10, (10, 2))
    things = chance.uniform(0, 10, (3, 4, 1, 2))
    names = [Name(things[:, i], f"name {i}", theme.INK, shorter="n") for i in range(4)]
    drawn = sheet(3, moving=[(moving, 0)], still=[(still, 0)])
    shown = panel(placed(drawn, names))
    assert sum(len(word_boxes(shown, step, SMALL)) for step in range(3)) > 6
    for size in SIZES:
        for step in range(3):
            boxes = list(word_boxes(shown, step, size).values())
            pairs = combinations(map(shrunk, boxes), 2)
            assert not any(overlap(*pair) for pair in pairs)
            for left, right, low, high in boxes:
                assert 0 <= left + 1 and right <= size[0] + 1
                assert 0 <= low + 1 and high <= size[1] + 1
            for point in moving[step]:
                x, y = in_pixels(shown, size, *point)
                assert not any(holds(shrunk(box), x, y) for box in boxes)


def shrunk(box):
    """Return a box without the half pixel by which it was rounded."""
    return box[0] + 1, box[1] - 1, box[2] + 1, box[3] - 1


def test_what_stands_still_is_free_of_names_at_the_sizes_it_was_looked_at():
    still = between(np.array([[0, 5.0], [10, 5.0]]), 300)
    shown = panel(placed(sheet(still=[(still, 0)]), [name("on the line", (5, 5))]))
    for size in (SMALL, LARGE):
        [(_, _, low, high)] = word_boxes(shown, 0, size).values()
        line = in_pixels(shown, size, 5, 5)[1]
        assert high <= line or line <= low


def test_without_room_a_name_is_shorter_and_then_left_out():
    crowd = np.stack(np.meshgrid(np.linspace(0, 10, 80), np.linspace(0, 10, 80)), -1)
    full = sheet(still=[(crowd.reshape(-1, 2), 0)])
    assert placed(full, [name("anything", (5, 5), shorter="a")]) == [[]]
    gap = crowd[np.abs(crowd - (5.8, 5)).max(axis=-1) > (0.9)]
    [[span]] = placed(
        sheet(still=[(gap, 0)]), [name("far too long", (5, 5), shorter="a")]
    )
    assert span.shape["label"]["text"] == "a"
    [[span]] = placed(full, [name("it must", (5, 5), least=OVER)])
    assert span.shape["label"]["text"] == "it must"


def test_what_is_faint_is_covered_only_where_it_must_be():
    beside = np.array([[[6.0, 5.0], [6.2, 5.0]]])
    [[span]] = placed(sheet(faint=[(beside, 0)]), [name("here", (5, 5))])
    assert span.shape["x1"] < 0  # to the left, where nothing is
    crowd = CHANCE.uniform(0, 10, (1, 4000, 2))
    [[span]] = placed(sheet(faint=[(crowd, 0)]), [name("here", (5, 5))])
    assert span.shape["x0"] > 0


def test_a_name_that_stays_is_said_once_and_one_that_is_gone_not_at_all():
    points = np.array([[[5, 5]], [[5, 5]], [[np.nan, np.nan]], [[2, 5]]])
    [spans] = placed(sheet(4), [Name(points, "here", theme.INK)])
    assert [(span.first, span.last) for span in spans] == [(0, 1), (3, 3)]


def test_names_without_a_sheet_would_be_over_each_other():
    """The negative control: the checks above can fail."""
    alone = [placed(sheet(), [name(text, (5, 5))])[0] for text in ("one", "other")]
    one, other = map(shrunk, word_boxes(panel(alone), 0, SMALL).values())
    assert overlap(one, other)
