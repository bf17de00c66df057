"""The judge of sentences misses nothing: each kind of fault is found."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from pages.ui.bets import Bet
from pages.ui.chapter import Chapter, Part, Remedy
from pages.ui.controls import Slider
from tests.claims import Claim, Claims, Shape, faults, reads_as, sentences
from tests.claims.shapes import others


@dataclass(frozen=True)
class Settings:
    """One number."""

    size: float


def story(record, step):
    grows = "grows" if record.settings.size > 0 else "does not grow"
    return [f"It {grows}. Size {record.settings.size:.2f}."]


PART = Part(
    "Only",
    run=lambda settings: SimpleNamespace(settings=settings),
    labels=lambda record: ["start"],
    panels=None,
    story=story,
    ending=lambda record: [],
    formulas=None,
    table=None,
    script=None,
    code=(),
)
CHAPTER = Chapter(
    key="small",
    title="Small",
    question="",
    settings=Settings,
    controls=(Slider("size", "Size", (-2.0, 2.0), 1.0, 0.25),),
    parts=(PART,),
    presets=(),
    symbols=(),
)
SIZE = Claim("Size {size}.", lambda told: told.reads(size=told.record.settings.size))
GROWS = Claim(
    "It {how:grows|does not grow}.",
    lambda told: (told.word("how") == "grows") == (told.record.settings.size > 0),
)


def found(*claims, part=PART, **more):
    return faults(CHAPTER, part, Claims(claims, **more), 20)


def test_what_is_said_truly_is_no_fault():
    assert not found(SIZE, GROWS).report()


def test_a_sentence_without_a_shape_is_found():
    assert "Size" in found(GROWS).shapeless[0]


def test_a_false_sentence_is_found():
    shrinks = Claim("It grows.", lambda told: False)
    assert found(SIZE, shrinks, GROWS).false == []  # another shape of it is so
    never = Claim(GROWS.shape.text, lambda told: told.word("how") == "grows")
    assert found(SIZE, never).false


def test_a_claim_that_cannot_fail_is_found():
    said_or_not = Claim(GROWS.shape.text, lambda told: True)
    unread = Claim(SIZE.shape.text, lambda told: told.record.settings.size < 9)
    careless = found(said_or_not, unread).careless
    assert len(careless) == 2, careless


def test_a_claim_that_holds_of_every_record_is_found():
    speaks = replace(PART, story=lambda record, step: ["It is here."])
    everywhere = Claim("It is here.", lambda told: True)
    assert found(everywhere, part=speaks).careless


def test_a_bet_that_rewards_a_wrong_guess_is_found():
    wrong = Bet("Size?", "small", "Size 9.", options=("small", "large"))
    bets = replace(PART, bet=lambda record: wrong)
    claims = SIZE, GROWS, Claim("Size?", lambda told: False)
    assert found(*claims, part=bets, answers=lambda seen: "large").bets


def test_a_remedy_is_judged_by_what_comes_of_it():
    mends = replace(PART, remedy=lambda record: Remedy("Take 2", {"size": 2.0}))
    takes = Claim("Take {size}", lambda told: told.after.settings.size == told["size"])
    assert not found(SIZE, GROWS, takes, part=mends).report()


@pytest.mark.parametrize(
    ("text", "value", "is_so"),
    [
        ("0.4", 0.41667, True),
        ("0.42", 0.4, False),
        ("−1.2 × 10⁻⁵", -1.23e-5, True),
        ("10⁻⁵", 1.02e-5, True),
        ("1,230", 1234, True),
        ("1,240", 1234, False),
        ("12", 12.4, True),
        ("−3", 3, False),
        ("1.8 × 10³⁰⁸", 1.797e308, True),
        ("1.7 × 10³⁰⁸", 1.797e308, False),
    ],
)
def test_a_number_is_what_it_is_rounded_to(text, value, is_so):
    assert reads_as(text, value) is is_so


def test_sentences_are_parted_and_freed_of_marks():
    text = "**Step 1.** x = 0.5, f(x) = 2. Ω is next. It ends."
    assert sentences(text) == ["Step 1. x = 0.5, f(x) = 2.", "Ω is next.", "It ends."]


def test_a_shape_reads_numbers_and_words():
    shape = Shape("It moves {by} {way:left|right}, to {x}.")
    assert shape.read("It moves 3 × 10⁻² left, to −4.") == {
        "by": "3 × 10⁻²",
        "way": "left",
        "x": "−4",
    }
    assert shape.read("It moves 3 down, to −4.") is None


def test_a_place_that_stands_twice_says_the_same_twice():
    shape = Shape("First {way:left|right}, then {way} again.")
    assert shape.places == {"way": ("left", "right")}
    assert shape.read("First left, then left again.") == {"way": "left"}
    assert shape.read("First left, then right again.") is None


@pytest.mark.parametrize("text", ["−8", "0", "0.00", "1.8 × 10³⁰⁸", "1,230", "10⁻⁵"])
def test_the_other_number_that_is_tried_is_another_one(text):
    (other,) = others(Shape("It is {x}."), {"x": text})
    assert not reads_as(text, float(other["x"])), other
