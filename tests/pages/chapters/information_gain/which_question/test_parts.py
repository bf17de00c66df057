"""The parts of "Which question?": nothing runs ahead of the stepper or of a bet."""

import re
from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import tree_after
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.luck.words import CHANCES, TOO_NEAR
from pages.chapters.information_gain.which_question.record import LUCK, TREES
from pages.figures.theme import CURVE, DARK, PAPER
from tests.pages.app import fine, start, texts
from tests.pages.figures import checked
from tests.pages.looking import settings_at

KEY = "ig_question"
PARTS = {part.title: part for part in CHAPTER.parts}
WITHHELD = "The table fills as you step"


def open_chapter(**query):
    return start("information_gain", ig_chapter="Which question?", **query)


def step_of(app):
    return app.session_state[f"{KEY}_memory"]["step"]


def choose(app, kind, key, value):
    widget = next(w for w in app.get(kind) if w.key == f"{KEY}_{key}")
    return fine(widget.set_value(value).run())


def run(part, **values):
    return PARTS[part].run(settings_at(CHAPTER, part=part, **values))


# --- steps --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("button_group", "part", "Luck"),
        ("button_group", "part", "Three trees"),
        ("selectbox", "table", "Contact lenses"),
        ("button_group", "numbers", "A column to ask"),
    ],
)
def test_another_part_or_table_begins_at_its_first_step(kind, key, value):
    app = open_chapter(ig_question_step="5")
    assert step_of(app) == 5
    if key == "table":
        options = next(w for w in app.selectbox if w.key == f"{KEY}_table").options
        value = next(option for option in options if option.startswith(value))
    app = choose(app, kind, key, value)
    assert step_of(app) == 0


def test_a_link_into_the_middle_of_a_part_keeps_its_step():
    assert step_of(open_chapter(ig_question_part=LUCK, ig_question_step="4")) == 4


def test_the_table_tells_only_questions_that_were_asked():
    app = open_chapter()
    assert WITHHELD in texts(app)
    app = open_chapter(ig_question_step="2")
    assert list(app.dataframe)[-1].value["question"].to_list() == [
        "Outlook",
        "Temperature",
    ]


def test_three_trees_keep_their_leaves_to_themselves_until_the_end():
    app = open_chapter(ig_question_part=TREES, ig_question_step="1")
    assert WITHHELD in texts(app)
    app = open_chapter(ig_question_part=TREES, ig_question_step="6")
    assert list(app.dataframe)[-1].value["leaves"].to_list() == [5, 5, 7]


# --- luck ---------------------------------------------------------------------------


def labels(panel, step):
    return [s["label"]["text"] for s in panel.frames[step] if "label" in s]


def test_no_p_value_is_shown_before_a_shuffle():
    record = run(LUCK)
    _, chances = PARTS[LUCK].panels(record)
    names = [*checked(chances.figure).layout.yaxis.ticktext]
    here = "<span style='color:#d55e00'><b>Outlook</b></span>"
    assert names == [here, "Temperature", "Humidity", "Wind"]
    assert labels(chances, 0) == []
    assert labels(chances, -1) == [f"p = {p:.2g}" for p in record.test.p_values]


def test_the_p_value_of_a_step_counts_the_shuffles_so_far():
    record = run(LUCK)
    _, chances = PARTS[LUCK].panels(record)
    for step, n in enumerate(record.upto[1:], 1):
        as_good = (record.test.shuffled[:n, 0] >= record.test.gains[0] - 1e-12).sum()
        wanted = f"p = {(1 + as_good) / (1 + n):.2g}"
        assert labels(chances, step)[0] == wanted


@pytest.mark.parametrize("at", range(4))
def test_a_bar_of_luck_holds_smaller_gains_or_as_good_ones_never_both(at):
    record = replace(run(LUCK), at=at)
    pile, _ = PARTS[LUCK].panels(record)
    frame, real = pile.frames[-1], float(record.test.gains[at])
    bars = [s for s in frame if s["type"] == "rect" and "label" not in s]
    assert bars
    assert not [s for s in bars if s["x0"] < real - 1e-6 and s["x1"] > real + 1e-6]
    heights = sum(s["y1"] - s["y0"] for s in bars)
    assert heights == pytest.approx(1)


