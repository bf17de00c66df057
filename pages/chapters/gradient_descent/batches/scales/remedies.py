"""A remedy for a slow walk: standardise, give each its own η, or both; tried first."""

from dataclasses import replace

from pages.ui.chapter import Remedy

from ..settings import Settings
from .flowers import STANDARDISED
from .record import Record, run

OWN = {"rates": "Each its own"}
BOTH = {"prepare": "Standardised"}


def remedy(record: Record) -> Remedy | None:
    """Offer what brings the walk on the right there sooner than it is now."""
    if record.lowest is None:
        return None
    now = record.arrival(record.prepared)
    for words, values, settings in _tries(record):
        tried = run(settings)
        then = tried.arrival(tried.prepared)
        if then is not None and (now is None or then < now):
            return Remedy(f"{words}: within 1% from step {then} on", values)
    return None


def _tries(record: Record) -> list[tuple[str, dict, Settings]]:
    """Return what may help, in words, as values of controls, and as settings."""
    settings, found = record.settings, []
    own = replace(settings, has_one_rate=False)
    whole = replace(settings, preparation=STANDARDISED)
    if settings.has_one_rate and settings.preparation != STANDARDISED:
        both = replace(own, preparation=STANDARDISED)
        found.append(("Standardise, and give each its own η", {**BOTH, **OWN}, both))
    if settings.preparation != STANDARDISED:
        found.append(("Standardise", BOTH, whole))
    if settings.has_one_rate:
        found.append(("Give each its own η", OWN, own))
    return found
