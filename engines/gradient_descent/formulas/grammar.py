r"""The grammar of formulas, read by recursive descent: a function for each line of it.

    sum      a product, then + or - and a product, any number of times
    product  a signed, then * or / and a signed, or a power right beside it
    signed   any number of + and -, then a power
    power    an atom, perhaps with ^ and a signed after it
    atom     a number, x, y, pi, e, f(sum), min(sum, sum), (sum) or |sum|

So a power binds tighter than a sign before it and groups to the right: -x^2 is
-(x^2), 2^3^2 is 2^(3^2) and 2^-1 is 1/2. What stands side by side is multiplied, no
tighter than by *: 1/2x is (1/2) x, as on most calculators, and 2x^2 is 2 (x^2). A
number never stands right of its factor: x2 could be x*2 as well as x^2.
"""

import numpy as np

from engines.gradient_descent.formulas.errors import (
    FormulaError,
    at,
    shown,
    told_before,
)
from engines.gradient_descent.formulas.expression import Expression, Workshop
from engines.gradient_descent.formulas.names import (
    CONSTANTS,
    FUNCTIONS,
    OTHER_NAMES,
    VARIABLES,
)
from engines.gradient_descent.formulas.tokens import Token, tokens_of

MOST_NESTED = 40
MOST_IN_A_ROW = 100  # each with the result of the last
OPERAND = "a number, x, y, a function or “(”"
OPERATORS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}


def read(text: str, shop: Workshop) -> Expression:
    """Return the expression that a text stands for, made in the workshop.

    Raises FormulaError, with the place, for everything that is no formula.

    >>> read("-x^2", Workshop()).operation
    'negate'
    """
    return _Reader(text, shop).whole()


