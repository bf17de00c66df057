"""Long work says how far it is, gives way to the next change, and is done once."""

import asyncio
import re
from threading import Event, Thread

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from pages.ui import long_work
from pages.ui.memory import Kept
from tests.learner import Learner, Run, slid

PLACE = "bp_chapter=Train+a+network&bp_train_part=Side+by+side"
SIDE_BY_SIDE = {"page": "backpropagation", "query": PLACE}


class Page:
    """A place on a page that writes down what it shows."""

    def __init__(self) -> None:
        self.shown = []

    def empty(self) -> None:
        self.shown.append("")

    def progress(self, share: float, text: str) -> None:
        self.shown.append((share, text))


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(long_work, "SILENT", 0.0)


def test_every_slice_is_handed_on_and_told(impatient):
    page = Page()
    with long_work.shown_in(page):
        assert list(long_work.telling("Counting")("abcd")) == ["a", "b", "c", "d"]
    *told, last = page.shown
    assert last == ""  # the place is empty again
    assert told == [
        (0.0, "Counting"),
        (0.25, "Counting: 25% done"),
        (0.5, "Counting: 50% done"),
        (0.75, "Counting: 75% done"),
    ]


def test_work_that_is_quick_needs_no_word():
    page = Page()
    with long_work.shown_in(page):
        list(long_work.telling("Counting")(range(1000)))
        long_work.say("Waiting")
    assert page.shown == []


def test_a_bar_stays_for_what_comes_then_until_it_is_ended(impatient):
    page = Page()
    with long_work.shown_in(page, then="Drawing") as bar:
        list(long_work.telling("Counting")("a"))
    assert page.shown == [(0.0, "Counting"), (0.0, "Drawing")]
    bar.end()
    assert page.shown[-1] == ""


def test_where_no_bar_was_none_comes_for_what_follows():
    page = Page()
    with long_work.shown_in(page, then="Drawing") as bar:
        list(long_work.telling("Counting")("a"))
    bar.end()
    assert page.shown == []


def test_without_a_page_nothing_is_told(impatient):
    assert list(long_work.telling("Counting")("ab")) == ["a", "b"]
    long_work.say("Waiting")


def test_who_wants_what_is_computed_already_waits_and_says_so(impatient):
    kept, begun, end, page, runs = Kept(), Event(), Event(), Page(), []

    def run() -> str:
        runs.append("run")
        begun.set()
        end.wait()
        return "record"

    other = Thread(target=kept.fill, args=[run])
    other.start()
    begun.wait()
    Thread(target=end.set).start()
    with long_work.shown_in(page):
        kept.fill(run)
    other.join()
    assert (kept.record, runs) == ("record", ["run"])


def test_work_that_was_dropped_is_done_by_the_next_who_wants_it():
    kept = Kept()

    def dropped() -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept.fill(dropped)
    kept.fill(lambda: "record")
    kept.fill(dropped)  # nobody computes it again
    assert kept.record == "record"


def test_no_two_records_have_the_same_number():
    assert len({Kept().number for _ in range(5)}) == 5


async def a_change_of_mind(url: str) -> tuple[Run, Run]:
    """Ask for long training and think again once it says how far it is."""
    learner = Learner(**SIDE_BY_SIDE)
    await learner.open(url)
    await learner.ask(slid(learner.keyed("bp_train_epochs"), 1.0))
    first = await learner.answer(enough=lambda run: len(run.progress) > 1)
    part = WidgetState(id=learner.keyed("bp_train_part").id)
    part.string_array_value.data.append("Train")
    await learner.ask(part)
    second = await learner.answer()
    await learner.close()
    return first, second


def test_a_change_drops_what_is_under_way(server):
    first, second = asyncio.run(asyncio.wait_for(a_change_of_mind(server.url), 60))
    assert re.fullmatch(r"Training: \d+% done", first.progress[-1])
    assert not second.exceptions
    assert len(second.progress) < 10  # at once: there were hundreds of epochs to go
