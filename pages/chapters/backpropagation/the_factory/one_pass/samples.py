"""What "One pass" says where there are several samples, or a velocity."""

from pages.words.numbers import apart, few
from pages.words.sentences import counted

from ..record import Trip
from ..words import four


def which(trip: Trip) -> list[str]:
    """Say which sample is followed, and what the others have to do with it."""
    settings, at = trip.settings, trip.standing.followed
    n = len(settings.sample)
    if n == 1:
        return []
    here = f"This is sample {at + 1} of {n}."
    if not settings.one_by_one:
        return [f"{here} The pass is its own; the step goes by the mean of all {n}."]
    if at < settings.followed:
        return [f"{here} Its step goes so far that no later sample can be followed."]
    if not at:
        return [f"{here} Its step starts from the weights in the tables."]
    before = counted(at, "sample")
    have = "has" if at == 1 else "have"
    return [f"{here} The {before} before it {have} moved the weights, a step each."]


def mean_change(trip: Trip) -> list[str]:
    """Say how the mean E of all samples changes, where the step goes by their mean."""
    if not trip.is_mean:
        return []
    before, after = trip.mean_errors
    n = len(trip.settings.sample)
    if abs(after - before) <= trip.noise_of_mean:
        return [f"The mean E of all {n} samples stays at {four(before)}."]
    way = "falls" if after < before else "rises"
    first, last = apart(before, after, digits=4, most=17)
    return [f"The mean E of all {n} samples {way} from {first} to {last}."]


def by_what(trip: Trip) -> str:
    """Say by what the step goes."""
    settings = trip.settings
    whose = "its gradient"
    if trip.is_mean:
        whose = f"the mean of its gradients over all {len(settings.sample)} samples"
    if not trip.standing.velocity.any():
        return whose
    return (
        f"its velocity, which is {whose} plus {few(settings.momentum)} of the old one"
    )
