"""What "Nudging" says, judged by counts of the tests' own."""

from dataclasses import dataclass
from itertools import pairwise

from pages.chapters.backpropagation.the_factory.nudging import words
from pages.chapters.backpropagation.the_factory.nudging.record import NETWORKS, Record
from tests.claims import Claim, Claims, Told

MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86400.0, 31557600.0
UNITS = {
    "second": 1.0,
    "minute": MINUTE,
    "hour": HOUR,
    "day": DAY,
    "year": YEAR,
    "million years": 1e6 * YEAR,
    "billion years": 1e9 * YEAR,
}
WORDS = "|".join([*UNITS, *(f"{one}s" for one in list(UNITS)[:5])])
BANDS = (DAY, YEAR, 80 * YEAR, 5000 * YEAR)
NAMES = "|".join(known.name[0].upper() + known.name[1:] for known in NETWORKS)
SMALL = "|".join(known.name for known in NETWORKS)


@dataclass(frozen=True)
class Count:
    """What one network multiplies, counted layer by layer."""

    sizes: tuple[int, ...]

    @property
    def n_parameters(self) -> int:
        return self.forward + sum(self.sizes[1:])

    @property
    def forward(self) -> int:
        return sum(a * b for a, b in pairwise(self.sizes))

    @property
    def backward(self) -> int:
        """Once for each gradient, once to hand on, but not to the inputs; slopes."""
        handed_on = self.forward - self.sizes[0] * self.sizes[1]
        return self.forward + handed_on + sum(self.sizes[1:])

    @property
    def once(self) -> int:
        return self.forward + self.backward

    @property
    def nudging(self) -> int:
        return 2 * self.n_parameters * self.forward


@dataclass(frozen=True)
class Seen:
    """The counts, and the speed that the bet is about."""

    counts: tuple[Count, ...]
    speed: float

    def __getitem__(self, at: int) -> Count:
        return self.counts[at]


def evidence(record: Record) -> Seen:
    return Seen(tuple(Count(known.sizes) for known in NETWORKS), record.settings.speed)


def answers(seen: Seen) -> str:
    """Return the band of the largest network's time."""
    bands = [says for _, says in words.BANDS]
    seconds = seen[-1].nudging / seen.speed
    return bands[sum(seconds >= most for most in BANDS)]


def _speed(told: Told) -> float:
    return told.record.settings.speed


def _lasts(told: Told, number: str, unit: str, count: int) -> bool:
    """Tell whether a time is said in the largest unit that it fills."""
    seconds, said = count / _speed(told), told.word(unit)
    name = next((one for one in reversed(UNITS) if seconds >= UNITS[one]), "second")
    is_one = told.said[number] == "1" or name.endswith("s")
    reads = told.reads(**{number: seconds / UNITS[name]})
    return reads and said == (name if is_one else f"{name}s")


def _here(told: Told) -> Count:
    return told.seen[told.step]


def _first(told: Told) -> int:
    return next(
        k for k, one in enumerate(told.seen.counts) if one.nudging / _speed(told) > YEAR
    )


def _year(told: Told, is_last: bool) -> bool:
    k = _first(told)
    return (
        told.word("name") == NETWORKS[k].name
        and (k == len(NETWORKS) - 1) == is_last
        and _lasts(told, "a", "u", told.seen[k].nudging)
        and _lasts(told, "b", "v", told.seen[k].once)
    )


def _grown(told: Told, name: str) -> float:
    first, last = (getattr(told.seen[at], name) for at in (0, -1))
    return last / first


def _many(is_long: bool, number: str, count) -> bool:
    return lambda told: (
        (count(told) >= 10**7) == is_long and told.reads(**{number: count(told)})
    )


def _whose(told: Told) -> bool:
    known = NETWORKS[told.step]
    return told.word("name").lower() == known.name.lower() and (
        told.word("written") == known.written
    )


