"""What "Ladder of fixes" says of each rung."""

from pages.words.numbers import few
from tests.claims import Claim

from .ladder_own import NAMES
from .own import halves

YEARS = (1986, 1998, 2010, 2015, 2015, 2015, 2015, 2019, 2019)
BUILT = (
    "Sigmoid units and Normal weights × 0.1",
    "tanh units and Normal weights × 0.1",
    "tanh units and Xavier weights",
    "ReLU units and He weights",
    "Sigmoid units, Xavier weights and batch normalisation",
    "ReLU units, He weights × 0.1 and residual connections",
    "ReLU units, He weights, batch normalisation and residual connections",
    "ReLU units, He weights and batch normalisation",
    "ReLU units, He weights and residual connections",
)
SOURCES = (
    "Rumelhart, Hinton and Williams (1986)",
    "LeCun, Bottou, Orr and Müller (1998), “Efficient BackProp”",
    "Glorot and Bengio (2010)",
    "He, Zhang, Ren and Sun (February 2015); ReLU: Nair and Hinton (2010)",
    "Ioffe and Szegedy (February 2015)",
    "He, Zhang, Ren and Sun (December 2015); small branches: Zhang et al. (2019)",
    "He, Zhang, Ren and Sun (December 2015), ResNet",
    "Yang et al. (2019), “A mean field theory of batch normalization”",
    "Zhang, Dauphin and Ma (2019), “Fixup”",
)
WHY = (
    "Small random weights and sigmoids, as the first textbooks had it: each layer "
    "multiplies the blame by slopes of at most 0.25 and by its weights.",
    "tanh is steeper, with a slope of 1 at the middle, and its outputs lie around 0, "
    "so the middle is where they stay.",
    "First weights whose spread fits the number of units: a sum over more units gets "
    "smaller weights, so that it comes out the same size.",
    "Half of the units pass everything on, half of them nothing; weights √2 times as "
    "large make up for the lost half.",
    "Every unit's z is centred and scaled over the batch, so that even a sigmoid works "
    "where it is steep, and the scaling makes up for its slope.",
    "Each layer adds a little to what came in, so the blame has a way back on which "
    "nothing multiplies it.",
    "Normalised branches keep their size whatever comes in, so the sum grows by the "
    "same amount a layer and not by the same factor.",
    "He's weights keep the size already; normalising on top of them makes the blame of "
    "a deep, wide stack grow by about the same factor in every layer.",
    "A branch with He's weights is as large as what it is added to, so the sum grows "
    "by the same factor in every layer, forward and backward.",
)


def named(told, place, names):
    """Judge which of some names stands for the rung of this step."""
    return names[told.step] == told.word(place)


def what(told):
    """Judge an amount: a number of times, or just as much."""
    kept = told.seen.kept[told.step]
    return told.reads(k=kept) if "k" in told.said else few(kept) == "1"


def nearly(told):
    """Tell whether a layer multiplies by nearly 1."""
    return 1 / 1.02 <= told.seen.each[told.step] <= 1.02


def level(told):
    """Tell whether no layer has ten times the blame of another."""
    line = told.seen.lines[told.step]
    return line.max() <= 10 * line.min()


def short(told):
    """Tell whether there are hardly any layers."""
    return told.seen.depth <= 10


def two(told):
    """Judge the factors of both halves of a line that bends."""
    by_inputs, by_outputs = halves(told.seen.lines[told.step])
    return told.seen.fates[told.step] == "grows" and told.reads(
        inputs=by_inputs, outputs=by_outputs
    )


def silent(told):
    """Judge in how many networks all ReLUs of a layer are off."""
    raw, stack = told.seen.raw[told.step], told.record.rungs[told.step].stack
    count = int((raw[:, 0] == 0).sum())
    return (
        stack.activation == "relu"
        and not stack.residual
        and count > told.seen.n / 2
        and told["n"] == told.seen.n
        and told["k" if "k" in told.said else "n"] == count
    )


def setback(told, verdict):
    """Judge the comparison with the plain network, and the number told of the fix."""
    seen, he = told.seen, NAMES.index("ReLU with He")
    fix = {7: "batch normalisation", 8: "residual connections"}.get(told.step)
    return told.word("fix") == fix and verdict(seen.kept[he], seen.kept[told.step])


def plain(told):
    """Judge what arrives without the fix."""
    return setback(
        told,
        lambda he, now: told.reads(k=he) if "k" in told.said else few(he) == "1",
    )


def worse(told, farther):
    """Judge whether the fix brings the blame farther from as much as started."""
    seen, he = told.seen, NAMES.index("ReLU with He")
    is_worse = abs(seen.powers[told.step]) > abs(seen.powers[he])
    is_setback = told.step >= 7 and seen.kept[he] > 0
    return is_setback and is_worse == farther and told.reads(x=seen.kept[told.step])


