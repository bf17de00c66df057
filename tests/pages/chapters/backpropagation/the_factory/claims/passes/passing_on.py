"""What "One pass" may say of slopes and of δ: what a unit passes on."""

import re

from tests.claims import Claim, reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    LOTS,
    SHARE,
    is_one,
    parts,
    says_share,
    written,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.way_there import (
    at,
    both,
    is_last,
    stage,
)

FLAT = 0.02
OUT, UNIT = "{out:*}", "{unit:*}"  # twins may have the same numbers
UNITS = {
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "identity": "linear unit",
}
PASSES = re.compile(r"(\S+) passes on (.+)%")


def _kind(told) -> str:
    return told.seen.kinds[stage(told)[1]]


def _passing(told) -> bool:
    """Ask for every slope as a percentage, and that those that differ look it."""
    seen, layer = told.seen, stage(told)[1]
    found = [PASSES.fullmatch(part) for part in parts(told.word("all"))]
    slopes, names = seen.slopes[layer], seen.names(layer + 1)
    if not all(found) or [one[1] for one in found] != names:
        return False
    texts = [one[2] for one in found]
    differ = len({f"{slope:.11g}" for slope in slopes})
    return (
        all(_percent(text, slope) for text, slope in zip(texts, slopes, strict=True))
        and len({*texts}) >= differ
        and told.word("kind") == _kind(told)
        and (told.word("its") == "its z") == (len(names) == 1)
    )


def _percent(text: str, slope: float) -> bool:
    if text.startswith("more than "):
        return slope > 0.9999
    return reads_as(text, 100 * slope) and (text != "100" or slope > 1 - 1e-12)


def _who_is(wanted):
    """Return what tells whether {who} are those of whose z and slope it holds."""

    def holds(told) -> bool:
        seen, layer = told.seen, stage(told)[1]
        units = zip(
            seen.names(layer + 1), seen.z[layer], seen.slopes[layer], strict=True
        )
        found = [name for name, z, slope in units if wanted(z, slope)]
        verbs = {"is", "passes"} if is_one(told, "who") else {"are", "pass"}
        return told.word("who") == written(found) and told.word("verb") in verbs

    return both(at("slope"), holds)


def _is_pair(told) -> bool:
    """Tell whether a step is about outputs that the loss squashes itself."""
    return is_last(told) and told.seen.is_pair


def _unit_of(told, place: str, layer: int) -> int | None:
    names, said = told.seen.names(layer), told.word(place)
    return names.index(said) if said in names else None


def _delta_of_output(told) -> bool:
    seen, k = told.seen, _output_of(told)
    if k is None or not seen.halved or not seen.blame[k]:
        return False
    off = abs(seen.blame[k])
    looks_like_1 = told["off"] == 1 and off != 1
    return (
        (told.word("side") == "low") == (seen.blame[k] < 0)
        and told.reads(off=off, delta=seen.delta[k])
        and (told.word("almost") == "almost ") == looks_like_1
        and told.word("kind") == UNITS[_kind(told)]
        and says_share(told, seen.slopes[-1][k])
    )


def _passes_on(told) -> bool:
    """Ask for the δ of an output whose ∂E/∂ŷ is not just its mistake."""
    seen, k = told.seen, _output_of(told)
    return (
        k is not None
        and not seen.halved
        and not seen.is_pair
        and told.reads(came=seen.blame[k], delta=seen.delta[k])
        and says_share(told, seen.slopes[-1][k])
    )


def _output_of(told) -> int | None:
    """Return which output is named, at the step of their δ."""
    here = is_last(told) and at("delta")(told)
    return _unit_of(told, "out", told.seen.last + 1) if here else None


def _delta_of_hidden(told) -> bool:
    seen, layer = told.seen, stage(told)[1]
    if is_last(told) or not at("delta")(told):
        return False
    j = _unit_of(told, "unit", layer + 1)
    return (
        j is not None
        and told.reads(back=seen.backs[layer][j], delta=seen.deltas[layer][j])
        and says_share(told, seen.slopes[layer][j])
    )


