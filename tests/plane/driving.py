"""Drive the plane without a browser."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.ui.scene import Scene
from tests.pages.app import PATIENCE, fine
from tests.plane import chapter as plane

APP = Path(plane.__file__).with_name("streamlit_app.py")
BOWL, BEND = plane.STARTS["Bowl"], plane.STARTS["Bend"]


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=PATIENCE)
    app.session_state["native_figures"] = False
    for name, value in query.items():
        app.query_params[f"pl_{name}"] = value
    return fine(app.run())


def start_of(app) -> tuple[float, float]:
    return tuple(app.number_input(key=f"pl_start_{axis}").value for axis in "xy")


def rate_of(app) -> float:
    return app.select_slider(key="pl_rate").value


def steps_of(app) -> int:
    return app.slider(key="pl_steps").value


def followers(app) -> tuple:
    return start_of(app), rate_of(app), steps_of(app)


def shared(app) -> dict[str, str]:
    said = app.session_state["shared"].items()
    return {name.removeprefix("pl_"): text for name, text in said if text}


def to(app, landscape) -> AppTest:
    return pressed(app, "landscape", landscape)


def pressed(app, name, value) -> AppTest:
    return fine(app.button_group(key=f"pl_{name}").set_value(value).run())


def moved(app, x=None, y=None) -> AppTest:
    for axis, value in (("x", x), ("y", y)):
        if value is not None:
            app.number_input(key=f"pl_start_{axis}").set_value(value)
    return fine(app.run())


def button(app, name) -> AppTest:
    return fine(app.button(key=f"pl_{name}").click().run())


def told(app: AppTest, deed: Callable, news: dict) -> AppTest:
    """Let the picture tell of a click or a drag, as the browser does."""
    _, kept = app.session_state["pl_record"]
    values = app.session_state["pl_now"]
    here = plane.CHAPTER, plane.WALK, values, kept.record.settings, kept, kept.now
    app.session_state["change"] = partial(deed, Scene(*here), news)
    return fine(app.run())


def settings(app: AppTest) -> plane.Settings:
    return app.session_state["pl_record"][1].record.settings
