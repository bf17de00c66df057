"""What the doctor says at the end of "Train"."""

from tests.claims import Claim

from .causes import cause
from .judged import (
    alone,
    by_heart,
    dead,
    equal,
    fades,
    from_zero,
    halves,
    is_,
    large,
    linear,
    noisy,
    outputs_moved,
    penalty,
    saturated,
    second_half,
    steps,
    went,
)

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
    Claim(
        "All weights began at {z}, where {unit:*} gives {o}: nothing comes through to "
        "the outputs, and no blame comes back.",
        lambda t: cause(t.seen) == "asleep" and from_zero(t) and t["o"] == 0,
    ),
    Claim(
        "All weights began at {z}, where {unit:*} gives {v}: that comes through, and "
        "moved the outputs' weights.",
        lambda t: cause(t.seen) == "equal" and from_zero(t) and outputs_moved(t.seen),
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
