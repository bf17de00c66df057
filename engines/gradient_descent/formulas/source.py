"""A formula as the text of Python functions, for a script that is taken home.

It is written from the tree, so that nothing of what was typed is in it, and it is
text only: nothing here executes it.
"""

import inspect
from collections import Counter
from collections.abc import Mapping, Sequence

from engines.gradient_descent.formulas import operations
from engines.gradient_descent.formulas.expression import Expression, within
from engines.gradient_descent.formulas.own_surface import OwnFormula
from engines.gradient_descent.formulas.writing import Binds, Written, factors, size

SHARED_FROM = 4  # pieces: what is used twice and as long as this gets a name
NUMPY = {
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "min": "minimum",
    "max": "maximum",
}
OWN = ("below", "blend", "over_root")
COORDINATES = "    x, y = points[..., 0], points[..., 1]"


def source(text: str, with_bends: bool = False) -> str:
    """Return functions ``own_value`` and ``own_gradient`` that need nothing but np.

    They take points (..., 2), as a surface's do, and so does ``own_hessian``, if it is
    wanted. Raises FormulaError like `parse_formula`.

    >>> print(source("x^2 + 3y").split(chr(10))[3])
        return x**2 + 3 * y
    """
    formula = OwnFormula(text)
    values = [formula.value, *formula.slopes, *(formula.bends if with_bends else ())]
    needed = {e.operation for e in within(*values)} & {*OWN}
    helpers = [inspect.getsource(getattr(operations, name)) for name in sorted(needed)]
    written = [_value(formula), _gradient(formula)]
    written += [_hessian(formula)] if with_bends else []
    return "\n\n".join([*helpers, *written])


def _value(formula: OwnFormula) -> str:
    lines = [
        "def own_value(points):",
        f'    """Return f(x, y) = {python(formula.value)}, shape (...)."""',
        COORDINATES,
        f"    return {_everywhere(formula.value, {})}",
    ]
    return "\n".join(lines) + "\n"


def _gradient(formula: OwnFormula) -> str:
    names = _shared(formula.slopes)
    known: dict[int, str] = {}
    lines = [
        "def own_gradient(points):",
        '    """Return the slopes along x and along y, shape (..., 2)."""',
        COORDINATES,
    ]
    for e, name in names:
        lines.append(f"    {name} = {python(e, known)}")
        known[e.index] = name
    along = ", ".join(_everywhere(slope, known) for slope in formula.slopes)
    stacked = f"np.stack([{along}], axis=-1)"
    if not formula.may_be_undefined:
        return "\n".join([*lines, f"    return {stacked}"]) + "\n"
    lines.append(f"    slopes = {stacked}")
    lines.append("    slopes[np.isnan(own_value(points))] = np.nan")
    return "\n".join([*lines, "    return slopes"]) + "\n"


def _hessian(formula: OwnFormula) -> str:
    names, known = _shared(formula.bends), {}
    lines = [
        "def own_hessian(points):",
        '    """Return the bends, shape (..., 2, 2)."""',
        COORDINATES,
    ]
    for e, name in names:
        lines.append(f"    {name} = {python(e, known)}")
        known[e.index] = name
    xx, xy, yy = (_everywhere(bend, known) for bend in formula.bends)
    lines.append(f"    xx, xy, yy = {xx}, {xy}, {yy}")
    lines.append("    rows = np.stack([xx, xy], axis=-1), np.stack([xy, yy], axis=-1)")
    return "\n".join([*lines, "    return np.stack(rows, axis=-2)"]) + "\n"


def _everywhere(e: Expression, known: Mapping[int, str]) -> str:
    """Return its text; a number as an array with one for every point."""
    text = python(e, known)
    return text if e.number is None else f"np.full(x.shape, {text}, dtype=float)"


def _shared(wanted: Sequence[Expression]) -> list[tuple[Expression, str]]:
    """Return what is used more than once and worth a name, parts first."""
    everything = within(*wanted)
    uses = Counter(part.index for e in everything for part in e.parts)
    uses.update(e.index for e in wanted)
    shared = [
        e
        for e in everything
        if uses[e.index] > 1 and e.number is None and size(e) >= SHARED_FROM
    ]
    return [(e, f"u{k}") for k, e in enumerate(shared, start=1)]


def python(e: Expression, known: Mapping[int, str] | None = None) -> str:
    """Return an expression as Python, with names for what is `known` by one.

    >>> from engines.gradient_descent.formulas.expression import Workshop
    >>> from engines.gradient_descent.formulas.grammar import read
    >>> python(read("2^-x^2/(1 + sin(y))", Workshop()))
    '2**(-x**2) / (1 + np.sin(y))'
    """
    return _written(e, known or {})[0]


def _written(e: Expression, known: Mapping[int, str]) -> Written:
    if e.index in known:
        return known[e.index], Binds.ATOM
    if not e.parts:
        return _leaf(e)
    if e.operation in ("add", "subtract"):
        return _sum(e, known)
    if e.operation == "negate":
        return f"-{_at_least(Binds.PRODUCT, e.parts[0], known)}", Binds.SUM
    if e.operation == "multiply":
        first, *others = factors(e)
        leading = first.operation in ("number", "negate")
        pieces = [_at_least(Binds.SUM if leading else Binds.PRODUCT, first, known)]
        pieces += [_at_least(Binds.POWER, factor, known) for factor in others]
        binds = Binds.SUM if pieces[0].startswith("-") else Binds.PRODUCT
        return " * ".join(pieces), binds
    if e.operation == "divide":
        top = _at_least(Binds.PRODUCT, e.parts[0], known)
        return f"{top} / {_at_least(Binds.POWER, e.parts[1], known)}", Binds.PRODUCT
    if e.operation == "power":
        base, top = (_at_least(Binds.ATOM, part, known) for part in e.parts)
        return f"{base}**{top}", Binds.POWER
    return _call(e, known), Binds.ATOM


def _leaf(e: Expression) -> Written:
    if e.operation == "variable":
        return e.name, Binds.ATOM
    if e.operation == "constant":
        return f"np.{e.name}", Binds.ATOM
    text = repr(float(e.number)).removesuffix(".0")
    return text, Binds.SUM if e.number < 0 else Binds.ATOM


def _sum(e: Expression, known: Mapping[int, str]) -> Written:
    first = python(e.parts[0], known)
    second, binds = _written(e.parts[1], known)
    sign = "+" if e.operation == "add" else "-"
    loose = binds == Binds.SUM and (sign == "-" or second.startswith("-"))
    return f"{first} {sign} {f'({second})' if loose else second}", Binds.SUM


def _at_least(binds: Binds, e: Expression, known: Mapping[int, str]) -> str:
    text, own = _written(e, known)
    return text if own >= binds else f"({text})"


def _call(e: Expression, known: Mapping[int, str]) -> str:
    values = [python(part, known) for part in e.parts]
    if e.operation == "blend":
        share, *both = values
        return f"blend({share}, ({', '.join(both)}))"
    name = e.operation
    function = name if name in OWN else f"np.{NUMPY.get(name, name)}"
    return f"{function}({', '.join(values)})"
