"""What the doctor finds, in the broken run or in the mended one."""

import numpy as np

from tests.claims import Claim

from .own import is_few, is_unscaled, over_the_last_epoch

NAMES = {"x": "x", "y": "y", "xx": "x²", "yy": "y²", "xy": "xy"}
NAMES |= {"sin_x": "sin x", "sin_y": "sin y"}


def of_a_run(holds):
    """Return what judges a sentence of either run."""
    return lambda told: any(bool(holds(told, run)) for run in told.seen.runs)


# --- it flew off ----------------------------------------------------------------


def went(told, run):
    """Judge the first loss, the last, and when there was none."""
    losses = run.losses[0]
    return (
        run.flew
        and told.reads(a=losses[0], b=losses[-1])
        and told["n"] == int(run.history.stopped_at)
    )


def grew(told, run):
    """Judge how the last updates grew: the largest layer's, from one to the next."""
    sizes = run.moves.max(axis=1)
    sizes = sizes[np.isfinite(sizes) & (sizes > 0)]
    n = int(told["n"])
    if not run.flew or n != min(5, len(sizes) - 1):
        return False
    logs = np.diff(np.log(sizes[-n - 1 :]))
    return told.reads(g=float(np.exp(logs.mean())))


def alone(told, run):
    """Judge what the penalty does by itself, by doing it."""
    rate, l2 = run.settings.learning_rate, run.settings.l2
    weight = 1.0
    weight -= rate * (l2 * weight)
    return run.flew and weight < -1 and told.reads(r=rate, l=l2, p=rate * l2, f=weight)


def bowl(told, run):
    """Judge the curvature of a network without hidden layers."""
    steep, rate = run.steepest(), run.settings.learning_rate
    fits = run.flew and len(run.sizes) == 2 and rate * steep > 2
    return fits and told.reads(c=steep, p=rate * steep)


def along(told, run):
    """Judge the curvature along the first step."""
    if not run.flew or run.settings.data != "plane" or len(run.sizes) == 2:
        return False
    bend, rate = run.bend(), run.settings.learning_rate
    near = (
        abs(told["c"] / bend - 1) < 0.01 and abs(told["p"] / (rate * bend) - 1) < 0.01
    )
    return near and rate * bend > 1.99


# --- its units ------------------------------------------------------------------


def asleep(told, run):
    """Judge that no weight ever moved."""
    return run.is_asleep and told["n"] == int(run.history.stopped_at)


def from_zero(told, run):
    """Judge that all weights began at 0, and none came away."""
    return run.is_asleep and not run.history.snapshots[0].any()


def equal(told, run):
    """Judge that all units of the only layer are copies."""
    return (
        run.are_equal
        and (told["n"], 1) == (run.settings.hidden[0], len(run.settings.hidden))
        and told["m"] == int(run.history.stopped_at)
    )


def dead(told, run):
    """Judge since when the first dead layer is dead."""
    n_hidden = len(run.settings.hidden)
    since = [run.dead_since(layer) for layer in range(n_hidden)]
    gone = [at for at, look in enumerate(since) if look is not None]
    if not gone:
        return False
    at = gone[0]
    return (
        told["k"] == at + 1
        and told["n"] == run.settings.hidden[at]
        and told["m"] == run.looks[since[at]]
    )


def straight(told, run):
    """Judge that the outputs are a plane over x and y at every look."""
    if len(run.sizes) > 2 and run.settings.activation != "identity":
        return False
    x, y = run.samples.inputs.T
    wide = np.stack([x, y, np.ones(len(x))], axis=1)
    z = run.outputs[-1, :, 0]
    left = z - wide @ np.linalg.lstsq(wide, z, rcond=None)[0]
    return np.abs(left).max() <= 1e-9 * max(np.abs(z).max(), 1)


