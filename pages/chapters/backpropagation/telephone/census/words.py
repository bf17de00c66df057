"""The sentences of the part "Census", made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Stack
from engines.backpropagation.census import RULE
from engines.backpropagation.depth import SATURATED
from pages.ui.bets import Bet, told_from
from pages.words.numbers import apart, few, percent
from pages.words.sentences import capitalised, counted, out_of

from .record import BEYOND, N_SEEDS, RATES, Record

SHARES = (
    (0.05, "hardly any: less than 5%"),
    (0.35, "some: 5% to 35%"),
    (0.65, "about half: 35% to 65%"),
    (0.95, "most: 65% to 95%"),
    (2.0, "nearly all: 95% or more"),
)
# Where a curve passes on less than a tenth of its steepest slope.
FLAT = {
    "sigmoid": "farther than 3.64 from 0",
    "tanh": "farther than 1.82 from 0",
    "relu": "0 or less",
    "leaky_relu": "0 or less",
    "gelu": "from −1.16 to −0.53 or below −1.73",
    "softplus": "below −2.2",
}
NEAR = 10.0  # times the rule of thumb, up or down
SURE = 0.9  # of the spread that one η can serve: rounded, it still does


def labels(record: Record) -> list[str]:
    """Count the layers."""
    depth = record.settings.depth
    return [f"layer {at} of {depth}" for at in range(1, depth + 1)]


def bet(record: Record) -> Bet | None:
    """Ask how many are saturated in the last of several hidden layers."""
    stack, shares = record.settings.stack, record.census.saturated.middle
    if stack.depth == 1:
        return None
    options = [says for _, says in SHARES]
    limits = [most for most, _ in SHARES]
    classes = np.searchsorted(limits, shares, side="right").tolist()
    question = (
        f"In the last of {counted(stack.depth, 'hidden layer')}: how many of the pairs "
        "of a unit and a digit are saturated, passing on less than a tenth of the "
        "steepest slope there is "
        f"(less than {few(SATURATED * ACTIVATIONS[stack.activation].steepest)})?"
    )
    reason = f"In the last layer {_are(float(shares[-1]))}. {_where(stack)}"
    answer, told_at = options[classes[-1]], told_from(classes, classes[-1])
    return Bet(question, answer, reason, options=options, told_at=told_at)


def _are(share: float) -> str:
    """Say how many are saturated, none and all in words."""
    if share == 0:
        return "none is saturated"
    return "all are saturated" if share == 1 else f"{percent(share)} are saturated"


def _where(stack: Stack) -> str:
    """Say where on the curve of its units a saturated pair lies."""
    kind = ACTIVATIONS[stack.activation]
    if stack.activation == "identity":
        return "The identity has the same slope everywhere: it cannot saturate."
    if stack.scheme == "zeros":
        slope = float(kind.slope(np.zeros(1), kind.value(np.zeros(1)))[0])
        return f"All weights are 0, so every z is 0, where the slope is {few(slope)}."
    z = "the normalised z" if stack.batch_norm else "z"
    return f"The curve is that flat where {z} is {FLAT[stack.activation]}."


def story(record: Record, step: int) -> list[str]:
    """Tell what the units of one layer do."""
    census = record.census
    dead, flat = float(census.dead.middle[step]), float(census.saturated.middle[step])
    dying = {0: "no unit is dead", 1: "all units are dead"}.get(
        dead, f"{percent(dead)} of units are dead"
    )
    return [
        f"**Layer {step + 1}.** Of all pairs of a unit and a digit {_are(flat)}; "
        f"{dying} (medians of {N_SEEDS} networks).",
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
    if 1 / NEAR <= size / RULE <= NEAR:
        return "within a factor 10 of"
    if size < RULE:
        return f"{few(RULE / size)} times less than"
    return f"{few(size / RULE)} times more than"


def ending(record: Record) -> list[str]:
    """Compare first and last layer, and hold all against the rule of thumb."""
    census, stack = record.census, record.settings.stack
    saturated = f"{_first_and_last(census.saturated.middle)}. {_where(stack)}"
    dead = int(np.count_nonzero(census.dead.middle == 1))
    return [saturated, *_dead(record, dead), *_rule(record)]


def _first_and_last(shares: np.ndarray) -> str:
    """Tell the shares of the first and of the last layer, apart where they differ."""
    first, last = shares[[0, -1]].tolist()
    told = [percent(share) for share in (first, last)]
    if first != last and told[0] == told[1]:
        told = [f"{text}%" for text in apart(100 * first, 100 * last)]
    words = {0: "none", 1: "all"}
    told = [words.get(n, text) for n, text in zip((first, last), told, strict=True)]
    if len(shares) == 1:
        return f"**Saturated:** {told[0]} in the only layer"
    return f"**Saturated:** {told[0]} in the first layer, {told[1]} in the last"


def _dead(record: Record, dead: int) -> list[str]:
    """Tell of layers in which every unit is dead, and what that does to the blame."""
    depth = record.settings.depth
    if not dead:
        return []
    where = "the only layer" if depth == 1 else counted(dead, "layer")
    past = "no blame gets past such a layer"
    if record.settings.residual:
        past = "blame gets past such a layer only by the way around"
    return [f"**Dead:** in {where} every unit is dead, and {past}."]


def _rule(record: Record) -> list[str]:
    near, depth = int(record.census.near_rule.sum()), record.settings.depth
    rate = record.settings.learning_rate
    is_share = record.census.update_ratios.is_finite
    if record.settings.scheme == "zeros" and not is_share.any():
        return ["**Updates:** all weights are 0, so no update is a share of them."]
    says = (
        f"**Updates:** with η = {rate:g}, {out_of(near, depth, 'layer')} within a "
        "factor 10 of the rule of thumb, an update of a thousandth of the weights."
    )
    sizes = record.census.update_ratios.middle
    moving = sizes[np.isfinite(sizes) & (sizes > 0)]
    if len(moving) < 2:
        return [says]
    with np.errstate(over="ignore"):
        spread = float(moving.max() / moving.min())
    who = "the fastest layer" if len(moving) == depth else "of those that move the "
    who += "" if len(moving) == depth else "fastest"
    many = few(spread) if np.isfinite(spread) else "more than 10³⁰⁰"
    far = f"{many} times as far" if many != "1" else "just as far"
    text = f"{capitalised(who)} moves {far} as the slowest"
    middle = rate * RULE / float(np.sqrt(moving.max()) * np.sqrt(moving.min()))
    return [f"{says} {text}{_one_for_all(spread, near == depth, middle)}."]


def _one_for_all(spread: float, is_near: bool, middle: float) -> str:
    """Say whether one learning rate could bring both near the rule of thumb."""
    if is_near:
        return ", and this η serves both"
    if spread > NEAR**2:
        return ": no single η brings both within a factor 10 of the rule"
    if spread > SURE * NEAR**2 or not RATES[0] <= middle <= RATES[-1]:
        return ""
    return f": one η could serve both, say {few(middle, 2)}"
