"""What "One pass" may say of gradients, the step, and what it brings; and Observe."""

import numpy as np

from tests.claims import Claim
from tests.pages.chapters.backpropagation.the_factory.claims.passes import way_back
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    SHARE,
    Seen,
    is_one,
    near,
    parts,
    says_each,
    says_share,
    top,
    written,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.way_there import at


def _largest(told) -> bool:
    grads = told.seen.grads
    if not any(grads.values()):
        return False
    names = top(grads)
    return told.word("who") == written(f"∂E/∂{name}" for name in names) and (
        "grad" not in told.said or len(names) == 1 and told.reads(grad=grads[names[0]])
    )


def _zeros(told) -> bool:
    zeros = [name for name, grad in told.seen.grads.items() if not grad]
    words = ("That", "is") if len(zeros) == 1 else ("Those", "are")
    said = told.word("those"), told.word("verb")
    return (
        at("gradients")(told) and told.word("who") == written(zeros) and said == words
    )


def _furthest(told) -> list[str]:
    moves = {name: grad for name, (_, grad) in told.seen.moving.items()}
    return top(moves) if told.seen.moves else []


def _goes(told) -> bool:
    """Ask who moves furthest, from where to where; the two look different."""
    names = _furthest(told)
    if [told.word("who")] != names:
        return False
    value, grad = told.seen.moving[names[0]]
    if "by" in told.said:
        is_up = told.word("way") == "up"
        by = abs(told.seen.rate * grad)
        return told.reads(at=value, by=by) and is_up == (grad < 0)
    after = value - told.seen.rate * grad
    return told.reads(before=value, after=after) and told["before"] != told["after"]


def _together(told) -> bool:
    names, far = _furthest(told), told.word("far")
    of_two = "both" if len(names) == 2 else "all"
    return len(names) > 1 and told.word("who") == written(names) and far == of_two


def _changes(told) -> bool:
    """Ask how E changed, and that the two do not look alike."""
    seen = told.seen
    return (
        (told.word("way") == "falls") == (seen.fell > 0)
        and seen.fell != 0
        and told["before"] != told["after"]
        and told.reads(before=seen.loss)
        and near(told.said["after"], seen.after, seen.noise)
    )


def _changes_by(told) -> bool:
    seen = told.seen
    if not seen.loss:
        return False
    share, slack = abs(seen.fell) / seen.loss, seen.noise / seen.loss
    return _changes(told) and says_share(told, share, slack)


def _stays(told) -> bool:
    return told.reads(e=told.seen.loss) and not told.seen.fell


def _no_blame(seen) -> bool:
    return _all_still(seen) and not way_back.is_shut(seen)


def _only_biases(seen: Seen) -> bool:
    return not seen.moves and any(grad for _, grad in seen.biases.values())


def _all_still(seen: Seen) -> bool:
    return not any(grad for _, grad in (seen.weights | seen.biases).values())


def _lower_ground(seen: Seen) -> bool:
    """Walk the same way by ever shorter steps: does E fall?"""
    rates = seen.rate * 2.0 ** -np.arange(1, 50)
    return any(seen.error(rate) < seen.loss for rate in rates)


def _slope_is_small(told) -> bool:
    seen, slope = told.seen, told.seen.slopes[-1].max()
    little = 0 < seen.fell < 0.1 * seen.loss and slope < 0.1 and not seen.is_pair
    little = little and seen.walk.is_own_step
    several = (told.word("most") == " at most") == (len(seen.y) > 1)
    return little and several and says_share(told, slope)


def _promised(told) -> bool:
    by = told.seen.rate * told.seen.squares
    way = "rise" if by < 0 else "fall"
    right = told.reads(by=abs(by)) and told.word("way") == way
    return right and not told.seen.fell


