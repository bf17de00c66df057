"""Sentences that were false once, at the settings where they were."""

import pytest

from pages.chapters.backpropagation.the_factory.books_of_blame.part import BOOKS
from pages.chapters.backpropagation.the_factory.chain_rule.part import CHAIN_RULE
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.one_pass.part import ONE_PASS
from pages.chapters.backpropagation.the_factory.one_step.part import ONE_STEP
from tests.pages.app import start, texts
from tests.pages.looking import settings_at

OWN = "3-3-2 softmax"
SURE = {"221_v": ((-10.0,), (-10.0,), (0.0,))}
BLANK = {"221_w": ((0.0, 0.0),) * 3, "221_v": ((0.0,),) * 3}


def run(part=ONE_PASS, **values):
    return part.run(settings_at(CHAPTER, part=part.title, **values))


def told(record, part=ONE_PASS):
    """Return all that a part says of a record, each step on a line."""
    steps = range(len(part.labels(record)))
    bet = part.bet(record)
    ends = [*part.ending(record), bet.reason if bet else ""]
    return "\n".join([*(" ".join(part.story(record, step)) for step in steps), *ends])


@pytest.mark.parametrize(("first", "second"), [(0.0, 0.0), (1.0, 1.0), (0.5, 0.0)])
def test_targets_that_are_no_shares_are_called_so(first, second):
    said = told(run(net=OWN, **{"332_x": ((1.0, 0.5, -1.0, first, second),)}))
    assert f"These targets add up to {first + second:g}." in said
    assert "minus what it should be" not in said and "too low" not in said
    caption = f"{first + second:g} × share − target"
    drawn = str(ONE_PASS.panels(run(net=OWN, **{"332_x": ((1, 0, 0, first, second),)})))
    assert caption in drawn


def test_targets_that_are_shares_are_what_the_shares_should_be():
    said = told(run(net=OWN, **{"332_x": ((1.0, 0.5, -1.0, 0.1, 0.9),)}))
    assert "minus what it should be" in said and "add up to 1:" in said


def test_an_error_that_falls_by_three_quarters_does_not_fall_so_little():
    said = told(run(eta=50.0, **{"221_v": ((-2.0,), (-2.0,), (0.0,))}))
    assert "by 74%" in said and "So little" not in said


def test_a_hundred_thousandth_is_not_nothing():
    said = told(run(**SURE))
    assert "it is 0.0011%" in said and "ŷ passes on 0.0011%" in said
    assert "from 0.4999887011 to 0.4999887008" in said and "0.0%" not in said
    assert "from 0.4 to 0.39999" in said


def test_numbers_that_differ_look_different_where_a_step_is_short():
    said = told(run(ONE_STEP, **SURE), ONE_STEP)
    assert "even at 100 it is 0.4999886, below the 0.4999887 it was" in said
    assert "a change of −6.061\xa0×\xa010⁻⁸" in said


def test_a_change_too_small_to_be_seen_is_drawn_as_a_change():
    drawn = str(ONE_PASS.panels(run(**SURE)))
    assert "E is lower by 3·10⁻¹⁰" in drawn and "Δ −6.9·10⁻⁶" in drawn
    assert "E now 0.5" not in drawn and "→ 0.4 " not in drawn


def test_a_bias_that_moves_furthest_is_named():
    assert "c moves furthest: from 0 to 0.04173." in told(run(biases=True))
    assert "v₂ moves furthest: from 0.4 to 0.424." in told(run())


@pytest.mark.parametrize("biases", [False, True])
def test_where_nothing_has_to_move_nothing_moves_furthest(biases):
    sample = ((0.5, 0.3, 0.5),)
    said = told(run(biases=biases, **BLANK, **{"221_x": sample}))
    assert "furthest" not in said and "so no" in said
    inputs = ((0.0, 0.0, 1.0),)
    relu = run(act="ReLU", biases=biases, **BLANK, **{"221_x": inputs})
    said = told(relu)
    assert ("c moves furthest" in said) == biases
    assert ("Only biases got any blame" in said) != biases


def test_the_ending_answers_what_a_preset_asks():
    preset = next(one for one in CHAPTER.presets if one.name == "A dead ReLU")
    record = ONE_PASS.run(settings_at(CHAPTER, preset))
    assert "what happens to the weights into it?" in preset.observe
    assert "h₁ is dead here" in " ".join(ONE_PASS.ending(record))


def test_books_that_are_open_are_not_called_closed():
    assert "closed" not in BOOKS.labels(run(BOOKS))[0]


def test_a_mark_of_the_learning_rate_is_taken_however_it_is_written():
    app = start("backpropagation", bp_factory_eta="1.0")
    assert "Part of this link could not be used" not in texts(app)
    assert app.select_slider(key="bp_factory_eta").value == 1.0


# --- bets ---------------------------------------------------------------------------


def test_the_bet_on_e_is_told_by_the_last_step_only():
    record = run()
    last = len(ONE_PASS.labels(record)) - 1
    assert ONE_PASS.bet(record).told_at == last
    new = f"{record.trip.numbers.passed_after.loss:.3g}"
    for step in range(last):
        said = " ".join(ONE_PASS.story(record, step)) + str(
            ONE_PASS.formulas(record, step)
        )
        assert new not in said


def test_a_bet_on_factors_is_told_by_the_last_but_one_or_by_a_0():
    assert CHAIN_RULE.bet(run(CHAIN_RULE)).told_at == 4  # the fifth is an input
    blank = run(CHAIN_RULE, **{"221_v": ((0.0,), (0.4,), (0.0,))})
    told_at = CHAIN_RULE.bet(blank).told_at
    assert CHAIN_RULE.labels(blank)[told_at] == "v₁"
    assert "A 0 in the chain" in " ".join(CHAIN_RULE.story(blank, told_at))
    several = run(CHAIN_RULE, net="2-2-2")
    told_at = CHAIN_RULE.bet(several).told_at
    assert CHAIN_RULE.labels(several)[told_at] == "path 2: ∂E/∂ŷ₂"


def test_a_bet_on_shares_is_told_when_all_are_charged():
    record = run(BOOKS)
    at = BOOKS.bet(record).told_at
    labels = BOOKS.labels(record)
    assert (labels[at], labels[at + 1]) == ("h₂ is charged", "shares")
    assert BOOKS.bet(run(BOOKS, **BLANK)) is None


def test_a_bet_on_promises_is_told_where_half_is_lost():
    record = run(ONE_STEP)
    at = ONE_STEP.bet(record).told_at
    assert (record.kept[:at] >= 0.5).all() and record.kept[at] < 0.5


def test_no_axis_tells_how_far_e_will_rise():
    calm, wild = run(ONE_STEP), run(ONE_STEP, **{"221_x": ((0.5, 0.3, 0.5),)})
    assert wild.change.real.max() > 0 > calm.change.real.max()
    change, kept = zip(heights(calm), heights(wild), strict=True)
    for low, high in change:  # as far up as down, whatever comes
        assert high == pytest.approx(-low)
    assert kept[0] == kept[1]


def heights(record):
    """Return the range of each panel's axis upwards, before the bet."""
    panels = ONE_STEP.standing("panels", is_over=False)(record)
    return [panel.figure.layout["yaxis"]["range"] for panel in panels]
