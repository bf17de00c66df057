"""Traps: what its parts share, the ground and who walks on it."""

from pages.chapters.gradient_descent import first
from tests.pages.app import fine, start


def opened(**values):
    query = {f"gd_traps_{name}": value for name, value in values.items()}
    return fine(start("gradient_descent", gd_chapter="Traps", **query))


def rate(app):
    return app.session_state["gd_traps_eta"]


def chosen(app, name, label):
    return fine(app.selectbox(key=f"gd_traps_{name}").set_value(label).run())


def test_another_walker_and_another_ground_begin_with_their_own_learning_rate():
    adam = first.WALKERS.index("adam")
    app = chosen(opened(), "walker", "Adam")
    assert rate(app) == first.FIRST["himmelblau"][1][adam]
    fine(app.select_slider(key="gd_traps_eta").set_value(0.5).run())
    assert rate(app) == 0.5
    assert rate(chosen(app, "landscape", "Rastrigin")) == (
        first.FIRST["rastrigin"][1][adam]
    )
    assert rate(chosen(app, "walker", "Newton")) == 1.0


def test_a_link_says_the_rate_of_a_walker_that_it_names():
    app = opened(landscape="Rastrigin", walker="Adam", eta="0.5")
    assert rate(app) == 0.5
