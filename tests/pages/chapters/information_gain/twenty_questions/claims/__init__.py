"""What the parts of "Twenty questions" may say, and what decides each sentence."""

from tests.claims import Claims

from . import (
    balance,
    bets,
    draws,
    duel,
    endings,
    games,
    hindsight,
    lies,
    observe,
    other_bets,
    plans,
    prices,
)
from .evidence import Seen

SHARED = (*games.STARTS, *games.ANSWERS, *endings.FOUND, *balance.ODD)
SHARED = (*SHARED, *observe.PRIORS, *prices.NOTES, *prices.SHARED)
SHARED = (*SHARED, *hindsight.SURPRISES)
TABLE = {"evidence": Seen, "answers": bets.right, "few": 12, "many": 1000}
WATCHED = (
    *SHARED,
    *games.OF_THE_MACHINE,
    *prices.OF_THE_MACHINE,
    *prices.BETS,
    *games.DOUBTED,
    *endings.WRONG,
    *endings.CONTRADICTED,
    games.NO_NEWS,
    *games.NOBODY,
    balance.HONEST,
    balance.DOUBTED,
    *lies.TOLD,
    lies.FEWEST,
    *bets.BETS,
    *bets.LYING,
    *bets.HOW_MANY,
    *observe.WATCH,
)
ANSWERED = (
    *SHARED,
    *games.OF_THE_MACHINE,
    *prices.OF_THE_MACHINE,
    prices.SEVERAL,
    *games.OF_YOUR_ANSWERS,
    *endings.OTHERWISE,
    endings.STILL_OPEN,
    balance.HONEST,
    balance.DOUBTED,
    *balance.UNANSWERED,
    lies.FEWEST,
    hindsight.NOTHING,
    *other_bets.WHICH_ANSWER,
    *other_bets.WHICH_ANIMAL,
    *other_bets.IF_HONEST,
    *observe.GUESSES,
)
ASKED = (
    *SHARED,
    *games.OF_BOTH,
    *prices.OF_BOTH,
    *prices.BETS,
    endings.STILL_OPEN,
    balance.HONEST,
    *balance.BOTH,
    *hindsight.REGRETS,
    hindsight.NOTHING,
    *bets.BETS,
    *other_bets.WHICH_ANIMAL,
    *other_bets.IF_KEPT,
)
OWN = {"own_prices": draws.own_prices}
TURNS = OWN | {"number": draws.number, "turns": draws.asked}
MINE = OWN | {"thought": draws.thought, "turns": draws.answered}
QUICK = {  # a lie that costs no question more
    "find": "Its type",
    "legs": "Yes or no only",
    "prior": "Types alike",
    "animal": "platypus",
    "lies": "Two",
    "lie_at": 1,
}
CLAIMS = {
    "Watch the machine": Claims(
        WATCHED, draws=OWN, also=(QUICK, *draws.ODD_LIES), **TABLE
    ),
    "It guesses yours": Claims(ANSWERED, draws=MINE, **TABLE),
    "You ask": Claims((*ASKED, *observe.ASK, *observe.COSTS), draws=TURNS, **TABLE),
    "Duel": Claims(
        (*ASKED, *duel.DUEL, *prices.DUEL, *observe.DUEL), draws=TURNS, **TABLE
    ),
    "Plans compared": plans.CLAIMS,
}
