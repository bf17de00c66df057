"""What "Train" says of each look."""

import re

import numpy as np

from tests.claims import Claim

from .places import LAYERS, SHARES, TOGETHER, WHENS, layer, put

PART = re.compile(r"([\d.]+)% of layer (\d)")
BENT = ("relu", "leaky_relu")
STEEPEST = {
    "identity": 1.0,
    "tanh": 1.0,
    "sigmoid": 0.25,
    "gelu": 1.13,
    "softplus": 1.0,
}


def losses(told):
    """Judge both losses at this look."""
    known, unknown = told.seen.losses[:, told.step]
    return told.reads(a=known, b=unknown)


def shares(told, first, second, sorts):
    """Judge both shares at this look."""
    known, unknown = told.seen.shares[:, told.step].tolist()
    return (
        told.seen.sorts == sorts
        and SHARES[first](told, "p", known)
        and SHARES[second](told, "q", unknown)
    )


def ends(told, most, least):
    """Judge the layers that were moved the most and the least, and by how much."""
    sizes = told.seen.moved(told.step)
    a, b = layer(told, "who"), layer(told, "other")
    if a >= len(sizes) or b >= len(sizes) or a == b:
        return False
    is_so = sizes[a] == sizes.max() and sizes[b] == sizes.min()
    return bool(is_so) and told.reads(**{most: sizes[a], least: sizes[b]})


def alike(told, n_layers):
    """Judge that every layer was moved by as much."""
    sizes = told.seen.moved(told.step)
    if sizes is None or not sizes.any() or (len(sizes) == 1) != (n_layers == 1):
        return False
    return told.reads(x=sizes.max()) and told.reads(x=sizes.min())


def still(told):
    """Tell whether the last update moved no weight."""
    sizes = told.seen.moved(told.step)
    return sizes is not None and not sizes.any()


def dead(told):
    """Judge which hidden layers have units that are off, and how many."""
    seen, found = told.seen, []
    for at, values in enumerate(seen.hidden[told.step], 1):
        n_off = int(seen.history.dead_units[told.step, at - 1])
        if seen.settings.activation == "relu":  # counted again
            n_off = int((values[~seen.out] <= 0).all(axis=0).sum())
        if n_off:
            found.append(f"{n_off} of {values.shape[1]} in layer {at}")
    text = f"{', '.join(found[:-1])} and {found[-1]}" if found[1:] else "".join(found)
    return told.word("what") == text


def flat(told):
    """Judge which layers are saturated by half or more."""
    seen = told.seen
    if seen.settings.activation in BENT:
        return False
    said = {int(at): text for text, at in PART.findall(told.word("what"))}
    much = {
        at: value
        for at, value in enumerate(seen.history.saturated[told.step].tolist(), 1)
        if value >= 0.5
    }
    return said.keys() == much.keys() and all(
        abs(float(said[at]) - 100 * value) <= 0.5 + 1e-9 for at, value in much.items()
    )


WHO = "{who:" + "|".join(LAYERS) + "}"
OTHER = "{other:" + "|".join(LAYERS) + "}"
SAYS = {
    True: "Named rightly: {p} of those trained on, {q} held out.",
    False: "Explained of the numbers' spread: {p} of those trained on, {q} held out.",
}
CLAIMS = (
    Claim(
        "Before training the loss is {a} on the {n} samples to train on, {b} on the "
        "{m} held out.",
        lambda t: (
            t.step == 0
            and losses(t)
            and (t["n"], t["m"]) == (t.seen.n_train, int(np.sum(t.seen.out)))
        ),
    ),
    *(
        Claim(
            f"{put(when, 'k').capitalize()} the loss is {{a}} on the samples trained "
            "on, {b} on those held out.",
            lambda t, holds=holds: t.step > 0 and holds(t, "k", t.step) and losses(t),
        )
        for when, holds in WHENS.items()
        if "{" in when
    ),
    *(
        Claim(
            text.replace("{p}", put(first, "p")).replace("{q}", put(second, "q")),
            lambda t, a=first, b=second, sorts=sorts: shares(t, a, b, sorts),
        )
        for sorts, text in SAYS.items()
        for first, second in TOGETHER[sorts]
    ),
    Claim(
        "Less than {z}%: to say their mean every time would be less wrong.",
        lambda t: (
            t["z"] == 0
            and not t.seen.sorts
            and bool(t.seen.shares[:, t.step].min() < 0)
        ),
    ),
    Claim("The last update moved no weight.", still),
    Claim("The last update moved the weights by {x}.", lambda t: alike(t, 1)),
    Claim(
        "The last update moved the weights of every layer by {x}.",
        lambda t: alike(t, 2),
    ),
    Claim(
        f"The last update moved the weights of {WHO} most ({{x}}), of {OTHER} least "
        "({y}).",
        lambda t: ends(t, "x", "y"),
    ),
    Claim(
        "The penalty, beside the loss, is {x}.",
        lambda t: (
            bool(t.seen.settings.l1 or t.seen.settings.l2)
            and t.reads(x=t.seen.penalty(t.step))
        ),
    ),
    Claim(
        "The penalty, beside the loss, is beyond all numbers.",
        lambda t: not np.isfinite(t.seen.penalty(t.step)),
    ),
    Claim("Dead units: {what:*}.", dead),
    Claim("Saturated: {what:*}.", flat),
)
