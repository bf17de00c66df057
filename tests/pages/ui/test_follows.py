"""What follows another control begins anew where that one has changed."""

from tests.pages.app import fine, texts
from tests.plane import chapter as plane
from tests.plane.driving import (
    BEND,
    BOWL,
    button,
    followers,
    moved,
    opened,
    pressed,
    rate_of,
    shared,
    start_of,
    steps_of,
    to,
)


def test_what_follows_another_begins_with_its_default_there():
    app = opened()
    assert followers(app) == (BOWL, 0.1, 20)
    moved(app, 1.0, 1.0)
    app.select_slider(key="pl_rate").set_value(0.3).run()
    assert followers(to(app, "Bend")) == (BEND, 0.01, 10)
    assert shared(app) == {"landscape": "Bend"}
    assert followers(to(app, "Bowl")) == (BOWL, 0.1, 20)


def test_another_change_moves_nothing_that_follows():
    app = moved(to(opened(), "Bend"), 1.5)
    pressed(app, "walkers", ["Adam"])
    fine(app.select_slider(key="pl_rate").set_value(0.3).run())
    assert followers(app) == ((1.5, 1.0), 0.3, 10)


def test_a_preset_puts_what_follows_as_it_says():
    app = opened()
    pressed(app, "preset", "A bend")
    assert followers(app) == ((1.0, 2.0), 0.3, 10)
    assert app.pills(key="pl_preset").value == "A bend"
    assert followers(to(app, "Bowl")) == (BOWL, 0.1, 20)
    pressed(app, "preset", "A bend")
    assert followers(button(moved(app, 0.5), "back")) == ((1.0, 2.0), 0.3, 10)


def test_undo_brings_back_what_followed_and_what_had_not_changed():
    app = opened(start="1_1", rate="0.01")
    to(app, "Bend")
    assert followers(app) == (BEND, 0.01, 10)  # the rate is the same, and no default
    button(app, "undo")
    assert followers(app) == ((1.0, 1.0), 0.01, 20)
    assert app.session_state["pl_landscape"] == "Bowl"


def test_an_arriving_link_says_it_or_has_the_default():
    assert followers(opened(landscape="Bend")) == (BEND, 0.01, 10)
    app = opened(landscape="Bend", start="1.5_-0.5", rate="0.1", steps="20")
    assert followers(app) == ((1.5, -0.5), 0.1, 20)
    assert shared(app) == {
        "landscape": "Bend",
        "start": "1.5_-0.5",
        "rate": "0.1",
        "steps": "20",
    }
    assert "could not be used" not in texts(app)


def test_a_remedy_that_names_the_other_alone_lets_it_begin_anew():
    app = moved(opened(step="20"), 1.0)
    assert followers(button(app, "remedy")) == (BEND, 0.01, 10)


def test_what_is_not_shown_follows_when_it_is_shown_again():
    app = opened()
    fine(app.slider(key="pl_steps").set_value(25).run())
    pressed(app, "part", "Look")
    to(app, "Bend")
    assert not [one for one in app.slider if one.key == "pl_steps"]
    pressed(app, "part", "Walk")
    assert steps_of(app) == 10


def test_a_preset_of_another_part_leaves_nothing_of_the_old_place():
    app = opened()
    fine(app.slider(key="pl_steps").set_value(25).run())
    pressed(app, "part", "Look")
    pressed(app, "preset", "Look at it")
    assert (start_of(app), rate_of(app)) == (BEND, 0.03)
    pressed(app, "part", "Walk")
    assert followers(app) == (BEND, 0.03, 10)


def test_what_was_put_is_kept_for_one_run_only():
    app = opened()
    pressed(app, "preset", "A bend")
    assert "pl_put" not in app.session_state
    assert start_of(to(app, "Bowl")) == BOWL


def test_a_part_may_say_itself_what_to_do_first():
    assert opened().title[0].proto.help == plane.CHAPTER.hint
    look = opened(part="Look")
    assert look.title[0].proto.help == plane.LOOK.hint
    assert plane.LOOK.hint in texts(look) and plane.CHAPTER.hint not in texts(look)
