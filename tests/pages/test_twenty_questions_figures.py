"""Twenty questions: frames, names and labels in the pictures."""

import numpy as np

from pages.chapters.information_gain.twenty_questions.settings import (
    NAMES,
)
from pages.figures.crowd import Crowd, crowd_panel
from pages.figures.theme import PAPER
from pages.figures.twenty_questions import Offers, offers_panel
from tests.pages.app import fine, texts
from tests.pages.figures import checked, sent_text
from tests.pages.test_twenty_questions import (
    CHAPTER,
    KEY,
    LEGS,
    MINE,
    NUMBER,
    ONE_LIE,
    PLANS,
    YES_NO,
    ZOO,
    open_page,
    settings,
)

ALL_NOT_SURE = tuple((question, None) for question in range(16))


def frames_around(chosen):
    panel = CHAPTER.panels(chosen, CHAPTER.run(chosen))[0]
    rings = [s for s in panel.frames[-1] if s.get("line", {}).get("width") == 2]
    dashes = [ring["line"]["dash"] for ring in rings]
    return dashes, checked(panel.figure).layout.xaxis.title


def test_many_that_are_left_are_not_framed():
    rings, title = frames_around(settings(MINE, turns=ALL_NOT_SURE))
    assert rings == [] and "framed" not in title.text


def test_the_animal_named_is_framed_and_the_caption_says_so():
    rings, title = frames_around(settings(MINE, turns=((LEGS, 5), (2, 1))))
    assert rings == ["solid"] and "framed: what the machine says" in title.text


def test_the_animal_thought_of_has_a_frame_of_its_own():
    app = open_page(game=MINE, turns="12.6~2.2")
    app = fine(app.selectbox(key=f"{KEY}_thought").set_value("lion").run())
    assert "dashed frame: what you thought of" in sent_text(app)
    everyone = np.ones(101, dtype=bool)
    steps = [Crowd(everyone, ~everyone, ringed=5, meant=meant) for meant in (5, 7)]
    same, other = crowd_panel(ZOO, NAMES, "Left", steps).frames
    assert [ring["line"]["dash"] for ring in same] == ["solid"]
    assert [ring["line"]["dash"] for ring in other] == ["solid", "dot"]
    assert "The table does not say of the lion" in texts(app)


def test_a_framed_animal_that_was_ruled_out_stays_legible():
    nobody = np.zeros(len(ZOO.rows), dtype=bool)
    (covers,) = crowd_panel(ZOO, NAMES, "Left", [Crowd(nobody, nobody, 5)]).frames
    faded = {s["opacity"]: s["path"].count("M") for s in covers if "opacity" in s}
    assert faded == {0.88: len(ZOO.rows) - 1, 0.5: 1}


def test_two_frogs_are_told_apart():
    panel = crowd_panel(ZOO, NAMES, "Left", [])
    shown = [text for trace in checked(panel.figure).data for text in trace.text]
    assert len(set(shown)) == 101
    title = checked(panel.figure).layout.xaxis.title.text
    assert "frog 1: venomous: no · frog 2: venomous: yes" in title


def test_wide_names_are_smaller():
    panel = crowd_panel(ZOO, NAMES, "Left", [])
    sizes = {
        text: size
        for trace in checked(panel.figure).data
        for text, size in zip(trace.text, trace.textfont.size, strict=True)
    }
    assert (
        sizes["<b>M</b> mongoose"]
        < sizes["<b>M</b> porpoise"]
        <= sizes["<b>M</b> mole"]
    )


def test_words_beside_the_largest_bar_have_room_and_no_line_strikes_through():
    gains = np.array([2.03, 0.85])
    steps = [Offers(gains, np.ones(2, dtype=bool), 0, (0,))]
    panel = offers_panel(["legs", "hair"], steps, 2.03)
    _, end = checked(panel.figure).layout.xaxis.range
    plate = next(shape for shape in panel.frames[0] if "label" in shape)
    narrow = 270  # pixels that the axis has at least
    wide = 0.55 * 12 * len(plate["label"]["text"]) + plate["x0"]
    assert 2.03 / end * narrow + wide <= narrow
    assert plate["fillcolor"] == PAPER


def test_no_floor_strikes_through_a_number():
    record = CHAPTER.run(settings(PLANS, legs=YES_NO))
    panel = CHAPTER.panels(settings(PLANS, legs=YES_NO), record)[0]
    plates = [shape for shape in panel.frames[-1] if "label" in shape]
    assert plates and all(plate["fillcolor"] == PAPER for plate in plates)


def test_what_was_not_asked_is_an_empty_cell_and_not_a_none():
    chosen = settings(legs=NUMBER)
    numbers = CHAPTER.numbers(chosen, CHAPTER.run(chosen), 0)
    assert not any(cell is None for row in numbers.rows for cell in row)
    assert numbers.rows[0][4:7] == ("", "", "") and numbers.rows[1][4] == "2.033811"


def test_the_axis_of_a_game_with_a_lie_is_not_twice_too_long():
    chosen = settings(animal="dolphin", lie_at=1, lies=ONE_LIE)
    record = CHAPTER.run(chosen)
    _, end = checked(CHAPTER.panels(chosen, record)[2].figure).layout.xaxis.range
    assert record.play.n_turns <= end <= 12
