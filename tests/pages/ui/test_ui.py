"""The shared parts: links, bets, tables, exports, themes, panels."""

import json
import tomllib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as any_

from pages.figures import theme
from pages.figures.panel import Panel, Track, Trail
from pages.figures.plain import Figure, scatter, scatter3d, to_json
from pages.figures.shapes import dot
from pages.ui import exports, link_tables, links
from pages.ui.bets import Bet
from pages.words.literal import literal
from pages.words.sentences import plain, typeset
from tests.pages.app import ROOT, fine, link_home, start, texts
from tests.pages.figures import checked, sent, sent_text, standing

NUMBERS = any_.floats(-1000, 1000, allow_nan=False).map(lambda x: float(f"{x:.6g}"))
BAD_LINKS = {
    "gd_valley_curve": "evil",
    "gd_valley_eta_square": "99",
    "gd_valley_x_square": "nan",
    "gd_valley_steps": "1e400",
    "gd_valley_step": "-3",
    "gd_chapter": "<script>alert(1)</script>",
    "gd_neuron_data": "1_2_3",
    "gd_neuron_eta": "0.1.2",
    "gd_neuron_w0": "abc",
    "gd_neuron_step": "9" * 400,
}


@given(any_.lists(any_.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12))
def test_a_table_survives_the_link(rows):
    text = link_tables.table_text(rows)
    assert not set(text) - set("0123456789.-+e_~")
    cells = [[float(cell) for cell in row.split("_")] for row in text.split("~")]
    assert cells == [list(row) for row in rows]


@pytest.mark.parametrize(("name", "value"), BAD_LINKS.items())
def test_a_bad_value_in_a_link_is_named_once_and_the_default_used(name, value):
    chapter = "One neuron" if "neuron" in name else "The valley"
    query = {"gd_chapter": chapter, name: value}
    app = start("gradient_descent", **query)
    shown = texts(app)
    assert shown.count("Part of this link could not be used") == 1
    assert f"{name} was" in shown and len(shown) < 20_000
    app.button(key="link_dismiss").click().run()
    assert "could not be used" not in texts(app)


def test_a_long_list_of_choices_is_counted_not_recited():
    query = {"ig_chapter": "Twenty questions", "ig_twenty_animal": "unicorn"}
    shown = texts(start("information_gain", **query))
    assert "'unicorn' (The hidden animal: one of the 101 in its list" in shown
    assert "aardvark or antelope" not in shown


def test_a_good_link_is_not_complained_about():
    query = {"gd_valley_eta_square": "0.9", "gd_valley_step": "4", "foreign": "thing"}
    shown = texts(start("gradient_descent", **query))
    assert "could not be used" not in shown and "**Step 4.**" in shown


def test_a_link_restores_the_table():
    query = {
        "gd_chapter": "One neuron",
        "gd_neuron_data": "1_0~2.5_1",
        "gd_neuron_w0": "0",
    }
    app = start("gradient_descent", **query)
    assert "could not be used" not in texts(app)
    assert "a_{2} &= 0 \\cdot 1 + 0.3 \\cdot 2.5 = 0.75" in app.latex[0].value


def test_the_link_to_take_home_is_the_state_on_the_screen():
    app = start("gradient_descent", gd_valley_eta_square="0.9", gd_valley_step="4")
    app.session_state["gd_valley_home"] = True
    app.slider(key="gd_valley_steps").set_value(35)
    fine(app.run())
    link = link_home(app)
    for part in ("gd_valley_eta_square=0.9", "gd_valley_step=4", "gd_valley_steps=35"):
        assert part in link
    assert "gd_valley_curve" not in link  # a default is left out


def test_a_bet_is_scored_and_the_score_is_kept():
    app = start("gradient_descent")
    app.slider(key="gd_valley_bet_guess").set_value(0.0).run()
    fine(app.button(key="gd_valley_bet_place").click().run())
    shown = texts(app)
    assert "Right." in shown and "1 of 1 bets won" in shown and "How it ends." in shown
    app.slider(key="gd_valley_eta_square").set_value(0.02).run()
    app.slider(key="gd_valley_bet_guess").set_value(-12.0).run()
    fine(app.button(key="gd_valley_bet_place").click().run())
    assert "Not this time." in texts(app) and "1 of 2 bets won" in texts(app)


