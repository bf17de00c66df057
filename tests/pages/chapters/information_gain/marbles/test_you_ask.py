"""The part "You ask": a learner finds the colours of five marbles."""

from pages.chapters.information_gain.marbles.presets import bag
from pages.chapters.information_gain.marbles.record import NAMES
from pages.chapters.information_gain.marbles.you_ask.record import MARBLES
from pages.chapters.information_gain.marbles.you_ask.words import bet
from pages.ui import bets
from tests.pages.app import fine, start, texts
from tests.pages.chapters.information_gain.marbles.bags import PARTS, record, said

KEY = "ig_marbles"
GAME = "1~2~4~1~1~1~1"  # about blue, orange, green; and four times blue


def asking(**query):
    more = {f"{KEY}_{name}": str(value) for name, value in query.items()}
    more[f"{KEY}_view"] = "You ask"
    return start("information_gain", ig_chapter="Marbles", **more)


def choose(app, *colours):
    (row,) = (one for one in app.pills if one.key.startswith(f"{KEY}_colours_"))
    return fine(row.set_value([*colours]).run())


def press(app, name):
    return fine(app.button(key=f"{KEY}_{name}").click().run())


def test_a_marble_is_found_by_choosing_colours():
    app = asking()  # 4 blue, 2 orange, 2 green; green, orange, orange, blue, blue
    assert app.button(key=f"{KEY}_ask").disabled
    assert choose(app, 0, 1, 2).button(key=f"{KEY}_ask").disabled  # tells nothing
    app = press(choose(app, 0, 1), "ask")
    assert "Is it blue or orange? **no**, so of 3 possible colours 1" in texts(app)
    assert "Marble 1 is **green**, found with 1 question" in texts(app)
    assert "**Marble 2 of 5.** Is it one of these?" in texts(app)
    assert app.query_params[f"{KEY}_asked"] == "3"
    app = press(app, "take_back")
    assert f"{KEY}_asked" not in app.query_params and "Marble 1 of 5" in texts(app)


def test_only_the_colours_that_are_possible_are_offered():
    app = asking(asked="1")  # not blue
    (row,) = (one for one in app.pills if one.key.startswith(f"{KEY}_colours_"))
    assert [*row.options] == ["orange", "green"]


def test_a_link_holds_the_game_and_other_marbles_begin_a_new_one():
    app = asking(blue=12, orange=1, green=1, pink=1, gold=1, asked=GAME, step=7)
    assert "**The game is over:** all 5 are found, with 7 questions." in texts(app)
    app = press(app, "others")
    assert app.number_input(key=f"{KEY}_seed").value == 1
    assert f"{KEY}_asked" not in app.query_params and "Marble 1 of 5" in texts(app)


def test_another_bag_or_seed_ends_the_game():
    for key in ("blue", "seed"):
        app = asking(asked="1~2")
        fine(app.number_input(key=f"{KEY}_{key}").set_value(7).run())
        assert f"{KEY}_asked" not in app.query_params
        assert "**Marble 1 of 5.**" in texts(app)


def test_a_question_that_cannot_be_is_named():
    for text in ("99", "0", "1.2", "x"):
        app = asking(asked=text)
        assert f"ig_marbles_asked was '{text}'" in texts(app)
        assert "**Marble 1 of 5.**" in texts(app)


def test_the_marbles_are_those_of_the_other_parts():
    values = {"counts": (4, 2, 1, 1), "seed": 9}
    hidden = record(view="You ask", **values).drawing.colours
    drawn = record(view="Bag", **values).drawing.colours
    assert hidden.tolist() == drawn[:MARBLES].tolist()


def test_the_draws_of_the_other_parts_are_theirs_and_wait_for_them():
    app = asking(draws=90)
    assert not [one for one in app.slider if one.key == f"{KEY}_draws"]
    show = next(g for g in app.get("button_group") if g.key == f"{KEY}_view")
    app = fine(show.set_value("Bag").run())
    assert app.slider(key=f"{KEY}_draws").value == 90


def test_a_game_that_is_played_does_not_tell_its_marbles_beforehand():
    app = asking(blue=12, orange=1, green=1, pink=1, gold=1, asked=GAME)
    box = next(m.value for m in app.markdown if "The game is over" in m.value)
    assert "Marble 1 of 5 is drawn and hidden" in texts(app)
    assert not [name for name in NAMES if name in box]


def test_an_answer_that_is_a_question_has_no_full_stop_behind_it(monkeypatch):
    asked, said = bet(record(view="You ask")), []
    monkeypatch.setattr("streamlit.markdown", said.append)
    for guess in (None, *asked.options):
        bets._tell(asked, guess, guess is not None and asked.wins(guess))
    told = "".join(said).replace("\\", "")
    assert told.count("Answer: **Is it blue?**") == 1 + len(asked.options)
    assert "?." not in told and "?**." not in told


def test_the_dot_and_the_line_say_the_same_number():
    bag, bits = PARTS["You ask"].panels(record((30, 29), "You ask"))
    said = [s["label"]["text"] for s in bits.at(0).layout["shapes"] if "label" in s]
    assert "0.9998" in said


def test_a_rare_answer_may_leave_more_open():
    counts = (12, 1, 1, 1, 1)
    told = " ".join(part_said(counts, 1, asked=(1,)))
    assert "surprises by 2 bits, and the bits missing rise from 1.311 to 2." in told


def part_said(counts, step, **more):
    return PARTS["You ask"].story(record(counts, "You ask", **more), step)


def test_one_colour_is_found_without_a_question():
    assert "5 marbles are found with no question" in said((8,), "You ask")
    assert "need not ask" in said((8,), "You ask", 0)
    app = asking(**bag(8))
    assert "all 5 are found, with no question." in texts(app)


def test_the_best_first_question_splits_the_marbles_not_the_colours():
    asked = bet(record((4, 2, 1, 1), "You ask"))
    assert asked.answer == "Is it blue?" and asked.told_at == 1
    assert not asked.wins("Is it blue or orange?")
    assert bet(record((1, 1), "You ask")) is None
    assert bet(record((1, 1, 1), "You ask")) is None  # nobody could lose


def test_colours_that_are_ruled_out_are_covered():
    part = PARTS["You ask"]
    bag, _ = part.panels(record((4, 2, 2), "You ask", asked=(1, 2)))  # green
    covers = [[s for s in frame if "opacity" in s] for frame in bag.frames]
    assert [len(found) for found in covers] == [0, 1, 1]
    assert [found[0]["path"].count("M") for found in covers[1:]] == [4, 6]
    assert not any(letter in covers[1][0]["path"] for letter in "hvl")  # no such words


def test_the_questions_that_a_plan_needs_are_told_when_all_are_found():
    part = PARTS["You ask"]
    for asked, is_told in (((1,), False), ((1, 2, 2, 2, 1, 1), True)):
        bag, _ = part.panels(record((4, 2, 2), "You ask", asked=asked))
        last = bag.at(len(asked)).layout["shapes"]
        said = [s["label"]["text"] for s in last if "label" in s]
        assert ("L = 1.5" in said) == is_told
