"""The claims of what the plans pay where questions have prices."""

import numpy as np

from tests.claims import Claim, Told

from .evidence import ASKED, SAME
from .games import UNIT, unit_fits
from .plans_ending import elsewhere, place
from .plans_evidence import Plans
from .prices import coin_fits

BEST, MINE, ALONE = "Exact optimum", "Gain per price", "Gain alone"
COIN = "{coin:coin|coins}"


def saved(seen: Plans) -> float:
    """Return the share of what gain per price pays that the best plan does without."""
    return seen.too_much / seen.pays[MINE]


def is_best(seen: Plans) -> bool:
    return seen.too_much < SAME


def right(seen: Plans) -> str:
    if is_best(seen):
        return "not at all: gain per price is best"
    if saved(seen) < 0.02:
        return "by less than 2%"
    return "by 2% to 10%" if saved(seen) <= 0.1 else "by more than 10%"


def opens(told: Told, plan: str) -> bool:
    """No first question promises more, or costs less, than the one it opens with."""
    seen = told.seen
    names = [one.name for one in seen.game.questions]
    if not seen.game.is_priced or told.word("name") not in names:
        return False
    q = names.index(told.word("name"))
    if not (told.reads(price=seen.game.prices[q]) and coin_fits(told, "price")):
        return False
    if plan == MINE:
        return q in seen.game.best(0)
    if plan == ALONE:
        return seen.game.gains(0)[q] > seen.game.gains(0).max() - SAME
    return seen.record.best.costs[q] < seen.pays[BEST] + SAME


def verdict(told: Told) -> bool:
    seen = told.seen
    return (
        seen.game.is_priced
        and not is_best(seen)
        and (told.word("how") == "nearly wins") == (saved(seen) < 0.02)
        and told.reads(high=seen.pays[MINE], low=seen.pays[BEST], lost=seen.too_much)
        and told.said["low"] != told.said["high"]
    )


def cut(told: Told) -> bool:
    seen = told.seen
    return (
        seen.game.is_priced
        and not is_best(seen)
        and told.reads(high=seen.pays[MINE], low=seen.pays[BEST])
        and told.reads(share=100 * saved(seen))
        and told.said["low"] != told.said["high"]
    )


def best(told: Told) -> bool:
    seen = told.seen
    return seen.game.is_priced and is_best(seen) and told.reads(high=seen.pays[MINE])


def asks(told: Told, one: str, other: str) -> bool:
    """How many questions one plan asks, and the other."""
    costs = told.seen.costs
    if "kind" not in told.said:
        return abs(costs[one] - costs[other]) < SAME
    return (
        told.reads(asks=costs[one], against=costs[other])
        and told.said["asks"] != told.said["against"]
        and (told.word("kind") == "fewer") == (costs[one] < costs[other] - SAME)
    )


def alone(told: Told) -> bool:
    """What it pays to ask by gain alone, where that is more."""
    seen = told.seen
    return (
        seen.game.is_priced
        and seen.misled < -SAME
        and told.reads(pays=seen.pays[ALONE], more=-seen.misled)
        and asks(told, ALONE, MINE)
    )


def misleads(told: Told) -> bool:
    seen = told.seen
    return (
        seen.game.is_priced
        and seen.misled > SAME
        and told.reads(pays=seen.pays[ALONE], less=seen.misled)
    )


def at_a_place(told: Told) -> bool:
    seen = told.seen
    prices = {
        one.name: price
        for one, price in zip(seen.game.questions, seen.game.prices, strict=True)
    }
    return (
        place(told, is_priced=True)
        and told.reads(a=prices[told.word("asked")], b=prices[told.word("better")])
        and coin_fits(told, "a", "a_coin")
        and coin_fits(told, "b", "b_coin")
    )


def dearer(told: Told) -> bool:
    seen = told.seen
    more = seen.plans[MINE].row_prices - seen.plans[BEST].row_prices
    said = 0 if "none" in told.said else told["less"]
    found = int((more > SAME).sum()), int((more < -SAME).sum())
    noun = told.word("noun") == ("animal" if told["more"] == 1 else "animals")
    return seen.game.is_priced and noun and (told["more"], said) == found


def floor(told: Told) -> bool:
    seen = told.seen
    bits = -sum(p * np.log2(p) for p in seen.classes)
    has_numbers = seen.settings.legs == "As a number"
    least = max(1.0, bits - seen.wide) if has_numbers else seen.huffman
    cheapest = min(seen.game.prices)
    return (
        seen.game.is_priced
        and told.reads(least=least, price=cheapest, paid=least * cheapest)
        and coin_fits(told, "price")
        and coin_fits(told, "paid", "coins")
        and least * cheapest <= seen.pays[BEST] + SAME
    )


def to_examine(told: Told) -> bool:
    """What hair costs, and a backbone, which is dearer."""
    seen = told.seen
    costs = {
        one.attribute: price
        for one, price in zip(seen.game.questions, seen.game.prices, strict=True)
    }
    return (costs["hair"], costs["backbone"]) == (1, 5)


