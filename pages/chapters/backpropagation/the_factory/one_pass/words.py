"""The sentences of the part "One pass", made from the record."""

from collections.abc import Callable

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import few

from ..record import Trip
from ..words import change_of_error, each, four, mistake, they, verb
from . import samples, the_step, way_back
from .record import Record
from .twins import twins

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
    "identity": "A linear unit says its z as it is",
}
NUMBERS = {2: "two", 3: "three", 4: "four"}
# What makes E of one output's mistake, and of several.
MAKES_E = {
    "half_squared_error": ("Half its square", "Half the sum of the squares"),
    "squared_error": ("Its square", "The sum of the squares"),
    "mean_squared_error": ("Its square", "The mean of the squares"),
}


def labels(record: Record) -> list[str]:
    """Name the steps of the pass."""
    trip = record.trip
    outputs = "z" if trip.is_logits else "ŷ"
    first = {
        "inputs": "inputs",
        "loss": "error E",
        "output_error": f"∂E/∂{outputs}",
        "gradients": "gradients",
        "update": "update",
        "new_loss": "new error",
    }
    return [
        first.get(stage.name) or _label(trip, stage.name, stage.layer)
        for stage in trip.numbers.stages
    ]


def _label(trip: Trip, name: str, layer: int) -> str:
    """Name a step by its layer."""
    letter = trip.names.letter(layer + 1)
    if name == "activations":
        return letter
    if name == "blame":
        return f"blame to {'the hidden' if trip.last == 1 else letter}"
    where = "hidden" if trip.last == 1 else letter
    what = {"pre_activations": "z", "slope": "slope", "delta": "δ"}[name]
    return f"{what}, {'output' if layer == trip.last else where}"


def bet(record: Record) -> Bet:
    """Ask what one step does to the error."""
    trip = record.trip
    rate, ties = record.settings.learning_rate, ()
    if not trip.is_seen:
        # Below the digits of E a step that promises a fall brings one, all the same.
        moved = trip.numbers.updates.vector.any()
        answer, ties = STAYS, (LITTLE,) if moved else ()
    elif trip.change > 0:
        answer = RISES
    else:
        share = -trip.change / float(trip.numbers.passed.loss)
        answer = LITTLE if share < 0.1 else SOME if share <= 0.5 else MUCH
    question = (
        f"One pass, then one step with η = {rate:g}: what becomes of the error E?"
    )
    reason = " ".join(the_step.verdict(trip))
    options = (RISES, STAYS, LITTLE, SOME, MUCH)
    told = len(trip.numbers.stages) - 1  # the new E
    return Bet(question, answer, reason, options=options, ties=ties, told_at=told)


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the pass."""
    stage = record.trip.numbers.stages[step]
    return _WAYS[stage.name](record.trip, stage.layer)


def ending(record: Record) -> list[str]:
    """Say what the step did, who moved most, and who could not."""
    trip = record.trip
    return [
        *the_step.verdict(trip),
        *the_step.who_moves(trip),
        *the_step.dead(trip),
        *twins(trip),
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer a shorter step where the error rose."""
    trip, safe = record.trip, record.safe
    if not trip.is_seen or trip.change < 0 or safe is None:
        return None
    return Remedy(f"Take η = {safe:g}: the error falls", {"eta": safe})


def _inputs(trip: Trip, layer: int) -> list[str]:
    wanted = trip.numbers.passed.targets[0]
    came = each(trip.names.units(0), trip.values[0])
    goal = each(trip.names.targets, wanted)
    sizes = {abs(w) for table in trip.numbers.parameters.weights for w in table.flat}
    lines = (
        "The weights stand on the lines: a wider line has a weight further from 0."
        if len(sizes) > 1
        else "The weights stand on the lines, all of the same size."
    )
    return [
        f"**The goods arrive:** {came}. What should leave the factory: {goal}.",
        *samples.which(trip),
        *_no_shares(trip),
        lines,
    ]


def _no_shares(trip: Trip) -> list[str]:
    """Say where a softmax is asked for what no shares can be."""
    if trip.whole == 1:
        return []
    return [
        f"These targets add up to {few(trip.whole, 4)}. The shares of a softmax always "
        "add up to 1, so they cannot come out so."
    ]


