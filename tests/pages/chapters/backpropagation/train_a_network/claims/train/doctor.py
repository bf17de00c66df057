"""What the doctor says at the end of "Train", and what he offers."""

import numpy as np

from engines.datasets import PLANE_TASKS, plane_samples
from tests.claims import Claim, Shape, Told

from .own import GOAL

NAMES = {"x": "x", "y": "y", "xx": "x²", "yy": "y²", "xy": "xy"}
NAMES |= {"sin_x": "sin x", "sin_y": "sin y"}


# --- what is gravest, by arithmetic of its own ---------------------------------------


def best_with_noise(seen):
    """Return what noise leaves to be got right of those held out, None without any."""
    settings = seen.settings
    if not settings.noise or settings.data not in PLANE_TASKS:
        return None
    n = int(settings.n_samples)
    clean = plane_samples(settings.data, n, 0.0, settings.drawn)
    if (clean.inputs != seen.samples.inputs[:n]).any():
        return None
    asked, true = seen.samples.targets[:n][seen.out], clean.targets[seen.out]
    if seen.sorts:
        return float((asked == true).all(axis=1).mean())
    return float(1 - ((asked - true) ** 2).mean() / asked.var())


def are_alike(seen):
    """Tell whether the units of every hidden layer are copies at every look."""
    if max(seen.settings.hidden, default=1) < 2:
        return False
    for step in range(len(seen.looks)):
        for weights, bias in seen.weights(step)[:-1]:
            table = np.vstack([weights, bias])
            if (np.abs(table - table[:, :1]) > 1e-9 * np.abs(table[:, :1])).any():
                return False
    return True


def dead_layer(seen):
    """Return the first layer all of whose units are dead at the end, or None."""
    counts = seen.history.dead_units[-1].tolist()
    pairs = zip(counts, seen.settings.hidden, strict=True)
    return next((at for at, (k, n) in enumerate(pairs) if k == n), None)


def known(seen):
    """Return the root mean squares of what it is told."""
    return np.sqrt((seen.inputs[~seen.out] ** 2).mean(axis=0))


def faded(seen):
    """Return what first and last hidden layer felt over the last epoch, or None."""
    if len(seen.settings.hidden) < 2 or not int(seen.history.stopped_at):
        return None
    rows = seen.history.weight_grad_sizes[-seen.in_epoch :]
    first, last = np.sqrt((rows**2).mean(axis=0))[[0, -2]].tolist()
    return (first, last) if last and first < 0.05 * last else None


def heart(seen):
    """Return the look at which the loss held out was least, if it rose from there."""
    own, out = seen.history.losses, seen.history.test_losses
    at = int(np.argmin(out))
    return at if out[-1] > 1.1 * out[at] and own[-1] < own[at] else None


def cause(seen):
    """Return what is gravest."""
    with np.errstate(all="ignore"):
        losses = seen.losses[0]
        if seen.flew or losses[-1] > 1000 * losses[0]:
            return "flown"
        if float(seen.shares[1, -1]) >= GOAL:
            return "solved"
        best = best_with_noise(seen)
        if best is not None and best < 1 and seen.shares[1, -1] >= best - 0.1:
            return "noise"
        return _of_units(seen) or _of_course(seen)


