"""What "Every η and β" says of each direction, and what it asks about the two."""

from engines.gradient_descent import direction_rate
from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .evidence import FLIPS, GROWS, KEEPS, LANDS, LATER, LEVEL, RINGS, Along
from .record import FLAT, STEEP, Record

THE = {FLAT: "the flat direction", STEEP: "the steep direction"}
TOGETHER = 3  # steps
FLAT_FIRST, STEEP_FIRST, BOTH, NEITHER = ANSWERS = (
    "the flat one",
    "the steep one",
    f"both, at most {TOGETHER} steps apart",
    "neither",
)


def directions(record: Record) -> list[str]:
    """Say what each direction did; alike they are one."""
    which = (STEEP,) if record.settings.condition_number == 1 else (FLAT, STEEP)
    return [direction(Along(record, at)) for at in which]


def direction(along: Along) -> str:
    """Say what the error along a direction did, and which inequality decided it."""
    are_alike = along.record.settings.condition_number == 1
    name = "both directions" if are_alike else THE[along.direction]
    did = {
        KEEPS: "kept its side",
        RINGS: f"changed sides {_times(along.crossings)}",
        FLIPS: "changed sides at every step",
        LANDS: f"is 0 from step {along.landing} on",
        LEVEL: _swings(along),
        LATER: "has only grown so far",
        GROWS: "grew",
    }[along.did]
    because = BECAUSE[along.did](along)
    return f"Along {name} the error {did}{': ' if because else ''}{because}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _swings(along: Along) -> str:
    far = few(along.swing, 4)
    if not along.record.settings.momentum:
        return f"swings between {far} and −{far} for ever"
    return f"grows at first, and comes to swing between {far} and −{far} for ever"


def _kept(along: Along) -> str:
    """Say that it is below the border of ringing, or rings too slowly to be seen."""
    low, high, _ = along.borders
    product, border = apart(along.product, low)
    if along.expected == RINGS:
        return (
            f"η·λ = {product} is above {border}, from where on it rings, but too "
            f"slowly to be seen in {counted(along.record.n_steps, 'step')}"
        )
    if along.expected != KEEPS:
        return ""
    # Without momentum nothing rings.
    then = "changes sides at every step" if low == high else "rings"
    return f"η·λ = {product} is not above {border}, from where on it {then}"


def _rang(along: Along) -> str:
    if along.expected != RINGS:
        return ""
    product, low, high = apart(along.product, *along.borders[:2])
    return f"η·λ = {product} lies between {low} and {high}, where it rings"


def _flipped(along: Along) -> str:
    if along.expected == RINGS:
        return f"{_rang(along)}, so near to {_high(along)} that it is seen no otherwise"
    product, edge = apart(along.product, along.borders[2])
    return f"η·λ = {product} is not beyond the edge, {edge}"


def _high(along: Along) -> str:
    return apart(along.product, *along.borders[:2])[2]


def _landed(along: Along) -> str:
    return "η·λ is 1, and both roots z are 0" if along.expected == LANDS else ""


def _on_the_edge(along: Along) -> str:
    return f"η·λ = {few(along.product, 6)} is the edge itself"


def _later(along: Along) -> str:
    product, edge = apart(along.product, along.borders[2])
    steps = counted(along.record.n_steps, "step")
    return (
        f"η·λ = {product} is not beyond the edge, {edge}, so it shrinks in the end, "
        f"but {steps} are too few to see it"
    )


def _grew(along: Along) -> str:
    product, edge = apart(along.product, along.borders[2])
    return f"η·λ = {product} is beyond the edge, {edge}"


BECAUSE = {
    KEEPS: _kept,
    RINGS: _rang,
    FLIPS: _flipped,
    LANDS: _landed,
    LEVEL: _on_the_edge,
    LATER: _later,
    GROWS: _grew,
}


def bet(record: Record) -> Bet | None:
    """Ask which direction is the slower; alike they are no bet."""
    settings = record.settings
    if settings.condition_number == 1:
        return None
    flat, steep = (Along(record, at) for at in (FLAT, STEEP))
    return Bet(
        f"{settings.optimizer} with η = {few(settings.learning_rate)} and β = "
        f"{few(settings.momentum)}: along which direction will the error keep to a "
        f"hundredth of the first one sooner, in {settings.n_steps} steps?",
        _sooner(flat, steep),
        _why_then(flat, steep),
        options=ANSWERS,
        told_at=1,
    )


def _sooner(flat: Along, steep: Along) -> str:
    """Return who keeps to a hundredth sooner, in the words of the bet."""
    first, second = flat.arrival, steep.arrival
    asked = flat.record.settings.n_steps
    if min(first, second) > asked:
        return NEITHER
    if max(first, second) <= asked and abs(first - second) <= TOGETHER:
        return BOTH
    return FLAT_FIRST if first < second else STEEP_FIRST


def _why_then(flat: Along, steep: Along) -> str:
    """Say from when on each keeps to it, and what a step does in the long run."""
    rates = [
        float(direction_rate(one.record.optimizer, one.bend)) for one in (flat, steep)
    ]
    said = apart(*rates)
    return (
        f"{_both_there(flat, steep)} In the long run a step multiplies place and "
        f"speed by {said[0]} along the flat direction and by {said[1]} along the steep "
        "one."
    )


def _both_there(flat: Along, steep: Along) -> str:
    asked = flat.record.settings.n_steps
    if min(flat.arrival, steep.arrival) <= asked:
        return f"{_there(flat)} {_there(steep)}"
    return (
        f"Along neither direction does the error keep to a hundredth in {asked} steps."
    )


def _there(along: Along) -> str:
    name, asked = THE[along.direction], along.record.settings.n_steps
    if along.arrival > asked:
        return f"Along {name} the error does not keep to a hundredth in {asked} steps."
    return f"Along {name} it keeps to a hundredth from step {along.arrival} on."
