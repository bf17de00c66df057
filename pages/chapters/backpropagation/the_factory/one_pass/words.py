"""The sentences of the part "One pass", made from the record."""

from collections.abc import Callable

from engines.backpropagation import Stage
from pages.chapters.backpropagation.the_factory.one_pass import way_back
from pages.chapters.backpropagation.the_factory.one_pass.record import Record
from pages.chapters.backpropagation.the_factory.words import (
    change_of_error,
    each,
    four,
    mistake,
)
from pages.figures.network_names import Names
from pages.figures.network_pass import FactoryPass
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.sentences import listed

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
    numbers = record.trip.numbers
    outputs = "z" if numbers.is_logits else "ŷ"
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
        for stage in numbers.done.stages
    ]


def bet(record: Record) -> Bet:
    """Ask what one step does to the error."""
    done, rate = record.trip.numbers.done, record.settings.learning_rate
    before, after = float(done.passed.loss), float(done.passed_after.loss)
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
    reason = " ".join(_verdict(record.trip.numbers))
    return Bet(question, answer, reason, options=(RISES, STAYS, LITTLE, SOME, MUCH))


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the pass."""
    numbers = record.trip.numbers
    stage = numbers.done.stages[step]
    return _WAYS[stage.name](record.settings.names, numbers, stage)


def ending(record: Record) -> list[str]:
    """Say what the step did, and who had to move most."""
    names, numbers = record.settings.names, record.trip.numbers
    return [*_verdict(numbers), *way_back.who_moves(names, numbers)]


def remedy(record: Record) -> Remedy | None:
    """Offer a shorter step where the error rose."""
    done, safe = record.trip.numbers.done, record.safe
    if done.passed_after.loss <= done.passed.loss or safe is None:
        return None
    return Remedy(f"Take η = {safe:g}: the error falls", {"eta": safe})


def _verdict(numbers: FactoryPass) -> list[str]:
    """Say how the error changed, and why that much."""
    done = numbers.done
    before, after = float(done.passed.loss), float(done.passed_after.loss)
    said = change_of_error(done)
    if not done.updates.vector.any():
        return [said, "No weight got any blame, so none moved."]
    if after > before:
        return [
            said,
            "Each weight moved the right way, but too far: the gradient holds for "
            "small steps only.",
        ]
    slope = float(done.passed.slopes[1].max())
    if not numbers.is_logits and slope < 0.1:
        return [said, f"So little, since the output passes on {slope:.1%} at most."]
    return [said, "One pass back told every weight its part; many such steps follow."]


def _inputs(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    values = numbers.done.passed.activations[0][0]
    wanted = numbers.done.passed.targets[0]
    came = each([names.unit(0, i) for i in range(names.sizes[0])], values)
    goal = each([names.target(k) for k in range(names.sizes[2])], wanted)
    return [
        f"**The goods arrive:** {came}. What should leave the factory: {goal}.",
        "The weights stand on the lines: the wider the line, the larger the weight.",
    ]


def _pre_activations(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    layer = stage.layer
    values = numbers.done.passed.pre_activations[layer][0]
    who = [f"z of {names.unit(layer + 1, k)}" for k in range(names.sizes[layer + 1])]
    where = "Each hidden unit" if layer == 0 else "Each output"
    if layer and names.sizes[2] == 1:
        where = "The output"
    whose = "every input" if layer == 0 else "what every hidden unit made"
    return [
        f"**z.** {where} adds up what comes over its lines, {whose} times the weight, "
        f"and its bias: {each(who, values)}."
    ]


def _activations(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    network, layer = numbers.done.network, stage.layer
    who = [names.unit(layer + 1, k) for k in range(names.sizes[layer + 1])]
    if layer:
        way = (
            "The softmax turns the two z into shares that add up to 1"
            if numbers.is_logits
            else SQUEEZE[network.output_activation]
        )
        way = way.replace("each z", "its z") if len(who) == 1 else way
        return [f"**What comes out.** {way}: {each(who, numbers.said)}."]
    values = numbers.done.passed.activations[1][0]
    said = [f"**h.** {SQUEEZE[network.activation]}: {each(who, values)}."]
    asleep = [name for name, value in zip(who, values, strict=True) if value == 0]
    if network.activation == "relu" and asleep:
        its = "its z is" if len(asleep) == 1 else "their z are"
        verb = "says" if len(asleep) == 1 else "say"
        said.append(f"{listed(asleep)} {verb} 0, since {its} not above 0.")
    return said


def _loss(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    done, value = numbers.done, four(numbers.done.passed.loss)
    gaps = [mistake(names, numbers, k) for k in range(names.sizes[2])]
    said = f"**The error.** {'; '.join(gaps)}."
    if numbers.is_logits:
        return [said, f"The cross-entropy of these shares is E = {value}."]
    if not done.passed.loss:
        return [said, "Nothing is wrong: E = 0."]
    half = "Half its square" if len(gaps) == 1 else "Half the sum of the squares"
    return [said, f"{half} is the error E = {value}."]


def _new_loss(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    who = [names.unit(2, k) for k in range(names.sizes[2])]
    said = each(who, numbers.said_after)
    again = f"**Forward once more,** with the new weights: {said}."
    return [again, change_of_error(numbers.done)]


_WAYS: dict[str, Callable] = {
    "inputs": _inputs,
    "pre_activations": _pre_activations,
    "activations": _activations,
    "loss": _loss,
    "new_loss": _new_loss,
    **way_back.WAYS,
}
