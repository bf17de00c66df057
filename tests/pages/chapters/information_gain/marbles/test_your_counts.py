"""The part "Your counts": a worked example from paper, by every logarithm."""

from dataclasses import replace
from math import log, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import SplitByHand
from pages.chapters.information_gain.marbles.chapter import CHAPTER
from pages.chapters.information_gain.marbles.your_counts.presets import PRESETS
from pages.chapters.information_gain.marbles.your_counts.record import OUTLOOK
from pages.chapters.information_gain.which_question.record import OWN
from pages.words.units import UNITS
from tests.engines.decision_trees.test_counted_split import splits
from tests.pages.app import fine, start, texts
from tests.pages.looking import settings_at
from tests.pages.scripts import prints

(PART,) = (part for part in CHAPTER.parts if part.title == "Your counts")
BOX = "ig_marbles_counts_typed"
LOGS = {"bits": "log₂: bits", "nats": "ln: nats", "hartleys": "log₁₀: hartleys"}


def record(counts=OUTLOOK, log_of="bits"):
    values = {"view": "Your counts", "counts": counts, "log": LOGS[log_of]}
    return PART.run(settings_at(CHAPTER, **values))


def told(found) -> str:
    steps = range(len(PART.labels(found)))
    return " ".join(s for step in steps for s in PART.story(found, step))


def open_counts(**query):
    more = {f"ig_marbles_{name}": str(value) for name, value in query.items()}
    more["ig_marbles_view"] = "Your counts"
    return start("information_gain", ig_chapter="Marbles", **more)


# --- numbers and words --------------------------------------------------------------


def test_quinlans_numbers_stand_in_the_story_step_by_step():
    said = told(record())
    for text in ("H is 0.9403 bits", "= 0.2467 bits", ": 1.577 bits", "= 0.1564"):
        assert text in said
    labels = PART.labels(record())
    assert labels[:3] == ["the bag", "group sunny", "group overcast"]
    assert labels[-1] == "the gain ratio"


@pytest.mark.parametrize("name", LOGS)
def test_every_number_and_word_follows_the_logarithm(name):
    found, unit = record(log_of=name), UNITS[name]
    bits, here = (PART.table(one).rows[-1] for one in (record(), found))
    factor = log(2) / log(unit.base)
    assert here[5] == pytest.approx(factor * bits[5], rel=1e-14)
    assert here[6] == bits[6] and here[-1] == pytest.approx(bits[-1], rel=1e-14)
    others = {many for many in UNITS if many != name}
    latex = " ".join(tex for at in range(8) for _, tex in PART.formulas(found, at))
    figures = str([panel.figure.layout for panel in PART.panels(found)])
    for shown in (told(found), latex, figures, str(PART.table(found).columns)):
        assert unit.many in shown and not any(other in shown for other in others)
    assert unit.numpy + " " in PART.script(found).text and unit.latex in latex
    assert unit.many in PART.bet(found).question
    assert all(o.difference <= o.allowed for o in PART.opinions(found))


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_the_script_prints_the_last_row_by_every_logarithm(preset, name):
    found = record(preset.values["counts"], name)
    table, script = PART.table(found), PART.script(found)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    prints(script.text, [float(last[column]) for column in script.prints])


def test_the_same_question_is_best_by_every_logarithm():
    humidity = (("high", (3, 4)), ("normal", (6, 1)))
    wind = (("weak", (6, 2)), ("strong", (3, 3)))
    asked = [replace(OUTLOOK, groups=groups) for groups in (humidity, wind)]
    for name in LOGS:
        gains = [PART.table(record(one, name)).rows[-1][7] for one in (OUTLOOK, *asked)]
        assert gains == sorted(gains, reverse=True)


def test_a_bag_alone_is_added_up_class_by_class():
    found = record(SplitByHand(("yes", "no"), (9, 5)), "nats")
    assert PART.labels(found) == ["the bag", "class yes", "class no"]
    assert "H = 0.6518 nats" in PART.ending(found)[0] and PART.bet(found) is None
    assert PART.table(found).rows[-1][5] == pytest.approx(0.940286 * log(2), abs=1e-6)


