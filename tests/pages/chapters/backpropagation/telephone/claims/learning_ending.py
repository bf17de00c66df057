"""What "Does it learn?" says at the end, and offers."""

import numpy as np

from tests.claims import Claim

from .learning_epochs import WHO, flew, one, share
from .learning_own import LIMIT


def outcome(told, name, right="p"):
    """Judge what became of a network, and its share right."""
    network = one(told)
    shown = share(told, right, network.share) if right else network.share == 1
    return network.outcome == name and shown


def was_better(told, yes):
    """Judge whether it was better before, how much, and when."""
    network = one(told)
    best = max(network.shares)
    fell = best - network.share > 0.1
    if fell != yes:
        return False
    epoch = network.shares.index(best)
    return not yes or (share(told, "best", best) and told["k"] == epoch)


def saturated(told, all_flat):
    """Judge the share of pairs that pass on less than a tenth of the slope."""
    network = one(told)
    if network.kind != "sigmoid" or network.outcome != "stuck":
        return False
    pairs = [slope < LIMIT["sigmoid"] for slope in network.slopes()]
    flat = sum(p.sum() for p in pairs) / sum(p.size for p in pairs)
    if all_flat or flat == 1:
        return all_flat and flat == 1
    if told.word("more") == "more than ":
        return told["f"] < 100 * flat and told["f"] == 99.99
    return told.reads(f=100 * flat)


def dead(told, every):
    """Judge how many hidden layers are off altogether."""
    network = one(told)
    if network.kind != "relu" or network.outcome != "stuck":
        return False
    layers = network.slopes()
    off = sum(not slope.any() for slope in layers)
    if every:
        return off == len(layers) == (told["all"] if "all" in told.said else 2)
    fits = told["off"] == off and told["all"] == len(layers) > off > 0
    return fits and (told.word("is") == "is") == (off == 1)


def blocked(told):
    """Tell whether each digit has a layer that is off, or no blame, and none all."""
    network = one(told)
    if network.kind != "relu" or network.outcome != "stuck":
        return False
    off = [~slope.any(axis=-1) for slope in network.slopes()]
    is_lost = np.any([*off, network.without_blame()], axis=0)
    return bool(is_lost.all() and not any(layer.all() for layer in off))


def moved(network):
    """Return how far the first layer's weights went."""
    return network.moved[-1, 0]


def went(told, network, place, unit):
    """Judge how far the first weights went, as a share or as a multiple."""
    far = moved(network)
    if unit == "%":
        return far < 10 and told.reads(**{place: 100 * far})
    return far >= 10 and told.reads(**{place: far})


def adam(told, tiny, unit):
    """Judge the sigmoids' gradient at the start, and how far they went."""
    sigmoid = told.seen.sigmoid
    first = sigmoid.grads[0, 0]
    return (
        told.record.settings.rule == "adam"
        and (first < 1e-6) == tiny
        and told.reads(g=first)
        and went(told, sigmoid, "far", unit)
        and (not tiny or told.reads(eps=1e-8))
    )


def large(told):
    """Judge a learning rate that is large for Adam."""
    rate = told.record.settings.learning_rate
    is_large = told.record.settings.rule == "adam" and rate > 0.01
    return is_large and told.reads(rate=rate, usual=0.001)


def ratios(told):
    """Return first over last hidden gradient at the start, of both networks."""
    return [n.grads[0, 0] / n.grads[0, -2] for n in (told.seen.sigmoid, told.seen.relu)]


def parts(told):
    """Tell whether the one has learnt and the other has not, without Adam."""
    seen = told.seen
    return (
        told.record.settings.rule != "adam"
        and seen.relu.outcome == "learnt"
        and seen.sigmoid.outcome != "learnt"
    )


def vanished(told):
    """Judge a gradient that has vanished on its way back."""
    return parts(told) and ratios(told)[0] < 0.1 and told.reads(x=ratios(told)[0])


def smaller(told):
    """Judge first gradients of which the sigmoids' is smaller."""
    a, b = told.seen.sigmoid.grads[0, 0], told.seen.relu.grads[0, 0]
    return parts(told) and ratios(told)[0] >= 0.1 and a < b and told.reads(a=a, b=b)


def better(told):
    """Judge the offered rate by what comes of it."""
    after = told.after
    now = [one.history.accuracies[-1] for one in after.networks]
    mean = sum(now) / 2
    seen = (told.seen.sigmoid, told.seen.relu)
    before = sum(0 if n.flew else n.share for n in seen) / 2
    flown = [len(n.history.losses) <= after.settings.n_epochs for n in after.networks]
    return (
        told.reads(rate=after.settings.learning_rate)
        and told["rate"] != told.record.settings.learning_rate
        and not any(flown)
        and mean >= before + 0.1 - 1e-9
        and told.reads(a=100 * now[0], b=100 * now[1])
    )


