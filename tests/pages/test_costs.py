"""What a change, a step and a bet cost: engine runs, drawings, messages and bytes.

Times are measured by `python -m tests.benchmarks`; what can be counted is held here.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.chapters.gradient_descent.the_valley import record as valley
from pages.chapters.information_gain.which_question.grow import growths
from tests.learner import Learner, Run
from tests.pages.app import fine
from tests.pages.looking import CHAPTERS, IDS, choose, open_chapter

# --- engines and drawings -----------------------------------------------------------

ONE_CHANGE = {"run": 1, "panels": 1}
NOTHING = {}
NO_CONTROLS = ("bet_", "native", "preset", "part", "game")
NO_CONTROLS += ("reference", "code", "home")
NO_CONTROLS += ("node", "ask")  # where a move is to be made: nothing changes yet
KINDS = ("select_slider", "slider", "number_input", "toggle", "selectbox")
KINDS += ("button_group",)


@pytest.fixture
def calls(monkeypatch, nothing_kept) -> Counter:
    """Count the runs of every chapter's engine, and how often its panels are made."""
    found = Counter()
    for _, chapter in CHAPTERS:
        for part in chapter.parts:
            for name in ONE_CHANGE:
                monkeypatch.setitem(vars(part), name, counted(found, name, part))
            count_before_the_bet(found, part, monkeypatch)
    return found


def count_before_the_bet(found: Counter, part, monkeypatch) -> None:
    """Count panels too that stand for the part's own while its bet is open."""
    if "panels" in part.before_bet:
        honest = part.before_bet["panels"]

        def panels(record):
            found["panels"] += 1
            return honest(record)

        hiding = {**part.before_bet, "panels": panels}
        monkeypatch.setitem(vars(part), "before_bet", hiding)


def counted(found: Counter, name: str, owner: object) -> Callable:
    """Return a function of its owner that counts how often it is called."""
    honest = getattr(owner, name)

    def counting(*args, **more):
        found[name] += 1
        return honest(*args, **more)

    return counting


def cost(calls: Counter, deed) -> dict[str, int]:
    """Do it; return what was called for it."""
    calls.clear()
    fine(deed())
    return dict(calls)


def one_per_part(chapter) -> list[str]:
    """Return the names of the first preset of each part."""
    firsts = {}
    for preset in chapter.presets:
        firsts.setdefault(chapter.part_at(preset.values).title, preset.name)
    return list(firsts.values())


def change(app, chapter):
    """Move one control by a little; return the app that has run."""
    names = (*NO_CONTROLS, chapter.part_name)
    others = tuple(f"{chapter.key}_{name}" for name in names)
    for kind in KINDS:
        for widget in app.get(kind):
            own = widget.key.startswith(f"{chapter.key}_")
            disabled = getattr(widget.proto, "disabled", False)
            if own and not widget.key.startswith(others) and not disabled:
                return widget.set_value(beside(widget, kind)).run()
    raise AssertionError("nothing to move")


def beside(widget, kind: str):
    if kind == "toggle":
        return not widget.value
    if isinstance(widget.value, list | tuple):  # of some: one of the others
        return [next(one for one in widget.options if [one] != [*widget.value])]
    if kind in ("selectbox", "button_group"):
        return widget.options[widget.options.index(widget.value) - 1]
    if kind == "select_slider":
        options = [float(option) for option in widget.options]
        at = options.index(float(widget.value))
        return options[at - 1 if at else 1]
    up = widget.value + widget.step <= widget.max
    return widget.value + (widget.step if up else -widget.step)


def step(app, chapter):
    """Let the stepper come to rest at the next step; return the app that has run."""
    app.session_state[f"{chapter.key}_memory"]["step"] += 1
    return app.run()


@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_a_change_costs_one_run_and_one_drawing_a_step_and_a_bet_no_run(
    page, chapter, calls
):
    app = open_chapter(page, chapter)
    for preset in one_per_part(chapter):
        choose(app, chapter, preset)
        assert cost(calls, lambda: change(app, chapter)) == ONE_CHANGE, preset
        assert cost(calls, lambda: step(app, chapter)) == NOTHING, preset
        skips = [b for b in app.button if b.key == f"{chapter.key}_bet_skip"]
        for skip in skips:
            assert "run" not in cost(calls, lambda b=skip: b.click().run()), preset
            assert cost(calls, lambda: step(app, chapter)) == NOTHING, preset


@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_a_second_session_computes_and_draws_nothing_again(page, chapter, calls):
    def look():
        app = open_chapter(page, chapter)
        for preset in one_per_part(chapter):
            choose(app, chapter, preset)
        return app

    first = cost(calls, look)
    assert first["run"] == first["panels"] >= len(one_per_part(chapter))
    assert cost(calls, look) == NOTHING


def chapter_of(slug: str) -> tuple:
    return CHAPTERS[IDS.index(slug)]


