"""The sentences, formulas and script of "Census", made from the record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Census, Stack
from engines.backpropagation.census import RULE
from engines.backpropagation.depth import SATURATED
from pages.ui.bets import Bet
from pages.words.formulas import tex
from pages.words.numbers import few, percent
from pages.words.sentences import counted

COLUMNS = ("layer", "saturated", "dead", "update over weights")
SHARES = (
    (0.05, "hardly any: less than 5%"),
    (0.35, "some: 5% to 35%"),
    (0.65, "about half: 35% to 65%"),
    (0.95, "most: 65% to 95%"),
    (2.0, "nearly all: 95% or more"),
)
BEYOND = "beyond every number"


def bet(stack: Stack, census: Census) -> Bet | None:
    """Ask how many are saturated in the last of several hidden layers."""
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
        return (
            f"{kind.label} passes on {'nothing' if stack.activation == 'relu' else 'a'}"
            f"{'' if stack.activation == 'relu' else ' hundredth'} where z is below 0, "
            "and that is where about half of all z lie: its way of being flat is to "
            "be off."
        )
    if share > 0.5:
        return (
            "The weights are so large that z lies far out, where the curve is flat, "
            "for most units and samples."
        )
    return "z stays near the middle, where the curve is steep."


def story(settings, census: Census, step: int) -> list[str]:
    """Tell what the units of one layer do."""
    dead, flat = float(census.dead.middle[step]), float(census.saturated.middle[step])
    told_dead = "no unit is dead" if dead == 0 else f"{percent(dead)} of units are dead"
    if dead == 1:
        told_dead = "all units are dead"
    return [
        f"**Layer {step + 1}.** Of all pairs of a unit and a sample {percent(flat)} "
        f"are saturated; {told_dead} (medians of the seeds).",
        _step_size(settings, census, step),
    ]


def _step_size(settings, census: Census, step: int) -> str:
    ratio, rate = census.update_ratios, settings.more
    if not ratio.is_finite[step]:
        if settings.stack.scheme == "zeros":
            return "This layer's weights are all 0, so an update is no share of them."
        return f"With η = {rate:g} the update is {BEYOND}, so there is no ratio."
    size = float(ratio.middle[step])
    if size == 0:
        return f"With η = {rate:g} the update is 0: this layer's weights stand still."
    against = few(size / RULE)
    if 0.1 <= size / RULE <= 10:
        verdict = "near the rule of thumb, 10⁻³"
    elif size < RULE:
        verdict = f"{few(RULE / size)} times less than the rule of thumb, 10⁻³"
    else:
        verdict = f"{against} times more than the rule of thumb, 10⁻³"
    return (
        f"With η = {rate:g} one update is {few(size)} of the size of its weights: "
        f"{verdict}."
    )


def ending(settings, census: Census) -> list[str]:
    """Compare first and last layer, and hold all against the rule of thumb."""
    flat, depth = census.saturated.middle, len(census.dead.middle)
    last = float(flat[-1])
    found = [f"**Saturated:** {percent(float(flat[0]))} in the first layer."]
    if depth > 1:
        found = [
            f"**Saturated:** {percent(float(flat[0]))} in the first layer, "
            f"{percent(last)} in the last."
        ]
    found[0] += f" {_why(settings.stack, last)}"
    dead = np.count_nonzero(census.dead.middle == 1)
    if dead:
        found.append(
            f"**Dead:** in {counted(dead, 'layer')} every unit is dead, and no blame "
            "gets past such a layer."
        )
    return [*found, *_rule(settings, census)]


def _rule(settings, census: Census) -> list[str]:
    ratio, depth = census.update_ratios, len(census.near_rule)
    near = int(census.near_rule.sum())
    says = (
        f"**Updates:** with η = {settings.more:g}, {near} of "
        f"{counted(depth, 'layer')} {'is' if near == 1 else 'are'} within a factor 10 "
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


def formulas(settings, census: Census, step: int, n_seeds: int) -> list:
    """Return what is counted, with this layer's numbers."""
    steepest = ACTIVATIONS[settings.stack.activation].steepest
    counts = census.saturated
    limit = tex(SATURATED * steepest)
    lines = [
        (
            f"Saturated (least, median and most of {n_seeds} seeds)",
            rf"\frac{{\#\{{|g'(z)| < 0.1 \cdot {tex(steepest)} = {limit}\}}}}"
            rf"{{\text{{units}} \cdot \text{{samples}}}} = {_three(counts, step)}",
        ),
        (
            "Dead, for all samples (least, median, most)",
            rf"\frac{{\#\{{\text{{all }} g'(z) = 0\}}}}{{\text{{units}}}} = "
            rf"{_three(census.dead, step)}",
        ),
    ]
    if census.update_ratios.is_finite[step]:
        lines.append(
            (
                "Update over weights (least, median, most)",
                rf"\frac{{\eta\,\lVert \partial E/\partial W \rVert}}"
                rf"{{\lVert W \rVert}} = {_three(census.update_ratios, step)}",
            )
        )
    return lines


def _three(counts, step: int) -> str:
    values = (counts.low[step], counts.middle[step], counts.high[step])
    shown = (tex(v) if np.isfinite(v) else r"\infty" for v in map(float, values))
    return r",\ ".join(shown)


def rows(census: Census) -> list[tuple]:
    """Return the medians, a row a layer; a ratio that is none is told in words."""
    ratios = census.update_ratios
    words = not ratios.is_finite.all()
    table = []
    for at in range(len(census.dead.middle)):
        ratio = float(ratios.middle[at])
        shown = few(ratio) if ratios.is_finite[at] else BEYOND
        shares = float(census.saturated.middle[at]), float(census.dead.middle[at])
        table.append((at + 1, *shares, shown if words else ratio))
    return table
