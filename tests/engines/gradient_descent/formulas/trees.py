"""Formulas made by chance: as structure, as text, and as what they are worth.

Nothing here is the engine's: the text is printed by a table of precedence of its own,
and the worth is computed by Python's `math` and `cmath` from the structure alone.
"""

import cmath
import math
from random import Random

from hypothesis import strategies as st

Tree = tuple  # ("number", 2.5), ("x",), ("pi",), ("sin", tree), ("+", tree, tree) …

SMOOTH = ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh")
SMOOTH += ("exp", "log", "sqrt")
KINKED = ("abs", "min", "max")
TIGHT = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "^": 4}
MOST = 1e4  # what is larger on the way is no test of reading


class Undefined(ValueError):
    """Some part has no value here, or one too large to compare."""


def trees(kinks: bool = True, depth: int = 4) -> st.SearchStrategy[Tree]:
    numbers = st.integers(0, 40).map(lambda n: ("number", n / 4))
    letters = st.sampled_from([("x",), ("y",), ("x",), ("y",), ("pi",), ("e",)])
    of_one = SMOOTH + (("abs",) if kinks else ())
    of_two = ("min", "max") if kinks else ()

    def larger(inner):
        options = [
            st.tuples(st.sampled_from("+-*/"), inner, inner),
            st.tuples(st.just("neg"), inner),
            st.tuples(st.just("^"), inner, exponents(inner)),
            st.tuples(st.sampled_from(of_one), inner),
        ]
        if of_two:
            options.append(st.tuples(st.sampled_from(of_two), inner, inner))
        return st.one_of(options)

    return st.recursive(st.one_of(letters, numbers), larger, max_leaves=2**depth)


def exponents(inner) -> st.SearchStrategy[Tree]:
    whole = st.integers(1, 20).map(lambda n: ("number", float(n)))
    below = st.integers(1, 4).map(lambda n: ("neg", ("number", float(n))))
    return st.one_of(whole, whole, below, st.just(("number", 0.5)), inner)


# --- as text ------------------------------------------------------------------------


def written(tree: Tree, chance: Random) -> str:
    """Return a text for the tree, with blanks, signs and brackets as they fall."""
    kind, *parts = tree
    if kind == "number":
        return number(parts[0], chance)
    if kind in ("x", "y", "pi", "e"):
        return letter(kind, chance)
    blank = chance.choice(["", "", " "])
    if kind == "neg":
        return chance.choice("-−") + blank + operand(parts[0], 3, chance)
    if kind in TIGHT:
        return of_two(kind, *parts, blank, chance)
    values = f",{blank}".join(written(part, chance) for part in parts)
    if kind == "abs" and chance.random() < 0.3:
        return f"|{values}|"
    name = {"log": chance.choice(["log", "ln"])}.get(kind, kind)
    return f"{name}({values})"


def number(value: float, chance: Random) -> str:
    forms = [repr(value), f"{value:g}", f"{value * 1000:g}e-3"]
    forms += [repr(value).removeprefix("0")] if 0 < value < 1 else []
    return chance.choice(forms)


def letter(kind: str, chance: Random) -> str:
    if kind == "pi":
        return chance.choice(["pi", "π", "PI"])
    return chance.choice([kind, kind, kind.upper()]) if kind != "e" else "e"


def of_two(kind: str, first: Tree, second: Tree, blank: str, chance: Random) -> str:
    tight = TIGHT[kind]
    if kind == "^":
        left = operand(first, 5, chance)
        return left + chance.choice(["^", "**"]) + blank + operand(second, 3, chance)
    left = operand(first, tight, chance)
    right = operand(second, tight + 1, chance)
    if kind == "*" and beside(left, right, first) and chance.random() < 0.5:
        return f"{left} {right}"
    sign = {"*": "*·×", "-": "-−", "/": "/÷"}.get(kind, kind)
    return f"{left}{blank}{chance.choice(sign)}{blank}{right}"


def beside(left: str, right: str, first: Tree) -> bool:
    """Tell whether both may stand side by side: the right begins with no number."""
    return right[0].isalpha() or right[0] == "("


def operand(tree: Tree, tight: int, chance: Random) -> str:
    """Return the text, in brackets where it needs them, and sometimes where not."""
    text = written(tree, chance)
    loose = TIGHT.get(tree[0], 9) < tight
    return f"({text})" if loose or chance.random() < 0.1 else text


# --- what it is worth ---------------------------------------------------------------


def worth(tree: Tree, x, y, functions=math):
    """Return the value at (x, y); `functions` is math, or cmath for complex numbers."""
    kind, *parts = tree
    if kind in ("x", "y"):
        return x if kind == "x" else y
    if kind == "number":
        return parts[0]
    if kind in ("pi", "e"):
        return getattr(math, kind)
    values = [worth(part, x, y, functions) for part in parts]
    try:
        value = computed(kind, values, functions)
    except (ValueError, ZeroDivisionError, OverflowError) as error:
        raise Undefined(str(error)) from error
    if not abs(value) < MOST:
        raise Undefined("large")
    return value


def computed(kind: str, values: list, functions):
    first, second = values[0], values[-1]
    if kind == "neg":
        return -first
    if kind == "^":
        return raised(first, second, functions)
    if kind in TIGHT:
        return {
            "+": lambda: first + second,
            "-": lambda: first - second,
            "*": lambda: first * second,
            "/": lambda: first / second,
        }[kind]()
    if kind in KINKED:
        return {"abs": abs, "min": min, "max": max}[kind](*values)
    return getattr(functions, kind)(*values)


def raised(base, top, functions):
    if not isinstance(top, complex) and top == int(top):
        return base ** int(top)
    real = base.real if isinstance(base, complex) else base
    if real < 0:
        raise ValueError("a root of a negative number")
    if real == 0:
        raise ValueError("nothing to differentiate at the edge")
    return functions.exp(top * functions.log(base))


def slopes(tree: Tree, x: float, y: float, tiny: float = 1e-30) -> tuple[float, float]:
    """Return both slopes by a complex step, which subtracts and so rounds nothing."""
    worth(tree, x, y)  # complex numbers have roots where real ones have none
    along_x = worth(tree, complex(x, tiny), y, cmath)
    along_y = worth(tree, x, complex(y, tiny), cmath)
    return complex(along_x).imag / tiny, complex(along_y).imag / tiny
