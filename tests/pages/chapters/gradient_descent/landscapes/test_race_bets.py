"""The race before its bet: what names, axes and a hand on a number may tell."""

import pytest

from pages.chapters.gradient_descent.landscapes.race import pictures
from pages.chapters.gradient_descent.landscapes.race.part import PART
from tests.pages.app import fine, start, texts
from tests.pages.chapters.gradient_descent.landscapes.test_race import EVERYONE, raced


@pytest.mark.parametrize("view", pictures.VIEWS)
def test_no_axis_and_no_label_tells_how_soon_all_are_lost(view):
    lost = raced(view=view, eta_adam=0.3, walkers=("gradient_descent", "adam"))
    soon = raced(view=view, walkers=("gradient_descent",), eta_gradient_descent=0.5)
    assert soon.race.n_steps < lost.race.n_steps == 30
    assert PART.labels(soon)[0] == PART.labels(lost)[0] == "step 0 of 30"

    def ends(record, draw):
        return draw(record)[-1].figure.layout["xaxis"]["range"]

    silent = PART.before_bet["panels"]
    assert ends(soon, silent) == ends(lost, silent)
    assert ends(soon, PART.panels) != ends(lost, PART.panels)


@pytest.mark.parametrize("stood", [0, 40])
def test_who_drags_where_the_end_is_seen_has_looked_ahead(stood):
    app = start("gradient_descent", gd_chapter="Landscapes")
    app.button(key="gd_landscapes_bet_skip").click().run()
    app.session_state["gd_landscapes_memory"]["step"] = stood
    app.run()
    [rate] = [
        widget
        for kind in ("slider", "select_slider", "number_input")
        for widget in app.get(kind)
        if "eta_gradient_descent" in widget.key
    ][:1]
    fine(rate.set_value(0.005).run())
    shown = texts(app)
    assert "Who is lowest in the end?" in shown
    assert ("You have looked ahead" in shown) == (stood > 0)


def test_who_is_lowest_is_named_first_and_before_the_bet_nobody_is():
    record = raced(walkers=EVERYONE, eta_gradient_descent=1e-4)
    lowest, *_ = record.order(record.race.n_steps)
    want = record.looks[lowest[0]].short
    ground, heights, _ = pictures.panels(record)
    for panel in (ground, heights):
        assert panel.names["list"][0]["shorter"] == want
    firsts = [
        [panel.names["list"][0]["shorter"] for panel in pictures.panels_before_bet(one)]
        for one in (record, raced(walkers=EVERYONE))
    ]
    assert firsts[0] == firsts[1] == ["GD"] * 3


def test_a_second_opinion_tells_no_number_of_steps_and_is_none_on_nothing():
    [soon, later] = [
        PART.opinions(raced(eta_gradient_descent=eta, walkers=("gradient_descent",)))
        for eta in (0.5, 0.01)
    ]
    assert [one.what for one in soon] == [one.what for one in later]
    nowhere = raced(landscape="ackley", start=(0.0, 0.0), walkers=EVERYONE)
    assert not PART.opinions(nowhere)