@pytest.mark.parametrize("guess", [0.0, -12.0])
def test_what_was_asked_stays_with_the_answer_right_or_wrong(guess):
    app = start("gradient_descent")
    asked = next(one.value for one in app.markdown if "Your bet." in one.value)
    app.slider(key="gd_valley_bet_guess").set_value(guess).run()
    fine(app.button(key="gd_valley_bet_place").click().run())
    question = asked.removeprefix("**Your bet.** ")
    told = next(one.value for one in app.markdown if "Answer:" in one.value)
    assert told.startswith(question) and "Your bet." not in texts(app)


def test_a_bet_on_what_was_told_already_does_not_count():
    app = start("gradient_descent", gd_valley_step="20")
    assert "How it ends." in texts(app)
    assert "this bet does not count" in texts(app)
    app.slider(key="gd_valley_bet_guess").set_value(0.0).run()
    fine(app.button(key="gd_valley_bet_place").click().run())
    assert "Right." in texts(app) and "bets won" not in texts(app)
    # The picture followed the hand to the end: the new run has been seen, too.
    app.slider(key="gd_valley_eta_square").set_value(0.02).run()
    assert "this bet does not count" in texts(app)
    # By now it stands at the first step, where a hand shows nothing that answers.
    app.slider(key="gd_valley_eta_square").set_value(0.03).run()
    assert "this bet does not count" not in texts(app)


def test_nothing_is_chosen_before_the_learner_chooses():
    app = start("backpropagation")
    place = app.button(key="bp_factory_bet_place")
    assert app.radio(key="bp_factory_bet_guess").value is None and place.disabled
    app.radio(key="bp_factory_bet_guess").set_value("it rises").run()
    assert not app.button(key="bp_factory_bet_place").disabled


def test_where_the_slider_stood_is_no_guess():
    app = start("gradient_descent")
    assert app.button(key="gd_valley_bet_place").disabled
    app.slider(key="gd_valley_bet_guess").set_value(0.0).run()
    assert not app.button(key="gd_valley_bet_place").disabled
    app.slider(key="gd_valley_eta_square").set_value(0.3).run()  # another bet
    assert app.button(key="gd_valley_bet_place").disabled


def test_what_would_answer_a_bet_waits_for_it():
    app = start("gradient_descent")
    assert "flies off" not in sent_text(app)
    fine(app.button(key="gd_valley_bet_skip").click().run())
    assert "flies off" in sent_text(app)
    app.slider(key="gd_valley_eta_square").set_value(0.3).run()  # another bet
    assert "flies off" not in sent_text(app)


def test_another_bet_begins_where_its_slider_begins():
    app = start("gradient_descent")
    app.slider(key="gd_valley_bet_guess").set_value(-3.0).run()
    app.slider(key="gd_valley_x_square").set_value(5.0).run()
    assert app.slider(key="gd_valley_bet_guess").value == 5.0


@pytest.mark.parametrize("settle", [None, "gd_valley_bet_skip"])
def test_a_bet_that_was_off_the_page_begins_anew(settle):
    app = start("gradient_descent")
    first = app.slider(key="gd_valley_bet_guess").value
    app.slider(key="gd_valley_bet_guess").set_value(-3.0).run()
    if settle:
        fine(app.button(key=settle).click().run())
        fine(app.slider(key="gd_valley_eta_square").set_value(0.3).run())
    else:
        fine(app.button_group(key="gd_chapter").set_value("One neuron").run())
        fine(app.button_group(key="gd_chapter").set_value("The valley").run())
    slider = app.slider(key="gd_valley_bet_guess")
    assert slider.value == first  # one handle, where it begins
    assert app.button(key="gd_valley_bet_place").disabled
    fine(slider.set_value(-3.0).run())
    fine(app.button(key="gd_valley_bet_place").click().run())


