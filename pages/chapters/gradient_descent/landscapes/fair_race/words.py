"""The sentences of the part "Fair race", made from its record."""

import numpy as np

from engines.gradient_descent.fair_races import Finals
from engines.gradient_descent.races import same_height
from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed, out_of

from .record import Record

TRIES = "From 10⁻⁵ to 10, evenly apart on the scale: the same for every optimizer."
STARTS = "So many to tune from, and as many fresh ones to race from."
NOISE = "How far the slopes that are felt stray: everyone feels the same noise."
NEAR = "Heights nearer than 10⁻¹², or than that share of a height beyond 1, count"
SAME, WERE_SAME = f"{NEAR} as the same.", f"{NEAR}ed as the same."
CLOSE = 2  # races by which a winner may be ahead by luck alone


def labels(record: Record) -> list[str]:
    """Name the stages: nobody is tuned, each is tuned, and race by race."""
    tuned = [f"{look.label} is tuned" for look in record.looks]
    races = [f"race {at} of {record.n_races}" for at in range(1, record.n_races + 1)]
    return ["nobody is tuned", *tuned, *races]


def story(record: Record, step: int) -> list[str]:
    """Tell what is tried, how one is tuned, or who won a race."""
    walker = record.tuned_at(step)
    if step == 0:
        return _budget(record)
    if walker is not None:
        return _tuned(record, walker)
    races = _race(record, step), _standing(record, step)
    at = record.raced(step) - 1
    near = any(is_near(race.heights[:, at]) for race in record.races)
    return [*races, *([SAME] if near else [])]


# --- tuning -------------------------------------------------------------------------


def _budget(record: Record) -> list[str]:
    tuning, settings = record.fair.tuning, record.settings
    rates = counted(len(tuning.rates), "learning rate")
    starts = counted(len(tuning.starts), "start")
    noise = f", with {len(record.seeds)} draws of noise" if settings.noise else ""
    many = len(record.walkers)
    who = "Each optimizer" if many > 1 else record.looks[0].label
    return [
        f"{who} tries {rates} from {starts}{noise}, {settings.n_steps} steps a walk: "
        f"{tuning.gradient_budget:,} gradients{' each' if many > 1 else ''}, to find "
        "the η whose median walk ends lowest."
    ]


def _tuned(record: Record, walker: int) -> list[str]:
    """Tell the rate that was kept, and what the default does instead."""
    tuning, name = record.fair.tuning, record.looks[walker].label
    best = int(tuning.best[walker])
    rate, own = float(tuning.rates[best]), float(record.fair.own_rates[walker])
    median = float(tuning.scores.median[walker, best])
    default = float(tuning.own_scores.median[walker])
    ends = _ends(median, default)
    if median == np.inf:
        kept = f"**{name}** is lost on most walks at every η, so it keeps the lowest"
        return [f"{kept}, {few(rate)}."]
    kept = f"**{name}** keeps η = {few(rate)}: its median walk {ends[0]}."
    return [
        kept,
        f"With its default, η = {few(own)}, it {ends[1]}.",
        *_why_that_one(tuning, walker, best),
        *([SAME] if is_near(tuning.scores.median[walker]) else []),
    ]


def _ends(*heights: float) -> list[str]:
    """Return how median walks end, numbers that differ written apart."""
    finite = [height for height in heights if np.isfinite(height)]
    texts = dict(zip(finite, apart(*finite), strict=True)) if finite else {}
    lost = {np.inf: "is lost", -np.inf: "falls for ever"}
    return [lost.get(h) or f"ends at f = {texts[h]}" for h in heights]


def _why_that_one(tuning, walker: int, best: int) -> list[str]:
    """Say that others were as good, or that the best one is at the end of the scale."""
    tied, many = int(tuning.n_tied[walker]), len(tuning.rates)
    if tied == many:
        return ["All the rates do as well, so it keeps the lowest."]
    if tied > 1:
        return [f"{counted(tied, 'rate')} do as well; it keeps the lowest of them."]
    if best == many - 1:
        return ["That is the largest rate it may try: a larger one may do better."]
    return []


def is_near(heights: np.ndarray) -> bool:
    """Tell whether some heights count as the lowest, and are not quite so low."""
    lowest = heights.min()
    return bool((same_height(heights, lowest) & (heights != lowest)).any())


# --- races --------------------------------------------------------------------------


