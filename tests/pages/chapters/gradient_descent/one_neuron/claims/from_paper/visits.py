"""The claims of a visit by the perceptron's rule."""

from tests.claims import Claim, Told

from .reading import moved, near, out_of, row_of, stands


def _is_visit(told: Told) -> bool:
    return told.seen.is_step and row_of(told) < told.seen.last


def _sample(told: Told) -> int:
    return row_of(told) % told.seen.n


def _visit(told: Told) -> bool:
    t, n = row_of(told), told.seen.n
    is_so = _is_visit(told) and told["t"] == t + 1 and told["e"] == t // n + 1
    return is_so and told["k"] == t % n + 1


def _sum(told: Told):
    return told.seen.sum_of(_sample(told), told.seen.exact[row_of(told)])


def _side(told: Told) -> bool:
    if not _is_visit(told) or not _sum(told):
        return False
    z = float(_sum(told))
    is_so = told.word("side") == ("below" if z < 0 else "above")
    size = told.seen.terms(told.seen.path[row_of(told)])
    is_so = is_so and told["a"] == (z > 0) and near(told.said["z"], z, 6, size)
    return is_so and stands(told, row_of(told))


def _on_it(told: Told) -> bool:
    is_so = _is_visit(told) and not _sum(told) and told["z"] == 0
    return is_so and told["a"] == 1 and told["b"] == 1 and stands(told, row_of(told))


def _is_wrong(told: Told) -> bool:
    return int(_sum(told) >= 0) != told.seen.targets[_sample(told)]


def _right(told: Told) -> bool:
    is_so = _is_visit(told) and told["y"] == told.seen.targets[_sample(told)]
    return is_so and not _is_wrong(told)


def _moves(told: Told) -> bool:
    if not _is_visit(told) or not _is_wrong(told):
        return False
    target = told.seen.targets[_sample(told)]
    one, two = told.seen.exact[row_of(told) : row_of(told) + 2]
    added = [float(b - a) for a, b in zip(one, two, strict=True)]
    size = max(float(abs(told.seen.path[row_of(told)]).max()), *map(abs, added))
    return told["y"] == target and moved(told, added, size)


def _after(told: Told) -> bool:
    if not _is_visit(told):
        return False
    count = told.seen.n_wrong(told.seen.exact[row_of(told) + 1])
    return told.word("who") == out_of(count, told.seen.n)


def _standing(told: Told) -> bool:
    if not told.seen.is_step:
        return False
    words = told.word("all")
    count = told.seen.n_wrong(told.seen.exact[-1])
    who = f" {out_of(count, told.seen.n)}"
    if row_of(told) != told.seen.last or not words.endswith(who):
        return False
    said = Told(told.record, told.seen, told.step, {"w": words.removesuffix(who)})
    return stands(said, told.seen.last, "w")


def separated(told: Told) -> bool:
    """Tell whether no sample was wrong in the last epoch."""
    seen = told.seen
    return seen.is_step and seen.is_right(seen.exact, seen.last // seen.n)


def came_again(told: Told) -> int:
    """Return how many epochs ago the weights were those at the end, or 0."""
    seen = told.seen
    if not seen.is_step or separated(told):
        return 0
    begun = seen.exact[:: seen.n]
    found = [k for k, w in enumerate(begun[:-1]) if w == begun[-1]]
    return len(begun) - 1 - found[-1] if found else 0


def used_up(told: Told) -> bool:
    """Tell whether the epochs are used up before it ended by itself."""
    seen = told.seen
    is_all = seen.is_step and seen.last == seen.settings.n_planned
    return is_all and not separated(told) and not came_again(told)


def _is_end(told: Told) -> bool:
    return told.seen.is_step and row_of(told) == told.seen.last


CLAIMS = (
    Claim("Visit {t}, epoch {e}: sample {k}.", _visit),
    Claim(
        "With {weights:*}, z = {z} is {side:below|above} 0, so the answer is {a}.",
        _side,
    ),
    Claim("With {weights:*}, z = {z} counts as {b}: the answer is {a}.", _on_it),
    Claim("The target is {y} too, so nothing moves.", _right),
    Claim(
        "The target is {y}, so η·(y − a) times each input is added: {moves:*}.", _moves
    ),
    Claim("After it {who:*} wrong.", _after),
    Claim("With {all:*} wrong.", _standing),
    Claim(
        "Separated: for a whole epoch no sample was wrong.",
        lambda told: _is_end(told) and separated(told),
    ),
    Claim(
        "A cycle: an epoch ends where an earlier one began.",
        lambda told: _is_end(told) and came_again(told) > 0,
    ),
    Claim(
        "The epochs are used up.",
        lambda told: _is_end(told) and used_up(told),
    ),
)
