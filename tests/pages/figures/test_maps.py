"""Maps: coloured cells that change with the steps, and what they weigh."""

import json

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.figures import theme
from pages.figures.panel import LEVEL, MOST_BYTES, NOTHING, Map, Panel, levels
from pages.figures.plain import to_json
from tests.pages.app import fine
from tests.pages.figures import checked
from tests.pages.figures.test_plain_figures import decoded

SCALE = [(0, theme.PATH), (0.5, theme.PAPER), (1, theme.HERE)]


def panel_of(cells: np.ndarray, n_maps: int = 1) -> Panel:
    one = Map(cells, SCALE, (-1, 1), (-2, 2))
    return Panel(theme.figure("A map", "map", []), "A map", maps=(one,) * n_maps)


def test_levels_are_even_and_what_is_no_number_is_nothing():
    found = levels(np.array([-3.0, -1, 0, 0.5, 1, 9, np.nan]), -1, 1)
    assert found.tolist() == [-LEVEL, -LEVEL, 0, 64, LEVEL, LEVEL, NOTHING]
    assert found.dtype == "int8"


def test_a_step_shows_its_picture_as_cells_with_edges():
    cells = np.arange(12, dtype="int8").reshape(2, 2, 3)
    cells[1, 1, 2] = NOTHING
    (trace,) = checked(panel_of(cells).at(1)).select_traces(
        selector={"type": "heatmap"}
    )
    np.testing.assert_array_equal(trace.z, [[6, 7, 8], [9, 10, np.nan]])
    np.testing.assert_allclose(trace.x, [-1, -1 / 3, 1 / 3, 1])
    np.testing.assert_allclose(trace.y, [-2, 0, 2])


def test_cells_come_one_after_the_other_where_it_is_said_since_when():
    since = np.array([[0, 2], [1, 5]], "int32")
    cells = np.array([[[1, 2], [3, NOTHING]]], "int8")
    one = Map(cells, SCALE, (0, 1), (0, 1), [0] * 6, since=since)
    seen = [np.nan_to_num(one.trace(step)["z"]).tolist() for step in range(6)]
    assert seen[0] == [[1, 0], [0, 0]] and seen[1] == [[1, 0], [3, 0]]
    assert seen[2] == seen[5] == [[1, 2], [3, 0]]
    assert one.n_bytes == (4 + 16) * 4 // 3


def test_a_map_is_sent_once_with_a_byte_and_a_third_for_a_cell():
    """Twenty-five maps of 24 x 24 cells over fifty steps: a network while it learns."""
    without = len(to_json(panel_of(np.zeros((50, 24, 24), "int8"), 0)))
    sent = len(to_json(panel_of(np.zeros((50, 24, 24), "int8"), 25)))
    assert 25 * 50 * 24 * 24 * 4 / 3 < sent - without < MOST_BYTES
    told = json.loads(to_json(panel_of(np.zeros((2, 3, 4), "int8"))))["maps"][0]
    assert (told["levels"]["dtype"], told["levels"]["shape"]) == ("i1", "2, 3, 4")


def test_maps_that_are_too_much_to_send_are_refused():
    with pytest.raises(ValueError, match="1,000,0.. bytes"):
        panel_of(np.zeros((1, 1, MOST_BYTES * 3 // 4 + 10), "int8"))
    with pytest.raises(ValueError, match="fewer pictures"):
        panel_of(np.zeros((2, 100, 1000), "int8"), 5)


def native() -> None:
    """Show the digits 0 to 3 as a map, with Streamlit's own chart and slider."""
    import numpy as np

    from pages.figures import theme
    from pages.figures.panel import Map, Panel
    from pages.ui import figure, links

    links.remember_link()
    cells = np.repeat(np.arange(4, dtype="int8"), 4).reshape(4, 2, 2)
    scale = [(0, theme.PATH), (1, theme.HERE)]
    one = Map(cells, scale, (0, 1), (0, 1))
    panels = [Panel(theme.figure("Map", "map", []), "A map", maps=(one,))]
    picture = figure.picture_of(panels, list("0123"), [""] * 4)
    figure.steps(picture, lambda: panels, key="map")


def test_the_native_chart_shows_the_map_of_the_step():
    app = AppTest.from_function(native)
    app.session_state["native_figures"] = True
    for step in (0, 3):
        if step:
            app.slider(key="map_native_step").set_value(step)
        (chart,) = fine(app.run()).get("plotly_chart")
        cells = json.loads(chart.proto.spec)["data"][-1]
        assert cells["type"] == "heatmap"
        assert np.all(np.array(decoded(cells["z"])) == step)
