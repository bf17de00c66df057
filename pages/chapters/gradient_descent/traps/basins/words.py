"""The sentences of "Basins", step by step, made from the record."""

from engines.gradient_descent.basins import AT_REST, BEYOND, NO_GROUND
from engines.gradient_descent.rate_maps import LOST
from pages.chapters.gradient_descent.amounts import place
from pages.chapters.gradient_descent.bottoms import is_line
from pages.words.numbers import few

from ..verdicts import SAYS
from .record import Record, Walk

HINT = (
    "Bet first, then press Play: each cell takes its minimum's colour when its walk "
    "arrives. Then click a start, or change η."
)
VIEW = (
    "Basins: hue by the minimum reached, paler the later. Steps: paler the later, "
    "wherever. Difference: a second walker's map, and where the two part. After the "
    f"bet there is a sign beside a minimum's number: {SAYS}."
)
NONE, A_LINE = (
    "In this window there is no minimum",
    "The bottom of this ground is a line, and no minimum",
)
START = "Or click the map, or drag the ring on it."
OTHER = "By whose rule the walks of the second map go."
JUMPS = (
    "Newton's method jumps to where a bowl with this slope and these bends would be "
    "level: its bottom, or its top or saddle. With the sizes of the bends, without "
    "their signs, every jump goes down."
)
NOWHERE = "The ring stands where f(x, y) has no height: choose another start."


def labels(record: Record) -> list[str]:
    """Name each position of the stepper, of all steps that may be taken."""
    asked = record.settings.map_steps
    return [f"step {step} of {asked}" for step in record.shown.tolist()]


def story(record: Record, position: int) -> list[str]:
    """Say how many have arrived by a step, and where the walk from the ring is."""
    step = int(record.shown[position])
    if step == 0:
        return [_what_the_map_is(record), _where(record, 0)]
    share = record.tally.said(int(record.tally.arrived[step]), step)
    said = f"**Step {step}.** {share} of all starts have arrived at a minimum."
    return [said, *_of_the_ring(record, step)]


def _what_the_map_is(record: Record) -> str:
    cells = f"{len(record.found.starts):,}"
    said = f"Each of the {cells} cells is a start."
    if not len(record.found.minima):
        return f"{said} {no_minimum(record)} whose colour it could get."
    return f"{said} It gets its colour at the step from which its walk stays there."


def no_minimum(record: Record) -> str:
    """Begin a sentence on ground without a minimum."""
    return A_LINE if is_line(record.settings) else NONE


def _where(record: Record, step: int) -> str:
    """Say where the walk from the ring stands."""
    path = record.walk.path
    at = record.walk.at(step)
    if not record.walk.known and record.walk.fate == NO_GROUND:
        return NOWHERE
    where, height = place(path.points[at], record.width), few(float(path.values[at]))
    verb = "starts" if step == 0 else "is"
    return f"The walk from the ring {verb} at {where}, at the height f = {height}."


def _of_the_ring(record: Record, step: int) -> list[str]:
    """Say where that walk is, until it is told what becomes of it."""
    walk = record.walk
    if step < walk.known:
        return [_where(record, step)]
    return [its_end(walk)]


def its_end(walk: Walk) -> str:
    """Say what becomes of the walk from the ring, and when."""
    if walk.fate >= 0:
        return (
            f"The walk from the ring stays at minimum {walk.fate + 1} from step "
            f"{walk.known} on."
        )
    if walk.fate == NO_GROUND:
        return NOWHERE
    if walk.fate == LOST:
        return f"The walk from the ring is lost at step {walk.path.n_steps + 1}."
    if walk.fate == AT_REST:
        return (
            f"The walk from the ring rests from step {walk.known} on, at no minimum of "
            "the map."
        )
    if walk.fate == BEYOND:
        return (
            f"The walk from the ring rests from step {walk.known} on, beyond the "
            "window."
        )
    return f"After {walk.asked} steps the walk from the ring is at no minimum."
