"""What "One pass" may say on the way to E."""

import re

from tests.claims import Claim, reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    is_one,
    says_each,
    written,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.which import WHICH


def stage(told) -> tuple[str, int]:
    """Return what is computed at the step, and in which layer."""
    found = told.record.trip.numbers.stages[told.step]
    return found.name, found.layer


def at(name: str, layer: int | None = None):
    """Return what tells whether a step is of this kind."""
    return lambda told: stage(told)[0] == name and layer in (None, stage(told)[1])


def both(*questions):
    """Return what holds where all of them do."""
    return lambda told: all(question(told) for question in questions)


def lists(names, values):
    """Return what tells whether {all} lists these names with these values."""
    return lambda told: says_each(told.word("all"), names(told.seen), values(told.seen))


def is_last(told) -> bool:
    """Tell whether a step is about the outputs."""
    return stage(told)[1] == told.seen.last


def _adds_up(told) -> bool:
    seen, layer = told.seen, stage(told)[1]
    names = [f"z of {name}" for name in seen.names(layer + 1)]
    deep = "of the first hidden layer" if layer == 0 else "of the second hidden layer"
    kind = "output" if is_last(told) else "hidden unit" if seen.last == 1 else "unit"
    many = "Each" if len(names) > 1 else "The"
    who = f"{many} {kind}" + (f" {deep}" if kind == "unit" else "")
    came = "hidden unit" if seen.last == 1 else "unit before it"
    all_of = "every" if seen.sizes[layer] > 1 else "the"
    whose = f"what {all_of} {came} made" if layer else f"{all_of} input"
    return (
        told.word("who") == who
        and told.word("whose") == whose
        and says_each(told.word("all"), names, seen.z[layer])
    )


def _squeezes(kind: str):
    """Return what tells whether units of a kind make what is said."""

    def holds(told) -> bool:
        seen, layer = told.seen, stage(told)[1]
        made, is_it = seen.made[layer + 1], seen.kinds[layer]
        if is_last(told):
            made = seen.said
            pair = "softmax" if seen.is_softmax else "sigmoid"
            is_it = pair if seen.is_pair else is_it
        return kind == is_it and says_each(
            told.word("all"), seen.names(layer + 1), made
        )

    return both(at("activations"), holds)


def _whose(told) -> bool:
    alone = len(told.seen.names(stage(told)[1] + 1)) == 1
    return told.word("whose") == ("its" if alone else "each")


def _says_nothing(told) -> bool:
    seen, layer = told.seen, stage(told)[1]
    units = zip(seen.names(layer + 1), seen.z[layer], strict=True)
    shut = [name for name, z in units if z <= 0]
    verb = "says" if is_one(told, "who") else "say"
    its = "its z is" if is_one(told, "who") else "their z are"
    said = (told.word("who"), told.word("say"), told.word("its"))
    return seen.kinds[layer] == "relu" and said == (written(shut), verb, its)


HIDDEN = ("hidden unit", "unit of the first hidden layer")
HIDDEN = (*HIDDEN, "unit of the second hidden layer")
WHO = "|".join(
    f"{one} {kind}" for one in ("Each", "The") for kind in (*HIDDEN, "output")
)
CAME = [f"{one} input" for one in ("every", "the")]
CAME += [
    f"what {one} {unit} made"
    for one in ("every", "the")
    for unit in ("hidden unit", "unit before it")
]
WHOSE = "|".join(CAME)
OFF = re.compile(r"(?P<name>\S+?)(?: = (?P<said>.+?))? should be (?P<y>.+) and is ")
GAP = re.compile(r".* and is (?P<about>almost )?(?P<gap>.+) too (?P<side>low|high)")


def _mistakes(end: str):
    """Return what tells whether every output is as far off as is said."""

    def holds(told) -> bool:
        seen, texts = told.seen, (told.word("all") + end).split("; ")
        if len(texts) != len(seen.y) or not seen.asks_for_shares:
            return False
        units = zip(texts, seen.outputs, seen.said, seen.y, strict=True)
        return all(_mistake(*unit) for unit in units)

    return both(at("loss"), holds)


def _mistake(text: str, name: str, said: float, target: float) -> bool:
    if said == target:
        start, is_right, _ = text.partition(" is just right")
        return bool(is_right) and says_each(start, [name], [said])
    off, gap = OFF.match(text), GAP.fullmatch(text)
    if not off or not gap or off["name"] != name or off["said"] == off["y"]:
        return False
    is_hidden = off["said"] is None and abs(said - target) < 1e-11 * target
    return (
        (is_hidden or (off["said"] and reads_as(off["said"], said)))
        and reads_as(off["y"], target)
        and reads_as(gap["gap"], abs(said - target))
        and bool(gap["about"]) == (gap["gap"] == "1" and abs(said - target) != 1)
        and (gap["side"] == "low") == (said < target)
    )


