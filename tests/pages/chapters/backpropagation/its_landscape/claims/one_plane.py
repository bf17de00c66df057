"""What "One plane" may say, and the questions that decide it."""

import re

import numpy as np

from tests.claims import Claim, Claims, reads_as

from .own import Seen

PARTS = re.compile(r"(.+?) ([\d.,−×10⁻⁰¹²³⁴⁵⁶⁷⁸⁹\u00a0]+)(?:, | and |$)")

SHARES = re.compile(r"(more than )?([\d.]+)% of (.+?)(?:, | and |$)")


def pairs_of(words: str) -> list[tuple[str, str]]:
    """Return names and numbers from "Adam 0.3, Momentum 0.2 and RMSProp 0.1"."""
    return [(name, value) for name, value in PARTS.findall(words)]


def tells_losses(told) -> bool:
    seen, step = told.seen, told.step
    wanted = [
        (name, losses[step])
        for name, losses in zip(seen.names, seen.losses, strict=True)
        if step < len(losses)
    ]
    said = pairs_of(told.word("which"))
    is_same = [name for name, _ in said] == [name for name, _ in wanted]
    read = all(
        reads_as(text, v) for (_, text), (_, v) in zip(said, wanted, strict=False)
    )
    return is_same and read and told.reads(epoch=seen.epochs[step])


def names_lost(told) -> bool:
    seen = told.seen
    lost = [
        n
        for n, path in zip(seen.names, seen.paths, strict=True)
        if told.step >= len(path)
    ]
    said = re.split(r", | and ", told.word("who"))
    return bool(lost) and said == lost


def describes(told) -> bool:
    seen = told.seen
    sizes = "–".join(map(str, seen.sizes))
    return told.word("sizes") == sizes and told.reads(n=seen.n, m=seen.n)


def lies_along(told) -> bool:
    """The directions are those in which all paths vary most, and pass their mean."""
    seen = told.seen
    every = np.concatenate(seen.paths)
    around = every - every.mean(axis=0)
    whole, along = (around**2).sum(), ((around @ seen.ways.T) ** 2).sum()
    best = np.sort(np.linalg.eigvalsh(around.T @ around))[-2:].sum()
    is_mean = np.allclose(seen.center, every.mean(axis=0))
    return is_mean and abs(along - best) <= 1e-6 * whole


def goes_through_the_end(told) -> bool:
    return told.word("who") == told.seen.name and goes_through_the_end_of(told.seen)


def goes_through_the_end_of(seen) -> bool:
    end = seen.paths[seen.hand][-1]
    if not np.allclose(seen.center, end):
        return False
    n_weights = sum(a * b for a, b in zip(seen.sizes, seen.sizes[1:], strict=False))
    for way in seen.ways:
        at = 0
        for n, m in zip(seen.sizes, seen.sizes[1:], strict=False):
            own, drawn = (v[at : at + n * m].reshape(n, m) for v in (end, way))
            lengths = np.linalg.norm(own, axis=0), np.linalg.norm(drawn, axis=0)
            if not np.allclose(*lengths):
                return False
            at += n * m
        if way[n_weights:].any():
            return False
    return True


def holds_up(told) -> bool:
    seen = told.seen
    at = seen.at(told.step)
    loss, height = seen.losses[seen.hand][at], seen.heights[seen.hand][at]
    distance = seen.distances[seen.hand][at]
    how = told.word("how")
    looks = told.word("true") == told.word("shown")
    right = {
        "which is right": looks,
        "which is too high": height > loss and not looks,
        "which is too low": height < loss and not looks,
    }
    named = told.word("who") == told.word("them") == seen.name
    read = told.reads(true=loss, shown=height, far=distance)
    return named and read and right[how] and distance >= 1e-9


def lies_in_it(told) -> bool:
    seen, at = told.seen, told.seen.at(told.step)
    near = seen.distances[seen.hand][at] < 2e-9
    named = told.word("who") == seen.name
    return near and named and told.reads(loss=seen.losses[seen.hand][at])


def percents(told) -> bool:
    said = re.findall(
        r"(more than )?([\d.]+)% of (.+?)(?:, | and |$)", told.word("which")
    )
    seen = told.seen
    if [name for *_, name in said] != seen.names:
        return False
    for (more, text, _), share in zip(said, seen.shares, strict=True):
        near = share > 0.9999 if more else reads_as(text, 100 * share)
        if not (near or abs(100 * share - float(text)) < 1e-6):
            return False
    return True