def test_groups_that_do_not_add_up_are_told_by_how_much_and_for_which_class():
    (box,) = PART.controls
    assert box.note(record()) is None
    note = box.note(record(replace(OUTLOOK, bag=(8, 7)))).text
    assert "the groups hold 1 more yes and 2 fewer no than the bag" in note
    assert "The sum of the groups is used as the bag" in note


@settings(deadline=None, max_examples=40)
@given(splits(), st.sampled_from([*LOGS]))
def test_any_counts_have_pictures_words_and_agreeing_opinions(split, name):
    found = record(split, name)
    n = len(PART.labels(found))
    assert all(len(panel.frames) == n for panel in PART.panels(found))
    assert all(PART.story(found, at) and PART.formulas(found, at) for at in range(n))
    assert all(o.difference <= o.allowed for o in PART.opinions(found))
    assert len({*map(len, PART.table(found).rows)}) == 1
    assert found.split.gain <= log2(6)


# --- the page -----------------------------------------------------------------------


def test_what_is_pasted_is_shown_and_stands_in_the_link():
    app = open_counts()
    text = "9 yes, 5 no; high (3, 4); normal 6/1"
    fine(app.text_area(key=BOX).set_value(text).run())
    assert app.text_area(key=BOX).value == text
    assert app.session_state["shared"]["ig_marbles_counts"] == (
        "yes_no~9_5~high_3_4~normal_6_1"
    )
    app = open_counts(counts="yes_no~9_5~high_3_4~normal_6_1", step=3)
    assert app.text_area(key=BOX).value == "9 yes, 5 no\nhigh: 3, 4\nnormal: 6, 1"
    assert "The weighted average" in texts(app)


def test_what_cannot_be_read_stays_in_the_box_and_is_explained():
    app = open_counts()
    fine(app.text_area(key=BOX).set_value("9 yes, 5 no\nsunny two").run())
    said = texts(app)
    assert "holds no counts" in said and "the last counts read are shown" in said
    assert app.text_area(key=BOX).value == "9 yes, 5 no\nsunny two"
    assert "9 yes and 5 no, 14 in all" in said
    fine(app.text_area(key=BOX).set_value("9 yes, 6 no").run())
    assert "holds no counts" not in texts(app) and "15 in all" in texts(app)


def test_a_broken_link_is_named_and_the_first_counts_are_used():
    app = open_counts(counts="yes_no~9_x")
    assert "ig_marbles_counts was 'yes_no~9_x'" in texts(app)
    assert app.text_area(key=BOX).value.startswith("9 yes, 5 no")


def test_the_table_shows_the_same_and_its_classes_are_renamed():
    app = open_counts()
    app.session_state["ig_marbles_counts_table"] = True
    fine(app.run())
    (names,) = [one for one in app.text_input if "_names_" in one.key]
    assert names.value == "yes, no"
    fine(names.set_value("played, stayed, unknown").run())
    assert app.text_area(key=BOX).value.startswith("9 played, 5 stayed, 0 unknown")
    (names,) = [one for one in app.text_input if "_names_" in one.key]
    fine(names.set_value("alone").run())
    assert "That is 1 class" in texts(app)


def test_another_logarithm_is_chosen_on_the_page():
    app = open_counts(log="ln: nats")
    assert "0.6518 nats" in texts(app)
    groups = app.get("button_group")
    choice = next(group for group in groups if group.key == "ig_marbles_log")
    fine(choice.set_value("log₁₀: hartleys").run())
    assert "0.2831 hartleys" in texts(app)
    assert app.session_state["shared"]["ig_marbles_log"] == "log₁₀: hartleys"


def test_odd_names_are_shown_as_they_are():
    app = open_counts(counts="*a*_`b`~3_4~$x$_1_2~:smile:_2_2")
    said = texts(app)
    assert "ig_marbles_counts was" not in said and "holds 3 *a* and 4 `b`" in said


def test_who_has_no_rows_is_shown_the_way_from_which_question():
    own = {"ig_chapter": "Which question?", "ig_question_table": OWN}
    doors = [link.proto for link in start("information_gain", **own).get("page_link")]
    (door,) = [one for one in doors if "counts" in one.label]
    assert "ig_marbles_view=Your+counts" in door.query_string
