"""The claims of how a worked example ends, of its bet, and of what it observes."""

from tests.claims import Claim, Told

from .evidence import OURS, WAYS, Seen
from .reading import NOTHING, loss_is, named, near, out_of, stands
from .steps import lost
from .visits import came_again, separated, used_up

FAR, SOME, NOT = (
    "it falls below a tenth",
    "it falls, but not that far",
    "it does not fall at all",
)


def answers(seen: Seen) -> set[str]:
    """Return what became of the loss, or of the rule."""
    told = Told(seen.record, seen, 0, {})
    if seen.is_step:
        if separated(told):
            return {"it gets all right"}
        back = "it comes back to weights it had"
        return {back if came_again(told) else "neither, the epochs are used up"}
    first, end = (_plain(seen, w) for w in (seen.path[0], seen.path[-1]))
    if end >= first:
        return {NOT}
    return {FAR if end < 0.1 * first else SOME}


def _plain(seen: Seen, w) -> float:
    """Return a loss to twelve digits, 0 where it is but rounding."""
    loss = float(seen.loss(w))
    is_linear = seen.settings.activation == "linear"
    none = is_linear and loss <= (NOTHING * seen.terms(w)) ** 2
    return 0.0 if none else float(f"{loss:.12g}")


def _first(told: Told) -> bool:
    is_so = not told.seen.is_step and told.seen.last > 0
    return is_so and loss_is(told, "a", told.seen.path[0])


def _went(told: Told) -> bool:
    is_so = _first(told) and loss_is(told, "b", told.seen.path[-1])
    return is_so and told.said["a"] != told.said["b"]


def _stayed(told: Told) -> bool:
    seen = told.seen
    first, end = (float(seen.loss(w)) for w in (seen.path[0], seen.path[-1]))
    is_same = abs(first - end) <= 1e-11 * first or told["a"] == 0
    return _first(told) and is_same


def _counts(told: Told, unit: str) -> bool:
    seen = told.seen
    is_one = told.word("u") == unit
    return told["n"] == seen.last > 0 and is_one == (seen.last == 1)


def _goes(told: Told) -> bool:
    return _counts(told, "update") and stands(told, told.seen.last) and _went(told)


def _stays(told: Told) -> bool:
    return _counts(told, "update") and stands(told, told.seen.last) and _stayed(told)


def _visited(told: Told) -> bool:
    seen = told.seen
    if not seen.is_step or not _counts(told, "visit"):
        return False
    count = seen.n_wrong(seen.exact[-1])
    is_so = told.word("who") == out_of(count, seen.n)
    return is_so and stands(told, seen.last)


def _answers(told: Told) -> bool:
    seen, w = told.seen, told.seen.path[-1]
    if seen.is_step or seen.n > 1:
        return False
    size = max(float(abs(seen.path[[0, -1]]).max()), 1.0)
    return near(told.said["a"], float(seen.answers(w)[0]), 6, size)


def _same_alone(told: Told) -> bool:
    """Tell whether the path is that of half the mean, though the loss is another."""
    seen = told.seen
    if seen.is_step or seen.is_log or seen.settings.scale == "half mean":
        return False
    return seen.size == 1 and seen.follows(seen.path, seen.eta, _half_mean())


def _half_mean() -> str:
    return "half the mean of the squared mistakes"


def _factor(told: Told) -> bool:
    """Tell whether half the mean walks the same path with that η, so much larger."""
    seen, k = told.seen, told["k"]
    if seen.is_step or seen.is_log:
        return False
    each, summed = WAYS[seen.way]
    is_k = k == 2 * each * (seen.size if summed else 1) != 1
    is_eta = near(told.said["eta"], k * seen.eta, 6)
    return is_k and is_eta and seen.follows(seen.path, k * seen.eta, _half_mean())


def _path_of(told: Told):
    """Return the path by the way that is told of, which has to be that way's."""
    seen, words = told.seen, told.word("how")
    ways = {words_of(name, seen): name for name in OURS}
    fit = seen.record.others.get(ways.get(words[0].lower() + words[1:]))
    way = words[0].lower() + words[1:]
    is_so = fit is not None and way != seen.way
    if not is_so or not seen.follows(fit.weights, seen.eta, way):
        return None, way
    return fit.weights, way


def words_of(name: str, seen: Seen) -> str:
    """Return the words for a way to make the loss."""
    return f"{OURS[name]} of the {'log losses' if seen.is_log else 'squared mistakes'}"


def _would_answer(told: Told) -> bool:
    path, way = _path_of(told)
    if path is None or told.seen.n > 1:
        return False
    answer = float(told.seen.answers(path[-1])[0])
    return near(told.said["a"], answer, 6, 1e-3) and loss_is(told, "L", path[-1], way)


def _would_end(told: Told) -> bool:
    path, way = _path_of(told)
    if path is None or told.seen.n == 1:
        return False
    is_so = named(told, "weights", path[-1].tolist(), 6, 1e-3)
    return is_so and loss_is(told, "L", path[-1], way)


def _would_leave(told: Told) -> bool:
    path, way = _path_of(told)
    if path is None or told["n"] != len(path) - 1:
        return False
    parts = told.seen.parts(path[-1], len(path) - 1, way).sum(axis=0)
    is_one = (told.word("u") == "update") == (len(path) == 2)
    return is_one and not abs(path[-1] + told.seen.eta * parts).max() <= 0.999e9


def _made(told: Told) -> bool:
    seen, way = told.seen, told.word("how")
    if seen.is_step or way != seen.way:
        return False
    ours, theirs = seen.record.fit.losses[-1], seen.loss(seen.path[-1])
    return abs(ours - theirs) <= 1e-9 * max(1.0, abs(theirs))


