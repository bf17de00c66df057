"""The sentences of the part "Census", made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Stack
from engines.backpropagation.census import RULE
from engines.backpropagation.depth import SATURATED
from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import counted

from .record import BEYOND, Record

SHARES = (
    (0.05, "hardly any: less than 5%"),
    (0.35, "some: 5% to 35%"),
    (0.65, "about half: 35% to 65%"),
    (0.95, "most: 65% to 95%"),
    (2.0, "nearly all: 95% or more"),
)


def labels(record: Record) -> list[str]:
    """Count the layers."""
    depth = record.settings.depth
    return [f"layer {at} of {depth}" for at in range(1, depth + 1)]


def bet(record: Record) -> Bet | None:
    """Ask how many are saturated in the last of several hidden layers."""
    stack, census = record.settings.stack, record.census
    if stack.depth == 1:
        return None
    share = float(census.saturated.middle[-1])
    options = [says for _, says in SHARES]
    question = (
        f"In the last of {counted(stack.depth, 'hidden layer')}: how many of the units "
        "are saturated, passing on less than a tenth of the steepest slope there is "
        f"(less than {few(SATURATED * ACTIVATIONS[stack.activation].steepest)})?"
    )
    answer = next(says for most, says in SHARES if share < most)
    reason = f"It is {percent(share)} in the last layer. {_why(stack, share)}"
    return Bet(question, answer, reason, options=options)


def _why(stack: Stack, share: float) -> str:
    kind = ACTIVATIONS[stack.activation]
    if stack.activation == "identity":
        return "The identity has the same slope everywhere: it cannot saturate."
    if stack.scheme == "zeros":
        slope = float(kind.slope(np.zeros(1), kind.value(np.zeros(1)))[0])
        return f"All weights are 0, so every z is 0, where the slope is {few(slope)}."
    if kind.has_kink:
        passes = "nothing" if stack.activation == "relu" else "a hundredth"
        return (
            f"{kind.label} passes on {passes} where z is below 0, and that is where "
            "about half of all z lie: its way of being flat is to be off."
        )
    if share > 0.5:
        return (
            "The weights are so large that z lies far out, where the curve is flat, "
            "for most units and samples."
        )
    return "z stays near the middle, where the curve is steep."


def story(record: Record, step: int) -> list[str]:
    """Tell what the units of one layer do."""
    census = record.census
    dead, flat = float(census.dead.middle[step]), float(census.saturated.middle[step])
    how_many = "no unit is dead" if dead == 0 else f"{percent(dead)} of units are dead"
    if dead == 1:
        how_many = "all units are dead"
    return [
        f"**Layer {step + 1}.** Of all pairs of a unit and a sample {percent(flat)} "
        f"are saturated; {how_many} (medians of the seeds).",
        _step_size(record, step),
    ]


def _step_size(record: Record, step: int) -> str:
    ratio, rate = record.census.update_ratios, record.settings.learning_rate
    if not ratio.is_finite[step]:
        if record.settings.scheme == "zeros":
            return "This layer's weights are all 0, so an update is no share of them."
        return f"With η = {rate:g} the update is {BEYOND}, so there is no ratio."
    size = float(ratio.middle[step])
    if size == 0:
        return f"With η = {rate:g} the update is 0: this layer's weights stand still."
    return (
        f"With η = {rate:g} one update is {few(size)} of the size of its weights: "
        f"{_against_the_rule(size)} the rule of thumb, 10⁻³."
    )


def _against_the_rule(size: float) -> str:
    if 0.1 <= size / RULE <= 10:
        return "near"
    if size < RULE:
        return f"{few(RULE / size)} times less than"
    return f"{few(size / RULE)} times more than"


def ending(record: Record) -> list[str]:
    """Compare first and last layer, and hold all against the rule of thumb."""
    census = record.census
    first, last = census.saturated.middle[[0, -1]].tolist()
    saturated = f"**Saturated:** {percent(first)} in the first layer"
    if record.settings.depth > 1:
        saturated += f", {percent(last)} in the last"
    sentences = [f"{saturated}. {_why(record.settings.stack, last)}"]
    dead = np.count_nonzero(census.dead.middle == 1)
    if dead:
        sentences.append(
            f"**Dead:** in {counted(dead, 'layer')} every unit is dead, and no blame "
            "gets past such a layer."
        )
    return [*sentences, *_rule(record)]


def _rule(record: Record) -> list[str]:
    ratio, near = record.census.update_ratios, int(record.census.near_rule.sum())
    depth, verb = record.settings.depth, "is" if near == 1 else "are"
    says = (
        f"**Updates:** with η = {record.settings.learning_rate:g}, {near} of "
        f"{counted(depth, 'layer')} {verb} within a factor 10 "
        "of the rule of thumb, an update of a thousandth of the weights."
    )
    sizes = ratio.middle[ratio.is_finite]
    sizes = sizes[sizes > 0]
    if len(sizes) < 2:
        return [says]
    spread = float(sizes.max() / sizes.min())
    if spread < 3:
        fits = "this η serves" if near == depth else "one η could serve"
        return [
            f"{says} All layers move at about the same pace (the fastest "
            f"{few(spread)} times the slowest), so {fits} them all."
        ]
    if spread < 10:
        return [f"{says} The fastest layer moves {few(spread)} times the slowest."]
    return [
        f"{says} The fastest layer moves {few(spread)} times as far as the slowest: "
        "no single η can serve both, because one layer stands still while the other "
        "already runs."
    ]
