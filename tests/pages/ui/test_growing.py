"""A record that grows while one looks: what is kept, and what the stepper does."""

from itertools import pairwise

from streamlit.testing.v1 import AppTest

from pages.ui.memory import Kept
from tests.browser import ROOT
from tests.growing import chapter
from tests.growing.chapter import LAST, SLICE, Settings, begin, grow, run
from tests.pages.app import PATIENCE, fine, texts
from tests.pages.ui.test_figure_component import flat
from tests.pages.ui.workbench import message

SETTINGS = Settings(0.5)


def begun() -> Kept:
    kept = Kept()
    kept.fill(lambda: begin(SETTINGS))
    return kept


def test_a_record_grows_slice_by_slice_until_it_is_whole():
    kept, seen = begun(), []
    while not kept.now.is_whole:
        seen.append(kept.now)
        kept.grow(grow)
    seen.append(kept.now)
    assert [len(one.record.left) for one in seen] == [
        *range(SLICE + 1, LAST + 2, SLICE)
    ]
    assert len({one.number for one in seen}) == len(seen)
    assert {one.run for one in seen} == {kept.number}
    for one, other in pairwise(seen):  # what was there stays
        assert (other.record.left[: len(one.record.left)] == one.record.left).all()
    assert (kept.record.left == run(SETTINGS).left).all()


def test_one_session_at_a_time_takes_it_further_and_none_beyond_its_end():
    kept = begun()
    with kept.lock:
        kept.grow(grow)
    assert len(kept.record.left) == SLICE + 1
    kept.finish(grow)
    whole = kept.now
    kept.grow(grow)
    assert kept.now is whole


def test_a_record_that_knows_nothing_of_growing_is_whole():
    kept = Kept()
    kept.fill(lambda: "record")
    assert kept.now.is_whole


def app(native: bool) -> AppTest:
    script = ROOT / "tests/growing/streamlit_app.py"
    app = AppTest.from_file(script, default_timeout=PATIENCE)
    app.session_state["native_figures"] = native
    return fine(app.run())


def test_without_the_component_it_is_whole_at_once(nothing_kept):
    assert "In the end" not in texts(app(native=True))
    page = app(native=True)
    fine(page.button(key="gw_bet_skip").click().run())
    assert f"In the end {0.95**LAST:.3g} is left." in texts(page)


def test_while_it_grows_no_end_is_told_and_no_bet_is_taken(nothing_kept):
    page = app(native=False)
    assert page.button(key="gw_bet_place").disabled
    assert page.button(key="gw_bet_skip").disabled
    assert "In the end" not in texts(page)


# --- the stepper --------------------------------------------------------------------


def sent(n_steps: int, grows: bool, **more: object) -> dict:
    record = f"{n_steps} {grows}"
    more = {"record": record, "run": 1, "planned": 6 if grows else 0, **more}
    return message(flat(), n_steps=n_steps, **more)


def shown(bench, *told) -> str:
    bench("bench.show(arg); await bench.drawn()", sent(*told))
    return bench("return bench.label()")


def test_while_steps_are_coming_the_stepper_goes_where_it_was_sent(bench):
    bench("bench.show(arg); await bench.drawn()", sent(3, True, step=5))
    assert bench("return bench.label()") == "step 2 …"
    assert shown(bench, 5, True) == "step 4 …"
    assert shown(bench, 6, False) == "step 5"


def test_the_end_of_what_grows_is_its_last_step_whenever_that_comes(bench):
    assert shown(bench, 3, True) == "step 0"
    bench("bench.press('last'); await bench.frame(); await bench.drawn()")
    assert bench("return bench.label()") == "step 2 …"
    assert shown(bench, 6, False) == "step 5"
    bench("await bench.until(() => bench.told.some(([, at]) => at.step === 5))")


def test_who_goes_back_stays_there_while_it_grows(bench):
    shown(bench, 3, True)
    for name in ("last", "back"):
        bench("bench.press(arg); await bench.frame(); await bench.drawn()", name)
    assert shown(bench, 6, True) == "step 1"
    assert shown(bench, 6, False) == "step 1"


FAST = """
  const speed = bench.root.querySelector("select");
  speed.value = arg;
  speed.onchange();"""
PLAYS = "bench.root.querySelector('[data-do=play]').textContent"
PLAY_ON = f"""
  bench.press("play");
  await bench.until(() => bench.label() === "step 2 …");
  await bench.pause();
  const waits = {PLAYS};
  bench.show(arg);
  await bench.until(() => bench.label() === "step 5");
  return waits;"""


def test_play_waits_at_the_end_of_what_grows_and_goes_on(bench):
    shown(bench, 3, True)
    bench(FAST, 4)
    assert bench(PLAY_ON, sent(6, False)) == "Pause"
    bench(f"await bench.until(() => {PLAYS} === 'Play')")
    bench(FAST, 1)


def test_another_run_stops_the_play(bench):
    shown(bench, 3, True)
    bench("bench.press('play')")
    bench("bench.show(arg); await bench.drawn()", sent(6, False, run=2))
    assert bench(f"return {PLAYS}") == "Play"


def test_the_plan_has_as_many_steps_as_the_whole():
    assert begin(SETTINGS).n_planned == len(chapter.KEEP.labels(run(SETTINGS)))
