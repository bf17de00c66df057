"""Take this step: the new weights become the old ones, digit by digit."""

import numpy as np
import pytest

from engines.backpropagation import many_steps
from pages.chapters.backpropagation.the_factory import turn
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.turn import tables_of, too_large
from tests.pages.app import fine, link_home, start, texts
from tests.pages.chapters.backpropagation.the_factory.cases import chosen

KEY = "bp_factory"
TAKE, BACK = f"{KEY}_take", f"{KEY}_back_to_first"
MANY = f"{KEY}_take_many"


def opened(**query):
    return start("backpropagation", **{f"{KEY}_{k}": v for k, v in query.items()})


def press(app, key, times=1):
    for _ in range(times):
        fine(app.button(key=key).click().run())
    return app


def held(app, code):
    """Return the parameters as the tables hold them, in one row."""
    names = [f"{KEY}_{code}_{letter}_rows" for letter in "wv"]
    tables = [np.array(app.session_state[name]) for name in names]
    parts = [t[:-1].ravel() for t in tables] + [t[-1].ravel() for t in tables]
    return np.concatenate(parts)


def has(app, key):
    return any(button.key == key for button in app.button)


@pytest.mark.parametrize("part", ["One pass", "One step"])
def test_k_steps_taken_are_k_steps_of_the_engine(part):
    app = press(opened(part=part, net="2-2-2", eta="2"), TAKE, times=3)
    settings = chosen(part, net="2-2-2", learning_rate=2.0)
    many = many_steps(*settings.problem, 2.0, [0, 3], settings.biases)
    np.testing.assert_allclose(held(app, "222"), many.snapshots[-1, 0], rtol=1e-14)
    assert f"3 steps taken; here E = {many.losses[3, 0]:.6g}." in texts(app).replace(
        "\xa0", " "
    )


def test_a_link_keeps_every_digit_of_what_was_taken():
    app = press(opened(net="2-2-2"), TAKE, times=2)
    app.session_state[f"{KEY}_home"] = True
    fine(app.run())
    query = dict(pair.split("=") for pair in link_home(app).split("?")[1].split("&"))
    tables = {k.removeprefix(f"{KEY}_"): v for k, v in query.items()}
    again = opened(net="2-2-2", **{k: v for k, v in tables.items() if k[:4] == "222_"})
    np.testing.assert_array_equal(held(again, "222"), held(app, "222"))
    assert not has(again, BACK)  # who opens the link has taken no step


def test_the_way_back_leads_to_where_the_steps_began():
    app = opened(net="2-2-2")
    first = held(app, "222")
    assert not has(app, BACK)
    press(app, TAKE, times=2)
    assert (held(app, "222") != first).any()
    press(app, BACK)
    np.testing.assert_array_equal(held(app, "222"), first)
    assert not has(app, BACK)


def test_a_step_is_undone_like_any_change():
    app = press(opened(), TAKE)
    once = held(app, "221")
    press(app, TAKE)
    press(app, f"{KEY}_undo")
    np.testing.assert_array_equal(held(app, "221"), once)


def test_ten_thousand_steps_are_a_press_away_and_go_on_from_here():
    app = press(opened(net="2-2-2"), TAKE)
    press(app, MANY)
    assert app.session_state[f"{KEY}_part"] == "10,000 steps"
    press(app, TAKE)
    settings = chosen("One pass", net="2-2-2")
    many = many_steps(*settings.problem, 0.5, [0, 10_001], False)
    np.testing.assert_allclose(held(app, "222"), many.snapshots[-1, 0], rtol=1e-9)
    assert "10,001 steps taken" in texts(app)


def test_a_step_beyond_what_the_tables_hold_is_not_taken_and_says_so():
    app = opened(net="3-3-2 softmax", eta="100")
    assert app.button(key=TAKE).disabled
    assert "the tables hold up to 10 either way" in texts(app)


def test_a_step_that_moves_nothing_is_not_offered():
    app = opened(**{"act": "ReLU", "221_w": "-1_-1~-1_-1~0_0"})
    assert app.button(key=TAKE).disabled


@pytest.mark.parametrize("net", FACTORIES)
def test_parameters_go_into_the_tables_and_come_back(net):
    settings = chosen("One pass", net=net)
    tables = tables_of(settings, settings.parameters)
    code = settings.factory.code
    assert tables == {f"{code}_w": settings.first, f"{code}_v": settings.second}
    assert too_large(settings, settings.parameters) is None
    far = settings.parameters.with_vector(settings.parameters.vector * 100)
    assert too_large(settings, far)[1] == pytest.approx(np.abs(far.vector).max())


def test_a_second_press_before_the_page_has_followed_takes_no_other_step(monkeypatch):
    state, put = {}, []
    monkeypatch.setattr(turn.st, "session_state", state)
    settings = chosen("One pass")
    after = {"221_w": ((0.0, 0.0),) * 3, "221_v": ((0.0,),) * 3}
    for _ in range(2):
        turn._take(settings, after, 1, lambda values, step: put.append(values))
    assert state[turn.WALK]["n"] == 1 and put == [after, after]
    assert state[turn.WALK]["start"]["221_w"] == settings.first
