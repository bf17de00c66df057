"""The part "My number is different" of Marbles: any counts, with any names."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import SplitByHand
from pages.chapters.information_gain.marbles.chapter import CHAPTER
from pages.chapters.information_gain.marbles.my_number_is_different.controls import (
    first_told,
)
from pages.chapters.information_gain.marbles.your_counts.record import OUTLOOK
from tests.claims.shapes import bare
from tests.engines.decision_trees.test_counted_split import splits
from tests.pages.app import fine, start, texts
from tests.pages.looking import settings_at
from tests.pages.scripts import prints

(PART,) = (part for part in CHAPTER.parts if part.title == "My number is different")
LOGS = ("log₂: bits", "ln: nats", "log₁₀: hartleys")
ODD = SplitByHand(
    ("*yes*", "$n_o$", "~50%=b"), (), (("bag", (3, 2, 1)), ("<b>", (1, 0, 4)))
)
ALONE = SplitByHand(("yes", "no"), (9, 5))
ONE_GROUP = SplitByHand(("yes", "no"), (), (("full", (9, 5)), ("empty", (0, 0))))


def record(counts=OUTLOOK, *told, log=LOGS[0]):
    values = {"counts": counts, "log": log}
    told = told or first_told(values)
    return PART.run(settings_at(CHAPTER, view=PART.title, told=told, **values))


def fitting(found) -> list[tuple[str, ...]]:
    return [found.verdict.causes[at].faults for at in found.verdict.suspects]


def open_part(**query):
    more = {f"ig_marbles_{name}": str(value) for name, value in query.items()}
    more["ig_marbles_view"] = PART.title
    return start("information_gain", ig_chapter="Marbles", **more)


def asked(app):
    """Return the list of what the first number may be of."""
    return next(one for one in app.selectbox if "_told_what_0" in one.key)


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("0.247", ()),
        ("0.246", ("cut_off",)),
        ("0.1710", ("split_natural",)),
        ("0.156", ("split_ratio_for_gain",)),
        ("0.2930", ("split_plain_mean",)),
    ],
)
def test_of_quinlans_outlook_each_number_has_its_cause(told, cause):
    found = fitting(record(OUTLOOK, ("information gain", told)))
    assert cause in found and ((() in found) == (cause == ()))


def test_the_first_number_is_not_weighted_and_of_a_bag_alone_in_another_unit():
    assert record().settings.told == (("information gain", "0.2930"),)
    assert fitting(record()) == [("split_plain_mean",)]
    assert fitting(record(ALONE)) == [("split_natural",)]
    assert fitting(record(ALONE, log="ln: nats")) == [("split_log2",)]
    alike = replace(OUTLOOK, groups=(("a", (4, 3)), ("b", (5, 2))), bag=())
    assert () in fitting(record(alike))  # all as large: nothing needs a weight


def test_a_bag_alone_has_its_own_quantities_only():
    names = [*record(ALONE).case.names]
    assert names[:2] == ["H(bag)", "Gini(bag)"] and len(names) == 6


@pytest.mark.parametrize("counts", [OUTLOOK, ODD, ALONE, ONE_GROUP])
def test_every_quantity_is_told_of_and_printed_by_the_script(counts):
    names = [*record(counts).case.names]
    told = [(name, "0.5000") for name in names]
    for at in range(0, len(told), 6):
        found = record(counts, *told[at : at + 6], log="ln: nats")
        table, script = PART.table(found), PART.script(found)
        right = dict(zip(table.columns, table.rows[0], strict=True))
        prints(script.text, [float(right[name]) for name in script.prints])


def test_names_of_the_learners_own_stay_as_they_are():
    found = record(ODD, ("−p log p of $n_o$ in <b>", "0.1"))
    assert "−p log p of $n_o$ in <b> = 0.1" in bare(PART.story(found, 1)[0])
    latex = " ".join(
        text for step in range(3) for _, text in PART.formulas(found, step)
    )
    assert "n_o" not in latex and "$" not in latex
    assert "<b>" not in str(PART.panels(found)[1].frames)


@settings(deadline=None, max_examples=25)
@given(splits(), st.sampled_from(LOGS))
def test_any_counts_have_pictures_words_and_agreeing_opinions(split, log):
    found = record(split, log=log)
    n = len(PART.labels(found))
    assert all(len(panel.frames) == n for panel in PART.panels(found))
    assert all(PART.story(found, at) for at in range(n)) and PART.ending(found)
    assert all(o.difference <= o.allowed for o in PART.opinions(found))
    assert len(found.case.names) == len(found.case.example.quantities)


# --- the page -----------------------------------------------------------------------


def test_odd_names_stand_in_the_link_and_come_back():
    app = open_part(counts="*a*_%7E50%25=b~3_4~<30_1_2~x_2_2")
    names = asked(app).options
    assert "p of ~50%=b in <30" in names
    fine(asked(app).select("p of ~50%=b in <30").run())
    link = app.session_state["shared"]["ig_marbles_told"]
    again = open_part(
        counts=app.session_state["shared"]["ig_marbles_counts"], told=link
    )
    assert "ig_marbles_told was" not in texts(again)
    assert again.session_state["ig_marbles_told_rows"][0][0] == "p of ~50%=b in <30"


def test_the_counts_stay_from_part_to_part_and_other_counts_have_other_names():
    app = open_part(counts="played_stayed~4_3~hot_1_2~cold_3_1", log="ln: nats")
    names = asked(app).options
    assert "H(hot)" in names
    view = next(g for g in app.get("button_group") if g.key == "ig_marbles_view")
    fine(view.set_value("Your counts").run())
    assert "4 played and 3 stayed" in texts(app) and "nats" in texts(app)


def test_groups_that_do_not_add_up_are_told_here_too():
    app = open_part(counts="yes_no~9_5~a_4_2~b_4_3")
    assert "Groups and bag do not add up" in texts(app)