def _of_units(seen):
    settings, flat = seen.settings, seen.history.saturated
    if not seen.history.weight_grad_sizes.any():
        return "asleep"
    if are_alike(seen):
        return "equal"
    if dead_layer(seen) is not None:
        return "dead"
    if not settings.hidden or settings.activation == "identity":
        return "linear"
    half, end = seen.shares[0, [len(seen.looks) // 2, -1]]
    bare = set(settings.features) <= {"x", "y"}
    if settings.hidden[0] <= 2 and bare and seen.sorts and end - half < 0.05:
        return "few"
    if known(seen).max() >= 5 and flat[0, 0] >= 0.25 and not settings.standardised:
        return "unscaled"
    if flat[-1].max() >= 0.9:
        return "saturated"
    return "faded" if faded(seen) else None


def _of_course(seen):
    if heart(seen) is not None:
        return "heart"
    losses = seen.losses[0]
    half = losses[len(losses) // 2]
    still = len(losses) > 2 and abs(half - losses[-1]) < 0.01 * half
    return "plateau" if still else "moving"


# --- what is said of each -------------------------------------------------------------


def alone(seen):
    """Return what the penalty by itself makes of a weight 1, if that grows."""
    s = seen.settings
    plain = s.rule == "gradient_descent" and s.schedule == "constant"
    after = 1.0 - s.learning_rate * (s.l2 * 1.0)
    return after if plain and after < -1 else None


def went(told, lost):
    """Judge a loss that went beyond all scales, or all numbers."""
    seen, losses = told.seen, told.seen.history.losses
    if cause(seen) != "flown" or alone(seen) is not None or seen.flew != lost:
        return False
    n = int(seen.history.stopped_at)
    fits = not lost or (told["n"], told.word("s") == "s") == (n, n != 1)
    return fits and told.reads(a=losses[0], b=losses[-1])


def penalty(told):
    """Judge a penalty that grows by itself."""
    s, factor = told.seen.settings, alone(told.seen)
    if cause(told.seen) != "flown" or factor is None:
        return False
    rate, l2 = s.learning_rate, s.l2
    return told["two"] == 2 and told.reads(r=rate, l=l2, p=rate * l2, f=factor)


def equal(told):
    """Judge units that are copies."""
    pairs = enumerate(told.seen.settings.hidden, 1)
    text = ", ".join(f"{n} in layer {at}" for at, n in pairs if n > 1)
    n = int(told.seen.history.stopped_at)
    return cause(told.seen) == "equal" and (told.word("what"), told["m"]) == (text, n)


def dead(told, several):
    """Judge the first layer that is dead, and since when."""
    seen, at = told.seen, dead_layer(told.seen)
    if cause(seen) != "dead" or (seen.settings.hidden[at] > 1) != several:
        return False
    n = seen.settings.hidden[at]
    counts = seen.history.dead_units[:, at].tolist()
    since = max((k + 1 for k, dead in enumerate(counts) if dead < n), default=0)
    fits = not several or told["n"] == n
    return fits and (told["k"], told["m"]) == (at + 1, seen.looks[since])


def linear(told, has_units):
    """Judge a network that cannot bend, and what it is told."""
    names = [NAMES[one] for one in told.seen.settings.features]
    text = names[0]
    if names[1:]:
        text = f"{', '.join(names[:-1])} and {names[-1]}"
    fits = bool(told.seen.settings.hidden) == has_units
    return cause(told.seen) == "linear" and fits and told.word("told") == text


def halves(told):
    """Judge the share right of those trained on, halfway and at the end."""
    shares = told.seen.shares[0]
    a, b = float(shares[len(shares) // 2]), float(shares[-1])
    return cause(told.seen) == "few" and told.reads(a=100 * a, b=100 * b)


def large(told, several):
    """Judge the largest and the smallest of what it is told."""
    seen, sizes = told.seen, known(told.seen)
    names = [NAMES[one] for one in seen.settings.features]
    if cause(seen) != "unscaled" or (sizes.argmax() != sizes.argmin()) != several:
        return False
    fits = told.word("f") == names[int(sizes.argmax())]
    if several:
        fits = fits and told.word("g") == names[int(sizes.argmin())]
        fits = fits and told.reads(b=sizes.min())
    return fits and told.reads(a=sizes.max())


def saturated(told):
    """Judge the layer that is saturated the most."""
    flat = told.seen.history.saturated[-1]
    at = int(flat.argmax()) if len(flat) else 0
    is_so = cause(told.seen) == "saturated" and told["k"] == at + 1
    return is_so and told.reads(p=100 * float(flat[at]))


def fades(told):
    """Judge both gradients of the last epoch."""
    if cause(told.seen) != "faded":
        return False
    first, last = faded(told.seen)
    return told.reads(a=last, b=first, p=100 * first / last)


def by_heart(told):
    """Judge where the loss held out was least, and what both did from there."""
    seen = told.seen
    if cause(seen) != "heart":
        return False
    at, own, out = heart(seen), seen.history.losses, seen.history.test_losses
    fits = told["n"] == seen.looks[at]
    return fits and told.reads(a=out[at], b=out[-1], c=own[at], d=own[-1])


def noisy(told, sorts):
    """Judge what noise leaves, and how much of it was got."""
    seen = told.seen
    if cause(seen) != "noise" or seen.sorts != sorts:
        return False
    best, n = best_with_noise(seen), int(seen.out.sum())
    fits = not sorts or (told["k"], told["n"]) == (round((1 - best) * n), n)
    return fits and told.reads(a=100 * best, b=100 * float(seen.shares[1, -1]))


def second_half(told, stayed):
    """Judge the loss halfway and at the end."""
    losses = told.seen.history.losses
    a, b = float(losses[len(losses) // 2]), float(losses[-1])
    if cause(told.seen) not in ("plateau", "moving"):
        return False
    return told.reads(a=a) and (told.reads(b=b) if not stayed else told.reads(a=b))


def is_(*causes):
    """Return what tells whether one of these is gravest."""
    return lambda told: cause(told.seen) in causes


def steps(told):
    """Tell whether it flew off by its steps."""
    return cause(told.seen) == "flown" and alone(told.seen) is None


FIRST = "The doctor: "
PAIRS = "of the pairs of a unit and a sample"
CLAIMS = (
    Claim(
        f"{FIRST}The loss went from {{a}} to {{b}}, and after {{n}} update{{s:s|}} it "
        "was beyond all numbers.",
        lambda t: went(t, True),
    ),
    Claim(f"{FIRST}The loss went from {{a}} to {{b}}.", lambda t: went(t, False)),
    Claim("Take a smaller η, or smaller inputs.", steps),
    Claim(
        f"{FIRST}η · λ = {{r}} · {{l}} = {{p}} is more than {{two}}: at every update "
        "the penalty alone turns a weight w into {f} w.",
        penalty,
    ),
    Claim(
        "Take λ far below 2/η = {x}.",
        lambda t: (
            alone(t.seen) is not None and t.reads(x=2 / t.seen.settings.learning_rate)
        ),
    ),
    Claim(
        f"{FIRST}In all {{n}} updates the gradient of every weight was 0.",
        lambda t: (
            cause(t.seen) == "asleep" and t["n"] == int(t.seen.history.stopped_at)
        ),
    ),
    Claim("Draw the first weights by chance: Xavier.", is_("asleep", "equal")),
    Claim(
        f"{FIRST}The units of a layer ({{what:*}}) began with equal weights and had "
        "equal weights whenever they were looked at, up to update {m}: each layer "
        "works as one unit.",
        equal,
    ),
    *(
        Claim(
            f"{FIRST}In layer {{k}} {who} slope 0 for every sample trained on, from "
            "update {m} on at the latest: no blame comes back through that layer.",
            lambda t, several=several: dead(t, several),
        )
        for several, who in ((True, "all {n} units have"), (False, "the only unit has"))
    ),
    Claim("Take a smaller η, or leaky ReLUs.", is_("dead")),
    *(
        Claim(
            f"{FIRST}There is no {what}: whatever it learns, its output is a weighted "
            "sum of {told:*}, and a bias.",
            lambda t, units=units: linear(t, units),
        )
        for units, what in ((True, "unit that bends"), (False, "hidden layer"))
    ),
    Claim("Take hidden units that bend: tanh.", is_("linear")),
    Claim(
        f"{FIRST}The first layer's {{n:1 unit draws one|2 units draw 2}} soft "
        "line{s:s|}.",
        lambda t: (
            cause(t.seen) == "few"
            and int(t.word("n")[0]) == t.seen.settings.hidden[0]
            and (t.word("s") == "s") == (t.seen.settings.hidden[0] > 1)
        ),
    ),
    Claim(
        "In the second half of the training the share right of the samples trained on "
        "went from {a}% to {b}%.",
        halves,
    ),
    Claim("Give the first layer a unit more.", is_("few")),
    *(
        Claim(
            f"{FIRST}What it is told is large: {{f:*}} is {{a}} (root mean square)"
            f"{more}.",
            lambda t, several=several: large(t, several),
        )
        for several, more in ((True, ", {g:*} {b}"), (False, ""))
    ),
    Claim("Standardise the features.", is_("unscaled")),
    Claim(
        f"{FIRST}In layer {{k}} {{p}}% {PAIRS} pass on less than a tenth of the "
        "steepest slope: they are saturated.",
        saturated,
    ),
    Claim("Take a smaller η, or smaller first weights.", is_("saturated")),
    Claim(
        f"{FIRST}Over the last epoch the gradient of the last hidden layer's weights "
        "was {a} (root mean square), that of the first layer's {b}: {p}% of it.",
        fades,
    ),
    Claim("Take tanh or ReLU, or fewer layers.", is_("faded")),
    Claim(
        f"{FIRST}On the samples held out the loss was least after update {{n}} ({{a}}) "
        "and is {b} at the end; on those trained on it went from {c} to {d} meanwhile: "
        "they are learnt by heart.",
        by_heart,
    ),
    Claim(
        "Take more samples, fewer units or an L2 penalty, or stop earlier.",
        is_("heart"),
    ),
    Claim(
        f"{FIRST}Noise has named {{k}} of the {{n}} samples held out otherwise than "
        "their places would: who knows the true border has {a}% right, and this "
        "network has {b}%.",
        lambda t: noisy(t, True),
    ),
    Claim(
        f"{FIRST}Noise has changed the numbers: who knows the true ones explains "
        "{a}% of the spread of those held out, and this network explains {b}%.",
        lambda t: noisy(t, False),
    ),
    Claim("Take less noise: more is not in these data.", is_("noise")),
    Claim(
        f"{FIRST}In the second half of the training the loss went from {{a}} to {{b}}.",
        lambda t: second_half(t, False),
    ),
    Claim(
        f"{FIRST}In the second half of the training the loss stayed at {{a}}.",
        lambda t: second_half(t, True),
    ),
    Claim("Take a larger η, another start, or Adam.", is_("plateau")),
    Claim("Take more epochs, or another start.", is_("moving")),
)


# --- what is offered ------------------------------------------------------------------


def mends(told, right, at_least=False):
    """Judge that what is offered solves it, by as much as is said."""
    after, share = told.after, float(_share(told.after))
    sorts = after.problem.samples.kind == "classes"
    is_much = share >= 0.99995 and told["p"] == 99.99
    fits = is_much if at_least else told.reads(p=100 * share)
    is_named = (right == "right") == sorts and share >= GOAL
    return is_named and fits and _is_offered(told, after.settings)


def _is_offered(told, settings):
    """Tell whether what is offered is what was changed."""
    for text, holds in OFFERS.items():
        said = Shape(text).read(told.word("what"))
        if said is not None:
            return holds(Told(told.record, told.seen, told.step, said), settings)
    return False


def _share(record):
    if record.problem.samples.kind == "classes":
        return record.history.test_accuracies[-1]
    out = record.problem.is_held_out
    asked, said = record.problem.samples.targets[out], record.maps.answers[-1][out]
    return 1 - ((asked - said) ** 2).mean() / asked.var()


OFFERS = {
    "η = {rate}": lambda t, s: (
        t.reads(rate=s.learning_rate)
        and s.learning_rate != t.record.settings.learning_rate
    ),
    "No penalties": lambda t, s: s.l1 == s.l2 == 0 < _penalties(t),
    "First weights by Xavier": lambda t, s: (s.scheme, s.scale) == ("xavier", 1),
    "Two hidden layers of {a} and {b} units, tanh": lambda t, s: (
        (t["a"], t["b"]) == s.hidden and s.activation == "tanh"
    ),
    "{n} units in layer 1": lambda t, s: s.units_1 == t["n"],
    "Standardise": lambda t, s: s.standardised and not t.record.settings.standardised,
    "{n} epochs": lambda t, s: s.n_epochs == t["n"] > t.record.settings.n_epochs,
    "Adam with η = {rate}": lambda t, s: (
        s.rule == "adam" and t.reads(rate=s.learning_rate)
    ),
    "{n} samples": lambda t, s: s.n_samples == t["n"],
}


def _penalties(told):
    return told.record.settings.l1 + told.record.settings.l2


OFFERED = (
    Claim("{what:*}: {p}% right", lambda t: mends(t, "right")),
    Claim("{what:*}: {p}% explained", lambda t: mends(t, "explained")),
    Claim("{what:*}: more than {p}% explained", lambda t: mends(t, "explained", True)),
)
