"""The claims of an update down the slope."""

from tests.claims import Claim, Told

from .reading import loss_is, moved, near, row_of, stands


def _heard(told: Told) -> list[int]:
    seen = told.seen
    first = row_of(told) * seen.size % seen.n
    return [*range(first, first + seen.size)]


def _is_update(told: Told) -> bool:
    return not told.seen.is_step and row_of(told) < told.seen.last


def _one(told: Told) -> bool:
    is_so = _is_update(told) and told["t"] == row_of(told) + 1
    return is_so and [told["k"] - 1] == _heard(told)


def _all(told: Told) -> bool:
    is_so = _is_update(told) and told["t"] == row_of(told) + 1
    return is_so and told["n"] == len(_heard(told)) == told.seen.n > 2


def _both(told: Told) -> bool:
    is_so = _is_update(told) and told["t"] == row_of(told) + 1
    return is_so and len(_heard(told)) == told.seen.n == 2


def _standing(told: Told) -> bool:
    row = row_of(told)
    is_so = not told.seen.is_step and loss_is(told, "L", told.seen.path[row])
    return is_so and stands(told, row)


def _answer(told: Told) -> bool:
    if not _is_update(told) or len(_heard(told)) > 1:
        return False
    [i], w, seen = _heard(told), told.seen.path[row_of(told)], told.seen
    answer, target, error = seen.answers(w)[i], seen.y[i], seen.errors(w)[i]
    size = max(abs(answer), abs(target))
    is_so = near(told.said["a"], answer, 6, size) and told["y"] == target
    return is_so and near(told.said["e"], error, 5, size)


def _gaps(told: Told) -> tuple[float, float, float]:
    w, seen = told.seen.path[row_of(told)], told.seen
    errors = seen.errors(w)
    size = max(abs(seen.answers(w)).max(), abs(seen.y).max())
    return float(errors.min()), float(errors.max()), float(size)


def _range(told: Told) -> bool:
    if not _is_update(told) or len(_heard(told)) == 1:
        return False
    low, high, size = _gaps(told)
    is_apart = told.said["low"] != told.said["high"]
    is_so = near(told.said["low"], low, 5, size) and is_apart
    return is_so and near(told.said["high"], high, 5, size)


def _alike(told: Told) -> bool:
    if not _is_update(told) or len(_heard(told)) == 1:
        return False
    low, high, size = _gaps(told)
    return near(told.said["e"], low, 5, size) and near(told.said["e"], high, 5, size)


def _moves(told: Told) -> bool:
    if not _is_update(told):
        return False
    seen, row = told.seen, row_of(told)
    parts = seen.eta * seen.parts(seen.path[row], row)
    size = float(abs(parts).sum())
    is_so = moved(told, parts.sum(axis=0).tolist(), size)
    return is_so and seen.is_ruled


def _changes(told: Told) -> bool:
    if not _is_update(told):
        return False
    one, two = told.seen.path[row_of(told) : row_of(told) + 2]
    falls = told.seen.loss(two) < told.seen.loss(one)
    is_verb = told.word("verb") == ("falls" if falls else "rises")
    is_apart = told.said["a"] != told.said["b"]
    return is_verb and is_apart and loss_is(told, "a", one) and loss_is(told, "b", two)


def _stays(told: Told) -> bool:
    if not _is_update(told):
        return False
    one, two = told.seen.path[row_of(told) : row_of(told) + 2]
    first, last = told.seen.loss(one), told.seen.loss(two)
    is_same = abs(first - last) <= 1e-11 * first or told["a"] == 0
    return is_same and loss_is(told, "a", one) and loss_is(told, "a", two)


def _is_end(told: Told) -> bool:
    return not told.seen.is_step and row_of(told) == told.seen.last


def _used_up(told: Told) -> bool:
    return _is_end(told) and told.seen.last == told.seen.settings.n_planned


def _pulls(told: Told) -> float:
    seen, w = told.seen, told.seen.path[-1]
    if seen.size == seen.n:
        return float(abs(seen.parts(w, 0).sum(axis=0)).max())
    return max(float(abs(seen.parts(w, t)).max()) for t in range(seen.n))


def _settled(told: Told, one_by_one: bool) -> bool:
    is_kind = told.seen.settings.one_by_one == one_by_one
    return _is_end(told) and is_kind and _pulls(told) <= 1e-11


def lost(told: Told) -> bool:
    """Tell whether the next weights leave every scale."""
    seen, t = told.seen, told.seen.last
    if seen.is_step or t == seen.settings.n_planned:
        return False
    after = seen.path[t] + seen.eta * seen.parts(seen.path[t], t).sum(axis=0)
    return not abs(after).max() <= 0.999e9


CLAIMS = (
    Claim("Update {t}, by sample {k}.", _one),
    Claim("Update {t}, by all {n} samples.", _all),
    Claim("Update {t}, by both samples.", _both),
    Claim("With {weights:*} the loss is L = {L}.", _standing),
    Claim(
        "The answer is a = {a} and the target y = {y}: the mistake y − a is {e}.",
        _answer,
    ),
    Claim("The mistakes y − a run from {low} to {high}.", _range),
    Claim("Every mistake y − a is {e}.", _alike),
    Claim("Minus η times the slope is added: {moves:*}.", _moves),
    Claim("The loss {verb:falls|rises} from {a} to {b}.", _changes),
    Claim("The loss stays at {a}.", _stays),
    Claim("The updates are used up.", _used_up),
    Claim("Settled: the slope is as good as 0.", lambda told: _settled(told, False)),
    Claim(
        "Settled: no sample moves the weights any more.",
        lambda told: _settled(told, True),
    ),
    Claim(
        "Stopped: the next weights would leave every scale.",
        lambda told: _is_end(told) and lost(told),
    ),
)