def _is_dead(told) -> bool:
    seen = told.seen
    shut = [
        name
        for layer, kind in enumerate(seen.kinds)
        for name, z in zip(seen.names(layer + 1), seen.z[layer], strict=True)
        if kind == "relu" and z <= 0
    ]
    one = is_one(told, "who")
    words = ("is", "its z is") if one else ("are", "their z are")
    said = told.word("verb"), told.word("its")
    it = "it" if one else "them"
    stay = f", and the weights into {it} stay" if seen.walk.is_own_step else ""
    is_so = told.word("stay") == stay and said == words
    return bool(shut) and told.word("who") == written(shut) and is_so


def _moves_by(told) -> bool:
    """Ask what moves, and against what."""
    seen = told.seen
    settings, learns = (
        seen.settings,
        [one for row in seen.settings.moving for one in row],
    )
    what = "weight"
    if settings.biases:
        what += " and bias" if all(learns) else " and bias that learns"
    n = len(settings.sample)
    by = f"the mean of its gradients over all {n} samples"
    by = by if seen.walk.is_mean else "its gradient"
    if any(one.any() for pair in seen.walk.speed for one in pair):
        by = f"its velocity, which is {by} plus {settings.momentum:g} of the old one"
    that = "that gradient" if seen.walk.is_own_step else "that"
    words = told.word("what"), told.word("by"), told.word("that")
    return words == (what, by, that) and told.reads(eta=seen.rate)


def _are_twins(told) -> bool:
    """Ask whether these are all that is equal with them, before the step and after."""
    seen, names = told.seen, parts(told.word("who"))
    layer = next((k for k in (1, 2) if names[0] in seen.names(k)), None)
    if layer is None or layer > seen.last:
        return False
    units = [k for k, name in enumerate(seen.names(layer)) if name in names]
    columns = [_of_unit(seen.held, layer, k) for k in range(seen.sizes[layer])]
    alike = [k for k, one in enumerate(columns) if one == columns[units[0]]]
    after = seen.walk.moved(seen.walk.way, seen.rate)
    left = [np.array(_of_unit(after, layer, k)) for k in units]
    same = all(np.allclose(one, left[0], rtol=1e-9, atol=1e-12) for one in left)
    return len(names) > 1 and units == alike and same


def _of_unit(held, layer: int, unit: int) -> list[float]:
    (into, biases), (out, _) = held[layer - 1], held[layer]
    return [*into[:, unit], biases[unit], *out[unit]]


TWINS = Claim(
    "{who:*} have equal weights, in and out, so they got equal gradients, and the step "
    "leaves them equal: twins stay twins.",
    _are_twins,
)


def _better(told) -> bool:
    after = Seen(told.after)
    is_it = told.after.settings.learning_rate == told["eta"]
    return is_it and after.after < after.loss and told.seen.loss < told.seen.after


def _new(told) -> bool:
    moved = told.word("held") == "new"
    answers = told.record.trip.answers_after
    right = says_each(told.word("all"), told.seen.outputs, answers)
    return at("new_loss")(told) and right and moved == told.seen.moves


