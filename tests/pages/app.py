"""Drive the app without a browser."""

import json
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.words.sentences import MARKS

ROOT = Path(__file__).parents[2]
NONSENSE = re.compile(r"\b(nan|inf|None)\b")  # what no reader should meet
FIGURE = re.compile(r"([a-z]+(?:_[a-z]+)+)_figure")  # a chapter's, in its id
EMPHASIS = {letter: mark for mark, letter in MARKS.items()}
PATIENCE = 60  # seconds; the first run imports everything


def start(page: str | None = None, native: bool = False, **query: str) -> AppTest:
    """Open the app, on a page's script if given, with a query; run it once."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=PATIENCE)
    app.session_state["native_figures"] = native
    app.session_state["at_once"] = True  # no browser is there to tick
    for name, value in query.items():
        app.query_params[name] = value
    if page is None:
        return fine(app.run())
    app.switch_page(f"pages/{page}.py")
    return fine(app.run())


def fine(app: AppTest) -> AppTest:
    """Return the app if nothing was raised and nothing is shown in red."""
    assert not app.exception, [error.value for error in app.exception]
    assert not app.error, [error.value for error in app.error]
    return app


def texts(app: AppTest) -> str:
    """Return all that is written on the page, and the story, joined."""
    return "\n".join([written(app), *stories(app)])


def written(app: AppTest) -> str:
    """Return all Markdown, captions and plain text on the page, joined."""
    parts = [*app.markdown, *app.caption, *app.text]
    return "\n".join(part.value for part in parts)


def link_home(app: AppTest) -> str:
    """Return the link that is given to take home."""
    return next(one.value for one in app.code if one.language != "python")


def stories(app: AppTest) -> list[str]:
    """Return what the figures tell at the steps where they stand, as Markdown."""
    told = []
    for chart in app.get("bidi_component"):
        if not chart.proto.bytes:  # a canvas
            continue
        data = json.loads(chart.proto.bytes)
        key = FIGURE.search(chart.proto.id)
        if key and data.get("stories"):
            step = app.session_state[f"{key[1]}_memory"]["step"]
            told += data["stories"][step]
    return ["".join(EMPHASIS.get(one, one) for one in text) for text in told]