def _race(record: Record, step: int) -> str:
    at = record.raced(step) - 1
    x, y = map(float, record.fair.fresh_starts[at // len(record.seeds)])
    own, tuned = (_winners(record, race, at) for race in record.races)
    return (
        f"**Race {at + 1} of {record.n_races}**, from ({few(x)}, {few(y)}): with "
        f"default rates {own}; tuned, {tuned}."
    )


def _winners(record: Record, race: Finals, at: int) -> str:
    """Say who is lowest in a race."""
    names = _names(record, race.won[:, at])
    if not names:
        return "all are lost" if len(record.walkers) > 1 else "it is lost"
    if len(names) == len(record.walkers) > 1:
        return "all end equally low"
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} lowest"


def _names(record: Record, who: np.ndarray) -> list[str]:
    return [
        look.label for look, is_one in zip(record.looks, who, strict=True) if is_one
    ]


def _standing(record: Record, step: int) -> str:
    """Say who has won most races so far."""
    done = record.raced(step)
    if not any(wins[:, done].any() for wins in record.leads):
        return "Nobody has won a race so far."
    own, tuned = (_leaders(record, wins[:, done]) for wins in record.leads)
    return f"Most races won so far: with default rates, {own}; tuned, {tuned}."


def _leaders(record: Record, wins: np.ndarray) -> str:
    """Return who has won most, and how many: Momentum 3, or nobody."""
    most = int(wins.max())
    if not most:
        return "nobody has won one"
    names = _names(record, wins == most)
    return f"{listed(names)} {most}{' each' if len(names) > 1 else ''}"


# --- the end ------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say who won with default rates and who tuned, and what tuning did."""
    own, tuned = record.races
    said = [
        f"**With default rates** {_won(record, own)}.",
        f"**Tuned,** {_won(record, tuned)}.",
    ]
    if len(record.walkers) > 1:
        said += _change(record)
    return [*said, *_medians(record), *_margin(record), *_near(record)]


def _won(record: Record, race: Finals) -> str:
    """Say who won most races."""
    most, n = int(race.wins.max()), record.n_races
    names = _names(record, race.wins == most)
    if not most:
        return "nobody wins a race: all are lost every time"
    of = f"{most} of {counted(n, 'race')}" if most < n else f"all {n} races"
    ties = (race.won.sum(axis=0) > 1).any()
    shared = ", ties counted for all who tie" if ties else ""
    each = " each" if len(names) > 1 else ""
    return f"{listed(names)} {'win' if each else 'wins'} {of}{each}{shared}"


def _winning(race: Finals) -> np.ndarray:
    return (race.wins == race.wins.max()) & (race.wins > 0)


def _change(record: Record) -> list[str]:
    """Say whether tuning changed who is first."""
    first, then = map(_winning, record.races)
    if not (first.any() and then.any()):
        return []
    if (first == then).all():
        return ["Tuning did not change who is first."]
    if (first & then).any():
        return [_shares(record, first, then)]
    return ["Tuning changed who is first: a default rate tells little of an optimizer."]


def _shares(record: Record, first: np.ndarray, then: np.ndarray) -> str:
    """Say how the first place is shared where one at least is first both times."""
    [one, *more] = _names(record, first & then)
    if not more and first.sum() == 1:
        return f"Tuned, {one} shares the first place, which it had alone."
    if not more and then.sum() == 1:
        return f"Tuned, {one} has the first place alone, which it shared."
    return "Tuning changed who shares the first place."


def _medians(record: Record) -> list[str]:
    """Say for how many the median race ends lower when they are tuned."""
    own, tuned = (race.spread.median for race in record.races)
    lower = int((~same_height(own, tuned) & (tuned < own)).sum())
    told = out_of(lower, len(record.walkers), "optimizer", "ends", "end")
    return [f"In median, {told} lower tuned than with the default rate."]


def _margin(record: Record) -> list[str]:
    """Say that a small lead may be luck."""
    if len(record.walkers) == 1:
        return []
    wins = np.sort(record.fair.tuned_race.wins)[::-1]
    ahead = int(wins[0] - wins[1])
    if not 0 < ahead <= CLOSE:
        return []
    return [f"The lead is {counted(ahead, 'race')}: other starts may turn it."]


def _near(record: Record) -> list[str]:
    """Say which heights count as the same, where that decided something."""
    columns = [heights for race in record.races for heights in race.heights.T]
    medians = zip(*(race.spread.median for race in record.races), strict=True)
    decided = any(map(is_near, (*columns, *map(np.array, medians))))
    return [WERE_SAME] if decided else []


def bet(record: Record) -> Bet | None:
    """Ask who wins most races when all are tuned."""
    tuned = record.fair.tuned_race
    if len(record.walkers) == 1 or not tuned.wins.max():
        return None
    answer, *ties = _names(record, _winning(tuned))
    many = len(record.walkers)
    who = "both" if many == 2 else f"all {many}"
    return Bet(
        f"When {who} are tuned: who wins most of the {record.n_races} races, ties "
        "counted for all who tie?",
        answer,
        f"Tuned, {_won(record, tuned)}.",
        options=[look.label for look in record.looks],
        ties=ties,
        told_at=1,  # one is tuned, and how low its median walk ends is told
    )
