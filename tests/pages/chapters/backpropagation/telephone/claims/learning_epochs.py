"""What "Does it learn?" says of each epoch, and asks."""

from tests.claims import Claim

WHO = "{who:Sigmoid|ReLU}"


def one(told):
    """Return the network of which it is said."""
    return told.seen.named(told.word("who"))


def share(told, place, value):
    """Judge a share right that is a percentage."""
    return 0 < value < 1 and told.reads(**{place: 100 * value})


def got(told, network, share_place, loss_place):
    """Judge a network's share and loss at this step."""
    at = network.at(told.step)
    value = network.shares[at]
    right = share(told, share_place, value) if share_place else value in (0, 1)
    return (
        not network.gone(told.step)
        and right
        and told.reads(**{loss_place: network.losses[at]})
    )


SAYS = {  # of each network, how it may be told, and what decides it
    "some": (
        "{name} gets {{{p}}}% right (loss {{{x}}})",
        lambda t, one, p, x: got(t, one, p, x),
    ),
    "all": (
        "{name} gets all right (loss {{{x}}})",
        lambda t, one, p, x: got(t, one, "", x) and one.shares[one.at(t.step)] == 1,
    ),
    "gone": ("{name} has flown off", lambda t, one, p, x: one.gone(t.step)),
}


TOGETHER = [(a, b) for a in ("some", "all") for b in ("some", "all")]
TOGETHER += [("some", "gone"), ("some", "flew")]  # what was seen together


def both(first, second):
    """Return how both networks are told, and what decides it."""
    (text, holds), (more, also) = SAYS[first], SAYS[second]
    says = text.format(name="Sigmoid", p="a", x="x")
    says += ", " + more.format(name="ReLU", p="b", x="y")
    return says, lambda t: bool(
        holds(t, t.seen.sigmoid, "a", "x") and also(t, t.seen.relu, "b", "y")
    )


def ends(told):
    """Return the gradients of the first and of the last hidden layer at this step."""
    network = one(told)
    return network.grads[network.at(told.step)][[0, -2]]


def gradients(told, first, last, times):
    """Judge both gradients, and one over the other."""
    a, b = ends(told)
    if one(told).gone(told.step) or (a > 0) != first or (b > 0) != last:
        return False
    shown = {"a": a} if first else {}
    shown |= {"b": b} if last else {}
    if times == "x":
        shown["x"] = a / b
    return told.reads(**shown)


def small(told):
    """Tell whether a network that has learnt has smaller gradients than at first."""
    for network in (told.seen.sigmoid, told.seen.relu):
        at = network.at(told.step)
        now, was = network.grads[at][[0, -2]], network.grads[0][[0, -2]]
        if network.shares[at] >= 0.9 and (now < was).all():
            return True
    return False


def shown_right(told, names):
    """Judge how many of the ten digits shown are named rightly."""
    for name, place in names:
        network = told.seen.named(name)
        n = int((network.answers[network.at(told.step)] == told.seen.labels).sum())
        if network.gone(told.step) or told[place] != n:
            return False
    return all(
        told.seen.named(name).gone(told.step)
        for name in ("Sigmoid", "ReLU")
        if name not in dict(names)
    )


def flew(told, network, place):
    """Judge in which epoch the loss left all numbers."""
    return network.flew and told[place] == network.last + 1


def reason(told, first, second):
    """Judge what both came to."""
    made = ((told.seen.sigmoid, first, "a"), (told.seen.relu, second, "b"))
    for network, how, place in made:
        if how == "flew":
            if not flew(told, network, place):
                return False
        elif network.flew:
            return False
        elif how == "all":
            if network.share != 1:
                return False
        elif not share(told, place, network.share):
            return False
    return True


CAME = {
    "some": "gets {%}% right",
    "all": "gets all right",
    "flew": "flew off in epoch {%}",
}
BOTH = [both(a, b) for a in SAYS for b in SAYS if (a, b) in TOGETHER]
START = "Before training both networks see the same {n} digits of {w} × {w} pixels in "
START += "the same order, through {k} hidden layers; sigmoids start from Xavier's "
START += "weights, ReLUs from He's."
IS = WHO + ": ∂L/∂W is "
CLAIMS = (
    Claim(
        START,
        lambda t: (
            t.step == 0
            and (t["n"], t["w"], t["k"]) == (300, 8, t.record.settings.depth)
        ),
    ),
    *(
        Claim(
            f"{says}; guessing would get {{g}}%.",
            lambda t, ok=ok: t.step == 0 and ok(t) and t["g"] == 10,
        )
        for says, ok in BOTH[:1]
    ),
    *(
        Claim(
            f"After epoch {{n}}: {says}.",
            lambda t, ok=ok: t["n"] == t.step and ok(t),
        )
        for says, ok in BOTH
    ),
    Claim(
        f"{WHO}: the loss flew off in epoch {{n}}, beyond all numbers.",
        lambda t: one(t).gone(t.step) and t["n"] == one(t).last + 1,
    ),
    Claim(
        "What is drawn is the state before.",
        lambda t: t.seen.sigmoid.gone(t.step) or t.seen.relu.gone(t.step),
    ),
    Claim(
        IS + "exactly 0 in the first layer and in the last hidden one: the digits tell "
        "them nothing.",
        lambda t: gradients(t, False, False, ""),
    ),
    Claim(
        IS + "exactly 0 in the first layer, and {b} in the last hidden one.",
        lambda t: gradients(t, False, True, ""),
    ),
    Claim(
        IS + "{a} in the first layer and {b} in the last hidden one, {x} times that at "
        "the front.",
        lambda t: gradients(t, True, True, "x"),
    ),
    Claim("Both are smaller than before training: little is left to blame.", small),
    Claim(
        "Of the ten digits shown, named rightly: Sigmoid {a} and ReLU {b}.",
        lambda t: shown_right(t, (("Sigmoid", "a"), ("ReLU", "b"))),
    ),
    Claim(
        f"Of the ten digits shown, named rightly: {WHO} {{a}}.",
        lambda t: shown_right(t, ((t.word("who"), "a"),)),
    ),
    Claim(
        "{k} hidden layers, {n} epoch{s:s|}.",
        lambda t: (
            (t["k"], t["n"]) == (t.record.settings.depth, t.record.settings.n_epochs)
            and (t.word("s") == "s") == (t["n"] > 1)
        ),
    ),
    Claim(
        "What share of the digits does the network of sigmoids get right at the end? "
        "(Of {n} digits; {one} is all.",
        lambda t: t["n"] == 300 and t["one"] == 1,
    ),
    Claim("Guessing gets {x}.)", lambda t: t.reads(x=0.1)),
    *(
        Claim(
            f"The network of sigmoids {a.replace('%}', 'a}')}, that of ReLUs "
            f"{b.replace('%}', 'b}')}.",
            lambda t, first=first, second=second: reason(t, first, second),
        )
        for first, a in CAME.items()
        for second, b in CAME.items()
        if (first, second) in TOGETHER
    ),
    Claim(
        "same data, same depth, same number of steps.",
        lambda t: t.record.settings.rule == "gradient_descent" and not t.seen.relu.flew,
    ),
    Claim(
        "Watch the gradients of the first layers, before training and as it goes.",
        lambda t: (
            t.seen.relu.outcome == "learnt"
            and t.seen.sigmoid.grads[:, 0].max() < 0.1 * t.seen.relu.grads[0, 0]
        ),
    ),
)