def _nothing_came(told) -> bool:
    seen = told.seen
    return not (seen.blame if is_last(told) else seen.backs[stage(told)[1]]).any()


def _told_0(told) -> bool:
    layer = stage(told)[1]
    if is_last(told):
        return False
    units = zip(told.seen.names(layer + 1), told.seen.backs[layer], strict=True)
    is_right = told.word("who") == written(name for name, back in units if not back)
    return is_right and (told.word("verb") == "was") == is_one(told, "who")


PASSED_ON = (
    *(
        Claim(says, both(at("slope"), is_last, lambda told: told.seen.is_pair))
        for says in ("No slope to pass.", "Each output's slope counts as 1.")
    ),
    Claim(
        "The {pair:softmax|sigmoid} is already in ∂E/∂z: that is what makes the pair "
        "so handy.",
        both(
            at("slope"),
            is_last,
            lambda told: told.seen.is_pair,
            lambda told: (told.word("pair") == "softmax") == told.seen.is_softmax,
        ),
    ),
    Claim(
        LOTS + " {verb:passes|pass} on all of it: linear.",
        both(
            _who_is(lambda z, slope: slope == 1),
            lambda told: _kind(told) == "identity" and not _is_pair(told),
        ),
    ),
    Claim("The slope says which part of the blame a unit passes on.", at("slope")),
    Claim(
        "{all:*}, the slope of the {kind:sigmoid|tanh} at {its:its z|their z}.",
        both(at("slope"), _passing),
    ),
    Claim(
        "A sigmoid never passes on more than 25%.",
        lambda told: (
            at("slope")(told)
            and _kind(told) == "sigmoid"
            and told.seen.slopes[stage(told)[1]].max() <= 0.25
        ),
    ),
    Claim(
        "{who:*} {verb:is|are} saturated: out there the {kind:sigmoid|tanh} is flat, "
        "and nearly nothing comes through.",
        both(
            _who_is(lambda z, slope: slope < FLAT),
            lambda told: told.word("kind") == _kind(told),
        ),
    ),
    Claim(
        LOTS + " {verb:passes|pass} on all of it (z > 0).",
        both(_who_is(lambda z, slope: z > 0), lambda told: _kind(told) == "relu"),
    ),
    Claim(
        LOTS + " {verb:passes|pass} on nothing (z ≤ 0): no blame gets past, and the "
        "weights into {it:it|them} {what:stand still|get a gradient of 0}.",
        both(
            _who_is(lambda z, slope: z <= 0),
            lambda told: (told.word("it") == "it") == is_one(told, "who"),
            lambda told: (
                (told.word("what") == "stand still") == told.seen.walk.is_own_step
            ),
        ),
    ),
    Claim("δ: the blame of each z, what came back times the slope.", at("delta")),
    Claim("Nothing came back, so every δ is 0.", both(at("delta"), _nothing_came)),
    Claim(
        OUT + " is {almost:|almost }{off} too {side:low|high}; the "
        "{kind:sigmoid|tanh|ReLU|linear unit} passes on "
        f"{SHARE} of that: δ = {{delta}}.",
        _delta_of_output,
    ),
    Claim(
        f"∂E/∂{OUT} is {{came}}; {{out}} passes on {SHARE} of it: δ = {{delta}}.",
        _passes_on,
    ),
    Claim(
        OUT + " is right: δ = 0.",
        lambda told: (k := _output_of(told)) is not None and told.seen.blame[k] == 0,
    ),
    Claim(
        OUT + ": δ = {delta}, all of what came.",
        lambda told: (
            (k := _output_of(told)) is not None
            and told.seen.is_pair
            and told.reads(delta=told.seen.delta[k])
        ),
    ),
    Claim(
        f"{UNIT} was told {{back}}; it passes on {SHARE} of that: δ = {{delta}}.",
        _delta_of_hidden,
    ),
    Claim(
        LOTS + " {verb:was|were} told 0, so δ is 0 there.",
        both(at("delta"), _told_0),
    ),
)
