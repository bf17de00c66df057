"""Where to go on from a verdict: to Break it with a suspect planted."""

from collections.abc import Callable

from engines.slips import SLIPS
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.ways_on import why_it_asks
from pages.ui.chapter import Remedy

from .. import own_paste
from ..settings import BUGS

MOST = 3  # buttons
BREAK_IT = "Break it"  # the title of the part in which slips are planted


def turn(record: Record, put: Callable) -> None:
    """Let an own example be pasted here too, and show the way to the reason."""
    why_it_asks(record, put)
    if record.settings.factory.is_own:
        own_paste.offer(record.settings, put)


def plant(record: Record) -> list[Remedy]:
    """Offer to plant each suspect in Break it, the first few."""
    verdict, found = record.verdict, {}
    for at in verdict.suspects:
        names = [name for name in verdict.causes[at].faults if name in BUGS]
        if names and at not in verdict.silent:
            found.setdefault(tuple(names), names)
    return [_planted(names) for names in [*found.values()][:MOST]]


def _planted(names: list[str]) -> Remedy:
    off = dict.fromkeys(BUGS, False)
    said = " and ".join(f"“{SLIPS[name].label}”" for name in names)
    label = f"Plant {said} in Break it"
    return Remedy(label, off | dict.fromkeys(names, True) | {"part": BREAK_IT})