def test_a_skipped_bet_reveals_and_does_not_count():
    app = start("gradient_descent")
    fine(app.button(key="gd_valley_bet_skip").click().run())
    assert "How it ends." in texts(app) and "bets won" not in texts(app)


def test_bets_of_both_kinds_can_be_lost():
    choice = Bet("?", "a", "because", options=("a", "b"))
    assert choice.wins("a") and not choice.wins("b")
    several = Bet("?", "a", "because", options=("a", "b", "c"), ties=("b",))
    assert choice.truth == "a" and several.truth == literal("any of these: a; b")
    number = Bet("?", 0.5, "because", span=(0.0, 1.0), tolerance=0.1)
    assert number.wins(0.45) and not number.wins(0.35)


def marks(bet: Bet) -> list[float]:
    """Return every value at which the slider of a bet can stand."""
    scale = bet.scale
    n = round((scale["high"] - scale["low"]) / scale["step"])
    return [scale["low"] + at * scale["step"] for at in range(n + 1)]


def test_every_count_can_be_hit_on_its_slider():
    asked = {"question": "?", "reason": "because", "span": (0.0, 9.0)}
    for n in range(10):
        bet = Bet(answer=float(n), is_count=True, **asked)
        assert [mark for mark in marks(bet) if bet.wins(mark)] == [n]
    fine = Bet(answer=5.0, **asked)  # by hundredths of nine 5 is stepped over
    assert not any(map(fine.wins, marks(fine)))
    assert "±" not in bet.asks and bet.scale["format"] == "%d"


def test_state_survives_another_chapter_and_another_page():
    app = start("gradient_descent")
    app.slider(key="gd_valley_eta_square").set_value(0.7).run()
    app.get("button_group")[0].set_value("One neuron").run()
    app.number_input(key="gd_neuron_w0").set_value(-2.0).run()
    app.get("button_group")[0].set_value("The valley").run()
    assert fine(app).slider(key="gd_valley_eta_square").value == 0.7
    app.switch_page("pages/home.py").run()
    app.switch_page("pages/gradient_descent.py").run()
    assert fine(app).slider(key="gd_valley_eta_square").value == 0.7


def test_home_has_a_card_for_every_page():
    from pages import PAGES

    app = start()
    assert all(page.question in texts(app) for page in PAGES)
    assert len(app.get("page_link")) == len(PAGES)
    pictures = sent(app)
    assert len(pictures) == len(PAGES) and all(len(p["labels"]) > 3 for p in pictures)


def test_csv_keeps_every_digit():
    text = exports.csv_text(("a", "b"), [(0, 0.1 + 0.2), (1, None)])
    assert text == "a,b\n0,0.30000000000000004\n1,\n"


def test_minus_signs_are_true_ones_and_words_keep_their_hyphens():
    shown = typeset(["x = -3.5 (-2), two-cycle, 1.5e-11, a-1"])
    assert shown == "x = −3.5 (−2), two-cycle, 1.5e-11, a-1"
    assert plain(["**Step.** $x$", "`y`"]) == "Step. x y"


# --- figures ------------------------------------------------------------------------


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    ]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


ROLES = ("INK", "MUTED", "CURVE", "PATH", "HERE", "SLOPE", "NEXT", "MINIMUM")


@pytest.mark.parametrize("role", ROLES)
def test_every_role_stands_out_in_light_and_dark(role):
    light = getattr(theme, role)
    assert contrast(light, theme.PAPER) >= 3
    assert contrast(theme.DARK[light], theme.DARK[theme.PAPER]) >= 3


def test_contrast_can_fail():
    assert contrast("#eeeeee", "#ffffff") < 3


def test_pages_and_figures_share_paper_and_ink():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))[
        "theme"
    ]
    for name, pick in (("light", lambda c: c), ("dark", lambda c: theme.DARK[c])):
        assert config[name]["backgroundColor"].lower() == pick(theme.PAPER)
        assert config[name]["textColor"].lower() == pick(theme.INK)
        roles = (theme.PATH, theme.HERE, theme.SLOPE, theme.NEXT, theme.MINIMUM)
        wanted = [pick(colour) for colour in (*roles, theme.CURVE)]
        palette = [colour.lower() for colour in config[name]["chartCategoricalColors"]]
        assert palette == wanted


