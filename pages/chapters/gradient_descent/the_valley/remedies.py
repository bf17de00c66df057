"""A remedy for a walk: tried on the slider's own learning rates first."""

from pages.ui.chapter import Remedy
from pages.words.sentences import counted

from .every_rate import LOWEST, OTHER, every_rate
from .record import Record
from .way import Way

MOST_STEPS, GRAIN = 100, 5  # of the slider of steps


def remedy(record: Record) -> Remedy | None:
    """Offer more steps where they lead to the deepest bottom, else an η that does."""
    settings, diagnosis = record.settings, record.diagnosis
    if diagnosis.is_lowest:
        if Way(record).arrived:
            return None
        if diagnosis.arrival <= MOST_STEPS:
            return _more_steps(diagnosis.arrival)
    found = every_rate(settings.ground, settings.start)
    deepest = _soonest(found, LOWEST)
    if deepest is not None:
        more = " found" if settings.is_own else ""
        return _rate(record, found, deepest, f"the deepest bottom{more}")
    other = None if diagnosis.is_bottom else _soonest(found, OTHER)
    return other and _rate(record, found, other, "the bottom of a dip")


def _more_steps(arrival: int) -> Remedy:
    steps = min(-(-max(arrival, 10) // GRAIN) * GRAIN, MOST_STEPS)
    return Remedy(f"Take {steps} steps: it lands with step {arrival}", {"steps": steps})


def _soonest(found, end: str) -> int | None:
    """Return the number of the rate that gets there with the fewest steps."""
    there = [k for k in found.reaching(end) if found.arrivals[k] <= MOST_STEPS]
    return min(there, key=lambda k: found.arrivals[k], default=None)


def _rate(record: Record, found, number: int, where: str) -> Remedy:
    rate, arrival = float(found.rates[number]), found.arrivals[number]
    values = {f"eta_{record.settings.curve}": rate}
    if arrival > record.settings.n_steps:
        values["steps"] = min(-(-arrival // GRAIN) * GRAIN, MOST_STEPS)
    steps = counted(arrival, "step")
    return Remedy(f"Take η = {rate:g}: {steps} to {where}", values)
