"""Sums, products and powers put together, made simpler on the way.

Each takes expressions of one workshop. Numbers and constants are gathered in front,
like terms are added, equal factors become powers, and what is zero is left out. All
of it is meant for derivatives: 0 times log(x) is 0 here, for negative x too.

>>> sums = Algebra(Workshop())
>>> x = sums.shop.variable("x")
>>> sums.times(x, sums.times(sums.number(3), x)).parts[0].number
np.float64(3.0)
"""

from engines.gradient_descent.formulas.expression import Expression, Workshop

Split = tuple[Expression, Expression]


class Algebra:
    """What can be done with the expressions of a workshop."""

    def __init__(self, shop: Workshop):
        self.shop = shop
        self.zero, self.one = shop.number(0.0), shop.number(1.0)
        self.splits: dict[int, Split] = {}

    def number(self, value: float) -> Expression:
        """Return a plain number."""
        return self.shop.number(value)

    # --- coefficients: a number, and perhaps letters such as pi ---------------------

    def value_and_letters(self, constant: Expression) -> tuple[float, Expression]:
        """Return a constant as a number times something with pi, e or a function."""
        operation, parts = constant.operation, constant.parts
        if operation == "number":
            return constant.number, self.one
        if operation == "negate":
            value, letters = self.value_and_letters(parts[0])
            return -value, letters
        if operation in ("multiply", "divide"):
            (first, a), (second, b) = map(self.value_and_letters, parts)
            if operation == "multiply" and (a is self.one or b is self.one):
                return first * second, b if a is self.one else a
            if operation == "divide" and b is self.one and second != 0:
                return first / second, a
        return 1.0, constant

    def constant_product(self, first: Expression, second: Expression) -> Expression:
        """Return the product of two constants."""
        (one, a), (other, b) = map(self.value_and_letters, (first, second))
        if a is self.one or b is self.one:
            letters = b if a is self.one else a
        else:
            letters = self.shop.make("multiply", a, b)
        return self.scaled(self.number(one * other), letters)

    def is_below_zero(self, constant: Expression) -> bool:
        """Tell whether a constant is written with a minus."""
        return self.value_and_letters(constant)[0] < 0

    def opposite(self, constant: Expression) -> Expression:
        """Return minus a constant."""
        return self.constant_product(self.number(-1), constant)

    def split(self, e: Expression) -> Split:
        """Return the constant in front of an expression, and the rest of it."""
        if e.index not in self.splits:
            self.splits[e.index] = self._split(e)
        return self.splits[e.index]

    def _split(self, e: Expression) -> Split:
        if e.number is not None:
            return e, self.one
        if e.operation == "negate":
            constant, rest = self.split(e.parts[0])
            return self.opposite(constant), rest
        if e.operation not in ("multiply", "divide"):
            return self.one, e
        (a, rest_a), (b, rest_b) = map(self.split, e.parts)
        if a is self.one and b is self.one:
            return self.one, e
        if e.operation == "multiply":
            return self.constant_product(a, b), self.joined(rest_a, rest_b)
        return self.constant_quotient(a, b), self.fraction(rest_a, rest_b)

    def constant_quotient(self, top: Expression, bottom: Expression) -> Expression:
        """Return a constant divided by a constant."""
        (a, letters), (b, below) = map(self.value_and_letters, (top, bottom))
        if b == 0:
            return self.shop.make("divide", top, bottom)
        value = self.number(a / b)
        if below is self.one:
            return self.scaled(value, letters)
        return self.scaled(value, self.shop.make("divide", letters, below))

    def scaled(self, constant: Expression, rest: Expression) -> Expression:
        """Return a constant times an expression that has none in front."""
        if constant is self.zero or rest is self.one:
            return constant
        if constant is self.one:
            return rest
        if constant.number == -1:
            return self.shop.make("negate", rest)
        if rest.operation == "divide" and rest.number is None:
            if self.is_below_zero(constant):
                whole = self.scaled(self.opposite(constant), rest)
                return self.shop.make("negate", whole)
            top, bottom = rest.parts
            return self.shop.make("divide", self.scaled(constant, top), bottom)
        return self.shop.make("multiply", constant, rest)

    # --- products ------------------------------------------------------------------

    def times(self, first: Expression, second: Expression) -> Expression:
        """Return the product."""
        (a, rest_a), (b, rest_b) = self.split(first), self.split(second)
        constant = self.constant_product(a, b)
        if constant is self.zero:
            return self.zero
        return self.scaled(constant, self.joined(rest_a, rest_b))

    def joined(self, first: Expression, second: Expression) -> Expression:
        """Return the product of two expressions that have no constant in front."""
        if first is self.one or second is self.one:
            return second if first is self.one else first
        if first.operation == "divide":
            return self.over(self.times(first.parts[0], second), first.parts[1])
        if second.operation == "divide":
            return self.over(self.times(first, second.parts[0]), second.parts[1])
        merged = self.one_power(first, second)
        if merged:
            return merged
        if first.operation == "multiply":
            for i, factor in enumerate(first.parts):
                merged = self.one_power(factor, second)
                if merged:
                    return self.joined(first.parts[1 - i], merged)
        ordered = sorted((first, second), key=lambda e: e.index)
        return self.shop.make("multiply", *ordered)

    def one_power(self, first: Expression, second: Expression) -> Expression | None:
        """Return the product as a power, if both are powers of the same thing."""
        (base, n), (other, m) = map(_base_and_power, (first, second))
        return self.power(base, n + m) if base is other else None

    def power(self, base: Expression, n: float) -> Expression:
        """Return a power with a plain number on top."""
        if n == 0:
            return self.one
        if n == 1:
            return base
        inner, m = _base_and_power(base)
        if m > 1 and n > 0 and n == int(n):
            return self.power(inner, m * n)
        return self.shop.make("power", base, self.number(n))

    def over(self, top: Expression, bottom: Expression) -> Expression:
        """Return the quotient."""
        (a, rest_a), (b, rest_b) = self.split(top), self.split(bottom)
        if a is self.zero:
            return self.zero
        return self.scaled(self.constant_quotient(a, b), self.fraction(rest_a, rest_b))

    def fraction(self, top: Expression, bottom: Expression) -> Expression:
        """Return the quotient of two expressions that have no constant in front."""
        if bottom is self.one:
            return top
        if top.operation == "divide" and top.number is None:
            top, inner = top.parts
            return self.over(top, self.times(inner, bottom))
        return self.shop.make("divide", top, bottom)

    # --- sums ----------------------------------------------------------------------

    def add(self, first: Expression, second: Expression) -> Expression:
        """Return the sum."""
        if first is self.zero or second is self.zero:
            return second if first is self.zero else first
        merged = self.like_terms(first, second)
        if merged:
            return merged
        if first.operation in ("add", "subtract"):
            p, q = first.parts
            q = self.negative(q) if first.operation == "subtract" else q
            for kept, other in ((q, p), (p, q)):
                merged = self.like_terms(other, second)
                if merged:
                    pair = (merged, kept) if other is p else (kept, merged)
                    return self.add(*pair)
        a, b = self.split(first)[0], self.split(second)[0]
        if self.is_below_zero(b):
            return self.shop.make("subtract", first, self.negative(second))
        if self.is_below_zero(a):
            return self.shop.make("subtract", second, self.negative(first))
        return self.shop.make("add", first, second)

    def like_terms(self, first: Expression, second: Expression) -> Expression | None:
        """Return the sum as one term, if both are the same up to a plain number."""
        (a, rest_a), (b, rest_b) = self.split(first), self.split(second)
        if rest_a is not rest_b:
            return None
        (value_a, letters_a), (value_b, letters_b) = map(self.value_and_letters, (a, b))
        if letters_a is not letters_b:
            return None
        constant = self.scaled(self.number(value_a + value_b), letters_a)
        return self.scaled(constant, rest_a)

    def subtract(self, first: Expression, second: Expression) -> Expression:
        """Return the difference."""
        return self.add(first, self.negative(second))

    def negative(self, e: Expression) -> Expression:
        """Return minus an expression; of a difference, the other way round."""
        return self.times(self.number(-1), e)


def _base_and_power(e: Expression) -> tuple[Expression, float]:
    """Return e as a power with a positive whole number on top, at least e to the 1."""
    if e.operation == "power":
        n = e.parts[1].number
        if n is not None and n > 1 and n == int(n) and e.number is None:
            return e.parts[0], float(n)
    return e, 1.0
