"""Where to go on from a verdict: to Break it with a suspect planted."""

from collections.abc import Callable

from engines.slips.factory import applies
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.ways_on import why_it_asks
from pages.ui.chapter import Remedy

from .. import own_paste
from ..break_it.record import example_of
from ..own_controls import BREAK_IT
from ..settings import BUGS

MOST = 3  # buttons


def turn(record: Record, put: Callable) -> None:
    """Let an own example be pasted here too, and show the way to the reason."""
    why_it_asks(record, put)
    if record.settings.factory.is_own:
        own_paste.offer(record.settings, put)


def plant(record: Record) -> list[Remedy]:
    """Offer to plant each suspect that Break it can have, the first few."""
    example, verdict, found = example_of(record.settings), record.verdict, {}
    for at in () if 0 in verdict.suspects else verdict.suspects:
        names = [
            name
            for name in verdict.causes[at].faults
            if name in BUGS and applies(name, example)
        ]
        if names and at not in verdict.silent:
            found.setdefault(tuple(names), names)
    return [_planted(names) for names in [*found.values()][:MOST]]


def _planted(names: list[str]) -> Remedy:
    off = dict.fromkeys(BUGS, False)
    said = " and ".join(f"“{BUGS[name].label}”" for name in names)
    label = f"Plant {said} in Break it"
    return Remedy(label, off | dict.fromkeys(names, True) | {"part": BREAK_IT})
