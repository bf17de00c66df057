"""Take it home: the record as CSV, and a script that computes it again."""

import csv
import inspect
import io
from collections.abc import Iterable, Sequence

LONG = 400  # letters of a line that is still shown whole


def abridged(text: str) -> str:
    """Return a script to look at: lines of many numbers are cut short.

    A page with every number of a large table in colours takes half a minute to draw.
    """
    lines = (
        line if len(line) <= LONG else f"{line[:LONG]} …" for line in text.split("\n")
    )
    return "\n".join(lines)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV with a header; numbers keep every digit."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def script(says: str, functions: Sequence[object], body: str, names: str = "") -> str:
    """Return a stand-alone NumPy script: what it does, our source, and `body`.

    `names` are lines that our source needs before it: its types, say.
    """
    sources = "\n\n".join(inspect.getsource(function) for function in functions)
    head = f'"""{says}"""\n\nimport numpy as np\n\n\n'
    parts = [f"{part.strip()}\n" for part in (names, sources, body) if part.strip()]
    return head + "\n\n".join(parts)
