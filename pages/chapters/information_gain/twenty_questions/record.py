"""What can be chosen for a game of twenty questions, and the rules that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engines.datasets import Table, load
from engines.decision_trees import Game, new_game
from engines.decision_trees.game import Turn

KEY = "ig_twenty"
TABLE = load("zoo")
WATCH, MINE, ASK, DUEL, PLANS = (
    "Watch the machine",
    "It guesses yours",
    "You ask",
    "Duel",
    "Plans compared",
)
ANIMAL, TYPE = GOALS = ("The animal", "Its type")
NUMBER, YES_NO = LEGS = ("As a number", "Yes or no only")
ALIKE, PETS, TYPES = PRIORS = ("All alike", "Pets first", "Types alike")
PET_WEIGHT = 3.0  # of a domestic animal; any other one weighs 1
NO_LIE, ONE_LIE, TWO_LIES = LIES = ("None", "One", "Two")
SHOWN, HIDDEN = GAINS = ("Shown", "Hidden")
NAMES = new_game(TABLE).names
FIRST_ANIMAL = "platypus"
UNSAID = "(not told)"
MOST_LIE_AT = 12
ROUNDING = 1e-9  # bits, coins and questions smaller than this are the computer's
PRICES = NO_PRICES, EXAMINED, COUNTED, OWN = (
    "All alike",
    "To examine costs 5",
    "To count costs 3",
    "Your own",
)
# What is seen at a glance; what is not has to be examined, or waited for.
SEEN = ("hair", "feathers", "airborne", "aquatic", "fins", "legs", "tail", "domestic")
SEEN = (*SEEN, "catsize")
EXAMINED_PRICE, COUNTED_PRICE = 5.0, 3.0  # coins, where any other question costs 1
PRICE_SPAN = 1, 9  # coins: of one's own prices
PriceList = tuple[float, ...]  # one an attribute, in the table's order; empty: all 1
READY_PRICES: dict[str, PriceList] = {
    NO_PRICES: (),
    EXAMINED: tuple(
        1.0 if name in SEEN else EXAMINED_PRICE for name in TABLE.attributes
    ),
    COUNTED: tuple(
        COUNTED_PRICE if name == "legs" else 1.0 for name in TABLE.attributes
    ),
}
FIRST_OWN = tuple((price,) for price in READY_PRICES[EXAMINED])


@dataclass(frozen=True)
class Settings:
    """Everything a game depends on; what its part does not ask for is at its default.

    Nobody lies to the learner, for example, or where plans are compared.
    """

    part: str
    find: str
    legs: str
    prior: str
    animal: str = FIRST_ANIMAL  # the hidden one, of NAMES
    number: int = 1  # of the hidden animal, where the learner asks
    lies: str = NO_LIE
    lie_at: int = 0  # the question that is answered with a lie, 0 for none
    lie_again: int = 0  # another one
    gains: str = SHOWN
    turns: tuple[Turn, ...] = ()  # the learner's
    thought: str = UNSAID  # what the learner says he had in mind
    prices: str = NO_PRICES
    own_prices: tuple[tuple[float, ...], ...] = FIRST_OWN  # rows of one price each

    @property
    def price_list(self) -> PriceList:
        """What each attribute costs; nothing where all cost the same."""
        if self.prices != OWN:
            return READY_PRICES[self.prices]
        own = tuple(float(price) for (price,) in self.own_prices)
        return own if len(set(own)) > 1 else ()

    @property
    def rules(self) -> Game:
        """The engine's game."""
        lies = LIES.index(self.lies)
        return rules(self.find, self.legs, self.prior, lies, self.price_list)

    @property
    def lies_at(self) -> tuple[int, ...]:
        """The numbers of the questions that are to be answered with a lie."""
        return tuple(sorted({self.lie_at, self.lie_again} - {0}))

    @property
    def truthful(self) -> Game:
        """The same game where nobody may lie."""
        return rules(self.find, self.legs, self.prior, prices=self.price_list)


@lru_cache(maxsize=64)
def rules(
    find: str, legs: str, prior: str, lies: int = 0, prices: PriceList = ()
) -> Game:
    """Return the game of these words, the same object for the same words."""
    goal = None if find == ANIMAL else TABLE.target
    costs = dict(zip(TABLE.attributes, prices, strict=False))
    return new_game(TABLE, goal, weights(TABLE, prior), legs == YES_NO, lies, costs)


def weights(table: Table, prior: str) -> Sequence[float] | None:
    """Return how likely each animal is beforehand."""
    if prior == PETS:
        pets = table.column("domestic")
        return [PET_WEIGHT if cell == "yes" else 1.0 for cell in pets]
    if prior == TYPES:
        types = table.column(table.target)
        return [1 / types.count(word) for word in types]
    return None
