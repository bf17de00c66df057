"""Pandas is loaded late, where a table needs it, and never half.

Plotly uses pandas where it finds it, even half imported by the thread of another
session that has just begun. So whoever imports it, or lets Plotly work, does so alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_alone = Lock()


@contextmanager
def pandas_stands_still() -> Iterator[None]:
    """Keep other sessions from importing pandas during the block."""
    with _alone:
        yield


def need_pandas() -> None:
    """Import pandas whole, before a table of Streamlit's does."""
    with _alone:
        import pandas  # noqa: F401
