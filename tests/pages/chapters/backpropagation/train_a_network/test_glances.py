"""A glance is no change: another picture of a run, a weight that is looked at."""

from tests.pages.app import fine, start, texts
from tests.pages.figures import sent

UNDO = "bp_train_undo"


def begun(**more):
    return start("backpropagation", bp_chapter="Train a network", **more)


def run_of(app):
    return next(data["run"] for data in sent(app) if "stories" in data)


def can_undo(app):
    return UNDO in [button.key for button in app.button]


def test_another_picture_of_a_run_is_no_other_run():
    app = begun()
    first = run_of(app)
    third = next(g for g in app.get("button_group") if g.key == "bp_train_show")
    fine(third.set_value("Share right").run())
    assert run_of(app) == first and can_undo(app)
    rate = next(s for s in app.select_slider if s.key == "bp_train_rate")
    fine(rate.set_value(0.3).run())
    assert run_of(app) != first


def test_a_weight_that_is_looked_at_changes_nothing():
    app = begun()
    first = run_of(app)
    app.session_state["bp_train_chosen"] = (0, 0, 0)
    fine(app.run())
    assert "The weight" in texts(app) and "Observe:" in texts(app)
    assert run_of(app) == first and not can_undo(app)
    box = next(n for n in app.number_input if n.label == "Its first value")
    fine(box.set_value(3.0).run())
    assert run_of(app) != first and can_undo(app)


def test_other_data_are_another_story():
    """Their loss has nothing to be compared with, and the stepper begins anew."""
    app = begun(bp_train_step="30")
    about = [data["about"] for data in sent(app) if "stories" in data]
    data = next(s for s in app.selectbox if s.key == "bp_train_data")
    fine(data.set_value("Moons").run())
    assert app.session_state["bp_train_memory"]["step"] == 0
    assert about != [data["about"] for data in sent(app) if "stories" in data]