def halves(told, run):
    """Judge the shares right of the samples trained on, halfway and at the end."""
    half, end = run.shares[0][[len(run.looks) // 2, -1]]
    return is_few(run) and told.reads(a=100 * half, b=100 * end)


def large(told, run):
    """Judge the largest and the smallest of what it is told."""
    if not is_unscaled(run):
        return False
    sizes = np.sqrt((run.known() ** 2).mean(axis=0))
    names = [NAMES[one] for one in run.settings.features]
    ends = names[int(sizes.argmax())], names[int(sizes.argmin())]
    words = told.word("f"), told.word("g")
    return words == ends and told.reads(a=sizes.max(), b=sizes.min())


def flat(told, run):
    """Judge how much of the first layer was flat, and is."""
    first, last = run.flat(0, 0).mean(), run.flat(-1, 0).mean()
    return is_unscaled(run) and told.reads(a=100 * first, b=100 * last)


def much_flat(told, run):
    """Judge the layer most of which is flat at the end."""
    layers = range(len(run.settings.hidden))
    shares = [run.flat(-1, layer).mean() for layer in layers]
    most = max(shares, default=0)
    fits = most >= 0.9 and told["k"] == shares.index(most) + 1
    return fits and told.reads(a=100 * most)


def faded(told, run):
    """Judge what of the last hidden layer's gradient the first one felt."""
    if len(run.settings.hidden) < 2:
        return False
    first, last = over_the_last_epoch(run)
    return first < 0.05 * last and told.reads(a=last, b=first, p=100 * first / last)


# --- how it went ----------------------------------------------------------------


def by_heart(told, run):
    """Judge where the loss held out was least, and what both did from there."""
    known, unknown = run.losses
    least = int(unknown.argmin())
    rose = unknown[-1] > 1.1 * unknown[least] and known[-1] < known[least]
    return (
        rose
        and told["n"] == run.looks[least]
        and told.reads(a=unknown[least], b=unknown[-1], c=known[least], d=known[-1])
    )


def named(told, run):
    """Judge how many samples noise has named, and what is left."""
    wrong = round((1 - run.best) * run.out.sum())
    return (
        run.is_noisy
        and run.sorts
        and (told["k"], told["n"]) == (wrong, run.out.sum())
        and told.reads(a=100 * run.best, b=100 * run.end)
    )


def changed(told, run):
    """Judge what noise leaves of the numbers."""
    fits = run.is_noisy and not run.sorts
    return fits and told.reads(a=100 * run.best, b=100 * run.end)


def second_half(told, run):
    """Judge the loss halfway and at the end."""
    losses = run.losses[0]
    return not run.flew and told.reads(a=losses[len(losses) // 2], b=losses[-1])


PAIRS = "of the pairs of a unit of layer 1 and a sample"
SAID = {
    "The loss went from {a} to {b}, and after {n} updates it was beyond all "
    "numbers.": went,
    "Each of the last {n} updates was {g} times as large as the one before, on "
    "average.": grew,
    "η · λ = {r} · {l} = {p} is more than 2: at every update the penalty alone turns a "
    "weight w into {f} w.": alone,
    "Without a hidden layer the loss is a bowl.": lambda t, run: (
        run.flew and len(run.sizes) == 2 and not run.sorts
    ),
    "Where it is steepest its curvature is {c}, and η times that is {p}: above 2 the "
    "steps along it grow.": bowl,
    "Along its first step the loss has a curvature of {c}, and η times that is {p}: "
    "above 2 a step in a bowl ends higher than it began.": along,
    "In all {n} updates the gradient of every weight was 0.": asleep,
    "All weights began at 0, where tanh gives 0: nothing comes through to the outputs, "
    "and no blame comes back.": from_zero,
    "The units of a layer ({n} in layer 1) began with equal weights and had equal "
    "weights whenever they were looked at, up to update {m}: each layer works as one "
    "unit.": equal,
    "In layer {k} all {n} units have slope 0 for every sample trained on, from update "
    "{m} on at the latest: no blame comes back through that layer.": dead,
    "There is no unit that bends: whatever it learns, its output is a weighted sum of "
    "x and y, and a bias.": straight,
    "So its border is one straight line.": straight,
    "The first layer's {n} units draw {n} soft lines.": lambda t, run: (
        is_few(run) and t["n"] == run.settings.hidden[0]
    ),
    "In the second half of the training the share right of the samples trained on went "
    "from {a}% to {b}%.": halves,
    "What it is told is large: {f:*} is {a} (root mean square), {g:*} {b}.": large,
    f"Before training {{a}}% {PAIRS} passed on less than a tenth of the steepest "
    "slope, in the end {b}%.": flat,
    "In layer {k} {a}% of the pairs of a unit and a sample pass on less than a tenth "
    "of the steepest slope: they are saturated.": much_flat,
    "Over the last epoch the gradient of the last hidden layer's weights was {a} (root "
    "mean square), that of the first layer's {b}: {p}% of it.": faded,
    "On the samples held out the loss was least after update {n} ({a}) and is {b} at "
    "the end; on those trained on it went from {c} to {d} meanwhile: they are learnt "
    "by heart.": by_heart,
    "Noise has named {k} of the {n} samples held out otherwise than their places "
    "would: who knows the true border has {a}% right, and this network has "
    "{b}%.": named,
    "Noise has changed the numbers: who knows the true ones explains {a}% of the "
    "spread of those held out, and this network explains {b}%.": changed,
    "In the second half of the training the loss went from {a} to {b}.": second_half,
}
CLAIMS = tuple(Claim(text, of_a_run(holds)) for text, holds in SAID.items())
