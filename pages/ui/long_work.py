"""Long work says what it does and how far it is, and gives way to the next change.

An engine that takes long lets somebody go over the slices of its work with it
(`engines/watching.py`). Here that becomes a bar under the controls. Streamlit ends a
run at the first thing it wants to show after the learner has changed something: so
telling is also giving way.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import Any

SILENT = 0.3  # seconds of work that need no word

_bar: ContextVar["Bar | None"] = ContextVar("bar", default=None)


class Bar:
    """A bar that is on the page only while there is something to wait for."""

    def __init__(self, place: Any) -> None:
        self.place, self.began, self.stands = place, perf_counter(), False

    def show(self, what: str, share: float) -> None:
        """Say what is done and how far it is, once it has taken a while."""
        if perf_counter() - self.began < SILENT:
            return
        done = f": {share:.0%} done" if share else ""
        self.stands = True
        self.place.progress(min(share, 1.0), text=f"{what}{done}")

    def end(self) -> None:
        """Take the bar off the page."""
        if self.stands:
            self.place.empty()


@contextmanager
def shown_in(place: Any, then: str = "") -> Iterator[Bar]:
    """Show on `place`, which is empty, how far the work in this block is.

    What comes after the block may be waited for, too: with `then`, a bar that was on
    the page says so, and stays until whoever asked for it ends it.
    """
    bar = Bar(place)
    token = _bar.set(bar)
    try:
        yield bar
        if then and bar.stands:
            bar.show(then, 0.0)
        else:
            bar.end()
    finally:
        _bar.reset(token)


def telling(what: str) -> Callable[[Sequence], Iterator]:
    """Return what goes over the slices of some work and tells how far it is."""
    bar = _bar.get()

    def watch(slices: Sequence) -> Iterator:
        for done, one in enumerate(slices):
            if bar:
                bar.show(what, done / len(slices))
            yield one

    return watch


def say(what: str) -> None:
    """Tell what is waited for, once it has taken a while."""
    bar = _bar.get()
    if bar:
        bar.show(what, 0.0)