def all_but_two(told: Told) -> bool:
    seen = told.seen
    costs = {
        one.attribute: price
        for one, price in zip(seen.game.questions, seen.game.prices, strict=True)
    }
    cheap = {name for name, price in costs.items() if price == 1}
    dear = {price for name, price in costs.items() if name not in cheap}
    return cheap == {"airborne", "aquatic"} and dear == {3}


def begins_cheap(told: Told) -> bool:
    """Gain per price begins with one of the cheapest."""
    game = told.seen.game
    return {game.prices[q] for q in game.best(0)} == {min(game.prices)}


ASKS = "{kind:fewer|more} questions, {asks} on average against {against}."
ALONE_PAYS = "Asking by gain alone, whatever it costs, pays {pays} coins on average, "
PLACE = "gain per price asks “{asked:*}” ({a} {a_coin:coin|coins}) where “{better:*}” "
PLACE += "({b} {b_coin:coin|coins}) is better: that costs {cost} coins on average."
MORE = (
    "For {more} {noun:animal|animals} gain per price pays more than the optimum does, "
)


def own(find: str, legs: str, prior: str, usual: int, **others: int) -> dict:
    """Return a game in which every question has the usual price, but for a few."""
    prices = tuple((float(others.get(name, usual)),) for name in ASKED)
    rules = {"find": find, "legs": legs, "prior": prior}
    return {**rules, "prices": "Your own", "own_prices": prices}


TYPE, NUMBER, EITHER = "Its type", "As a number", "Yes or no only"
RARE = (  # what is seldom said
    own(TYPE, NUMBER, "All alike", 3, feathers=8, eggs=8, airborne=8),
    own(TYPE, NUMBER, "Pets first", 3, breathes=8, catsize=9),
    own(TYPE, EITHER, "Pets first", 2, hair=5),
)
CLAIMS = (
    *(
        Claim(
            f"{name} opens with “{{name:*}}” for {{price}} {COIN}.",
            lambda told, name=name: opens(told, name),
        )
        for name in (ALONE, MINE, BEST)
    ),
    Claim(
        f"Gain per price asks what removes most for each coin, {{bits}} {UNIT} a coin "
        "at first: by how much can the best plan there is cut what it pays on average?",
        lambda told: (
            told.seen.game.is_priced
            and told.reads(bits=told.seen.game.worth(0).max())
            and unit_fits(told, "bits")
        ),
    ),
    Claim("Gain per price and the exact optimum pay {high} coins on average.", best),
    Claim(
        "Gain per price pays {high} coins on average, the exact optimum {low}: "
        "{share}% less.",
        cut,
    ),
    Claim(
        "Here gain per price is best: it pays {high} coins on average, and no way of "
        "asking pays less, for all of them were considered.",
        best,
    ),
    Claim(
        "Gain per price {how:nearly wins|loses}: it pays {high} coins on average, the "
        "exact optimum {low}: {lost} too many.",
        verdict,
    ),
    Claim(
        "Asking by gain alone, whatever it costs, pays as much as gain per price.",
        lambda told: told.seen.game.is_priced and abs(told.seen.misled) < SAME,
    ),
    Claim(ALONE_PAYS + "{more} more, and asks " + ASKS, alone),
    Claim(ALONE_PAYS + "{more} more, and asks as many questions.", alone),
    Claim(ALONE_PAYS + "{less} less: here gain per price misleads.", misleads),
    Claim(
        "It asks " + ASKS,
        lambda told: told.seen.misled > SAME and asks(told, MINE, ALONE),
    ),
    Claim(f"At the very start {PLACE}", at_a_place),
    Claim(f"After {{path:*}} ({{left}} animals left) {PLACE}", at_a_place),
    Claim(
        "Elsewhere it loses {cost} coins more.",
        lambda told: elsewhere(told, is_priced=True),
    ),
    Claim(MORE + "for {less} less: a plan is judged by its average.", dearer),
    Claim(MORE + "for {none:none} less.", dearer),
    Claim(
        f"No way of asking needs fewer than {{least}} questions on average, and the "
        f"cheapest costs {{price}} {COIN}: none pays less than {{paid}} "
        "{coins:coin|coins}.",
        floor,
    ),
    Claim(
        "Asking anything that still tells something, at random, pays {cost} coins on "
        "average.",
        lambda told: (
            told.seen.game.is_priced and told.reads(cost=told.seen.pays["Random"])
        ),
    ),
    Claim(
        "hair is seen at a glance, for one coin; a backbone has to be felt for, for "
        "five.",
        to_examine,
    ),
    Claim(
        "How many coins does it save to look at the prices?",
        lambda told: told.seen.game.is_priced and told.seen.misled < -SAME,
    ),
    Claim(
        "to ask whether it flies, or lives in water, costs one coin, anything else "
        "three.",
        all_but_two,
    ),
    Claim(
        "Does it pay to begin with what is cheap?",
        lambda told: all_but_two(told) and begins_cheap(told),
    ),
)