AFTER = {False: "", True: ", after {best}% in epoch {k}"}
ZERO = ", and the first layer's gradient is exactly 0 to a computer."
PASS = "of the pairs of a hidden unit and a digit pass on less than a tenth of the "
PASS += "steepest slope"
OFF = "off altogether, every unit for every digit"
TINY = {
    False: "Adam divides every gradient by its own usual size, so a layer with tiny "
    "gradients takes steps of about η too: ",
    True: "Adam divides every gradient by its own usual size and ε = {eps}, and beside "
    "that ε a gradient can be too tiny for steps of η: ",
}
FIRST = "the first weights of the sigmoids, whose gradient was {g} before training, "
FIRST += "moved by {far}"
UNITS = {"%": "% of their size", "x": " times their size"}
CLAIMS = (
    Claim(
        WHO + " flew off in epoch {n}: the loss grew beyond all numbers.",
        lambda t: flew(t, one(t), "n"),
    ),
    Claim(
        WHO + " has learnt the digits it trains on: {p}% right.",
        lambda t: outcome(t, "learnt"),
    ),
    Claim(
        WHO + " has learnt the digits it trains on: all right.",
        lambda t: outcome(t, "learnt", right=""),
    ),
    *(
        Claim(
            f"{WHO} {says}: {{p}}% right{after}{more}.",
            lambda t, name=name, yes=yes: outcome(t, name) and was_better(t, yes),
        )
        for name, says, more in (
            ("begun", "has begun to learn", ", guessing gets 10%"),
            ("lost", "has lost what it had learnt", ""),
            ("not learnt", "has not learnt", ", where guessing gets 10%"),
        )
        for yes, after in AFTER.items()
        if (name, yes) != ("lost", False)
    ),
    *(
        Claim(
            f"{WHO} is saturated ({{p}}% right{after}): {pairs} {PASS}{ZERO}",
            lambda t, yes=yes, every=every: (
                outcome(t, "stuck") and was_better(t, yes) and saturated(t, every)
            ),
        )
        for yes, after in [*AFTER.items()][:1]
        for every, pairs in ((True, "all"), (False, "{more:|more than }{f}%"))
    ),
    *(
        Claim(
            f"{WHO} is dead ({{p}}% right{after}): {layers} {OFF}{ZERO}",
            lambda t, yes=yes, every=every: (
                outcome(t, "stuck") and was_better(t, yes) and dead(t, every)
            ),
        )
        for yes, after in AFTER.items()
        for every, layers in (
            (True, "all {all} hidden layers are"),
            (True, "both hidden layers are"),
            (False, "{off} of the {all} hidden layers {is:is|are}"),
        )
        if not (yes and every)
    ),
    Claim(
        f"{WHO} is dead ({{p}}% right): no digit's blame finds a way back{ZERO}",
        lambda t: outcome(t, "stuck") and was_better(t, False) and blocked(t),
    ),
    *(
        Claim(
            f"{says}{FIRST}{unit}.",
            lambda t, tiny=tiny, key=key: adam(t, tiny, key),
        )
        for tiny, says in TINY.items()
        for key, unit in UNITS.items()
    ),
    Claim("η = {rate} is large for Adam: about {usual} is usual.", large),
    Claim(
        "What parts them: with sigmoids the first layer's gradient was, before "
        "training, {x} times the last hidden layer's: it had vanished on its way back.",
        vanished,
    ),
    Claim(
        "With ReLUs it was {x} times that layer had.",
        lambda t: parts(t) and t.reads(x=ratios(t)[1]),
    ),
    Claim(
        "What parts them: nothing vanished over so few layers, but with sigmoids the "
        "first layer's gradient was {a} before training, with ReLUs {b}: at the same η "
        "they take smaller steps.",
        smaller,
    ),
    *(
        Claim(
            f"In the end the first layer's weights have moved by {{a}}{one_unit} with "
            f"sigmoids, by {{b}}{other} with ReLUs.",
            lambda t, a=a, b=b: (
                parts(t)
                and went(t, t.seen.sigmoid, "a", a)
                and went(t, t.seen.relu, "b", b)
            ),
        )
        for a, one_unit in UNITS.items()
        for b, other in UNITS.items()
        if (a, b) == ("%", "%")
    ),
    Claim("Take η = {rate}: then Sigmoid {a}% and ReLU {b}% right", better),
)