COST = (
    Claim(
        f"{{name:{NAMES}}} ({{written:*}}) has {{n}} weights and biases.",
        lambda t: _whose(t) and _many(False, "n", lambda t: _here(t).n_parameters)(t),
    ),
    Claim(
        f"{{name:{NAMES}}} ({{written:*}}) has about {{n}} weights and biases.",
        lambda t: _whose(t) and _many(True, "n", lambda t: _here(t).n_parameters)(t),
    ),
    Claim(
        "One pass there and back: {n} multiplications, for all gradients together.",
        _many(False, "n", lambda t: _here(t).once),
    ),
    Claim(
        "One pass there and back: about {n} multiplications, for all gradients "
        "together.",
        _many(True, "n", lambda t: _here(t).once),
    ),
    Claim(
        "Nudging: two passes forward for each parameter, {n} multiplications.",
        _many(False, "n", lambda t: _here(t).nudging),
    ),
    Claim(
        "Nudging: two passes forward for each parameter, about {n} multiplications.",
        _many(True, "n", lambda t: _here(t).nudging),
    ),
    Claim(
        f"That is {{r}} times as much: {{a}} {{u:{WORDS}}} instead of {{b}} "
        f"{{v:{WORDS}}}.",
        lambda t: (
            t.reads(r=_here(t).nudging / _here(t).once)
            and _lasts(t, "a", "u", _here(t).nudging)
            and _lasts(t, "b", "v", _here(t).once)
        ),
    ),
)
ENDS = (
    Claim(
        f"One line rises with P, the other with P²: from {{name:{SMALL}}} to the last "
        "network P grows {p} times, what one pass there and back costs {a} times, and "
        "what nudging costs {b} times.",
        lambda t: (
            t.word("name") == NETWORKS[0].name
            and t.reads(
                p=_grown(t, "n_parameters"), a=_grown(t, "once"), b=_grown(t, "nudging")
            )
            and 0.5 < t["a"] / t["p"] < 2
            and 0.5 < t["b"] / t["p"] ** 2 < 2
        ),
    ),
    Claim(
        "A pass back costs {low} to {high} passes forward, however many weights there "
        "are; nudging needs two passes forward for each.",
        lambda t: t.reads(
            low=min(one.backward / one.forward for one in t.seen.counts),
            high=max(one.backward / one.forward for one in t.seen.counts),
        ),
    ),
    Claim(
        f"From {{name:{SMALL}}} on nudging takes more than a year: {{a}} "
        f"{{u:{WORDS}}}, where one pass there and back takes {{b}} {{v:{WORDS}}}.",
        lambda t: _year(t, False),
    ),
    Claim(
        f"Only for {{name:{SMALL}}} nudging takes more than a year: {{a}} "
        f"{{u:{WORDS}}}, where one pass there and back takes {{b}} {{v:{WORDS}}}.",
        lambda t: _year(t, True),
    ),
    Claim(
        "For {p} parameters the gap is a factor of {r}.",
        lambda t: t.reads(
            p=t.seen[-1].n_parameters, r=t.seen[-1].nudging / t.seen[-1].once
        ),
    ),
    Claim(
        "This is why networks learn by backpropagation, and why nudging is for "
        "checking a few, {n} say.",
        lambda t: t["n"] == t.seen[0].n_parameters,
    ),
)
BET = (
    Claim(
        f"{{name:{NAMES}}}: {{p}} parameters.",
        lambda t: (
            t.word("name").lower() == NETWORKS[-1].name.lower()
            and t.reads(p=t.seen[-1].n_parameters)
        ),
    ),
    Claim(
        f"With {{s}} multiplications a second one pass there and back takes {{a}} "
        f"{{u:{WORDS}}}: how long for the same gradient by nudging every parameter?",
        lambda t: t.reads(s=_speed(t)) and _lasts(t, "a", "u", t.seen[-1].once),
    ),
    Claim(
        f"It takes {{a}} {{u:{WORDS}}}: {{r}} times as long, two thirds of {{p}}.",
        lambda t: (
            _lasts(t, "a", "u", t.seen[-1].nudging)
            and t.reads(
                r=t.seen[-1].nudging / t.seen[-1].once, p=t.seen[-1].n_parameters
            )
            and abs(t["r"] / t["p"] - 2 / 3) < 0.01
        ),
    ),
    Claim(
        "nudging every weight costs two forward passes each; how does that compare "
        "with one pass back, as networks grow?",
        lambda t: _speed(t) == 1e9,  # the preset's: all records are of these networks
    ),
)

NUDGING = Claims(
    (*COST, *ENDS, *BET),
    evidence=evidence,
    answers=answers,
    few=12,
    many=100,
    n_steps=8,
)
