"""A curve of the learner's own, from the text of a formula of one letter."""

import re
from functools import lru_cache

import numpy as np

from engines.gradient_descent.formulas.errors import FormulaError, at
from engines.gradient_descent.formulas.names import KNOWN, MEANT
from engines.gradient_descent.formulas.own_surface import parse_formula
from engines.gradient_descent.surface import Surface

LABEL = "Your own curve"
DOMAIN = ((-3.0, 3.0),)
LETTERS = "xwθtzuvy"  # the likeliest to be the variable come first
GREEK = "αβγδεζηθικλμνξρστυφχψω"
WORD = re.compile(rf"[A-Za-z]+|[{GREEK}]")
HEAD = re.compile(rf"\s*[A-Za-z{GREEK}]\s*(?:\(\s*([A-Za-z{GREEK}])\s*\))?\s*=(?!=)")
NAMES = {one for one in (*KNOWN, *MEANT) if len(one) > 1}
EMPTY = "Nothing is written; write a formula such as (w - 3)^2."


def variable_of(text: str) -> str:
    """Return the one letter that a formula is of; x where there is none.

    Raises FormulaError where there are two, for one of them must be a number: where
    f(w) = stands before the formula, the other one, else the less likely.

    >>> variable_of("(w - 3)^2"), variable_of("J(t) = t^2"), variable_of("5")
    ('w', 't', 'x')
    """
    named, body = _parted(text)
    found = dict.fromkeys(letter for letter, _ in _letters(body))
    chosen = named or min(found, key=_rank, default="x")
    for letter, place in _letters(body):
        if letter != chosen:
            raise at(
                place,
                f"“{letter}” is a second letter beside “{chosen}”: a curve is of one. "
                f"Write a number in its place, such as 2 for “{letter}”.",
            )
    return chosen


def parse_curve(text: str, domain=DOMAIN) -> Surface:
    r"""Return the curve f(x) that a text describes: x, w or any other letter.

    What can be written is what `parse_formula` reads, with one letter in it, perhaps
    behind f(w) =. The three functions take points (..., 1); slope and bend are exact,
    from the tree of the formula, and nan where f is undefined. In what the curve says
    of itself the letter is x. Raises FormulaError for what cannot be read, and for a
    second letter.

    >>> curve = parse_curve("f(w) = (w - 3)^2")
    >>> curve.value(np.array([1.0])), curve.gradient(np.array([1.0]))
    (np.float64(4.0), array([-4.]))
    """
    plane = _plane(text)
    slope = plane.gradient_formula.split("{pmatrix} ", 1)[1].rsplit(r" \\", 1)[0]
    slope = "" if r"\partial" in slope else f" = {slope}"
    return Surface(
        name="own",
        label=LABEL,
        formula=plane.formula.replace("f(x, y)", "f(x)", 1),
        gradient_formula=f"f'(x){slope}",
        value=lambda points: plane.value(_lifted(points)),
        gradient=lambda points: plane.gradient(_lifted(points))[..., :1],
        hessian=lambda points: plane.hessian(_lifted(points))[..., :1, :1],
        domain=domain,
        smooth=plane.smooth,
    )


def in_x(text: str) -> str:
    """Return a formula of one letter with x in its place, each sign where it was.

    >>> in_x("f(w) = 2w^2")
    '       2x^2'
    """
    letter, (_, body) = variable_of(text), _parted(text)
    signs = [*body]
    for found, place in _letters(body):
        signs[place] = "x" if found == letter else found
    return "".join(signs)


@lru_cache(64)
def _plane(text: str) -> Surface:
    """Return the formula as a surface that does not depend on y."""
    if not _parted(text)[1].strip():
        raise FormulaError(EMPTY, 0)
    letter = variable_of(text)
    try:
        return parse_formula(in_x(text))
    except FormulaError as error:
        raise FormulaError(_of_one(str(error), letter), error.position) from None


def _of_one(sentence: str, letter: str) -> str:
    """Return what is said of a formula of x and y as it is said of one letter's."""
    for words in ("a number, x, y, a", "a formula is of x and y", "(x, y)"):
        own = words.replace("x, y", "x").replace("x and y", "one letter, x")
        sentence = sentence.replace(words, own)
    return re.sub(r"(?<![A-Za-z])x(?![A-Za-z])", letter, sentence)


def _parted(text: str) -> tuple[str, str]:
    """Return the letter in f(w) =, if it is there, and the text with blanks for it."""
    head = HEAD.match(text)
    if not head:
        return "", text
    return (head[1] or "").lower(), " " * head.end() + text[head.end() :]


def _letters(text: str) -> list[tuple[str, int]]:
    """Return the letters that stand for numbers, small, each with its place."""
    found = []
    for word in WORD.finditer(text):
        low, place = word.group().lower(), word.start()
        while low and low not in NAMES:
            if low[0] != "e":
                found.append((low[0], place))
            low, place = low[1:], place + 1
            if low.startswith("pi") and low not in NAMES:
                low, place = low[2:], place + 2
    return [] if _is_a_word(text) else found


def _is_a_word(text: str) -> bool:
    """Tell whether some word is no row of letters: the reader has more to say of it."""
    for word in WORD.finditer(text):
        low = word.group().lower()
        tail = next((one for one in NAMES if low.endswith(one)), "")
        rest = low[: len(low) - len(tail)]
        if len(set(rest) - {"e", "p", "i"}) > 2:
            return True
    return False


def _rank(letter: str) -> int:
    return LETTERS.index(letter) if letter in LETTERS else len(LETTERS)


def _lifted(points: np.ndarray) -> np.ndarray:
    """Return points (..., 1) as points of the plane, (..., 2), with y = 0."""
    return np.concatenate([points, np.zeros_like(points)], axis=-1)