def when(told, at: int) -> bool:
    words = told.word("when")
    return words == (f"after epoch {told.seen.epochs[at]}" if at else "before training")


def most_wrong(told) -> bool:
    seen = told.seen
    at = int(seen.gaps.argmax())
    true, shown = seen.losses[seen.hand][at], seen.heights[seen.hand][at]
    named = told.word("who") == seen.name
    return named and when(told, at) and told.reads(true=true, shown=shown)


def misleads(told) -> bool:
    losses = np.array(told.seen.losses[told.seen.hand])
    return told.seen.gaps.max() > 0.5 * losses[np.isfinite(losses)].max()


def gap_share(told) -> bool:
    losses = np.array(told.seen.losses[told.seen.hand])
    share = told.seen.gaps.max() / losses[np.isfinite(losses)].max()
    text = told.word("share")
    words = {"more than 99.99%": 0.9999 < share < 1, "just over 100%": share > 1}
    if text in words:
        return words[text]
    return reads_as(text.removesuffix("%"), 100 * share)


def other_draws(told) -> bool:
    """Project the path on planes drawn again, by numbers of the same generators."""
    seen, n = told.seen, int(told["n"])
    path, first = seen.paths[seen.hand], seen.settings.plane_seed + 1
    around = path - path.mean(axis=0)
    shares = []
    for seed in range(first, first + n):
        drawn = np.random.default_rng(seed).standard_normal((2, seen.n))
        ways, at = np.zeros((2, seen.n)), 0
        for a, b in zip(seen.sizes, seen.sizes[1:], strict=False):
            own = path[-1][at : at + a * b].reshape(a, b)
            part = drawn[:, at : at + a * b].reshape(2, a, b)
            long = np.linalg.norm(own, axis=0) / np.linalg.norm(part, axis=1)[:, None]
            ways[:, at : at + a * b] = (part * long).reshape(2, -1)
            at += a * b
        q, _ = np.linalg.qr(ways.T)
        shares.append(((around @ q) ** 2).sum() / (around**2).sum())
    shares = sorted(shares)
    wanted = {"low": shares[0], "middle": shares[n // 2], "high": shares[-1]}
    named = told.word("who") == seen.name and seen.settings.plane == "random"
    return named and n > 50 and told.reads(**{k: 100 * v for k, v in wanted.items()})


def never_leaves(told) -> bool:
    return not told.seen.gaps.any() and told.word("who") == told.seen.name


def left(seen) -> list[int]:
    return [at for at, lost in enumerate(seen.lost) if not lost]


def lowest(seen, values) -> int:
    return min(left(seen), key=lambda at: values[at][-1])


def order_is_right(told) -> bool:
    seen = told.seen
    low = lowest(seen, seen.losses)
    same = low == lowest(seen, seen.heights)
    named = told.word("who") == seen.names[low]
    return same and named and told.reads(loss=seen.losses[low][-1])


def order_is_wrong(told) -> bool:
    seen = told.seen
    low, seems = lowest(seen, seen.losses), lowest(seen, seen.heights)
    named = (told.word("who"), told.word("other")) == (
        seen.names[low],
        seen.names[seems],
    )
    return (
        named
        and low != seems
        and told.reads(
            loss=seen.losses[low][-1],
            high=seen.heights[seems][-1],
            true=seen.losses[seems][-1],
        )
    )


def asks(told) -> bool:
    seen = told.seen
    kind = {"paths": "laid along all paths", "random": "laid at random"}
    named = told.word("who") == seen.name
    return (
        named and told.reads(n=seen.n) and told.word("how") == kind[seen.settings.plane]
    )


def is_share(told) -> bool:
    share = told.seen.shares[told.seen.hand]
    text = told.word("share")
    if text.startswith("more than"):
        return share > 0.9999
    bare = text.removesuffix("%")
    return reads_as(bare, 100 * share) or abs(float(bare) - 100 * share) < 1e-6


def farthest(told) -> bool:
    return told.reads(far=told.seen.distances[told.seen.hand].max())


def offered(told) -> bool:
    after, seen = Seen(told.after), told.seen
    share = after.shares[after.hand]
    better = share > seen.shares[seen.hand] + 0.1 - 1e-9
    return after.settings.plane == "paths" and better and _reads(told, share)


def _reads(told, share) -> bool:
    text = told.word("share")
    if text.startswith("more than"):
        return share > 0.9999
    return reads_as(text.removesuffix("%"), 100 * share)


def three_leave(told) -> bool:
    starts = np.array([path[0] for path in told.seen.paths])
    return len(starts) == 3 and not np.ptp(starts, axis=0).any()


def is_random(told) -> bool:
    return told.seen.name == "Gradient descent" and goes_through_the_end_of(told.seen)


def is_hard(told) -> bool:
    """Nobody gets as low as a tenth of where all began."""
    seen = told.seen
    return min(losses[-1] / losses[0] for losses in seen.losses) > 0.1


# A question is asked where its picture answers it.
QUESTIONS = {
    "Where on the map does each of them come to rest, and is it as low as the map "
    "says?": lambda told: told.seen.settings.plane == "paths" and three_leave(told),
    "How much of the way there can be seen?": is_random,
    "How far from the map does Adam get?": lambda told: told.seen.name == "Adam",
}
WHO = "Gradient descent|Momentum|Nesterov|AdaGrad|RMSProp|Adam"
HOW = "which is right|which is too high|which is too low"
CLAIMS = Claims(
    (
        Claim(
            "Before training: a network {sizes:*} has {n} parameters; the picture is "
            "one plane of the {m} directions there are.",
            describes,
        ),
        Claim(
            "It is laid along the two directions in which all paths together vary "
            "most, through their mean.",
            lies_along,
        ),
        Claim(
            "It goes through where {who:*} ends, in two random directions, each unit's "
            "weights as long as the unit's own.",
            goes_through_the_end,
        ),
        Claim("After epoch {epoch} the true losses are: {which:*}.", tells_losses),
        Claim("No longer a number: the loss of {who:*}.", names_lost),
        Claim(
            "{who:*} lies in the plane here: what is below it is its own loss, {loss}.",
            lies_in_it,
        ),
        Claim(
            f"Under {{who:*}}, whose loss is {{true}}, the plane has {{shown}}, "
            f"{{how:{HOW}}}: {{them:*}} is {{far}} away from the plane.",
            holds_up,
        ),
        Claim("The plane shows of each path's variance: {which:*}.", percents),
        Claim(
            f"It is most wrong about {{who:{WHO}}} {{when:*}}: the true loss is "
            "{true}, and the plane has {shown} there.",
            most_wrong,
        ),
        Claim("Whoever read heights off this map would be misled.", misleads),
        Claim("That is {share:*} of the highest true loss.", gap_share),
        Claim(
            "Of {n} other random planes through the same end the least shows {low}% of "
            "{who:*}, the middle one {middle}% and the most {high}%: this draw is one "
            "of many.",
            other_draws,
        ),
        Claim("{who:*} never leaves it: every height below it is true.", never_leaves),
        Claim("Lowest in the end is {who:*} ({loss}), as on the map.", order_is_right),
        Claim(
            "Lowest in the end is {who:*} ({loss}); on the map it is {other:*} "
            "({high}, where its true loss is {true}).",
            order_is_wrong,
        ),
        Claim(
            "{who:*} moves through {n} dimensions.",
            lambda told: (
                told.word("who") == told.seen.name and told.reads(n=told.seen.n)
            ),
        ),
        Claim(
            "What share of its way (of the variance of its path) does the plane show "
            "that is {how:laid along all paths|laid at random}?",
            lambda told: (
                told.word("how").endswith("paths")
                == (told.seen.settings.plane == "paths")
            ),
        ),
        Claim("{share:*} of it lies along the plane's two directions.", is_share),
        Claim("The path's points are up to {far} away from the plane.", farthest),
        Claim("Lay the plane along the paths: then it shows {share:*}", offered),
        Claim("three optimizers leave the same start.", three_leave),
        Claim(
            "the plane goes through where gradient descent ends, in two random "
            "directions.",
            is_random,
        ),
        Claim("a hard task for a small network.", is_hard),
        Claim(
            "no hidden layer, three parameters: how much can a plane miss of three "
            "dimensions?",
            lambda told: told.seen.n == 3,
        ),
        Claim(
            "watch the paths and the loss when every learning rate is {times} times as "
            "large.",
            lambda told: told.reads(times=told.seen.settings.times),
        ),
        *(Claim(*question) for question in QUESTIONS.items()),
    ),
    evidence=Seen,
    answers=lambda seen: seen.shares[seen.hand],
    few=6,
    many=400,
)
