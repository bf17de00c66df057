"""Numbers and lines of a formula, as LaTeX."""

from collections.abc import Iterable, Sequence


def tex(value: float, digits: int = 6) -> str:
    """Write a number with six digits or more, powers of ten as such."""
    text = f"{value + 0.0:.{digits}g}"  # no -0
    if "e" not in text:
        return text
    digits, power = text.split("e")
    return rf"{digits} \times 10^{{{int(power)}}}"


def bracketed(value: float, digits: int = 6) -> str:
    """Write a number that follows a sign: in brackets where it is below 0."""
    return f"({tex(value, digits)})" if value < 0 else tex(value, digits)


def product(factors: Iterable[float]) -> str:
    """Write numbers that are multiplied; those below 0 in brackets."""
    return r" \cdot ".join(map(bracketed, factors))


def derivative(top: str, below: str) -> str:
    """Write how much one thing changes with another."""
    return rf"\frac{{\partial {top}}}{{\partial {below}}}"


def aligned(lines: Sequence[str]) -> str:
    """Return the lines below one another, each of them with its `&`."""
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"
