"""What stands below the start: what becomes of the ball from every one."""

from engines.gradient_descent import Fate
from pages.figures import theme
from pages.figures.rate_scale import Ends, moving_mark, rate_scale
from pages.ui.control import Note

from .onwards import STARTS, all_starts, every_start, seen_fates
from .record import Record, start_at

RESTS, ROUND, NEVER, GONE = "rests", "a round", "no repeat seen", "gone"
BY_FATE = {
    Fate.RESTS: RESTS,
    Fate.CYCLES: ROUND,
    Fate.WANDERS: NEVER,
    Fate.FALLS: GONE,
    Fate.FLIES_OFF: GONE,
}
COLOURS = {
    RESTS: theme.SLOPE,
    ROUND: theme.NEXT,
    NEVER: theme.CURVE,
    GONE: theme.HERE,
}


def scale(record: Record) -> Note:
    """Draw what becomes of the ball from every start of the slider."""
    settings = record.settings
    runs = every_start(settings.learning_rate, settings.momentum)
    names = [BY_FATE[fate] for fate in seen_fates(runs)]
    ends = Ends(all_starts(), names, COLOURS)
    says = _told(names)
    panel = rate_scale(STARTS[:2], settings.x, None, says, ends, symbol="x₀")
    return Note(
        says, panel, clicked=lambda point: start_at(record, point), live=moving_mark
    )


def before(record: Record) -> None:
    """Say nothing: it would tell what becomes of the ball from here."""
    return


def _told(names: list[str]) -> str:
    """Say from how many starts it goes round for ever, and from how many it rests."""
    total = len(names)
    rests, rounds = names.count(RESTS), names.count(ROUND) or "none"
    if rests == total:
        return "From every start of this slider the ball comes to rest."
    return (
        f"From {rests} of the {total} starts of this slider the ball comes to rest, "
        f"from {rounds} it goes round for ever."
    )