def _least(told) -> bool:
    seen = told.seen
    return not seen.asks_for_shares and says_each(
        told.word("all"), seen.outputs, seen.y / seen.whole
    )


def _made(told) -> str:
    """Return what makes E of the mistakes."""
    alone = len(told.seen.y) == 1
    squares = "its square" if alone else "the sum of the squares"
    if told.seen.halved:
        return f"Half {squares}"
    if told.seen.loss_kind == "mean_squared_error" and not alone:
        return "The mean of the squares"
    return squares.capitalize()


def _sizes(told) -> set[float]:
    return {abs(value) for value, _ in told.seen.weights.values()}


THERE = (
    Claim("The goods arrive: {all:*}.", lists(lambda s: s.names(0), lambda s: s.x)),
    Claim(
        "What should leave the factory: {all:*}.",
        lists(lambda s: [n.replace("ŷ", "y") for n in s.outputs], lambda s: s.y),
    ),
    Claim(
        "These targets add up to {whole}.",
        lambda told: (
            told.seen.is_softmax
            and not told.seen.asks_for_shares
            and told.reads(whole=told.seen.whole)
        ),
    ),
    Claim(
        "The shares of a softmax always add up to 1, so they cannot come out so.",
        lambda told: not told.seen.asks_for_shares,
    ),
    Claim(
        "The weights stand on the lines{how:: a wider line has a weight further from "
        "0|, all of the same size}.",
        lambda told: (len(_sizes(told)) > 1) == told.word("how").startswith(":"),
    ),
    Claim("z.", at("pre_activations")),
    Claim(
        f"{{who:{WHO}}} adds up what comes over its lines, {{whose:{WHOSE}}} times the "
        "weight, and its bias: {all:*}.",
        both(at("pre_activations"), _adds_up),
    ),
    Claim("h.", at("activations", 0)),
    Claim("q.", lambda told: at("activations", 1)(told) and told.seen.last == 2),
    Claim("What comes out.", both(at("activations"), is_last)),
    Claim(
        "The sigmoid squeezes {whose:each|its} z into a number between 0 and 1: "
        "{all:*}.",
        both(_squeezes("sigmoid"), _whose),
    ),
    Claim(
        "The tanh squeezes {whose:each|its} z into a number between −1 and 1: {all:*}.",
        both(_squeezes("tanh"), _whose),
    ),
    Claim("A linear unit says its z as it is: {all:*}.", _squeezes("identity")),
    Claim(
        "The ReLU lets pass what is above 0, and says 0 to the rest: {all:*}.",
        _squeezes("relu"),
    ),
    Claim(
        "The softmax turns the {n:two|three|four} z into shares that add up to 1: "
        "{all:*}.",
        both(
            _squeezes("softmax"),
            lambda told: (
                told.word("n") == " two three four".split(" ")[len(told.seen.y) - 1]
            ),
        ),
    ),
    Claim(
        "{who:*} {say:says|say} 0, since {its:its z is|their z are} not above 0.",
        both(at("activations"), _says_nothing),
    ),
    *(
        Claim(f"The error. {{all:*}}{end}.", _mistakes(end))
        for end in (" is just right", " too low", " too high")
    ),
    Claim("The error.", lambda told: at("loss")(told) and told.seen.is_softmax),
    Claim(
        "With targets that are all 0 it is 0, whatever comes out.",
        lambda told: told.seen.is_softmax and told.seen.whole == told.seen.loss == 0,
    ),
    Claim(
        "With these targets E is least where {all:*}: there the shares are to each "
        "other as the targets are.",
        both(at("loss"), _least),
    ),
    Claim(
        "Here the cross-entropy is E = {e}.",
        lambda told: not told.seen.asks_for_shares and told.reads(e=told.seen.loss),
    ),
    Claim(
        "Nothing is wrong: E = 0.",
        lambda told: at("loss")(told) and (told.seen.said == told.seen.y).all(),
    ),
    Claim(
        "{made:Half its square|Half the sum of the squares|Its square|The sum of the "
        "squares|The mean of the squares} is the error E = {e}.",
        lambda told: told.reads(e=told.seen.loss) and told.word("made") == _made(told),
    ),
    Claim(
        "Log loss makes of {it:it|them} the error E = {e}.",
        lambda told: (
            told.seen.loss_kind == "binary_cross_entropy"
            and told.reads(e=told.seen.loss)
            and (told.word("it") == "it") == (len(told.seen.y) == 1)
        ),
    ),
    *WHICH,
    Claim(
        "The cross-entropy of these shares is E = {e}.",
        lambda told: told.seen.is_softmax and told.reads(e=told.seen.loss),
    ),
)