def test_in_dark_every_colour_of_a_figure_changes():
    point = scatter(x=[0], y=[0], marker={"color": theme.HERE})
    figure = theme.figure("title", "key", [point], template=theme.TEMPLATE)
    dark = checked(Figure(**json.loads(theme.in_dark(to_json(figure)))))
    assert dark.data[0].marker.color == theme.DARK[theme.HERE]
    assert dark.layout.template.layout.font.color == theme.DARK[theme.INK]


def test_a_panel_at_a_step_shows_what_that_step_shows():
    figure = theme.figure("", "key", [scatter3d(x=[0, 1, 2], y=[0, 1, 2], z=[0, 1, 2])])
    panel = Panel(
        figure,
        "alt",
        frames=[[dot(0, 0, theme.HERE)], [dot(1, 1, theme.HERE)]],
        trails=(Trail([0, 1], [0, 1], [1, 2], {"width": 1}),),
        tracks=(Track(0, [0, 1, 2], [0, 1, 2], [0, 1, 2], [1, 3]),),
    )
    at = standing(panel, 1)
    assert [shape.type for shape in at.layout.shapes] == ["path", "circle"]
    assert at.layout.shapes[0].path == "M0,0L1,1"
    assert tuple(at.data[0].x) == (0, 1, 2)
    assert tuple(standing(panel, 0).data[0].x) == (0,)
    assert "shapes" not in figure.layout  # the panel's own figure is left alone


def put(app, eta=None, preset=None):
    """Move the slider, choose a preset, or have the browser say both in one message."""
    if eta is not None:
        app.slider(key="gd_valley_eta_square").set_value(eta)
    if preset is not None:
        app.pills(key="gd_valley_preset").set_value(preset)
    app = fine(app.run())
    now = app.slider(key="gd_valley_eta_square").value
    return now, app.pills(key="gd_valley_preset").value


def test_a_preset_that_the_browser_still_shows_was_not_clicked():
    """A control moves on before the browser has heard that it left a preset."""
    app = start("gradient_descent")
    assert put(app, preset="Crawl") == (0.02, "Crawl")
    assert put(app, eta=0.21) == (0.21, None)
    assert put(app, eta=0.22, preset="Crawl") == (0.22, None)  # still shown as chosen
    assert put(app, eta=0.02) == (0.02, "Crawl")
    assert put(app, eta=0.3) == (0.3, None)
    assert put(app, preset="Crawl") == (0.02, "Crawl")  # and this is a click


def test_where_there_is_nothing_to_step_through_no_step_is_promised():
    shown = "How it ends is told when you bet, skip the bet, or step to the end."
    assert shown in texts(start("gradient_descent"))
    query = {"ig_chapter": "Which question?", "ig_question_part": "Grow"}
    app = start("information_gain", **query)
    assert "How it ends is told when you bet or skip it." in texts(app)


def test_whoever_writes_into_the_address_brings_all_of_it(monkeypatch):
    """A step that comes to rest in the moment of a click knows an older address."""
    older = {"turns": "1.1", "bound": "x"}
    state = {"shared": {"turns": "1.1~2.1", "gone": None}, "unbound": {"turns", "gone"}}
    monkeypatch.setattr(links.st, "session_state", state)
    monkeypatch.setattr(links.st, "query_params", older)
    links.write("step", "3")
    assert older == {"turns": "1.1~2.1", "bound": "x", "step": "3"}


def test_a_bet_whose_answer_was_read_off_the_picture_does_not_count():
    app = start("gradient_descent")
    for step, counts in ((3, True), (4, False), (2, False)):
        app.session_state["gd_valley_memory"]["step"] = step
        assert ("this bet does not count" not in texts(fine(app.run()))) == counts
