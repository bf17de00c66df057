"""Which parameters "Break it" says have failed, and why."""

import numpy as np

from pages.chapters.backpropagation.the_factory.settings import BUGS
from pages.words.sentences import listed
from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.own_slips import (
    Slipped,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.seen import (
    NOISE,
    planted,
)
from tests.pages.chapters.backpropagation.the_factory.claims.own import slope


def _count(told: Told) -> bool:
    failed = [n for n, wrong in told.seen.judged if wrong]
    n, said = len(told.seen.names), told.word("who").replace(" and ", ", ").split(", ")
    named = failed[: len(said)] == said
    if said[-1].endswith("more"):
        named = failed[: len(said) - 1] == said[:-1]
        named = named and int(said[-1].split()[0]) == len(failed) - len(said) + 1
    verb = "fails" if len(failed) == 1 else "fail"
    told_so = (told["k"], told["n"], told.word("verb")) == (len(failed), n, verb)
    return told_so and named and 0 < len(failed) < n


def _agree(told: Told) -> bool:
    is_so = told["n"] == len(told.seen.names) and not told.seen.fails.any()
    return is_so and told.reads(gap=told.seen.gaps.max())


def _slopes(told: Told) -> np.ndarray:
    settings = told.record.settings
    network, right = settings.network, told.record.faulty.right.there
    found = []  # of the record's z: near a corner
    for layer, z in enumerate(right.pre_activations):
        is_last = layer == network.n_layers - 1
        if not (is_last and network.loss.endswith("cross_entropy")):
            found.append(slope(z[0], network.kind_of(layer)).ravel())
    return np.concatenate(found)


def _which(told: Told) -> bool:
    return (told.word("which") == "unit") == ("slope_of_pair" not in told.seen.bugs)


def _squares(told: Told) -> list[str]:
    """Return the letters of the square tables, from the inputs on."""
    tables = told.record.settings.parameters.weights
    letters = "wuv" if len(tables) == 3 else "wv"
    pairs = zip(letters, tables, strict=True)
    return [letter for letter, table in pairs if table.shape[0] == table.shape[1] > 1]


def _exchanged(told: Told) -> bool:
    squares = _squares(told)
    if "transposed" not in told.seen.bugs or not squares:
        return False
    crossed = [letter for letter in squares if letter != "w"]
    back = told.word("back") if "back" in told.said else None
    return told.word("which") == listed(squares) and back == (
        listed(crossed) if crossed else None
    )


def _hides(told: Told) -> bool:
    (bug,) = [b for b in told.seen.bugs if BUGS[b].label == told.word("bug")] or [None]
    if not bug:
        return False
    said = set(told.word("who").replace(" and ", ", ").split(", "))
    now = {n for n, wrong in told.seen.judged if wrong}
    spared = told.seen.fail_with(bug) - now
    if any(one.endswith("more") for one in said):
        return len(said) > 1 and {o for o in said if "more" not in o} <= spared
    return said == spared


def _finds_nothing(told: Told) -> bool:
    """Tell whether nothing fails, and nothing is wrong outside the way back either."""
    seen = told.seen
    elsewhere = seen.parting is not None or seen.is_other_step
    return bool(seen.bugs) and not seen.fails.any() and not elsewhere


def _is_idle(told: Told) -> bool:
    """Tell whether a pass without this bug comes to the very same."""
    seen, label = told.seen, told.word("bug")
    (bug,) = [one for one in seen.bugs if BUGS[one].label == label] or [None]
    if bug is None or len(seen.bugs) == 1:
        return False
    without = Slipped(seen.slipped.settings, seen.slipped.bugs - {bug})
    here, grads = without.at_last
    pairs = (here, seen.here), (grads, seen.slipped.at_last[1])
    return all(np.allclose(a, b, rtol=1e-9, atol=1e-13) for a, b in pairs)


SIMPLE = {
    "slope_at_activation": "Slopes are taken at a, what came out, and not at z.",
    "no_output_slope": "The outputs hand their mistake on whole, past their slopes.",
    "mistake_handed_back": "The bare mistake goes back, past the outputs' slopes; only "
    "the weights into the outputs get δ.",
    "slope_at_target": "The outputs' slopes are taken at the targets.",
    "slope_of_pair": "The outputs' slopes, which this error has cancelled, are "
    "multiplied in again.",
    "no_two": "Without the 2 the mistake counts half.",
    "targets_exchanged": "The outputs are held against the targets in turned order.",
    "sent_z": "Weights out of hidden units get δ times z, not times what was sent.",
    "bias_left_out": "No bias is added on the way there, and none gets a gradient.",
    "swapped_weights": "On the way there rows and columns of square tables are "
    "exchanged.",
}
WHY = (
    Claim("All {n} fail.", lambda t: t["n"] == t.seen.fails.sum() == len(t.seen.names)),
    Claim("{k} of {n} {verb:fails|fail}: {who:*}.", _count),
    Claim("All {n} agree: no gap is larger than {gap}.", _agree),
    Claim(
        "All {n} agree: no digit differs.",
        lambda t: t["n"] == len(t.seen.names) and not t.seen.gaps.any(),
    ),
    Claim("Without the ½ the mistake counts twice.", planted("no_half")),
    Claim("The mistake is taken the wrong way round.", planted("sign")),
    Claim(
        "Nobody writes the biases' gradients down, so they are told as 0.",
        lambda t: (
            "no_bias" in t.seen.bugs
            and not t.seen.told[[name[0] in "bdc" for name in t.seen.names]].any()
        ),
    ),
    Claim(
        "This is the second step, and what is told is the sum of both steps.",
        planted("leftover"),
    ),
    Claim(
        "The output weights moved before the blame came back over them.",
        lambda t: (
            "update_first" in t.seen.bugs
            and t.seen.told[[name[0] == "v" for name in t.seen.names]].any()
        ),
    ),
    Claim(
        "The output weights were to move first, but their gradients are told as 0.",
        lambda t: (
            "update_first" in t.seen.bugs
            and not t.seen.told[[name[0] == "v" for name in t.seen.names]].any()
        ),
    ),
    Claim(
        "Blame passes every {which:unit|hidden unit} whole, where a slope of {a} is "
        "due.",
        lambda t: (
            "no_slope" in t.seen.bugs
            and _which(t)
            and t.reads(a=_slopes(t).min())
            and np.ptp(_slopes(t)) <= 1e-9
        ),
    ),
    Claim(
        "Blame passes every {which:unit|hidden unit} whole, where slopes from {a} to "
        "{b} are due.",
        lambda t: (
            "no_slope" in t.seen.bugs
            and _which(t)
            and t.reads(a=_slopes(t).min(), b=_slopes(t).max())
            and t["a"] < t["b"]
        ),
    ),
    Claim(
        "Rows and columns of {which:*} are exchanged: only its diagonal keeps its "
        "place.",
        _exchanged,
    ),
    Claim(
        "Rows and columns of {which:*} are exchanged, and blame comes back over the "
        "exchanged {back:*}, to the wrong units.",
        _exchanged,
    ),
    *(Claim(says, planted(bug)) for bug, says in SIMPLE.items()),
    Claim("“{bug:*}” changes nothing beside the others.", _is_idle),
    Claim(
        "One bug hides another: with “{bug:*}” alone {who:*} would fail too.", _hides
    ),
    Claim(
        "Yet the check finds nothing: every gradient is told and measured as exactly "
        "0.",
        lambda t: _finds_nothing(t) and not t.seen.sizes.any(),
    ),
    Claim(
        "Yet the check finds nothing: no gradient reaches {limit} here, so only "
        "rounding is left.",
        lambda t: (
            _finds_nothing(t)
            and t.seen.is_lost
            and t["limit"] == NOISE
            and t.seen.sizes.any()
        ),
    ),
    Claim(
        "Yet the check finds nothing: with these numbers {it:the bug makes|the bugs "
        "make} no difference.",
        lambda t: (
            _finds_nothing(t)
            and (t.word("it") == "the bug makes") == (len(t.seen.bugs) == 1)
            and (t.seen.gaps <= 1e-12 * t.seen.sizes.max()).all()
        ),
    ),
    Claim(
        "Yet the check finds nothing: with these numbers {it:the bug makes|the bugs "
        "make} less of a difference than it minds.",
        lambda t: (
            _finds_nothing(t)
            and (t.word("it") == "the bug makes") == (len(t.seen.bugs) == 1)
            and (t.seen.gaps > 1e-12 * t.seen.sizes.max()).any()
        ),
    ),
    Claim(
        "A check with numbers as special as these proves little; take others.",
        lambda t: _finds_nothing(t),
    ),
)


def _corners(told: Told) -> list[tuple[int, int]]:
    """Return the hidden units at a corner of ReLU, with any sample."""
    settings, right = told.record.settings, told.record.faulty.right.there
    found = []
    for layer in range(settings.network.n_layers - 1):
        if settings.network.kind_of(layer) == "relu":
            stands = (right.pre_activations[layer][0] == 0).any(axis=0)
            found += [(layer, int(unit)) for unit in np.flatnonzero(stands)]
    return found


def _is_heard(told: Told, layer: int, unit: int) -> bool:
    """Tell whether E hears of a unit where a sample leaves it at its corner."""
    settings, right = told.record.settings, told.record.faulty.right.there
    weights = settings.parameters.weights[layer + 1][unit]
    for k, z in enumerate(right.pre_activations[layer][0]):
        parts = weights * Slipped(settings).deltas(told.seen.here, k)[layer + 1]
        if z[unit] == 0 and abs(parts.sum()) > 1e-12 * np.abs(parts).sum():
            return True
    return False


def _stand(told: Told) -> bool:
    names = told.record.settings.names
    heard = [at for at in _corners(told) if _is_heard(told, *at)]
    units = [names.unit(layer + 1, unit) for layer, unit in heard]
    verb = "stands" if len(units) == 1 else "stand"
    return bool(units) and (told.word("who"), told.word("verb")) == (
        listed(units),
        verb,
    )


RIGHT = (
    Claim(
        "All {n} are happy: this backpropagation is right.",
        lambda t: (
            not t.seen.bugs
            and t["n"] == len(t.seen.names)
            and not t.seen.is_lost
            and not t.seen.fails.any()
        ),
    ),
    Claim(
        "All {n} are happy, and all {m} are smaller than {limit}: E hardly changes "
        "with any of them, so this proves little.",
        lambda t: (
            t["n"] == t["m"] == len(t.seen.names)
            and t.seen.is_lost
            and t["limit"] == NOISE
        ),
    ),
    Claim("Take other numbers.", lambda t: not t.seen.bugs and t.seen.is_lost),
    Claim(
        "{who:*} {verb:stands|stand} exactly at a corner of ReLU here, z = {z}.",
        lambda t: _stand(t) and t["z"] == 0,
    ),
    Claim(
        "The check nudges along i and takes the same side of the corner as "
        "backpropagation; a real nudge would not (see the part “The check”).",
        lambda t: not t.seen.bugs and bool(_corners(t)),
    ),
)
