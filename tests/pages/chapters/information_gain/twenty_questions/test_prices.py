"""Questions with prices, on the page: by what the best is best, and what was paid."""

from dataclasses import replace

import pytest

from pages.chapters.information_gain.twenty_questions.chapter import CHAPTER
from pages.chapters.information_gain.twenty_questions.presets import MISLEADING
from pages.chapters.information_gain.twenty_questions.record import (
    ASK,
    COUNTED,
    DUEL,
    EXAMINED,
    MINE,
    NO_PRICES,
    OWN,
    PLANS,
    SEEN,
    TABLE,
    TYPE,
    WATCH,
)
from pages.ui import tables
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    EGGS,
    HAIR,
    KEY,
    MILK,
    ask,
    labels,
    layout,
    open_page,
    played,
)
from tests.pages.looking import settings_at
from tests.pages.scripts import prints

TITLES = [part.title for part in CHAPTER.parts]
TURNS = ((MILK, 0), (5, 0), (11, 0), (12, 1))  # the sealion: number 4
ALL_NINE = ((9.0,),) * len(TABLE.attributes)
ONE_CHEAP = ((1.0,), *ALL_NINE[1:])


def with_turns(title):
    """Return what makes a game of a part one that has been played a little."""
    return {"turns": TURNS, "number": 4} if title in (ASK, DUEL, MINE) else {}


def heard(title, **values):
    """Return all that a part says, shows and lists, but for its settings."""
    game = played(title, **with_turns(title), **values)
    bet, table = game.bet, game.part.table(game.record)
    said = [*game.stories, game.ending, *(bet and (bet.question, bet.reason) or ())]
    panels = [
        repr((panel.figure, panel.frames)) for panel in game.part.panels(game.record)
    ]
    opinions = [one.what for one in game.part.opinions(game.record)]
    script = game.part.script(game.record).text
    return said, panels, table.columns, table.rows, opinions, script


@pytest.mark.parametrize("title", TITLES)
def test_prices_that_are_all_alike_change_nothing(title):
    free = heard(title)
    assert heard(title, prices=OWN, own_prices=ALL_NINE) == free
    assert "coin" not in " ".join(free[0])
    assert heard(title, prices=EXAMINED) != free


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("own", [ONE_CHEAP, MISLEADING])
def test_every_opinion_agrees_where_questions_have_prices(title, own):
    game = played(title, **with_turns(title), prices=OWN, own_prices=own, find=TYPE)
    for opinion in game.part.opinions(game.record):
        assert opinion.difference <= opinion.allowed, opinion


def test_a_wrong_sum_or_a_wrong_gain_per_price_is_noticed():
    game = played(WATCH, prices=EXAMINED)
    for name in ("paid", "gains_per_price"):
        more = {name: 1.01 * getattr(game.record.play, name)}
        wrong = replace(game.record.play, **more)
        opinions = game.part.opinions(replace(game.record, play=wrong))
        assert any(one.difference > one.allowed for one in opinions), name


def test_a_plan_that_pays_another_sum_is_noticed():
    game = played(PLANS, prices=EXAMINED, find=TYPE)
    for name in ("greedy", "heedless"):
        plan = getattr(game.record, name)
        dearer = replace(plan, row_prices=plan.row_prices + 1)
        opinions = game.part.opinions(replace(game.record, **{name: dearer}))
        assert any(one.difference > one.allowed for one in opinions), name


@pytest.mark.parametrize(
    ("title", "name"), [(WATCH, "paid"), (DUEL, "paid"), (PLANS, "coins")]
)
def test_the_script_to_take_home_pays_the_same(title, name):
    game = played(title, **with_turns(title), prices=EXAMINED, find=TYPE)
    script, table = game.part.script(game.record), game.part.table(game.record)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    assert name in script.prints
    prints(script.text, [last[one] for one in script.prints])


def test_the_bet_on_a_question_says_by_what_it_is_the_best():
    dear = played(ASK, prices=COUNTED, find=TYPE).bet
    assert dear.question.endswith("to remove most of that for each coin?")
    assert dear.answer == "milk" and "legs 1.363 / 3 = 0.4543" in dear.reason
    free = played(ASK, find=TYPE).bet
    assert free.answer == "legs" and free.question.endswith("most of that?")


def test_the_dearer_question_of_the_largest_gain_is_named_with_its_price():
    said = played(ASK, prices=COUNTED, find=TYPE).stories[0]
    assert "*Does it give milk?*, 0.9743 bits a coin." in said
    assert "*How many legs does it have?* would remove more, 1.363 bits" in said
    assert "but for 3 coins: 0.4543 bits a coin against 0.9743." in said


def test_who_pays_less_wins_not_who_asks_less():
    app = open_page(game=DUEL, number=4, turns="3.1~5.1~11.1~12.2")
    assert "**You win.**" in texts(app)
    app = open_page(game=DUEL, number=4, turns="3.1~5.1~11.1~12.2", prices=EXAMINED)
    assert "**The machine wins.** It was the **sealion**: 8 coins for you" in texts(app)


