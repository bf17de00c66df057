"""Games in the fog, as a learner plays them on the page."""

from pages.chapters.gradient_descent.traps.fog.part import PART
from pages.chapters.gradient_descent.traps.settings import KEY, Settings
from tests.pages.app import fine, start

__all__ = ["KEY", "PART", "feel", "playing", "press", "record"]


def record(felt=(), **more):
    return PART.run(Settings(part="Fog", felt=felt, **more))


def playing(**query):
    more = {f"{KEY}_{name}": str(value) for name, value in query.items()}
    asked = {f"{KEY}_part": "Fog", **more}
    return start("gradient_descent", gd_chapter="Traps", **asked)


def press(app, name):
    return fine(app.button(key=f"{KEY}_{name}").click().run())


def feel(app, x, y):
    app.number_input(key=f"{KEY}_probe_x").set_value(x)
    app.number_input(key=f"{KEY}_probe_y").set_value(y)
    return press(app, "feel")
