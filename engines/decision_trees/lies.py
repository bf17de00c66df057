"""How many yes-or-no questions it takes where some answers may be lies."""

from itertools import count
from math import comb


def lie_patterns(n_questions: int, lies: int) -> int:
    """Return in how many ways at most so many of the answers can be false.

    The sum of C(q, i) over i from 0 to the number of lies. Raises ValueError for
    numbers below 0.

    >>> lie_patterns(7, 1)
    8
    """
    if min(n_questions, lies) < 0:
        given = f"{n_questions} and {lies}"
        raise ValueError(f"Questions and lies are counted from 0; given were {given}.")
    return sum(comb(n_questions, i) for i in range(lies + 1))


def volume_bound(n_things: int, lies: int) -> int:
    """Return the yes-or-no questions below which no plan is sure of every thing.

    With q questions there are 2^q rows of answers, and each thing needs one of its own
    for every way to lie: N times the sum of C(q, i), i from 0 to the number of lies,
    is at most 2^q. Some thing takes so many questions by any plan; whether so many are
    enough is not said. Raises ValueError for no things, and for lies below 0. Source:
    Berlekamp 1968; the game is Rényi's and Ulam's, Ulam 1976.

    >>> [volume_bound(1_000_000, lies) for lies in (0, 1, 2)]
    [20, 25, 29]
    """
    if n_things < 1:
        raise ValueError(f"There must be something to find; given was {n_things}.")
    return next(q for q in count() if n_things * lie_patterns(q, lies) <= 2**q)