def _flat(told: Told) -> bool:
    """Tell whether a hair to any side changes no answer, off the cuts themselves."""
    seen, w = told.seen, told.seen.path[-1]
    if not seen.is_step:
        return False
    here, beside = seen.z(w), seen.z(w * (1 + 1e-9))
    return [z > 0 for z in here if z] == [z > 0 for z in beside[here != 0]]


def _epoch(told: Told) -> bool:
    seen = told.seen
    is_last = told["e"] == seen.last / seen.n
    return separated(told) and is_last


def _again(told: Told) -> bool:
    seen, period = told.seen, came_again(told)
    is_last = told["e"] == seen.last / seen.n
    is_so = told["b"] == told["e"] - period + 1 and told["p"] == period > 1
    return is_last and is_so


def _at_once(told: Told) -> bool:
    return came_again(told) == 1 and told["e"] == told.seen.last / told.seen.n


def _farther(told: Told):
    """Return the exact weights after as many epochs as are told of."""
    seen = told.seen
    if not used_up(told) or not 0 < told["e"] <= 1100:
        return None
    return seen.visited(int(told["e"]) * seen.n)


def _would_separate(told: Told) -> bool:
    path = _farther(told)
    if path is None or told["e"] < 2:
        return False
    right = [told.seen.is_right(path, int(told["e"]) - back) for back in (1, 0)]
    return right == [False, True]


def _would_cycle(told: Told) -> bool:
    path = _farther(told)
    if path is None:
        return False
    begun = path[:: told.seen.n]
    is_first = len({*map(tuple, begun[:-1])}) == len(begun) - 1
    return is_first and begun[-1] in begun[:-1] and not _would_separate(told)


def _no_end(told: Told) -> bool:
    path = _farther(told)
    if path is None or told["e"] != 1000:
        return False
    begun = path[:: told.seen.n]
    return len({*map(tuple, begun)}) == len(begun)


def _no_proof(told: Told) -> bool:
    """Tell whether a bias stays that is not 0, and a smaller rate goes elsewhere."""
    settings = told.seen.settings
    stays = not settings.bias_learns and settings.w0 != 0
    return told.seen.is_step and stays and not separated(told)


def _within(told: Told) -> bool:
    n = told.seen.settings.n_epochs
    words = "one epoch" if n == 1 else f"{n} epochs"
    return told.seen.is_step and told.word("epochs") == words


ENDS = ", with the same start and η, would "
CLAIMS = (
    Claim(
        "The first weights, {weights:*}, stay.",
        lambda told: told.seen.last == 0 and stands(told, 0),
    ),
    Claim(
        "After {n} {u:update|updates} the weights are {weights:*}; the loss goes from "
        "{a} to {b}.",
        _goes,
    ),
    Claim(
        "After {n} {u:update|updates} the weights are {weights:*}; the loss stays at "
        "{a}.",
        _stays,
    ),
    Claim(
        "After {n} {u:visit|visits} the weights are {weights:*}; {who:*} wrong.",
        _visited,
    ),
    Claim("It now answers a = {a}.", _answers),
    Claim(
        "The targets are not all {zero} and {one}: here a y above {zero} counts as "
        "{one}, any other as {zero}.",
        lambda told: (
            (told["zero"], told["one"]) == (0, 1)
            and not {*told.seen.given} <= {0, 1}
            and told.seen.targets == [float(y > 0) for y in told.seen.given]
        ),
    ),
    Claim("The next weights would leave every scale, so it stops here.", lost),
    Claim("L is {how:*}.", _made),
    Claim(
        "An update follows one sample, so half the mean walks the same path.",
        _same_alone,
    ),
    Claim(
        "Its slope is {k} times that of half the mean: half the mean walks the same "
        "path with η = {eta}, {k} times this one.",
        _factor,
    ),
    Claim(
        "{how:*}" + ENDS + "leave every scale after {n} {u:update|updates}.",
        _would_leave,
    ),
    Claim("{how:*}" + ENDS + "end at a = {a}, with L = {L}.", _would_answer),
    Claim("{how:*}" + ENDS + "end at {weights:*}, with L = {L}.", _would_end),
    Claim(
        "In epoch {e} no sample was wrong, so nothing would ever move again.", _epoch
    ),
    Claim(
        "Epoch {e} ends with the weights that epoch {b} began with: from here on the "
        "same {p} epochs come again and again.",
        _again,
    ),
    Claim(
        "Epoch {e} ends with the weights it began with, so that all that follow would "
        "be the same.",
        _at_once,
    ),
    Claim(
        "No weights answer all samples rightly: where some do, the rule comes to an "
        "end.",
        lambda told: told.seen.is_step and not told.seen.can_be_separated,
    ),
    Claim(
        "As the bias stays, that is no proof that no weights would do: a smaller η "
        "moves them otherwise.",
        _no_proof,
    ),
    Claim("With {e} epochs none would be wrong.", _would_separate),
    Claim("With {e} epochs it would be in a cycle.", _would_cycle),
    Claim("In {e} epochs it would not come to an end.", _no_end),
    Claim(
        "There is no slope to follow: the number of wrong samples is flat wherever no "
        "answer flips, so the rule goes by mistakes alone.",
        _flat,
    ),
    Claim("The loss starts at L = {a}.", _first),
    Claim(
        "What becomes of it by the end?",
        lambda told: not told.seen.is_step and told.seen.last > 0,
    ),
    Claim("The loss went from {a} to {b}.", _went),
    Claim("The loss stayed at {a}.", _stayed),
    Claim(
        "Within {epochs:*}: does it get every sample right for a whole epoch, or does "
        "it come back to weights it had?",
        _within,
    ),
)
