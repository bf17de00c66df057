"""The claims of the presets' Observe lines: what they ask has an answer there."""

import numpy as np

from tests.claims import Claim, Told


def _wells(told: Told) -> bool:
    return told.seen.settings.landscape == "two_wells"


def _shallow(told: Told) -> bool:
    """Tell whether the chain begins in the shallower of two hollows."""
    seen = told.seen
    start = int(seen.nearest(seen.chain.points[0]))
    return _wells(told) and len(seen.minima) == 2 and not seen.lowest[start]


def _uphill(told: Told) -> bool:
    """Tell whether it climbs at first, and no more in the end, in the other hollow."""
    seen = told.seen
    rises = np.array([seen.took(t) and seen.rise(t) > 0 for t in range(seen.last)])
    early, late = np.array_split(rises, 2)
    other = seen.lowest[int(seen.nearest(seen.chain.points[-1]))]
    return _shallow(told) and early.sum() > 5 * late.sum() and bool(other)


def _quenched(told: Told) -> bool:
    settings = told.seen.settings
    return _wells(told) and told["n"] == settings.chain_steps == told.seen.last


def _stays(told: Told) -> bool:
    """Tell whether the chain is still where it began: it did not get over."""
    seen = told.seen
    ends = seen.nearest(seen.chain.points[[0, -1]])
    return _shallow(told) and ends[0] == ends[1] and seen.settings.temperature == 2


def _warm(told: Told) -> bool:
    seen = told.seen
    is_constant = seen.settings.cooling == "constant" and seen.is_many
    return is_constant and told["T"] == seen.settings.temperature and told["n"] == 400


def _alike(told: Told) -> bool:
    """Tell whether the shares meet Boltzmann's in the end, and did not at first."""
    seen = told.seen
    [first] = np.flatnonzero(seen.lowest)
    wanted = seen.boltzmann([first], seen.settings.temperature)
    off = [abs(seen.share([first], at, False) - wanted) for at in (0, -1)]
    return _wells(told) and seen.is_many and off[0] > 0.3 and off[1] < 0.075


def _reaches(told: Told) -> bool:
    """Tell whether the stride is how far apart the lowest and the next hollow are."""
    seen = told.seen
    gaps = np.linalg.norm(seen.minima - seen.minima[seen.lowest][0], axis=1)
    apart, stride = float(np.sort(gaps)[1]), seen.settings.stride
    is_so = told.reads(d=apart) and abs(told["d"] - stride) < 0.01
    return seen.settings.landscape == "rastrigin" and is_so


def _visits(told: Told) -> bool:
    """Tell whether both chains have been nearest to several minima, and end at one."""
    seen = told.seen
    been = [len(np.unique(seen.nearest(one.points))) for one in (seen.chain, seen.cold)]
    ends = seen.chain.points[-1], seen.cold.points[-1]
    gaps = [np.linalg.norm(seen.minima - end, axis=1).min() for end in ends]
    is_known = seen.settings.landscape == "rastrigin" and max(gaps) < 0.2
    return is_known and been[0] > 5 and been[1] > 1


def _near(told: Told) -> bool:
    seen = told.seen
    moves = np.abs(seen.chain.proposals - seen.chain.points[:-1])
    return _wells(told) and 0.9 * told["s"] < moves.max() <= told["s"]


def _far(told: Told) -> bool:
    """Tell whether the chain, most of whose proposals are taken, hardly moves."""
    seen = told.seen
    taken = np.mean([seen.took(t) for t in range(seen.last)])
    wide = np.ptp(seen.chain.points, axis=0).max()
    return told["n"] == seen.last and _wells(told) and taken > 0.6 and wide < 0.8


CLAIMS = (
    Claim("the chain begins in the shallower of two hollows.", _shallow),
    Claim(
        "Uphill steps are marked ▲, and the stepper names the last one: when is it, "
        "and where is the chain then?",
        _uphill,
    ),
    Claim(
        "the same ground and the same first temperature, but only {n} steps to cool.",
        _quenched,
    ),
    Claim("Does this chain get over the ridge before it is cold?", _stays),
    Claim("the temperature stays at {T}, and {n} chains spread from one place.", _warm),
    Claim("Bet first; then compare them with Boltzmann, step by step.", _alike),
    Claim(
        "neighbouring hollows are about {d} apart, and so far does a proposal reach.",
        _reaches,
    ),
    Claim("Which hollows does each chain visit, and where is it left?", _visits),
    Claim("a proposal lies no farther off than {s} to each side.", _near),
    Claim(
        "How often is one accepted, and how far does the chain come in {n} steps?", _far
    ),
)
