"""Numbers as people type them: 0.5 and 0,5, 1/2, −2, 50 %, 1e-3."""

import re
from math import isfinite

LIKE = "like 0.5, 0,5, 1/2 or 50 %"
PLAIN = r"(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?"
TYPED = re.compile(
    rf"(?P<sign>[+-]?) ?(?P<top>{PLAIN})(?: ?/ ?(?P<bottom>{PLAIN})| ?(?P<percent>%))?",
    re.ASCII | re.IGNORECASE,
)
TWO_READINGS = re.compile(r"[+-]? ?[1-9]\d{0,2},\d{3}", re.ASCII)  # 1,500
SAME = str.maketrans("−–⁄\u00a0\u202f", "--/  ")  # look the same, mean the same


def number(text: str) -> float:
    """Read a number; a ValueError says what the text is instead: "is not a number"."""
    text = text.strip().translate(SAME)
    found = TYPED.fullmatch(text)
    if not found:
        raise ValueError("is not a number")
    if TWO_READINGS.fullmatch(text):
        both = text.replace(",", "."), text.replace(",", "")
        raise ValueError("can be read as {} and as {}".format(*both))
    bottom = _plain(found["bottom"] or ("100" if found["percent"] else "1"))
    value = _plain(found["top"]) / bottom if bottom else float("inf")
    if not isfinite(value):
        raise ValueError("is no finite number")
    return (-value if found["sign"] == "-" else value) + 0.0  # no negative zero


def _plain(text: str) -> float:
    return float(text.replace(",", "."))


def written(value: float) -> str:
    """Write a number in full and no longer than that, as `number` reads it."""
    return repr(float(value)).removesuffix(".0")
