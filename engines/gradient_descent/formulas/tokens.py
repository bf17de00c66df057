"""The text of a formula as its smallest pieces: numbers, names and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engines.gradient_descent.formulas.errors import FormulaError, at, shown
from engines.gradient_descent.formulas.names import split, suggestion

MOST_CHARACTERS = 300
LOOKALIKES = str.maketrans(  # one for one, so that every place stays what it is
    "−–﹣－·×⋅∙∗•÷∕⁄\u200b\u2060\ufeff", "----******///   "
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
PIECES = re.compile(
    r"""(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<name>[A-Za-z_][A-Za-z_0-9]*)
    |(?P<pi>π)|(?P<root>√)
    |(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    |(?P<sign>\*\*|[-+*/^(),|])
    """,
    re.VERBOSE | re.ASCII,
)
LETTERS = {"pi": "pi", "root": "sqrt"}  # π and √
WIDE_BRACKETS = "[]{}"


@dataclass(frozen=True)
class Token:
    """One piece: its kind (number, name, sign, wrong or end), its words and place."""

    kind: str
    text: str
    position: int
    end: int
    error: FormulaError | None = None  # what is wrong with it

    def is_sign(self, *signs: str) -> bool:
        """Tell whether it is one of these signs."""
        return self.kind == "sign" and self.text in signs


def tokens_of(text: str) -> list[Token]:
    """Return the pieces of a text, the last one its end; spaces only keep apart.

    What is no part of any formula is a wrong piece, the last one that is read: who
    comes upon it may have something else to complain of before. Raises FormulaError
    for a text that is empty, longer than `MOST_CHARACTERS` or an equation.

    >>> [token.text for token in tokens_of("3x²")]
    ['3', 'x', '^', '2', '']
    """
    if len(text) > MOST_CHARACTERS:
        sentence = f"The formula has {len(text):,} characters"
        raise FormulaError(
            f"{sentence}; at most {MOST_CHARACTERS} are read.", MOST_CHARACTERS
        )
    plain = text.translate(LOOKALIKES)
    if not plain.strip():
        raise FormulaError("Nothing is written; write a formula such as x^2 + 3y^2.", 0)
    if "=" in plain:
        place = plain.index("=")
        raise at(place, "“=” is not needed; write only what stands right of it.")
    end = len(plain.rstrip())
    tokens: list[Token] = []
    try:
        for token in _pieces(text, plain, end):
            tokens.append(token)  # so that those before an error stay
    except FormulaError as error:
        place = error.position
        return [*tokens, Token("wrong", text[place], place, place + 1, error)]
    return [*tokens, Token("end", "", end, end)]


def _pieces(text: str, plain: str, end: int) -> Iterator[Token]:
    place = 0
    while place < end:
        if plain[place].isspace():
            place += 1
            continue
        found = PIECES.match(plain, place)
        if not found:
            raise _unreadable(text[place], place)
        yield from _tokens(found)
        place = found.end()


def _tokens(found: re.Match) -> Iterator[Token]:
    kind, text = found.lastgroup, found.group()
    start, end = found.span()
    if kind == "name":
        yield from _names(text, start)
    elif kind == "raised":
        yield Token("sign", "^", start, start)
        digits = text.translate(RAISED)
        if digits.startswith("-"):
            yield Token("sign", "-", start, start + 1)
        yield Token("number", digits.lstrip("-"), end - len(digits.lstrip("-")), end)
    elif kind in LETTERS:
        yield Token("name", LETTERS[kind], start, end)
    else:
        yield Token(kind, "^" if text == "**" else text, start, end)


def _names(word: str, start: int) -> Iterator[Token]:
    """Yield the names in a word; what people write as xy is two of them."""
    names = split(word)
    if not names:
        raise at(start, f"{shown(word)} is not known; {suggestion(word)}.")
    for name in names:
        yield Token("name", name, start, start + len(name))
        start += len(name)


def _unreadable(letter: str, place: int) -> FormulaError:
    if letter in WIDE_BRACKETS:
        return at(place, f"“{letter}” is not read; use round brackets, “(” and “)”.")
    return at(place, f"“{letter}” cannot be read in a formula.")
