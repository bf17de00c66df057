"""What the browser draws under a hand is what Python packed for it."""

import json
import re

import numpy as np
import pytest

from pages.figures import theme
from pages.figures.live import (
    FINEST,
    Live,
    LiveLine,
    LivePath,
    LiveTrack,
    LiveWords,
    packed,
    size_of,
)
from pages.figures.panel import Span
from pages.figures.plain import to_json
from pages.figures.shapes import dot, segment, words
from tests.pages.ui.workbench import open_workbench

V, N, P = 4, 6, 3  # values, steps, points of a line
CHANCE = np.random.default_rng(0)
X, Y, Z = CHANCE.normal(scale=50, size=(3, V, N))
LINES = CHANCE.normal(size=(V, N, P))
ALONG = np.linspace(-1, 1, P)
LAST = np.array([N - 1, 3, 0, N - 1])
STROKE, HEAD = theme.stroke(theme.PATH), dot(0, 0, theme.HERE)
FLOOR = segment((0, 1), (0, 0), theme.MUTED)
STAYS = segment((0, 1), (1, 1), theme.MUTED)
LIVE = Live(
    [
        LivePath(0, X, Y, LAST, STROKE, HEAD, ahead=STROKE),
        LivePath(1, np.arange(N), Y, LAST, STROKE),
        LiveLine(1, ALONG, LINES, LAST, STROKE),
        LiveTrack(2, 1, X, Y, Z, LAST),
        LiveTrack(2, 2, X, Y, Z, LAST, head=True),
    ]
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
GRAIN = 500 / FINEST


@pytest.fixture(scope="module")
def bench(browser):
    complaints = []
    page = open_workbench(browser, complaints)

    def drawn(live, value, panel, step):
        figure = {"layout": {"shapes": [FLOOR]}}
        what = {"figure": figure, "spans": [Span(STAYS, 2, 3)]}
        what |= {"live": packed(live), "value": value}
        text = to_json(what | {"panel": panel, "step": step})
        return page.evaluate("text => window.bench.live(text)", text)

    yield drawn
    page.context.close()
    assert not complaints


def points(shape):
    numbers = [float(number) for number in NUMBER.findall(shape["path"])]
    return np.reshape(numbers, (-1, 2))


@pytest.mark.parametrize("value", range(V))
def test_a_path_grows_to_where_its_own_walk_ends(bench, value):
    for step in range(N):
        end = min(step, LAST[value])
        floor, path, *rest = bench(LIVE, value, 0, step)["shapes"]
        walked = np.column_stack([X[value], Y[value]])[: end + 1]
        assert floor == json.loads(to_json(FLOOR))
        assert points(path) == pytest.approx(walked, abs=GRAIN)
        head = rest[-1]
        here = (head["xanchor"], head["yanchor"])
        assert here == pytest.approx(walked[-1], abs=GRAIN)
        assert len(rest) == 1 + (end < LAST[value])  # the way to the next point
        if end < LAST[value]:
            (x, y), (there, after) = walked[-1], (X[value, end + 1], Y[value, end + 1])
            over = [(x, y), (there, y), (there, after)]
            assert points(rest[0]) == pytest.approx(np.array(over), abs=GRAIN)


def test_what_is_the_same_for_all_values_is_sent_once(bench):
    for value, step in ((0, 5), (1, 2), (2, 4)):
        end = min(step, LAST[value])
        _, path, line = bench(LIVE, value, 1, step)["shapes"]
        assert points(path)[:, 0] == pytest.approx(np.arange(end + 1), abs=GRAIN)
        wanted = np.column_stack([ALONG, LINES[value, end]])
        assert points(line) == pytest.approx(wanted, abs=GRAIN)


def test_a_walk_that_is_the_same_for_all_values_is_sent_once(bench):
    """A walker that is not in hand: its points are (N,), as many as it ever has."""
    live = Live([LivePath(0, X[1], Y[1], np.full(V, LAST[1]), STROKE, HEAD)])
    assert packed(live)["parts"][0]["x"]["shape"] == [N]
    for value, step in ((0, 2), (3, 5)):
        end = min(step, LAST[1])
        _, path, head = bench(live, value, 0, step)["shapes"]
        walked = np.column_stack([X[1], Y[1]])[: end + 1]
        assert points(path) == pytest.approx(walked, abs=GRAIN)
        here = (head["xanchor"], head["yanchor"])
        assert here == pytest.approx(walked[-1], abs=GRAIN)


def test_tracks_show_all_or_the_last_point(bench):
    for value, step in ((0, 3), (1, 5), (3, 0)):
        end = min(step, LAST[value])
        whole, head = bench(LIVE, value, 2, step)["tracks"]
        assert (whole["trace"], head["trace"]) == (1, 2)
        for axis, numbers in zip("xyz", (X, Y, Z), strict=True):
            walked = numbers[value, : end + 1]
            assert whole[axis] == pytest.approx(walked, abs=GRAIN)
            assert head[axis] == pytest.approx(walked[-1:], abs=GRAIN)


def test_a_step_may_show_another_points_number(bench):
    live = Live(LIVE.parts, upto=[0, 0, 0, 2])
    _, path, *_ = bench(live, 0, 0, 3)["shapes"]
    assert len(points(path)) == 3


def test_words_are_those_of_the_value_and_the_step(bench):
    texts = [
        [f"{value}: {step}" if step else "" for step in range(N)] for value in "ab"
    ]
    place = words(0, 0, "none yet", theme.INK)
    live = Live([LiveWords(0, texts, np.array([N - 1, 2]), place)])
    for value, step, said in ((0, 4, "a: 4"), (1, 1, "b: 1"), (1, 5, "b: 2")):
        _, told = bench(live, value, 0, step)["shapes"]
        assert told["label"]["text"] == said
        assert {**told, "label": 0} == json.loads(to_json({**place, "label": 0}))
    assert len(bench(live, 0, 0, 0)["shapes"]) == 1  # nothing to say
    more = Live([LiveWords(0, [*texts, ["four"]], np.array([1, 1, 0]), place)])
    assert size_of(packed(more)) - size_of(packed(live)) == len('"four",')


def test_spans_stay_where_it_says_so(bench):
    path = LivePath(0, X, Y, LAST, STROKE)
    for keeps, step, n in ((True, 2, 3), (True, 1, 2), (False, 2, 2)):
        shapes = bench(Live([path], keeps=keeps), 0, 0, step)["shapes"]
        assert len(shapes) == n
        assert (json.loads(to_json(STAYS)) in shapes) == (n == 3)


def test_another_value_is_another_picture(bench):
    """The negative control: the comparisons above can fail."""
    first, second = (bench(LIVE, value, 0, 3)["shapes"][1] for value in (0, 3))
    assert points(first) != pytest.approx(points(second), abs=GRAIN)