def _pre_activations(trip: Trip, layer: int) -> list[str]:
    values = trip.numbers.passed.pre_activations[layer][0]
    who = [f"z of {unit}" for unit in trip.names.units(layer + 1)]
    where, whose = _who_adds(trip, layer), _whose_values(trip, layer)
    return [
        f"**z.** {where} adds up what comes over its lines, {whose} times the weight, "
        f"and its bias: {each(who, values)}."
    ]


def _who_adds(trip: Trip, layer: int) -> str:
    each_of = "The" if trip.names.sizes[layer + 1] == 1 else "Each"
    if layer == trip.last:
        return f"{each_of} output"
    order = f" of the {('first', 'second')[layer]} hidden layer"
    return f"{each_of} {'hidden unit' if trip.last == 1 else 'unit' + order}"


def _whose_values(trip: Trip, layer: int) -> str:
    alone = trip.names.sizes[layer] == 1
    if layer == 0:
        return "the input" if alone else "every input"
    unit = "hidden unit" if trip.last == 1 else "unit before it"
    return f"what {'the' if alone else 'every'} {unit} made"


def _activations(trip: Trip, layer: int) -> list[str]:
    kind, values = trip.activation(layer), trip.values[layer + 1]
    who = trip.names.units(layer + 1)
    way = SQUEEZE["sigmoid" if layer == trip.last and trip.is_logits else kind]
    if layer == trip.last and trip.is_softmax:
        number = NUMBERS[len(who)]
        way = f"The softmax turns the {number} z into shares that add up to 1"
    way = way.replace("each z", "its z") if len(who) == 1 else way
    what = "What comes out" if layer == trip.last else trip.names.letter(layer + 1)
    said = [f"**{what}.** {way}: {each(who, values)}."]
    asleep = [name for name, value in zip(who, values, strict=True) if value == 0]
    if kind == "relu" and asleep:
        its = verb(asleep, "its z is", "their z are")
        said.append(f"{they(asleep, 'says', 'say')} 0, since {its} not above 0.")
    return said


def _loss(trip: Trip, layer: int) -> list[str]:
    loss = trip.numbers.passed.loss
    if trip.whole != 1:
        return _loss_without_shares(trip)
    gaps = [mistake(trip, k) for k in range(trip.names.sizes[-1])]
    said = f"**The error.** {'; '.join(gaps)}."
    if trip.is_softmax:
        return [said, f"The cross-entropy of these shares is E = {four(loss)}."]
    if trip.is_logits:
        it = "it" if len(gaps) == 1 else "them"
        return [said, f"Log loss makes of {it} the error E = {four(loss)}."]
    if (trip.answers == trip.numbers.passed.targets[0]).all():
        return [said, "Nothing is wrong: E = 0."]
    of_one, of_many = MAKES_E[trip.numbers.network.loss]
    made = of_one if len(gaps) == 1 else of_many
    return [said, f"{made} is the error E = {four(loss)}."]


def _loss_without_shares(trip: Trip) -> list[str]:
    """Say what E is where the targets of a softmax do not add up to 1."""
    if not trip.whole:
        return [
            "**The error.** With targets that are all 0 it is 0, whatever comes out."
        ]
    best = trip.numbers.passed.targets[0] / trip.whole
    return [
        "**The error.** With these targets E is least where "
        f"{each(trip.names.outputs, best)}: there the shares are to each other as the "
        "targets are.",
        f"Here the cross-entropy is E = {four(trip.numbers.passed.loss)}.",
    ]


def _new_loss(trip: Trip, layer: int) -> list[str]:
    said = each(trip.names.outputs, trip.answers_after)
    moved = trip.numbers.updates.vector.any()
    held = "the new weights" if moved else "the same weights"
    again = f"**Forward once more,** with {held}: {said}."
    return [again, change_of_error(trip), *samples.mean_change(trip)]


_WAYS: dict[str, Callable] = {
    "inputs": _inputs,
    "pre_activations": _pre_activations,
    "activations": _activations,
    "loss": _loss,
    "new_loss": _new_loss,
    **way_back.WAYS,
}
