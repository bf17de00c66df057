"""The claims of an update's four parts."""

from tests.claims import Claim, Told

from .evidence import Seen
from .reading import NOTHING, after, before, different, loss, moment, reads, size_of


def _gaps(told: Told) -> tuple[list[float], float]:
    """Return the mistakes that are told, and how large their rounding may be."""
    seen, w = told.seen, before(told)
    return seen.errors(w), NOTHING * size_of(seen, w)


def _right(told: Told) -> bool:
    errors, rounding = _gaps(told)
    return max(map(abs, errors)) <= rounding


def _side(told: Told) -> bool:
    [error], rounding = _gaps(told)
    side = "too low" if error > 0 else "too high"
    target = told.seen.targets[0]
    is_so = reads(told, 6, e=error) and told.reads(y=target)
    return abs(error) > 0.9 * rounding and is_so and told.word("side") == side


def _longest(told: Told) -> bool:
    errors, _ = _gaps(told)
    number = int(told["k"])
    if not 1 <= number <= len(errors):
        return False
    error, time = errors[number - 1], told.seen.times[number - 1]
    is_so = reads(told, 4, e=error) and reads(told, 6, x=time)
    return is_so and _are_longest(told, {number})


def _are_longest(told: Told, who: set[int]) -> bool:
    """Tell whether these samples' mistakes are as large as any, and no others'."""
    errors, rounding = _gaps(told)
    most = max(map(abs, errors))
    for number, error in enumerate(errors, 1):
        less = (most - abs(error) - 4 * rounding) / most
        if number in who and less > 1.001e-6 or number not in who and less < 0.999e-6:
            return False
    return True


def _all_as_long(told: Told) -> bool:
    errors, _ = _gaps(told)
    is_all = told["n"] == len(errors)
    is_all = is_all and _are_longest(told, {*range(1, len(errors) + 1)})
    return is_all and reads(told, 4, e=max(map(abs, errors)))


def _some_as_long(told: Told) -> bool:
    errors, _ = _gaps(told)
    who = {int(word) for word in told.word("who").replace("and", ",").split(",")}
    return _are_longest(told, who) and reads(told, 4, e=max(map(abs, errors)))


def _mean(told: Told) -> bool:
    return reads(told, 5, L=told.seen.loss(before(told)))


def _listens(told: Told) -> bool:
    at = moment(told)[0]
    shares = _shares(told.seen, at)
    who = {int(word) - 1 for word in told.word("who").replace("and", ",").split(",")}
    many = (told.word("s") == "samples") == (len(who) > 1)
    return many and who == {i for i, share in enumerate(shares) if share}


def _shares(seen: Seen, at: int) -> list[float]:
    """Return each sample's share in an update, as the record has it."""
    batch = seen.record.fit.batches[at].tolist()
    return [(i in batch) / len(batch) for i in range(seen.n)]


def _blame(told: Told) -> list[float]:
    """Return both blames as the record has them, 0 where the parts cancel.

    What they should be decides whether that is so: else they are no numbers at all.
    """
    seen, at = told.seen, moment(told)[0]
    shares, pulls = _shares(seen, at), seen.pulls(before(told))
    wrong = _are_wrong(seen, before(told))
    found, raw = [], -seen.record.fit.weight_grads[at]
    for k, had in enumerate(raw.tolist()):
        parts = [share * pull[k] for share, pull in zip(shares, pulls, strict=True)]
        size = 1e-12 * max(1.0, *seen.times) * max(1.0, *map(abs, parts))
        blame = had if abs(had - sum(parts)) <= size else float("nan")
        kept = [part for part, is_so in zip(parts, wrong, strict=True) if is_so]
        is_none = abs(had) <= 1e-14 * max(map(abs, kept), default=1e300)
        found.append(0.0 if is_none else blame)
    return found


def _are_wrong(seen: Seen, w) -> list[bool]:
    """Tell of each sample whether its mistake is more than rounding."""
    if not seen.is_linear:
        near = [0 < y < 1 for y in seen.targets]
        both = zip(seen.errors(w), near, strict=True)
        return [abs(error) > 1e-12 or not is_near for error, is_near in both]
    terms = [max(abs(w[0]), abs(w[1] * x), abs(y)) for x, y in seen.rows]
    errors = seen.errors(w)
    if max(map(abs, errors)) <= 1e-12 * size_of(seen, w):
        return [False] * seen.n
    pairs = zip(errors, terms, strict=True)
    return [abs(error) > 1e-12 * size for error, size in pairs]