class _Reader:
    """A place in the text; each function reads on from there."""

    def __init__(self, text: str, shop: Workshop):
        self.text, self.shop = text, shop
        self.tokens = tokens_of(text)
        self.place = 0
        self.nested = 0
        self.closings = [""]  # what would close the innermost bracket

    @property
    def token(self) -> Token:
        """Return the token that is next."""
        return self.tokens[self.place]

    def take(self) -> Token:
        """Return the token that is next, and go on behind it."""
        token = self.token
        self.place += 1
        return token

    def whole(self) -> Expression:
        """Read all of the text: a sum, and nothing after it."""
        expression = self.sum()
        if self.token.kind != "end":
            raise self.unexpected("an operator such as + or * or the end")
        return expression

    def sum(self) -> Expression:
        """Read products with + or - between them."""
        start, total = self.token.position, self.product()
        while self.token.is_sign("+", "-"):
            operation = OPERATORS[self.take().text]
            total = self.made(start, operation, total, self.product())
        return total

    def product(self) -> Expression:
        """Read factors with *, / or nothing between them."""
        start, result = self.token.position, self.signed()
        while True:
            if self.token.is_sign("*", "/"):
                operation = OPERATORS[self.take().text]
                result = self.made(start, operation, result, self.signed())
            elif self.begins_a_factor():
                result = self.made(start, "multiply", result, self.power())
            else:
                return result

    def begins_a_factor(self) -> bool:
        """Tell whether what comes next is multiplied without a sign."""
        opens = self.token.is_sign("|") and self.closings[-1] != "|"
        return self.token.kind == "name" or self.token.is_sign("(") or opens

    def signed(self) -> Expression:
        """Read a power behind any number of signs: -x^2 is -(x^2)."""
        start, minus = self.token.position, False
        while self.token.is_sign("+", "-"):
            minus ^= self.take().text == "-"
        power = self.power()
        return self.made(start, "negate", power) if minus else power

    def power(self) -> Expression:
        """Read an atom, perhaps with an exponent: x^2^3 is x^(2^3)."""
        start, base = self.token.position, self.atom()
        if not self.token.is_sign("^"):
            return base
        self.take()
        return self.made(start, "power", base, self.deeper(self.signed))

    def atom(self) -> Expression:
        """Read a number, a letter, a function of something, or a bracket."""
        token = self.token
        if token.kind == "number":
            return self.number()
        if token.kind == "name":
            return self.named()
        if token.is_sign("("):
            return self.bracketed(")")
        if token.is_sign("|"):
            return self.made(token.position, "abs", self.bracketed("|"))
        raise self.unexpected(OPERAND)

    def number(self) -> Expression:
        """Read a number that is not too large to be held."""
        token = self.take()
        value = np.float64(token.text)
        if not np.isfinite(value):
            raise at(token.position, f"{shown(token.text)} is too large a number.")
        return self.shop.number(value)

    def named(self) -> Expression:
        """Read x, y, a constant, or a function with what it is of."""
        token = self.take()
        name = OTHER_NAMES.get(token.text, token.text)
        if name in VARIABLES:
            return self.shop.variable(name)
        if name in CONSTANTS:
            return self.shop.constant(name)
        if not self.token.is_sign("("):
            raise self.unexpected(f"“(” is expected, as in {_example(name)}", "")
        return self.made(token.position, name, *self.values(token, FUNCTIONS[name]))

    def values(self, name: Token, wanted: int) -> list[Expression]:
        """Return what stands in the brackets of a function."""
        values, comma = [self.bracketed(",)")], self.place - 1
        while self.tokens[self.place - 1].text == ",":
            self.place -= 1  # the comma opens the next value
            values.append(self.bracketed(",)"))
        if len(values) == wanted:
            return values
        if len(values) > wanted:
            self.place = comma
        takes = f"{wanted} values" if wanted > 1 else "one value"
        sentence = f"“{name.text}” takes {takes}, as in {_example(name.text)}."
        raise self.decimal_comma() or at(name.position, sentence)

    def bracketed(self, closing: str) -> Expression:
        """Return the sum from an opening bracket to what closes it, both taken."""
        opening = self.take()
        self.closings.append(closing)
        inside = self.deeper(self.sum)
        if not (self.token.kind == "sign" and self.token.text in closing):
            raise self.unclosed(opening, closing)
        self.closings.pop()
        self.take()
        return inside

    def deeper(self, reading) -> Expression:
        """Read what stands one level deeper; there is a deepest."""
        self.nested += 1
        if self.nested > MOST_NESTED:
            sentence = f"brackets and powers are more than {MOST_NESTED} deep."
            raise at(self.token.position, sentence)
        result = reading()
        self.nested -= 1
        return result

    def made(self, start: int, operation: str, *parts: Expression) -> Expression:
        """Make an expression; what has no x and y must have a value."""
        made = self.shop.make(operation, *parts)
        if made.depth > MOST_IN_A_ROW:
            sentence = f"more than {MOST_IN_A_ROW} operations follow one another;"
            raise at(start, f"{sentence} write it shorter.")
        if made.number is None or np.isfinite(made.number):
            return made
        piece = shown(self.text[start : self.tokens[self.place - 1].end].strip())
        if np.isnan(made.number):
            raise at(start, f"{piece} has no value.")
        raise at(start, f"{piece} is infinite, or too large a number.")

    def unclosed(self, opening: Token, closing: str) -> FormulaError:
        """Return the error for a bracket that is not closed here."""
        if self.token.kind != "end" or opening.text == ",":
            wanted = " or ".join(f"“{sign}”" for sign in reversed(closing))
            return self.unexpected(f"an operator such as + or * or {wanted}")
        place = opening.position
        return at(place, f"“{opening.text}” is opened and never closed.")

    def unexpected(self, expected: str, verb: str = " is expected") -> FormulaError:
        """Return the error that says what is expected here and what was given."""
        token = self.token
        known = token.error or self.decimal_comma()
        if known:
            return known
        before = told_before(self.text, token.position)
        if token.kind == "end":
            sentence = f"At the end{before}, {expected}{verb}."
            return FormulaError(sentence, token.position)
        given = self.text[token.position : max(token.end, token.position + 1)]
        expects = f"{expected}{verb}; “{given}” was given."
        start = f"At character {token.position + 1}{before}, {expects}"
        return FormulaError(start, token.position)

    def decimal_comma(self) -> FormulaError | None:
        """Return what to say of 0,5 where no comma can stand."""
        around = self.tokens[max(self.place - 1, 0) : self.place + 2]
        kinds = [token.kind for token in around]
        if not self.token.is_sign(",") or kinds != ["number", "sign", "number"]:
            return None
        before, comma, after = around
        if not before.end == comma.position == after.position - 1:
            return None
        right = f"“{before.text}.{after.text}”"
        wrong = f"“{before.text},{after.text}”"
        sentence = f"a decimal point is expected: {right}; {wrong} was given."
        return at(comma.position, sentence)


def _example(name: str) -> str:
    return f"{name}(x, y)" if FUNCTIONS.get(name) == 2 else f"{name}(x)"
