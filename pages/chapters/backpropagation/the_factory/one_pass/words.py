"""The sentences of the part "One pass", made from the record."""

from collections.abc import Callable

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy

from ..record import Trip
from ..words import change_of_error, each, four, mistake, they, verb
from . import way_back
from .record import Record

RISES, STAYS = "it rises", "it stays as it is"
LITTLE, SOME, MUCH = (
    "it falls by less than a tenth",
    "it falls by a tenth to a half",
    "it falls by more than half",
)
SQUEEZE = {
    "sigmoid": "The sigmoid squeezes each z into a number between 0 and 1",
    "tanh": "The tanh squeezes each z into a number between −1 and 1",
    "relu": "The ReLU lets pass what is above 0, and says 0 to the rest",
}


def labels(record: Record) -> list[str]:
    """Name the steps of the pass."""
    trip = record.trip
    outputs = "z" if trip.is_logits else "ŷ"
    first = {
        "inputs": "inputs",
        "loss": "error E",
        "output_error": f"∂E/∂{outputs}",
        "blame": "blame to the hidden",
        "gradients": "gradients",
        "update": "update",
        "new_loss": "new error",
    }
    by_layer = {
        "pre_activations": ("z, hidden", "z, output"),
        "activations": ("h", "ŷ"),
        "slope": ("slope, hidden", "slope, output"),
        "delta": ("δ, hidden", "δ, output"),
    }
    return [
        first.get(stage.name) or by_layer[stage.name][stage.layer]
        for stage in trip.numbers.stages
    ]


def bet(record: Record) -> Bet:
    """Ask what one step does to the error."""
    numbers, rate = record.trip.numbers, record.settings.learning_rate
    before, after = float(numbers.passed.loss), float(numbers.passed_after.loss)
    share = (before - after) / before if before else 0.0
    if after == before:
        answer = STAYS
    elif after > before:
        answer = RISES
    else:
        answer = LITTLE if share < 0.1 else SOME if share <= 0.5 else MUCH
    question = (
        f"One pass, then one step with η = {rate:g}. What becomes of the error E?"
    )
    reason = " ".join(_verdict(record.trip))
    return Bet(question, answer, reason, options=(RISES, STAYS, LITTLE, SOME, MUCH))


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the pass."""
    stage = record.trip.numbers.stages[step]
    return _WAYS[stage.name](record.trip, stage.layer)


def ending(record: Record) -> list[str]:
    """Say what the step did, and who had to move most."""
    return [*_verdict(record.trip), *way_back.who_moves(record.trip)]


def remedy(record: Record) -> Remedy | None:
    """Offer a shorter step where the error rose."""
    numbers, safe = record.trip.numbers, record.safe
    if numbers.passed_after.loss <= numbers.passed.loss or safe is None:
        return None
    return Remedy(f"Take η = {safe:g}: the error falls", {"eta": safe})


def _verdict(trip: Trip) -> list[str]:
    """Say how the error changed, and why that much."""
    numbers = trip.numbers
    before, after = float(numbers.passed.loss), float(numbers.passed_after.loss)
    said = change_of_error(trip)
    if not numbers.updates.vector.any():
        return [said, "No weight got any blame, so none moved."]
    if after > before:
        return [
            said,
            "Each weight moved the right way, but too far: the gradient holds for "
            "small steps only.",
        ]
    slope = float(numbers.passed.slopes[1].max())
    if not trip.is_logits and slope < 0.1:
        return [said, f"So little, since the output passes on {slope:.1%} at most."]
    return [said, "One pass back told every weight its part; many such steps follow."]


def _inputs(trip: Trip, layer: int) -> list[str]:
    wanted = trip.numbers.passed.targets[0]
    came = each(trip.names.units(0), trip.values[0])
    goal = each([trip.names.target(k) for k in range(trip.names.sizes[2])], wanted)
    return [
        f"**The goods arrive:** {came}. What should leave the factory: {goal}.",
        "The weights stand on the lines: the wider the line, the larger the weight.",
    ]


def _pre_activations(trip: Trip, layer: int) -> list[str]:
    values = trip.numbers.passed.pre_activations[layer][0]
    who = [f"z of {unit}" for unit in trip.names.units(layer + 1)]
    where = "Each hidden unit" if layer == 0 else "Each output"
    if layer and trip.names.sizes[2] == 1:
        where = "The output"
    whose = "every input" if layer == 0 else "what every hidden unit made"
    return [
        f"**z.** {where} adds up what comes over its lines, {whose} times the weight, "
        f"and its bias: {each(who, values)}."
    ]


def _activations(trip: Trip, layer: int) -> list[str]:
    kind, values = trip.activation(layer), trip.values[layer + 1]
    who = trip.names.units(layer + 1)
    if layer:
        way = (
            "The softmax turns the two z into shares that add up to 1"
            if trip.is_logits
            else SQUEEZE[kind]
        )
        way = way.replace("each z", "its z") if len(who) == 1 else way
        return [f"**What comes out.** {way}: {each(who, values)}."]
    said = [f"**h.** {SQUEEZE[kind]}: {each(who, values)}."]
    asleep = [name for name, value in zip(who, values, strict=True) if value == 0]
    if kind == "relu" and asleep:
        its = verb(asleep, "its z is", "their z are")
        said.append(f"{they(asleep, 'says', 'say')} 0, since {its} not above 0.")
    return said


def _loss(trip: Trip, layer: int) -> list[str]:
    loss = trip.numbers.passed.loss
    gaps = [mistake(trip, k) for k in range(trip.names.sizes[2])]
    said = f"**The error.** {'; '.join(gaps)}."
    if trip.is_logits:
        return [said, f"The cross-entropy of these shares is E = {four(loss)}."]
    if not loss:
        return [said, "Nothing is wrong: E = 0."]
    half = "Half its square" if len(gaps) == 1 else "Half the sum of the squares"
    return [said, f"{half} is the error E = {four(loss)}."]


def _new_loss(trip: Trip, layer: int) -> list[str]:
    said = each(trip.names.units(2), trip.answers_after)
    again = f"**Forward once more,** with the new weights: {said}."
    return [again, change_of_error(trip)]


_WAYS: dict[str, Callable] = {
    "inputs": _inputs,
    "pre_activations": _pre_activations,
    "activations": _activations,
    "loss": _loss,
    "new_loss": _new_loss,
    **way_back.WAYS,
}
