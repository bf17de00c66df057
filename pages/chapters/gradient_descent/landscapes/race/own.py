"""A formula that was typed as lines of NumPy, for the script that is taken home."""

from engines.gradient_descent.formulas import OwnFormula, operations
from engines.gradient_descent.formulas.operations import OPERATIONS
from engines.gradient_descent.formulas.tape import Tape

OWN_OPERATIONS = (operations.below, operations.blend, operations.over_root)
SIGNS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
NUMPY = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "min": "minimum"}
NUMPY |= {"max": "maximum"}
NAMED = {operation: name for name, operation in OPERATIONS.items()}
ENDS = {
    "value": "{0} + 0.0 * x",
    "gradient": "np.stack(np.broadcast_arrays({0}, {1}, x)[:2], -1)",
    "hessian": "np.array([[{0}, {1}], [{1}, {2}]])",
}


def own_source(text: str) -> str:
    """Return functions of the height, the slopes and the bends of a formula."""
    formula = OwnFormula(text)
    wanted = {
        "value": [formula.value],
        "gradient": formula.slopes,
        "hessian": formula.bends,
    }
    made = [_function(formula, name, some) for name, some in wanted.items()]
    return f"# f(x, y) = {text}\n\n\n" + "\n\n\n".join(made)


def _function(formula: OwnFormula, name: str, wanted: list) -> str:
    """Return a function that computes some expressions, one operation a line."""
    checked = [formula.value] if formula.may_be_undefined and name != "value" else []
    tape = Tape(formula.shop, [*wanted, *checked])
    numbers = [*map(_number, tape.start)]
    lines = [f"def {name}(point):", "    x, y = point[..., 0], point[..., 1]"]
    lines += [f"    s{at} = {number}" for at, number in enumerate(numbers) if number]
    lines[2:2] = ["    s0, s1 = x, y"]
    lines += [f"    s{step[1]} = {_operation(*step)}" for step in tape.steps]
    ends = [f"s{at}" for at in tape.results]
    found = ENDS[name].format(*ends)
    if checked:
        found = f"np.where(np.isnan({ends[-1]}), np.nan, {found})"
    return "\n".join([*lines, f"    return {found}"])


def _number(value) -> str:
    return "" if value is None else f"np.float64({float(value)!r})"


def _operation(function, target: int, first: int, second: int | None) -> str:
    """Return an operation on one slot or two as NumPy writes it."""
    name, one, other = NAMED[function], f"s{first}", f"s{second}"
    if name in SIGNS:
        return f"{one} {SIGNS[name]} {other}"
    if name == "negate":
        return f"-{one}"
    if name == "pair":
        return f"({one}, {other})"
    both = one if second is None else f"{one}, {other}"
    is_ours = name in {operation.__name__ for operation in OWN_OPERATIONS}
    return f"{name}({both})" if is_ours else f"np.{NUMPY.get(name, name)}({both})"
