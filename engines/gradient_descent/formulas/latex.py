r"""Expressions as LaTeX: fractions, powers, and brackets only where they are needed.

>>> from engines.gradient_descent.formulas.expression import Workshop
>>> from engines.gradient_descent.formulas.grammar import read
>>> latex(read("(x^2 + 1)/2 - 3sin(x)^2", Workshop()))
'\\frac{x^{2} + 1}{2} - 3 \\sin^{2}(x)'
"""

from fractions import Fraction
from math import isfinite

from engines.gradient_descent.formulas.expression import Expression
from engines.gradient_descent.formulas.writing import (
    Binds,
    Written,
    factors,
    plain_number,
)

NAMES = {
    **{name: rf"\{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")},
    "asin": r"\arcsin",
    "acos": r"\arccos",
    "atan": r"\arctan",
    "exp": r"\exp",
    "log": r"\ln",
    "min": r"\min",
    "max": r"\max",
    "sign": r"\operatorname{sign}",
}
TALL = (r"\frac", r"\begin")
LONG_DECIMAL = 7


def latex(e: Expression) -> str:
    """Return an expression as LaTeX."""
    return _written(e)[0]


def _written(e: Expression) -> Written:
    if e.operation in WRITERS:
        return WRITERS[e.operation](e)
    inside = ", ".join(map(latex, e.parts))
    return NAMES[e.operation] + _brackets(inside), Binds.POWER


def _brackets(text: str) -> str:
    if any(tall in text for tall in TALL):
        return rf"\left({text}\right)"
    return f"({text})"


def _at_least(binds: Binds, e: Expression) -> str:
    """Return it as something that binds so tightly, by brackets if need be."""
    text, own = _written(e)
    return text if own >= binds else _brackets(text)


def _number(e: Expression) -> Written:
    if not isfinite(e.number):
        return r"\infty", Binds.ATOM  # a coefficient too large to hold
    text = plain_number(abs(e.number))
    ratio = Fraction(float(e.number)).limit_denominator(99)
    binds = Binds.ATOM
    if "e" in text:
        head, power = text.split("e")
        head = "" if head == "1" else rf"{head} \times "
        text, binds = f"{head}10^{{{int(power)}}}", Binds.PRODUCT
    elif len(text) >= LONG_DECIMAL and float(ratio) == e.number:
        top = abs(ratio.numerator)
        text, binds = rf"\frac{{{top}}}{{{ratio.denominator}}}", Binds.PRODUCT
    return (f"-{text}", Binds.SUM) if e.number < 0 else (text, binds)


def _letter(e: Expression) -> Written:
    return {"pi": r"\pi"}.get(e.name, e.name), Binds.ATOM


def _negate(e: Expression) -> Written:
    return f"-{_at_least(Binds.PRODUCT, e.parts[0])}", Binds.SUM


def _sum(e: Expression) -> Written:
    sign = "+" if e.operation == "add" else "-"
    first, (second, binds) = latex(e.parts[0]), _written(e.parts[1])
    loose = second.startswith("-") or (sign == "-" and binds == Binds.SUM)
    second = _brackets(second) if loose else second
    return f"{first} {sign} {second}", Binds.SUM


def _product(e: Expression) -> Written:
    first, *others = factors(e)
    text, binds = _written(first)
    negative = text.startswith("-") and first.operation in ("number", "negate")
    text = text if binds >= Binds.PRODUCT or negative else _brackets(text)
    for factor in others:
        piece = _at_least(Binds.PRODUCT, factor)
        dot = r" \cdot " if piece[0].isdigit() or piece.startswith(TALL) else " "
        text += dot + piece
    return text, Binds.SUM if negative else Binds.PRODUCT


def _fraction(e: Expression) -> Written:
    top, bottom = map(latex, e.parts)
    return rf"\frac{{{top}}}{{{bottom}}}", Binds.PRODUCT


def _power(e: Expression) -> Written:
    base, top = e.parts
    n = top.number
    if base.operation in NAMES and len(base.parts) == 1 and base.operation != "exp":
        if top.operation == "number" and n > 1 and n == int(n):
            inside = _brackets(latex(base.parts[0]))
            return f"{NAMES[base.operation]}^{{{int(n)}}}{inside}", Binds.POWER
    return f"{_at_least(Binds.ATOM, base)}^{{{latex(top)}}}", Binds.POWER


def _root(e: Expression) -> Written:
    return rf"\sqrt{{{latex(e.parts[0])}}}", Binds.ATOM


def _absolute(e: Expression) -> Written:
    return rf"\left|{latex(e.parts[0])}\right|", Binds.ATOM


def _blend(e: Expression) -> Written:
    share, first, second = e.parts
    lower, higher = map(latex, share.parts)
    rows = (
        rf"{latex(first)} & {lower} < {higher}",
        rf"{latex(second)} & {lower} > {higher}",
    )
    return rf"\begin{{cases}} {rows[0]} \\ {rows[1]} \end{{cases}}", Binds.SUM


WRITERS = {
    "number": _number,
    "constant": _letter,
    "variable": _letter,
    "negate": _negate,
    "add": _sum,
    "subtract": _sum,
    "multiply": _product,
    "divide": _fraction,
    "over_root": _fraction,
    "power": _power,
    "sqrt": _root,
    "abs": _absolute,
    "blend": _blend,
}
