"""What "One pass" may say of slopes and of δ: what a unit passes on."""

import re

from tests.claims import Claim, reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    LOTS,
    OUT,
    SHARE,
    UNIT,
    is_one,
    parts,
    says_share,
    written,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.way_there import (
    at,
    both,
    stage,
)

FLAT = 0.02
PASSES = re.compile(r"(\S+) passes on (.+)%")


def _kind(told) -> str:
    return "sigmoid" if stage(told)[1] else told.seen.kind


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


def _unit_of(told, place: str, layer: int) -> int | None:
    names, said = told.seen.names(layer), told.word(place)
    return names.index(said) if said in names else None


def _delta_of_output(told) -> bool:
    seen, k = told.seen, _unit_of(told, "out", 2)
    if k is None or seen.is_softmax or not seen.blame[k]:
        return False
    off = abs(seen.blame[k])
    looks_like_1 = told["off"] == 1 and off != 1
    return (
        (told.word("side") == "low") == (seen.blame[k] < 0)
        and told.reads(off=off, delta=seen.delta[k])
        and (told.word("almost") == "almost ") == looks_like_1
        and says_share(told, seen.slopes[1][k])
    )


def _delta_of_hidden(told) -> bool:
    seen, j = told.seen, _unit_of(told, "unit", 1)
    return (
        j is not None
        and told.reads(back=seen.back[j], delta=seen.hidden_delta[j])
        and says_share(told, seen.slopes[0][j])
    )


def _nothing_came(told) -> bool:
    seen = told.seen
    return not (seen.blame if stage(told)[1] else seen.back).any()


def _told_0(told) -> bool:
    units = zip(told.seen.names(1), told.seen.back, strict=True)
    is_right = told.word("who") == written(name for name, back in units if not back)
    return is_right and (told.word("verb") == "was") == is_one(told, "who")


PASSED_ON = (
    *(
        Claim(says, lambda told: at("slope", 1)(told) and told.seen.is_softmax)
        for says in (
            "No slope to pass.",
            "The softmax is already in ∂E/∂z: that is what makes the pair so handy.",
            "Each output's slope counts as 1.",
        )
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
        _who_is(lambda z, slope: z > 0),
    ),
    Claim(
        LOTS + " {verb:passes|pass} on nothing (z ≤ 0): no blame gets past, and the "
        "weights into {it:it|them} stand still.",
        both(
            _who_is(lambda z, slope: z <= 0),
            lambda told: (told.word("it") == "it") == is_one(told, "who"),
        ),
    ),
    Claim("δ: the blame of each z, what came back times the slope.", at("delta")),
    Claim("Nothing came back, so every δ is 0.", both(at("delta"), _nothing_came)),
    Claim(
        OUT + " is {almost:|almost }{off} too {side:low|high}; the sigmoid passes on "
        f"{SHARE} of that: δ = {{delta}}.",
        _delta_of_output,
    ),
    Claim(
        OUT + " is right: δ = 0.",
        lambda told: (
            (k := _unit_of(told, "out", 2)) is not None and told.seen.blame[k] == 0
        ),
    ),
    Claim(
        OUT + ": δ = {delta}, all of what came.",
        lambda told: (
            (k := _unit_of(told, "out", 2)) is not None
            and told.seen.is_softmax
            and told.reads(delta=told.seen.delta[k])
        ),
    ),
    Claim(
        f"{UNIT} was told {{back}}; it passes on {SHARE} of that: δ = {{delta}}.",
        _delta_of_hidden,
    ),
    Claim(
        LOTS + " {verb:was|were} told 0, so δ is 0 there.",
        both(at("delta", 0), _told_0),
    ),
)
