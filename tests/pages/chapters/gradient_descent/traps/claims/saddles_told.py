"""Saddles: what is told of its start, and step by step."""

import re

from tests.claims import Claim

from .saddles_seen import WALKERS

ANY = "{who:" + "|".join(WALKERS.values()) + "}"
FIRST = "{who:" + "|".join(w[0].upper() + w[1:] for w in WALKERS.values()) + "}"
LEFT = re.compile(r"([A-Za-z ]+) at step ([\d,]+)")
AWAY = f"{FIRST} is {{away}} away along the falling way"


def own(told):
    return told.seen


def step(told):
    return told.record.shown[told.step]


def is_hand(told):
    return told.word("who").lower() == own(told).who.lower()


def away(told, back=0):
    return float(own(told).away[step(told) - back, own(told).hand])


def own_left(told):
    return own(told).left[own(told).hand]


def own_lost(told):
    return own(told).lost[own(told).hand]


def gone(told, t, when="left"):
    """Who has left, or is lost, after t steps, in the order in which they did."""
    pairs = zip(getattr(own(told), when), own(told).names, strict=True)
    some = [
        (left, at, name) for at, (left, name) in enumerate(pairs) if left is not None
    ]
    return [(name, left) for left, at, name in sorted(some) if left <= t]


def at_the_saddle(told):
    x, y = own(told).found.saddle
    bend = told.said.get("bend")
    right = told.reads(bend=own(told).bend) if bend else own(told).bend == 0
    return told.reads(x=x, y=y) and right


def begins(told):
    found, settings = own(told), own(told).settings
    values = {
        "eta": settings.learning_rate,
        "off": found.offset,
        "ahead": found.ahead,
        "beta": settings.momentum,
    }
    there = {name: value for name, value in values.items() if name in told.said}
    alone = len(found.names) == 1
    wanted = {"off"} if found.offset else set()
    here = {*there} & {"off", "ahead"} == wanted | ({"ahead"} if found.is_up else set())
    return told.reads(**there) and here and alone == ("beta" not in there)


def is_away(told):
    numbers = told.reads(away=away(told))
    if "factor" in told.said:
        numbers = numbers and told.reads(factor=away(told) / away(told, 1))
    return is_hand(told) and numbers


def who_left(told):
    said = LEFT.findall(told.word("who").replace(" and ", ", "))
    told_of = [(name.strip(), int(at.replace(",", ""))) for name, at in said]
    return told_of == gone(told, step(told)) and len(told_of) > 0


def who_is_lost(told):
    said = LEFT.findall(told.word("who").replace(" and ", ", "))
    told_of = [(name.strip(), int(at.replace(",", ""))) for name, at in said]
    lost = gone(told, 10**9, "lost")
    return len(told_of) > 0 and told_of in (gone(told, step(told), "lost"), lost)


WHERE = {
    "exactly on it": (),
    "{off} off it along the falling way": ("off",),
    "{ahead} up the ridge and {off} beside it": ("ahead", "off"),
}
STORY = (
    Claim(
        "The saddle at ({x}, {y}): along the falling way it bends by λ = {bend}.",
        at_the_saddle,
    ),
    Claim("The saddle at ({x}, {y}): it has no bend, λ = 0.", at_the_saddle),
    *(
        Claim(f"All begin {where}, with η = {{eta}} and β = {{beta}}.", begins)
        for where in WHERE
    ),
    *(Claim(f"Newton begins {where}, with η = {{eta}}.", begins) for where in WHERE),
    Claim(
        "Who is {radius} away along the falling way has left.",
        lambda told: told.reads(radius=own(told).radius) and not own(told).is_up,
    ),
    Claim(
        "Who comes within {near} of the saddle and is {radius} away along the falling "
        "way after that has left.",
        lambda told: (
            told.reads(radius=own(told).radius, near=own(told).radius)
            and own(told).is_up
        ),
    ),
    Claim(
        f"{FIRST} flew off at step {{at}}.",
        lambda told: is_hand(told) and told["at"] == own_lost(told) <= step(told),
    ),
    Claim("Lost: {who:*}.", who_is_lost),
    Claim(
        "No one ridge was found that leads to this saddle: all begin beside it.",
        lambda told: own(told).settings.saddle_start == "ridge" and not own(told).is_up,
    ),
    Claim("Step {step}.", lambda told: told["step"] == step(told) > 0),
    Claim(
        f"{FIRST} is exactly on the line that does not fall.",
        lambda told: is_hand(told) and not away(told),
    ),
    Claim(f"{AWAY}.", is_away),
    Claim(f"{AWAY}, {{factor}} times what it was a step before.", is_away),
    Claim(
        f"{AWAY}, as much as what it was a step before.",
        lambda told: is_away(told) and abs(away(told) / away(told, 1) - 1) < 1e-13,
    ),
    Claim("Nobody has left yet.", lambda told: not gone(told, step(told))),
    Claim("Left so far: {who:*}.", who_left),
    Claim(
        "The ground in this window has no saddle to begin on: choose another one.",
        lambda told: own(told).found is None and own(told).n_saddles == 0,
    ),
)
