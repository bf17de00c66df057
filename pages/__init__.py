"""The list of pages, and the guard that lets every link enter by the front door."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import streamlit as st

ICON = Path(__file__).parent / "ui" / "icon.svg"


@dataclass(frozen=True)
class PageInfo:
    """A page: its file `pages/<slug>.py`, which is also its address `/<slug>`."""

    slug: str
    key: str  # the prefix of its parameters in a link
    title: str
    icon: str
    question: str
    idea: str

    @property
    def path(self) -> str:
        """The script that shows the page, seen from `streamlit_app.py`."""
        return f"pages/{self.slug}.py"

    @property
    def chapters(self) -> tuple:
        """The page's chapters in reading order (`pages.ui.chapter.Chapter`)."""
        return import_module(f"pages.chapters.{self.slug}").CHAPTERS


PAGES = (
    PageInfo(
        slug="gradient_descent",
        key="gd",
        title="Gradient descent",
        icon=":material/landscape:",
        question="How do you find the bottom of a valley blindfolded?",
        idea=(
            "Feel the slope underfoot, step downhill, repeat. A machine that learns "
            "does just that with its mistakes. How long the step is decides whether "
            "it crawls, lands, zigzags or flies off."
        ),
    ),
    PageInfo(
        slug="information_gain",
        key="ig",
        title="Entropy and information gain",
        icon=":material/help_center:",
        question="Which question should you ask next to learn the most?",
        idea=(
            "In Twenty Questions a good question halves what is possible. Entropy "
            "counts, in bits, how much is left to find out; a decision tree asks, "
            "again and again, what removes most of it."
        ),
    ),
    PageInfo(
        slug="backpropagation",
        key="bp",
        title="Backpropagation",
        icon=":material/factory:",
        question="The product is defective: which machine is responsible?",
        idea=(
            "Trace the mistake back through the assembly line. Every machine hands "
            "back the blame it received, times what it would have passed on; so one "
            "pass back tells every weight its own part, and how to mend it."
        ),
    ),
)

_here = threading.local()


def navigation() -> "st.navigation":
    """Declare the pages to Streamlit; return the one the address asks for.

    The icon comes first, and is our own: else the browser would ask a server of
    others for a picture of the page's symbol.
    """
    st.set_page_config(page_icon=ICON, layout="wide")
    home = st.Page("pages/home.py", title="Home", icon=":material/home:", default=True)
    rest = [st.Page(page.path, title=page.title, icon=page.icon) for page in PAGES]
    return st.navigation([home, *rest], position="top")


@contextmanager
def frame() -> Iterator[None]:
    """Mark that a page script runs inside `streamlit_app.py`."""
    _here.framed = True
    try:
        yield
    finally:
        _here.framed = False


def require_frame() -> None:
    """Send a page that was started on its own back through `streamlit_app.py`.

    Until some session has run `st.navigation`, Streamlit takes `pages/` for its old
    way of making pages, and the first request to a fresh process, such as a shared
    link that wakes a sleeping app, runs the page script alone, without frame. Calling
    `st.navigation` ends that mode for the process; the rerun enters by the front door
    with address and query as they were.
    """
    if not getattr(_here, "framed", False):
        navigation()
        st.rerun()