STEP = (
    Claim(
        "Every gradient at once: what came in over a weight, times the δ of the unit "
        "it leads to.",
        at("gradients"),
    ),
    Claim("A bias gets that δ itself.", at("gradients")),
    Claim("All are 0: no weight is told to move.", lambda told: _all_still(told.seen)),
    Claim(
        "Those of the weights are all 0: only biases get any.",
        lambda told: not any(told.seen.grads.values()) and not _all_still(told.seen),
    ),
    Claim(
        "Of the weights' gradients the largest in size is {who:*} = {grad}.", _largest
    ),
    Claim(
        "Of the weights' gradients the largest in size are {who:*}.",
        lambda told: _largest(told) and not is_one(told, "who"),
    ),
    Claim("{those:That|Those} of {who:*} {verb:is|are} 0.", _zeros),
    Claim("The step.", at("update")),
    Claim(
        "Every {what:weight|weight and bias|weight and bias that learns} moves against "
        "{by:*}, by η = {eta} times {that:that|that gradient}.",
        _moves_by,
    ),
    Claim(
        "All of that is 0, so nothing moves.",
        lambda told: not told.seen.moves and not told.seen.walk.is_own_step,
    ),
    Claim(
        "What the step goes by is 0 for all that may move, so nothing moved.",
        lambda told: not told.seen.moves and not told.seen.walk.is_own_step,
    ),
    Claim(
        "Its own gradient would have it otherwise: the {who:other samples|velocity of "
        "the steps before} had their way.",
        lambda told: (
            told.seen.fell < 0
            and told.seen.squares < 0
            and (told.word("who") == "other samples") == told.seen.walk.is_mean
        ),
    ),
    Claim(
        "At first E falls along this step, but the step was too long: a gradient "
        "holds for small steps only.",
        lambda told: (
            told.seen.fell < 0 <= told.seen.squares and not told.seen.walk.is_own_step
        ),
    ),
    TWINS,
    Claim(
        "All these gradients are 0, so nothing moves.",
        lambda told: not told.seen.moves and told.seen.walk.is_own_step,
    ),
    Claim(
        "The biases stay.",
        lambda told: at("update")(told) and not told.seen.settings.biases,
    ),
    Claim("{who:*} moves furthest: from {before} to {after}.", _goes),
    Claim("{who:*} moves furthest: {at} goes {way:up|down} by {by}.", _goes),
    Claim("{who:*} move furthest, {far:both|all} equally far.", _together),
    Claim("Forward once more, with the {held:new|same} weights: {all:*}.", _new),
    Claim(
        f"The error {{way:falls|rises}} from {{before}} to {{after}}, by {SHARE}.",
        _changes_by,
    ),
    Claim(
        "The error {way:falls|rises} from {before} to {after}.",
        lambda told: _changes(told) and told.seen.fell <= -10 * told.seen.loss,
    ),
    Claim(
        "The error stays at {e}.",
        lambda told: _stays(told) and not told.seen.moves,
    ),
    Claim(
        "The error stays at {e}, as far as 16 digits can tell.",
        lambda told: _stays(told) and told.seen.moves,
    ),
    Claim(
        f"Nothing moved, for {way_back.SHUT}.",
        lambda told: not told.seen.moves and way_back.is_shut(told.seen),
    ),
    Claim(
        "No weight got any blame, so none moved.",
        lambda told: _no_blame(told.seen) and not told.seen.settings.biases,
    ),
    Claim(
        "No weight and no bias got any blame, so nothing moved.",
        lambda told: _no_blame(told.seen) and told.seen.settings.biases,
    ),
    Claim(
        "Only biases got any blame, and they stay; so nothing moved.",
        lambda told: _only_biases(told.seen),
    ),
    Claim(
        "The gradient promised a {way:fall|rise} of {by}; E has no digits to show what "
        "came of it.",
        _promised,
    ),
    Claim(
        "All that moved went against its gradient, but the step was too long: a "
        "gradient holds for small steps only.",
        lambda told: (
            told.seen.fell < 0
            and told.seen.walk.is_own_step
            and _lower_ground(told.seen)
        ),
    ),
    Claim(
        "So little: the output's slope is a factor of every gradient, and it is "
        f"{SHARE}{{most:| at most}}.",
        _slope_is_small,
    ),
    Claim(
        "One pass back told every weight its part; training repeats such passes.",
        lambda told: told.seen.fell > 0,
    ),
    Claim(
        "{who:*} {verb:is|are} dead here: {its:its z is|their z are} not above 0, so "
        "no blame gets past{stay:|, and the weights into it stay|, and the weights "
        "into them stay}.",
        _is_dead,
    ),
    Claim(
        "One pass, then one step with η = {eta}: what becomes of the error E?",
        lambda told: told.reads(eta=told.seen.rate),
    ),
    Claim("Take η = {eta}: the error falls", _better),
)