FROM = "δ is {last} in the last hidden layer and {first} in the first (medians of {n} "
FROM += "networks): "
AMOUNTS = ("{k} times as much", "just as much")
STEPS = (
    "So each of the {steps} steps from layer to layer multiplies it by {each} on "
    "average: ",
    "So the one step from layer to layer multiplies it by {each}: ",
)
ENDS = {
    "below 1, and less than a tenth arrives: the blame vanishes.": ("vanishes", None),
    "above 1, and more than ten times arrives: the blame explodes.": ("explodes", None),
    "more than ten times arrives, but by no one factor.": ("grows", None),
    "nearly 1, and the line stays level: the blame arrives.": (
        "arrives",
        lambda told: nearly(told) and level(told),
    ),
    "nearly 1 in all, though the line rises and falls on its way: the blame arrives.": (
        "arrives",
        lambda told: nearly(told) and not level(told),
    ),
    "not 1, but over so few layers that costs less than a factor of ten: the blame "
    "arrives.": ("arrives", lambda told: not nearly(told) and short(told)),
    "near enough to 1 to cost less than a factor of ten: the blame arrives.": (
        "arrives",
        lambda told: not nearly(told) and not short(told),
    ),
}


def of_sizes(told):
    """Judge the sizes, and what is left."""
    line = told.seen.lines[told.step]
    sizes = told.reads(last=line[-1], first=line[0])
    fits = sizes and told["n"] == told.seen.n
    return told.seen.depth > 1 and fits and what(told)


def of_factor(told, ending, verdict):
    """Judge what a step multiplies by, and what becomes of the blame by it."""
    seen, at = told.seen, told.step
    n_steps = told["steps"] if "steps" in told.said else 1
    return (
        n_steps == seen.depth - 1
        and told.reads(each=seen.each[at])
        and seen.fates[at] == ending
        and (verdict is None or bool(verdict(told)))
    )


WITHOUT = "The same network without {fix:batch normalisation|residual connections} is "
WITHOUT += "ReLU with He, where "
OF_ONE = [end for end in ENDS if end.startswith(("below", "not 1", "nearly 1, and"))]
WITHOUT_NAME = [name for name in NAMES if name != "tanh"]
CLAIMS = (
    Claim(
        "{name:" + "|".join(WITHOUT_NAME) + "} ({year}).",
        lambda t: named(t, "name", NAMES) and t["year"] == YEARS[t.step],
    ),
    Claim(
        "tanh ({year}). {why:" + "|".join(WHY) + "}",
        lambda t: t.step == 1 and t["year"] == YEARS[1] and named(t, "why", WHY),
    ),
    Claim("{why:" + "|".join(WHY) + "}", lambda t: named(t, "why", WHY)),
    Claim(
        "Here: {built:" + "|".join(BUILT) + "}.", lambda t: named(t, "built", [*BUILT])
    ),
    Claim(
        "Source: {source:" + "|".join(SOURCES) + "}.",
        lambda t: named(t, "source", SOURCES),
    ),
    Claim(
        "δ is {x}.",
        lambda t: t.seen.depth == 1 and t.reads(x=t.seen.firsts[t.step]),
    ),
    Claim(
        "There is one hidden layer, the first and the last, so nothing can get lost "
        "between layers.",
        lambda t: t.seen.depth == 1,
    ),
    *(Claim(f"{FROM}{amount}.", of_sizes) for amount in AMOUNTS),
    *(
        Claim(step + end, lambda t, to=to, ok=ok: of_factor(t, to, ok))
        for step in STEPS
        for end, (to, ok) in ENDS.items()
        if "one step" not in step or end in OF_ONE
    ),
    Claim(
        "The blame grows: a layer multiplies by {inputs} in the half by the inputs, by "
        "{outputs} in the half by the outputs.",
        two,
    ),
    *(
        Claim(
            f"Nothing arrives: in {where} networks δ of the first layer is exactly 0.",
            silent,
        )
        for where in ("all {n}", "{k} of the {n}")
    ),
    Claim(
        "So few units can all be off at once in some layer, for every digit, and then "
        "there is no way back for the blame.",
        lambda t: t.seen.firsts[t.step] == 0 and t.record.settings.width <= 16,
    ),
    *(Claim(f"{WITHOUT}{amount} arrives.", plain) for amount in AMOUNTS),
    Claim(f"{WITHOUT}nothing arrives.", lambda t: setback(t, lambda he, now: he == 0)),
    Claim(
        "So with so few units the fix at least brings blame through.",
        lambda t: t.step >= 7 and t.seen.kept[3] == 0 < t.seen.kept[t.step],
    ),
    Claim(
        "So the fix makes it worse here: {x} is farther from 1.",
        lambda t: worse(t, farther=True),
    ),
    Claim(
        "So here the fix is no setback: {x} is nearer to 1.",
        lambda t: worse(t, farther=False),
    ),
)
