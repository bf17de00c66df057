"""The names that a formula may use, and what people write in their stead."""

import math
from difflib import get_close_matches

VARIABLES = ("x", "y")
CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTIONS = {  # and how many values each takes
    **dict.fromkeys(("sin", "cos", "tan", "asin", "acos", "atan"), 1),
    **dict.fromkeys(("sinh", "cosh", "tanh", "exp", "log", "sqrt", "abs"), 1),
    "min": 2,
    "max": 2,
}
OTHER_NAMES = {"ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan"}
KNOWN = (*VARIABLES, *CONSTANTS, *FUNCTIONS, *OTHER_NAMES)
MEANT = {
    "sine": "sin(x)",
    "sen": "sin(x)",
    "cosine": "cos(x)",
    "tangent": "tan(x)",
    "tg": "tan(x)",
    "arctg": "atan(x)",
    "root": "sqrt(x)",
    "power": "x^2",
    "pow": "x^2",
    "sqr": "x^2",
    "square": "x^2",
    "lg": "log(x)/log(10)",
    "sec": "1/cos(x)",
    "csc": "1/sin(x)",
    "cot": "1/tan(x)",
    "cbrt": "x^(1/3)",
    "absolute": "abs(x)",
    "minimum": "min(x, y)",
    "maximum": "max(x, y)",
}


def split(word: str) -> list[str]:
    """Return the known names that letters without a gap stand for: xy is x times y.

    Only the last one may be a function. The list is empty where there is no such way.

    >>> split("xsin"), split("sine")
    (['x', 'sin'], [])
    """
    low = word.lower()
    if low in KNOWN:
        return [low]
    for first in (*VARIABLES, *CONSTANTS):
        rest = split(word[len(first) :]) if low.startswith(first) else []
        if rest:
            return [first, *rest]
    return []


def suggestion(word: str) -> str:
    """Return what the writer of an unknown name may have meant, as a sentence.

    >>> suggestion("sine"), suggestion("coz"), suggestion("z")
    ('write “sin(x)”', 'perhaps “cos” is meant', 'a formula is of x and y')
    """
    low = word.lower()
    stem = low.rstrip("0123456789_")
    number = low[len(stem) :].strip("_")
    if low in MEANT:
        return f"write “{MEANT[low]}”"
    if stem == "log" and number:
        return f"write “log(x)/log({number})”"
    if stem in (*VARIABLES, *CONSTANTS) and number:
        return f"write “{stem}*{number}” or “{stem}^{number}”"
    begun = max((f for f in FUNCTIONS if low.startswith(f)), key=len, default="")
    if begun and split(low[len(begun) :]):
        return f"write “{begun}({low[len(begun) :]})”"
    near = get_close_matches(low, [name for name in KNOWN if len(name) > 1], 1, 0.6)
    return f"perhaps “{near[0]}” is meant" if near else "a formula is of x and y"
