"""Where to go on from a verdict: to the book's own way, or through the right one."""

from collections.abc import Callable
from dataclasses import replace

from engines.slips import Cause
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.ways_on import why_it_asks
from pages.ui.chapter import Remedy

from ..from_paper import turn as from_paper
from ..from_paper.endings import made_of
from ..from_paper.part import SCALES
from ..from_paper.settings import LOG
from ..settings import FROM_PAPER
from .case import example_of
from .settings import Settings

HALF = {"neuron_whole": False, "neuron_half": True}
SUM = {"neuron_summed": True, "neuron_averaged": False}
LEARNS = {"neuron_bias_moves": True, "neuron_bias_stays": False}


def turn(record: Record, put: Callable) -> None:
    """Let an example be pasted here too, and show the way to the reason."""
    why_it_asks(record, put)
    from_paper.turn(record, put)


def ways_on(record: Record) -> list[Remedy]:
    """Offer to count as the book does, where that explains it, and to see it all."""
    verdict = record.verdict
    if 0 in verdict.suspects:
        return []
    found = [
        as_the_book(record.settings, verdict.causes[at].faults[0])
        for at in verdict.suspects
        if verdict.causes[at].kind == "convention" and not verdict.causes[at].is_cut
    ]
    tried = [
        remedy for settings, remedy in filter(None, found) if _is_so(record, settings)
    ]
    return [*tried, _all_of_it(record.settings)]


def as_the_book(settings: Settings, convention: str) -> tuple[Settings, Remedy] | None:
    """Return the settings by another convention, and the button that makes them."""
    if convention in LEARNS:
        learns = LEARNS[convention]
        label = "Let the bias learn" if learns else "Let the bias stay"
        values = {"p_bias": "Learns" if learns else "Stays"}
        return replace(settings, bias_learns=learns), Remedy(label, values)
    if convention not in (*HALF, *SUM):
        return None
    is_half = HALF.get(convention, "half" in settings.scale)
    is_sum = SUM.get(convention, "sum" in settings.scale)
    scale = "half " * is_half + ("sum" if is_sum else "mean")
    label = f"Take {made_of(settings, scale)} as L"
    if settings.loss == LOG:
        values = {"p_logs": scale.capitalize()}
    else:
        values = {"p_scale": next(k for k, one in SCALES.items() if one == scale)}
    return replace(settings, scale=scale), Remedy(label, values)


def _is_so(record: Record, settings: Settings) -> bool:
    """Tell whether the numbers told are right by other settings."""
    example = example_of(settings)
    known = dict(zip(example.quantities, example.work([Cause()])[0], strict=True))
    told = record.told
    return all(one.quantity in known and one.fits(known[one.quantity]) for one in told)


def _all_of_it(settings: Settings) -> Remedy:
    values = {"part": FROM_PAPER, "p_epochs": settings.round}
    return Remedy(f"Step through the right way in {FROM_PAPER}", values)
