"""What "One pass" may say of several samples: which is followed, and their mean E."""

from tests.claims import Claim
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import near


def _n(told) -> int:
    return len(told.seen.settings.sample)


def _is_number(told) -> bool:
    return told["k"] == told.seen.walk.at + 1 and told["n"] == _n(told) > 1


def _one_by_one(told) -> bool:
    return told.seen.settings.one_by_one and _n(told) > 1


def _changes(told) -> bool:
    """Ask how the mean of all samples' own E changes."""
    before, after = (told.seen.walk.mean_error(one) for one in (0, told.seen.rate))
    way = "falls" if after < before else "rises"
    return (
        told.seen.walk.is_mean
        and told["n"] == _n(told)
        and told.word("way") == way
        and told["before"] != told["after"]
        and near(told.said["before"], before, 1e-13 * before)
        and near(told.said["after"], after, 1e-12 * max(before, after))
    )


def _stays(told) -> bool:
    before, after = (told.seen.walk.mean_error(one) for one in (0, told.seen.rate))
    return (
        told.seen.walk.is_mean
        and told["n"] == _n(told)
        and abs(after - before) <= 1e-12 * (1 + before)
        and told.reads(e=before)
    )


WHICH = (
    Claim("This is sample {k} of {n}.", _is_number),
    Claim(
        "The pass is its own; the step goes by the mean of all {n}.",
        lambda told: told.seen.walk.is_mean and told["n"] == _n(told),
    ),
    Claim(
        "Its step goes so far that no later sample can be followed.",
        lambda told: told.seen.walk.at < told.seen.settings.followed,
    ),
    Claim(
        "Its step starts from the weights in the tables.",
        lambda told: _one_by_one(told) and told.seen.walk.at == 0,
    ),
    Claim(
        "The {k} {noun:sample|samples} before it {have:has|have} moved the weights, a "
        "step each.",
        lambda told: (
            _one_by_one(told)
            and told["k"] == told.seen.walk.at > 0
            and (told.word("noun") == "sample") == (told["k"] == 1)
            and (told.word("have") == "has") == (told["k"] == 1)
        ),
    ),
    Claim(
        "The mean E of all {n} samples {way:falls|rises} from {before} to {after}.",
        _changes,
    ),
    Claim("The mean E of all {n} samples stays at {e}.", _stays),
)