def _idle(told: Told) -> bool:
    """Tell whether an update moves the weights by no more than their rounding."""
    if moment(told)[0] >= told.seen.last:
        return False
    one, two = before(told), after(told)
    most = max(abs(a - b) for a, b in zip(one, two, strict=True))
    return most <= 1e-12 * size_of(told.seen, one)


def _used(told: Told) -> list[float]:
    shares = _shares(told.seen, moment(told)[0])
    passed = told.seen.passes_on(before(told))
    return [slope for slope, share in zip(passed, shares, strict=True) if share]


def _blames(told: Told, mean: bool) -> bool:
    bias, time = _blame(told)
    is_mean = (len(_used(told)) > 1) == mean
    return is_mean and reads(told, 5, bias=bias, time=time)


def _passes(told: Told, mean: bool) -> bool:
    slopes = _used(told)
    if told.seen.is_linear or not _blames(told, mean):
        return False
    if "low" not in told.said:
        return reads(told, 2, share=max(slopes)) and reads(told, 2, share=min(slopes))
    is_so = reads(told, 2, low=min(slopes), high=max(slopes))
    return is_so and different(told, "low", "high")


def _steps(told: Told) -> bool:
    (w0, w1), (v0, v1), eta = before(told), after(told), told.seen.eta
    bias, time = (eta * part for part in _blame(told))
    size = 1e-12 * max(1.0, *map(abs, (w0, w1, v0, v1)))
    took = abs(v0 - w0 - bias) <= size and abs(v1 - w1 - time) <= size
    return took and reads(told, 6, eta=eta) and reads(told, 5, bias=bias, time=time)


def _changes(told: Told) -> bool:
    one, two = before(told), after(told)
    first, last = told.seen.loss(one), told.seen.loss(two)
    verb = "falls" if last < first else "rises"
    is_so = loss(told, "a", first, one, 5) and loss(told, "b", last, two, 5)
    return is_so and told.word("verb") == verb and different(told, "a", "b")


def _stays(told: Told) -> bool:
    one, two = before(told), after(told)
    first, last = told.seen.loss(one), told.seen.loss(two)
    is_same = abs(first - last) <= 1e-11 * first
    is_zero = told["a"] == 0 and loss(told, "a", last, two, 5)
    return (is_same or is_zero) and loss(told, "a", first, one, 5)


def _stage(name: str) -> Claim:
    said = f"{name.capitalize()}."
    return Claim(said, lambda told: moment(told)[1] == name)


EACH = "Each input gets its own size times "
PASSED = EACH + "what the S passes on of the mistake ("
PARTS = ": {bias} for the bias input, {time} for the study time."
CLAIMS = (
    *map(_stage, ("predict", "compare", "blame", "step")),
    Claim(
        "The truth is {y}, so the answer is right, to the last digit.",
        lambda told: _right(told) and told.reads(y=told.seen.targets[0]),
    ),
    Claim(
        "The truth is {y}, so the answer is {side:too low|too high}: the mistake y − a "
        "is {e}.",
        _side,
    ),
    Claim("All answers are right, to the last digit.", _right),
    Claim(
        "The longest arrow is that of sample {k} (study time {x}): y − a = {e}.",
        _longest,
    ),
    Claim("All {n} arrows are as long: {e}.", _all_as_long),
    Claim(
        "The longest arrows are those of samples {who:*}: each is {e} long.",
        _some_as_long,
    ),
    Claim("The mean of the halved squares is L = {L}.", _mean),
    Claim(
        "This update listens to {s:sample|samples} {who:*} only (shuffled every pass).",
        _listens,
    ),
    Claim(
        "No input is to blame: nothing will move.",
        _idle,
    ),
    Claim(
        EACH + "the mistake" + PARTS,
        lambda told: told.seen.is_linear and _blames(told, False),
    ),
    Claim(
        EACH + "the mistake, on average" + PARTS,
        lambda told: told.seen.is_linear and _blames(told, True),
    ),
    Claim(PASSED + "{share} of it)" + PARTS, lambda told: _passes(told, False)),
    Claim(
        PASSED + "{share} of it), on average" + PARTS, lambda told: _passes(told, True)
    ),
    Claim(
        PASSED + "{low} to {high} of it), on average" + PARTS,
        lambda told: _passes(told, True),
    ),
    Claim("η = {eta} times the blame is added: w₀ {bias}, w₁ {time}.", _steps),
    Claim("The loss {verb:falls|rises} from {a} to {b}.", _changes),
    Claim("The loss stays at {a}.", _stays),
)
