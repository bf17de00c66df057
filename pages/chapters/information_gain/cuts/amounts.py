"""How a gain is written, in the picture as in the story: the same one looks the same.

Four digits, without zeros at the end; nothing is 0, and nothing else looks like it.
"""

from functools import lru_cache

from pages.words.numbers import apart, few

LETTERS = {"entropy": "H", "gini": "G", "misclassification": "M"}  # see words.SYMBOLS
NOTHING = 1e-12  # a gain no larger is rounding
DIGITS, MOST_DIGITS = 4, 12
OF_A_REGRET = 3  # digits, so that gain and regret add up to the best


@lru_cache(4096)  # a drawing says a gain at many steps
def gained(*gains: float) -> tuple[str, ...]:
    """Write gains that are compared: those that differ look different."""
    return tuple(apart(*map(_sure, gains), digits=DIGITS, most=MOST_DIGITS))


@lru_cache(4096)
def regretted(gain: float, best: float) -> tuple[str, str, str]:
    """Write a gain, the best and what is missing, so that it adds up as it is shown."""
    gain, best = _sure(gain), _sure(best)
    for digits in range(DIGITS, MOST_DIGITS + 1):
        shown = [float(f"{one:.{digits}g}") for one in (gain, best)]
        for fewer in range(OF_A_REGRET, 0, -1):
            missing = few(best - gain, fewer)
            if few(shown[1] - shown[0], fewer) == missing:
                return few(gain, digits), few(best, digits), missing
    return few(gain, digits), few(best, digits), missing


@lru_cache(4096)
def impurity_said(impurity: float) -> str:
    """Write an impurity with three digits, or more where it would look like 1."""
    text = few(_sure(impurity))
    return apart(impurity, 1.0)[0] if text == "1" else text


def _sure(amount: float) -> float:
    return amount if amount >= NOTHING else 0.0