def test_a_priced_replay_says_why_it_has_no_regrets_and_lists_none():
    values = {"number": 4, "turns": TURNS}
    free, dear = (played(DUEL, **values, prices=p) for p in (NO_PRICES, EXAMINED))
    assert "Regrets** are not added up where prices differ" in dear.ending
    assert "not added up" not in free.ending and "**Regrets:**" in free.ending
    columns = {one: one.part.table(one.record).columns for one in (free, dear)}
    bits = {"regret (bits)", "best gain (bits)"}
    assert bits <= {*columns[free]} and not bits & {*columns[dear]}
    assert {"gain per price", "best gain per price"} <= {*columns[dear]}
    widths = {len(row) for row in dear.part.table(dear.record).rows}
    assert widths == {len(columns[dear])}


def test_each_question_is_offered_with_its_price():
    app = open_page(game=ASK, number=4, prices=EXAMINED)
    row = next(one for one in app.pills if one.key.startswith(f"{KEY}_ask_"))
    assert "hair (1)?" in row.options and "milk (5)?" in row.options
    app = ask(app, MILK)
    assert "Its price: 5 coins; paid so far: 5 coins." in texts(app)
    app = open_page(game=MINE, prices=COUNTED, find=TYPE)
    assert "Does it give milk?** (1 coin)" in texts(app)


def test_the_price_stands_with_each_bar_and_the_gain_behind_the_gain_a_coin():
    game = played(ASK, prices=COUNTED, find=TYPE)
    panel = game.panel(1)
    rows = list(layout(panel).yaxis.ticktext)
    assert "legs (3)" in rows and "milk (1)" in rows
    ends = sorted(shape["x1"] for shape in panel.frames[0] if "xsizemode" not in shape)
    gains, worth = game.record.play.gains[0], game.record.play.gains_per_price[0]
    assert ends == pytest.approx(sorted([*worth, gains.max()]))
    assert [text for text in labels(panel, 0) if "best" in text] == ["0.97 best"]
    assert "■ bits a coin, ━ bits" == layout(panel).xaxis.title.text
    assert "gain (bits)" == layout(played(ASK, find=TYPE).panel(1)).xaxis.title.text


def test_the_machine_asks_another_question_where_the_best_one_is_dear():
    free, dear = played(WATCH, find=TYPE), played(WATCH, find=TYPE, prices=COUNTED)
    asked = [game.record.play.turns[0][0] for game in (free, dear)]
    assert asked == [12, MILK]
    assert dear.record.play.paid.tolist() == [0, 1]


def test_own_prices_live_in_the_link_and_come_back():
    cells = "~".join("3" for _ in TABLE.attributes).replace("3", "7", 1)
    app = open_page(game=PLANS, find=TYPE, prices=OWN, own_prices=cells)
    assert "Gain per price opens with “legs” for 3 coins." in texts(app)
    assert app.session_state["shared"][f"{KEY}_own_prices"] == cells
    app = open_page(game=PLANS, find=TYPE, prices=OWN, own_prices="12~1")
    assert "Part of this link could not be used" in texts(app)


def test_the_box_of_prices_says_what_it_takes_and_that_alike_ones_change_nothing(
    monkeypatch,
):
    shown, drawn = [], tables._frame
    seen = lambda *of: shown.append(drawn(*of)) or shown[-1]  # noqa: E731
    monkeypatch.setattr(tables, "_frame", seen)
    app = open_page(game=PLANS, prices=OWN, own_prices="~".join("4" * 16))
    assert [*shown[0].columns] == ["question", "price"]
    captions = " ".join(one.value for one in app.caption)
    assert "Each takes 1 to 9 coins. An empty cell counts as its default" in captions
    assert "all alike, so they change nothing" in captions
    captions = open_page(game=PLANS, prices=OWN).caption
    assert not [one for one in captions if "change nothing" in one.value]


@pytest.mark.parametrize("title", TITLES)
def test_prices_at_their_extremes_are_drawn(title):
    cells = "~".join(["1", *["9"] * 15])
    fine(open_page(game=title, prices=OWN, own_prices=cells, find=TYPE))


def test_what_can_be_seen_is_cheap_and_what_is_examined_is_dear():
    listed = settings_at(CHAPTER, game=PLANS, prices=EXAMINED).price_list
    cheap = [n for n, p in zip(TABLE.attributes, listed, strict=True) if p == 1]
    assert sorted(cheap) == sorted(SEEN) and listed[EGGS] == listed[MILK] == 5
    assert listed[HAIR] == 1


def test_gain_per_price_is_said_to_mislead_only_where_it_pays_more():
    astray = played(PLANS, find=TYPE, prices=OWN, own_prices=MISLEADING)
    assert "pays 6.614 coins on average, 1.15 less: **here" in astray.ending
    saves = played(PLANS, prices=EXAMINED)
    assert "pays 10.66 coins on average, 2.33 more" in saves.ending
    assert "misleads" not in saves.ending


def test_the_bars_of_the_plans_end_at_what_they_pay():
    game = played(PLANS, find=TYPE, prices=COUNTED)
    last = game.panel(0).frames[-1]
    bars = [s for s in last if s["type"] == "rect" and "xsizemode" not in s]
    heights = [bar["y1"] for bar in bars]
    pays = [plan.expected_price for plan in game.record.plans.values()]
    assert heights == pytest.approx(pays)
    assert layout(game.panel(0)).yaxis.title.text == "coins"
    assert [*game.record.plans] == [
        "random",
        "gain alone",
        "gain per price",
        "exact optimum",
    ]
