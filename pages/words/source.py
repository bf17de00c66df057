"""Lines of the engine's own source, as the page shows them beside a step."""

import inspect
from collections.abc import Callable
from functools import cache
from textwrap import dedent


@cache
def lines_of(thing: Callable, *marks: str) -> str:
    """Return the lines of a function's source that hold a mark, in their order.

    A line that is continued comes whole, and a mark that no line holds is an error: so
    a page never shows what is not in the source.
    """
    statements = _statements(dedent(inspect.getsource(thing)))
    for mark in marks:
        if not any(mark in one for one in statements):
            raise ValueError(f"No line of {thing.__qualname__} holds {mark!r}.")
    return "\n".join(
        dedent(one) for one in statements if any(mark in one for mark in marks)
    )


def _statements(source: str) -> list[str]:
    """Return a source line by line, with what brackets continue in one piece."""
    pieces, open_brackets = [], 0
    for line in source.splitlines():
        if open_brackets > 0:
            pieces[-1] += "\n" + line
        else:
            pieces.append(line)
        code = line.split("#")[0]
        open_brackets += sum(code.count(one) for one in "([{")
        open_brackets -= sum(code.count(one) for one in ")]}")
    return pieces