def test_controls_run_no_engine_of_their_own(calls, monkeypatch):
    """The mark of 2/λ and the learner's tree come from the record that is shown."""
    for owner, name in ((valley, "descend"), (growths, "grow_id3")):
        monkeypatch.setattr(owner, name, counted(calls, name, owner))
    page, chapter = chapter_of("the_valley")
    app = open_chapter(page, chapter)
    found = cost(calls, lambda: change(app, chapter))
    assert found == ONE_CHANGE | {"descend": 1}
    page, chapter = chapter_of("which_question")
    app = choose(open_chapter(page, chapter), chapter, "A bad first question")
    assert "grow_id3" not in cost(calls, lambda: step(app, chapter))


def test_a_wasted_run_is_counted(calls, monkeypatch):
    page, chapter = chapter_of("the_valley")
    part = chapter.parts[0]

    def wasteful(record, step):
        part.panels(part.run(record.settings))
        return []

    app = open_chapter(page, chapter)
    monkeypatch.setitem(vars(part), "opinions_at", wasteful)
    assert cost(calls, lambda: change(app, chapter)) == {"run": 2, "panels": 2}
    assert cost(calls, lambda: step(app, chapter)) == ONE_CHANGE


# --- the wire -----------------------------------------------------------------------


@dataclass(frozen=True)
class Limit:
    """What one change, and one step, may send: messages and kilobytes."""

    change: tuple[int, float]
    step: tuple[int, float]
    pick: tuple[str, str] | None = None  # a choice, where the chapter has no slider


LIMITS = {  # a few messages and a quarter of the bytes more than was measured
    "gd_valley": Limit((92, 395), (46, 12)),
    "gd_neuron": Limit((89, 600), (45, 12)),
    "gd_momentum": Limit((103, 815), (56, 16)),
    "gd_landscapes": Limit((106, 750), (48, 16)),
    "gd_batches": Limit((93, 390), (59, 19)),
    "gd_traps": Limit((106, 470), (54, 15)),
    "ig_marbles": Limit((91, 760), (49, 13)),
    "ig_question": Limit((82, 155), (44, 11), ("ig_question_by", "Gini")),
    "ig_tree": Limit((90, 330), (48, 12)),
    "ig_too_many": Limit((87, 222), (47, 14)),
    "ig_twenty": Limit((90, 155), (45, 12)),
    "bp_factory": Limit((93, 236), (44, 11)),
    "bp_phone": Limit((81, 226), (42, 11)),
    "bp_land": Limit((99, 300), (52, 14)),
    "bp_digits": Limit((103, 505), (48, 14)),
    "bp_train": Limit((133, 1020), (52, 15)),
}
LARGEST_OF_A_STEP = 4  # kilobytes: a wide table is, no figure is so small


async def changed(learner: Learner, limit: Limit) -> list[Run]:
    if limit.pick:
        return [await learner.pick(*limit.pick)]
    return [await learner.run(learner.moved(random.Random(n))) for n in range(3)]


async def one_change_one_step(page, chapter, url: str) -> tuple[Run, Run]:
    """Return the largest of some changes, and a step."""
    learner = Learner(page.slug, f"{page.key}_chapter={chapter.title}")
    await learner.open(url)
    try:
        runs = await changed(learner, LIMITS[chapter.key])
        while learner.ticks:  # a step is taken when all are there
            await learner.tick()
        step = await learner.step(chapter.key, 1, jump=0)
    finally:
        await learner.close()
    assert not [text for run in (*runs, step) for text in run.exceptions]
    return max(runs, key=lambda run: run.n_bytes), step


def within(run: Run, limit: tuple[int, float]) -> bool:
    n_messages, kilobytes = limit
    return run.n_messages <= n_messages and run.n_bytes <= 1000 * kilobytes


@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_a_change_and_a_step_send_little_and_a_step_no_figure(page, chapter, server):
    change, step = asyncio.run(one_change_one_step(page, chapter, server.url))
    limit = LIMITS[chapter.key]
    assert within(change, limit.change), change
    assert change.largest > 1000 * LARGEST_OF_A_STEP  # the picture is another
    assert within(step, limit.step), step
    assert step.largest < 1000 * LARGEST_OF_A_STEP
    assert step.finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


def test_what_sends_too_much_is_beyond_its_limit(server):
    page, chapter = chapter_of("the_valley")
    change, step = asyncio.run(one_change_one_step(page, chapter, server.url))
    assert not within(change, LIMITS[chapter.key].step)
    assert not within(replace(step, n_messages=99), LIMITS[chapter.key].step)


def test_a_run_of_the_whole_page_is_told_from_that_of_a_fragment(server):
    async def whole() -> tuple[Run, Run]:
        page, chapter = chapter_of("the_valley")
        learner = Learner(page.slug)
        opened = await learner.open(server.url)
        learner.fragments.clear()  # a browser that knows of none
        step = await learner.step(chapter.key, 1, jump=0)
        await learner.close()
        return opened, step

    ended = [run.finished for run in asyncio.run(whole())]
    assert ended == [ForwardMsg.FINISHED_SUCCESSFULLY] * 2