def test_what_luck_gives_stands_out_in_both_themes():
    _, chances = PARTS[LUCK].panels(run(LUCK))
    bars = [s for s in chances.frames[-1] if s["type"] == "rect" and "label" not in s]
    assert len(bars) == 4
    for bar in bars:
        assert bar["fillcolor"] == CURVE and "opacity" not in bar
        assert bar["line"]["width"] >= 2  # no range is too small to be seen
    for ink, paper in ((CURVE, PAPER), (DARK[CURVE], DARK[PAPER])):
        assert contrast(ink, paper) >= 3


def contrast(one, other):
    """Return the contrast of two colours as WCAG has it."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


@pytest.mark.parametrize("limit", [limit for limit, _ in CHANCES[:-1]])
def test_a_share_too_near_a_limit_wins_on_both_sides(limit):
    record = run(LUCK)
    n = record.test.n_shuffles
    error = np.sqrt(limit * (1 - limit) / n)
    for share, n_right in ((limit + 0.9 * error, 2), (limit + 8 * error, 1)):
        record.test.p_values[0] = share
        bet = PARTS[LUCK].bet(record)
        assert sum(bet.wins(option) for option in bet.options) == n_right
    assert TOO_NEAR == 2


def test_the_bet_on_the_default_table_has_one_right_answer_for_any_shuffles():
    for n_shuffles in (1000, 10_000):
        for seed in range(3):
            bet = PARTS[LUCK].bet(run(LUCK, shuffles=n_shuffles, seed=seed))
            right = [option for option in bet.options if bet.wins(option)]
            assert right == ["more often than once in 5"]


# --- three trees --------------------------------------------------------------------


def ending_of(name):
    return " ".join(PARTS[TREES].ending(run(TREES, table=load(name).label)))


def test_the_ending_says_what_differs_between_the_trees_and_nothing_else():
    assert "Fewest leaves:** Yes/no: gain, with 9." in ending_of("zoo")
    assert "equally many leaves:** 4." in ending_of("two_switches")
    assert "asked equally many questions in each" in ending_of("contact_lenses")
    assert "the table tells no more" in ending_of("eight_days")
    assert "no more to find out" in ending_of("fourteen_days")


def test_a_step_has_the_number_of_the_question_not_a_count_for_all_trees():
    named = PARTS[TREES].labels(run(TREES))
    assert named == ["before any question", *(f"question {k}" for k in range(1, 7))]


def test_before_any_question_the_formula_says_what_there_is_to_find_out():
    ((_, latex),) = PARTS[TREES].formulas(run(TREES), 0)
    assert r"= 0.940286 \text{ bits}" in latex


def test_the_formulas_show_how_c45_chooses():
    """Quinlan 1986: Outlook has the ratio 0.156, the next best, Humidity, 0.152."""
    said = dict(PARTS[TREES].formulas(run(TREES), 1))
    (average,) = [latex for what, latex in said.items() if "the average" in what]
    ratios = [latex for what, latex in said.items() if "”:" in what]
    assert average.endswith("= 0.118984")
    assert [latex.split()[-1] for latex in ratios] == ["0.156428", "0.151836"]


@pytest.mark.parametrize("step", range(1, 7))
def test_the_depths_are_those_of_the_trees_as_far_as_they_have_grown(step):
    record = run(TREES)
    formulas = PARTS[TREES].formulas(record, step)
    formulas = [one for one in formulas if "depths" in one[0]]
    for (_, latex), growth in zip(formulas, record.growths.values(), strict=True):
        tree = tree_after(growth, min(step, len(growth) - 1))
        assert sum(node.n_samples for node in tree.ends) == 14
        mean = sum(node.n_samples * node.depth for node in tree.ends) / 14
        said = float(re.search(r"= ([\d.]+)$", latex)[1])
        assert said == pytest.approx(mean, rel=1e-5)
