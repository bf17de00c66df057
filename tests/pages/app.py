"""Drive the app without a browser."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
NONSENSE = re.compile(r"\b(nan|inf|None)\b")  # what no reader should meet
PATIENCE = 60  # seconds; the first run imports everything


def start(page: str | None = None, native: bool = False, **query: str) -> AppTest:
    """Open the app, on a page's script if given, with a query; run it once."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=PATIENCE)
    app.session_state["native_figures"] = native
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
    """Return all Markdown, captions and plain text on the page, joined."""
    parts = [*app.markdown, *app.caption, *app.text]
    return "\n".join(part.value for part in parts)
