"""How One digit ends: what the update did to it and to the others; what would mend."""

from dataclasses import replace

from pages.ui.chapter import Remedy
from pages.words.numbers import few, percent
from pages.words.sentences import counted

from ..record import RATES
from ..words import a
from .record import Record, run

WORTH = 10  # more of the others right, before a smaller step is worth its button


def ending(record: Record) -> list[str]:
    """Say what the update did to the digit itself, and to all the others."""
    return [_own(record), *_line(record), _others(record)]


def _own(record: Record) -> str:
    (before, after), label = record.says, record.label
    sure = percent(float(record.after_shares[after]))
    if after == label and before == label:
        return f"**Still right:** it says {label}, by {sure}."
    if after == label:
        return f"**One update is enough:** it says {label}, by {sure}."
    if before == label:
        return f"**The update was too much:** it says {after}, by {sure}."
    if before == after:
        return f"**One update is not enough:** it still says {after}, by {sure}."
    return f"**Another mistake:** it takes the {label} for {a(after)} now, by {sure}."


def _line(record: Record) -> list[str]:
    """Compare the change of the loss with what a straight line would have it."""
    forecast = record.settings.one_rate * record.gradient_size**2
    change = float(record.losses[1] - record.losses[0])
    word = "falls" if change < 0 else "rises"
    if not change or not forecast:
        return []
    return [
        f"Along a straight line its loss would fall by {few(forecast)}; it {word} by "
        f"{few(abs(change))}."
    ]


def _others(record: Record) -> str:
    """Count what the update did to all other digits that were held out."""
    (before, after), n = record.right, record.others.shape[1]
    lost, won = record.lost_and_won
    return (
        f"**{_head(lost, won)}:** of {n} it names {after} rightly, before the update "
        f"{before}: {counted(lost, 'digit')} lost, {won} won."
    )


def _head(lost: int, won: int) -> str:
    """Say in a word what the others have of it."""
    if lost > won:
        return "The others pay for it"
    if won > lost:
        return "The others gain from it"
    return "As many are lost as won" if lost else "The others stay as they were"


def remedy(record: Record) -> Remedy | None:
    """Offer the smallest step that mends this digit, where this one does worse."""
    for rate in RATES:
        one = run(replace(record.settings, one_rate=rate))
        if one.says[1] == record.label:
            return _offered(record, one)
    return None


def _offered(record: Record, one: Record) -> Remedy | None:
    """Return a step's button, where it mends what this one did not, or costs less."""
    spares = one.right[1] - record.right[1]
    if record.says[1] == record.label and spares < WORTH:
        return None
    rate, n = one.settings.one_rate, one.others.shape[1]
    label = f"Take η = {rate:g}: then it says {record.label}, and {one.right[1]} of the"
    return Remedy(f"{label} {n} others are right", {"one_rate": rate})
