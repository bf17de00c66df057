"""What every part of Telephone owes its reader, whatever its record."""

import json
import re

from pages.ui.chapter import Opinion, Part
from tests.pages.figures import written
from tests.pages.scripts import prints

NONSENSE = re.compile(r"\b(nan|inf|None|NaN|Infinity)\b")


def stories(part: Part, record) -> list[str]:
    """Return what is told at each step."""
    steps = range(len(part.labels(record)))
    return [" ".join(part.story(record, step)) for step in steps]


def opinions(part: Part, record, step: int = 0) -> list[Opinion]:
    """Return all second opinions at a step."""
    found = part.opinions(record) if part.opinions else []
    return found + (part.opinions_at(record, step) if part.opinions_at else [])


def disagrees(part: Part, record, step: int = 0) -> list[Opinion]:
    """Return the second opinions that disagree with the record."""
    found = opinions(part, record, step)
    assert found
    return [one for one in found if not one.difference <= one.allowed]


def is_told_well(part: Part, record) -> None:
    """Check words, formulas, table, pictures and badges of a record."""
    n_steps = len(part.labels(record))
    drawn = [written(panel) for panel in part.panels(record)]
    assert all(len(json.loads(one)["frames"]) in (0, n_steps) for one in drawn)
    bet = part.bet(record)
    said = [*stories(part, record), *part.ending(record)]
    said += [bet.question, bet.reason] if bet else []
    said += [latex for k in range(n_steps) for _, latex in part.formulas(record, k)]
    said += [str(row) for row in part.table(record).rows]
    for text in (*drawn, *said):
        assert text and not NONSENSE.search(text), text
    for step in {0, n_steps // 2, n_steps - 1}:
        assert not disagrees(part, record, step)


def script_agrees(part: Part, record) -> None:
    """Run the script to take home, and compare what it prints with the last row."""
    table, script = part.table(record), part.script(record)
    last = dict(zip(table.columns, list(table.rows)[-1], strict=True))
    prints(script.text, [last[column] for column in script.prints])
