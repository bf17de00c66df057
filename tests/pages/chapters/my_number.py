"""What "My number is different" says, on every page, judged by counts of its own.

Each cause is worked alone; digits are held against what was typed as decimal numbers.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import isfinite, log2
from typing import Any

import numpy as np

from engines.slips import SLIPS, Cause, Example, Quantity, causes_of, pairs_of
from pages.chapters.my_number import names, words
from pages.chapters.my_number.case import Record
from tests.claims import Claim, Claims, Told
from tests.claims.shapes import sentences

SAME = 1e-12  # relative: one number, but for rounding
EDGE = Decimal("1e-6")  # of a last digit: so near to the edge of a rounding, either


@dataclass(frozen=True, eq=False)
class Seen:
    """The causes, what each finds of the numbers told, and which fit."""

    record: Record

    @property
    def example(self) -> Example:
        return self.record.case.example

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.record.settings.told]

    @cached_property
    def alone(self) -> list[Cause]:
        return causes_of(self.example)

    @cached_property
    def columns(self) -> list[int]:
        held = [self.record.case.names[name] for name, _ in self.record.settings.told]
        return [self.example.quantities.index(one) for one in held]

    def found(self, causes: list[Cause]) -> np.ndarray:
        """Work every cause alone: (n_causes, n_quantities)."""
        return np.stack([self.example.work([cause])[0] for cause in causes])

    @cached_property
    def values(self) -> np.ndarray:
        return self.found(self.alone)

    def fits(self, n_told: int) -> list[int]:
        """Return the causes alone that fit the first so many numbers."""
        return self.fitting(self.alone, self.values, n_told)

    def fitting(self, causes, values: np.ndarray, n_told: int) -> list[int]:
        pairs = list(zip(self.columns, self.texts, strict=True))[:n_told]
        fit = [
            at
            for at, cause in enumerate(causes)
            if all(
                has_digits(values[at, column], text, cause.is_cut)
                for column, text in pairs
            )
        ]
        plain = {causes[at].faults for at in fit if causes[at].decimals is None}
        return [
            at
            for at in fit
            if not causes[at].is_cut
            or tuple(f for f in causes[at].faults if f != "cut_off") not in plain
        ]

    @cached_property
    def all_causes(self) -> list[Cause]:
        """The causes tried: pairs too where nothing alone fits and digits say much."""
        if (
            self.fits(len(self.texts))
            or self.chance(self.alone, self.values)[1] >= 0.02
        ):
            return self.alone
        return [*self.alone, *pairs_of(self.example)]

    @cached_property
    def all_values(self) -> np.ndarray:
        pairs = self.all_causes[len(self.alone) :]
        return (
            np.concatenate([self.values, self.found(pairs)]) if pairs else self.values
        )

    @cached_property
    def suspects(self) -> list[int]:
        return self.fitting(self.all_causes, self.all_values, len(self.texts))

    @cached_property
    def silent(self) -> list[int]:
        """The causes, pairs aside, that leave what was told as it should be."""
        told = self.values[:, self.columns]
        return [
            at
            for at in range(1, len(self.alone))
            if all(same(*pair) for pair in zip(told[at], told[0], strict=True))
        ]

    def chance(self, causes, values: np.ndarray) -> tuple[float, float, int]:
        """Return how many others have a cause's digits by chance: the mean, a share."""
        kept = [
            at
            for at, one in enumerate(causes)
            if one.decimals is None and not one.is_cut
        ]
        told = values[kept][:, self.columns]
        decimals = [decimals_of(text) for text in self.texts]
        digits = [
            tuple(shown(v, d) for v, d in zip(row, decimals, strict=True))
            for row in told
        ]
        each = Counter()
        for row, seen in zip(told, digits, strict=True):
            for other, again in zip(told, digits, strict=True):
                alike = all(same(*pair) for pair in zip(row, other, strict=True))
                each[seen == again and "nan" not in seen and not alike] += 1
        n = len(kept)
        return each[True] / n, each[True] / n / max(n - 1, 1), n

    @cached_property
    def by_chance(self) -> tuple[float, float, int]:
        return self.chance(self.all_causes, self.all_values)

    def worth(self, quantity: Quantity, decimals: int) -> tuple[float, int]:
        """Return what a question is worth, in bits, and how many it leaves at most."""
        column = self.example.quantities.index(quantity)
        answers = Counter(
            shown(self.all_values[at, column], decimals, self.all_causes[at].is_cut)
            for at in self.suspects
        )
        n = len(self.suspects)
        gain = sum(count / n * log2(n / count) for count in answers.values())
        return gain, max(answers.values())


def decimals_of(text: str) -> int:
    return -Decimal(plain(text)).as_tuple().exponent


def plain(text: str) -> str:
    return text.strip().replace(",", ".").replace("−", "-").replace(" ", "")


def has_digits(value: float, text: str, may_be_cut: bool) -> bool:
    """Tell whether a value, rounded or cut off, reads like the text."""
    if not isfinite(value):
        return False
    told, unit = Decimal(plain(text)), Decimal(1).scaleb(-decimals_of(text))
    off = (Decimal(float(value)) - told) / unit
    if abs(off) <= Decimal("0.5") + EDGE:
        return True
    ahead = -off if plain(text).startswith("-") else off
    if not told:  # of −0.07, too, the digits 0.0 are left
        ahead = abs(off)
    return may_be_cut and -EDGE <= ahead < 1 - EDGE


def shown(value: float, decimals: int, is_cut: bool = False) -> str:
    """Write a value with so many decimals, as a whole number of them."""
    units = float(value) * 10.0**decimals
    if not isfinite(units):
        return str(units)
    return str(int(units) if is_cut else round(units))


def same(first: float, second: float) -> bool:
    if not (isfinite(first) and isfinite(second)):
        return str(first) == str(second)
    return abs(first - second) <= SAME * max(abs(first), abs(second))


# --- the claims ---------------------------------------------------------------------


def _kinds(told: Told) -> Counter:
    return Counter(cause.kind for cause in told.seen.alone)


def _right(told: Told) -> float:
    return float(told.seen.values[0, told.seen.columns[told.step - 1]])


def _gap(told: Told) -> float:
    return float(plain(told.seen.texts[told.step - 1])) - _right(told)


def _is_off(told: Told) -> bool:
    gap, at = _gap(told), told.step - 1
    way = "above" if gap > 0 else "below"
    fits = has_digits(_right(told), told.seen.texts[at], False)
    return not fits and told.word("way") == way and told.reads(x=_right(told))


def _units(told: Told) -> float:
    return abs(_gap(told)) * 10.0 ** decimals_of(told.seen.texts[told.step - 1])


def _n_told(told: Told) -> int:
    """Return of how many numbers a sentence is that counts the causes."""
    return min(told.step, len(told.seen.texts))


def _left(told: Told) -> bool:
    counted = len(told.seen.fits(_n_told(told)))
    verb = told.said.get("verb", "")
    return told.reads(k=counted, n=len(told.seen.alone)) and (
        verb == ("fits" if counted == 1 else "fit")
    )


def _suspects(told: Told) -> list[Cause]:
    return [told.seen.all_causes[at] for at in told.seen.suspects]


def _names(told: Told, *kinds: str) -> bool:
    """Tell whether the causes of some kinds are named, and no others."""
    those = [cause for cause in _suspects(told) if cause.kind in kinds]
    return bool(those) and told.word("who") == names.named(those)


def _kind(kind: str, is_first: bool) -> Callable[[Told], bool]:
    def holds(told: Told) -> bool:
        order = [k for k in words.KINDS if any(c.kind == k for c in _suspects(told))]
        first = bool(order) and order[0] == kind
        return 0 not in told.seen.suspects and first == is_first and _names(told, kind)

    return holds


def _others(told: Told) -> list[Cause]:
    seen = told.seen
    return [seen.all_causes[at] for at in seen.suspects if at and at not in seen.silent]


def _leave(told: Told) -> bool:
    n, many = len(told.seen.silent), len(told.seen.texts) > 1
    return (
        0 in told.seen.suspects
        and told.reads(n=n)
        and told.word("verb") == ("leaves" if n == 1 else "leave")
        and told.word("them") == ("them" if many else "it")
        and told.word("are") == ("they are" if many else "it is")
    )


def _best(told: Told) -> list[tuple[str, int, float, int]]:
    """Return the best questions, equally good: name, decimals, bits, left at most."""
    seen, record = told.seen, told.record
    usual = max([4, *map(decimals_of, seen.texts)])
    known = {
        seen.example.quantities[column]: decimals_of(text)
        for column, text in zip(seen.columns, seen.texts, strict=True)
    }
    asked = [
        (name, known[one] + 1 if one in known else usual, one)
        for name, one in record.case.names.items()
    ]
    worth = [(name, d, *seen.worth(one, d)) for name, d, one in asked]
    most = max(gain for _, _, gain, _ in worth)
    return [one for one in worth if most - one[2] < 1e-9]


def _asks(told: Told, is_right: bool) -> bool:
    """Tell whether one of the best questions is named."""
    if (0 in told.seen.suspects) != is_right or len(told.seen.suspects) < 2:
        return False
    named = [(name, d) for name, d, _, _ in _best(told)]
    is_one = told.word("noun") == "decimal"
    return (told.word("name"), told["d"]) in named and is_one == (told["d"] == 1)


def _is_worth(told: Told) -> bool:
    n = len(told.seen.suspects)
    nouns = all(
        (told.word(noun) == "bit") == (told.said[number] == "1")
        for noun, number in (("a", "g"), ("b", "h"))
    )
    return nouns and any(
        told.reads(g=gain, h=log2(n), k=left, n=n) for _, _, gain, left in _best(told)
    )


def _only(told: Told) -> bool:
    some = _suspects(told)
    if len(some) != 1 or told.word("who") != names.label(some[0]):
        return False
    return (told.word("what") == "pair") == (some[0].kind == "pair")


COUNTS = (
    Claim(
        "Your example has {n} numbers on the way.",
        lambda t: t.reads(n=len(t.seen.example.quantities)),
    ),
    Claim(
        "Each was found anew for every cause in the catalogue: the right way, {r} "
        "roundings, {c} other {noun:convention|conventions} and {s} slips.",
        lambda t: (
            t.reads(
                r=_kinds(t)["rounding"], c=_kinds(t)["convention"], s=_kinds(t)["slip"]
            )
            and t.word("noun") == "convention" + "s" * (_kinds(t)["convention"] != 1)
        ),
    ),
    Claim(
        "Step on, and see which of the {n} lead to what you have.",
        lambda t: t.reads(n=len(t.seen.alone)),
    ),
    Claim(
        "{name:*} = {text}.",
        lambda t: (
            t.record.settings.told[t.step - 1][0] == t.word("name")
            and plain(t.word("text")) == plain(t.seen.texts[t.step - 1])
        ),
    ),
    Claim(
        "Right is {x}, which has these digits.",
        lambda t: (
            has_digits(_right(t), t.seen.texts[t.step - 1], False)
            and t.reads(x=_right(t))
        ),
    ),
    Claim(
        "Right is {x}: yours is {way:above|below} it by {u} of its last digit.",
        lambda t: _is_off(t) and _units(t) < 100 and t.reads(u=_units(t)),
    ),
    Claim(
        "Right is {x}: yours is {way:above|below} it by {gap}.",
        lambda t: _is_off(t) and _units(t) >= 100 and t.reads(gap=abs(_gap(t))),
    ),
    Claim(
        "The right way leads beyond every number here.",
        lambda t: not isfinite(_right(t)),
    ),
    Claim("{k} of the {n} causes {verb:fit|fits}.", _left),
    Claim(
        "Not one of the {n} causes fits.",
        lambda t: not t.seen.fits(_n_told(t)) and t.reads(n=len(t.seen.alone)),
    ),
)
ENDS = (
    Claim("Right, to the digits you gave.", lambda t: 0 in t.seen.suspects),
    Claim("Nothing in the catalogue leads to this.", lambda t: not t.seen.suspects),
    *(
        Claim(f"{says.capitalize()}: {{who:*}}.", _kind(kind, True))
        for kind, says in words.KINDS.items()
    ),
    *(
        Claim(f"Or {words.KINDS[kind]}: {{who:*}}.", _kind(kind, False))
        for kind in ("convention", "slip")  # rounding comes first, pairs come alone
    ),
    Claim(
        "{n} of the other causes {verb:leave|leaves} {them:it|them} just as "
        "{are:it is|they are}, so no digit could tell.",
        _leave,
    ),
    Claim(
        "The same digits come of {who:*}: a digit more, or another number, can tell.",
        lambda t: (
            0 in t.seen.suspects
            and bool(_others(t))
            and t.word("who") == names.named(_others(t))
        ),
    ),
    Claim(
        "These digits tell apart all causes that lead to different numbers here.",
        lambda t: t.seen.by_chance[0] == 0,
    ),
    Claim("How much do these digits prove?", lambda t: t.seen.by_chance[0] > 0),
    Claim(
        "On average a cause shares them by chance with {m} of the {n} others "
        "({share}%), rounding aside.",
        lambda t: (
            t.reads(n=t.seen.by_chance[2] - 1, m=t.seen.by_chance[0])
            and t.reads(share=100 * t.seen.by_chance[1])
        ),
    ),
    Claim(
        "Nothing alone fits, so {n} pairs were tried too.",
        lambda t: (
            not t.seen.fits(len(t.seen.texts))
            and t.reads(n=len(t.seen.all_causes) - len(t.seen.alone))
            and len(t.seen.all_causes) > len(t.seen.alone)
        ),
    ),
    Claim(
        "Pairs were not tried: too many of them would fit by chance.",
        lambda t: (
            not t.seen.suspects
            and len(t.seen.all_causes) == len(t.seen.alone)
            and t.seen.by_chance[1] >= 0.02
        ),
    ),
    Claim(
        "Tell another number, or more digits.",
        lambda t: not t.seen.suspects and t.seen.all_causes == t.seen.alone,
    ),
    Claim(
        "Tell an earlier number too: where it is still right, the slip comes later.",
        lambda t: not t.seen.suspects,
    ),
    Claim("One {what:cause|pair} fits, {who:*}: there is nothing more to ask.", _only),
    Claim(
        "Digits cut off: what comes after the last digit was dropped, not rounded, so "
        "it may be up to a whole last digit away.",
        lambda t: 0 not in t.seen.suspects and any(one.is_cut for one in _suspects(t)),
    ),
    Claim(
        "No number here tells the {n} that fit apart.",
        lambda t: t.reads(n=len(t.seen.suspects)) and _best(t)[0][2] == 0,
    ),
    Claim(
        "Compute {name:*} to {d} {noun:decimal|decimals} next: you are right so far, "
        "and a slip that comes later shows there best.",
        lambda t: _asks(t, True),
    ),
    Claim(
        "Compute {name:*} to {d} {noun:decimal|decimals} next: it tells those that fit "
        "apart best.",
        lambda t: _asks(t, False),
    ),
    Claim(
        "It is worth {g} {a:bit|bits} of the {h} {b:bit|bits} you are unsure by, and "
        "leaves {k} of the {n} at most.",
        _is_worth,
    ),
    Claim(
        "Of the {n} causes in the catalogue, the right way among them, how many lead "
        "to {what:*}, to the digits given?",
        lambda t: (
            t.reads(n=len(t.seen.alone))
            and t.word("what")
            == (
                "this number"
                if len(t.seen.texts) == 1
                else f"these {len(t.seen.texts)} numbers"
            )
        ),
    ),
    Claim(
        "Keep every digit, 0.30 says more than 0.3; fewest here: {n} "
        "{noun:decimal|decimals}.",
        lambda t: (
            t.reads(n=min(map(decimals_of, t.seen.texts)))
            and t.word("noun") == "decimal" + "s" * (t["n"] != 1)
        ),
    ),
)


def _what_they_do(subject: str) -> list[Claim]:
    """Return a claim for every sentence that says what a slip does."""
    found: dict[str, list[str]] = {}
    for slip in SLIPS.values():
        if slip.subject == subject:
            for text in sentences(f"“{slip.label}”: {slip.what}"):
                found.setdefault(text, []).append(slip.name)
    return [
        Claim(text, lambda t, names=names: any(_is_suspect(t, name) for name in names))
        for text, names in found.items()
    ]


def _is_suspect(told: Told, name: str) -> bool:
    return any(name in cause.faults for cause in _suspects(told))


def answers(seen: Seen) -> str:
    """Return in which bin of the bet the number of causes is."""
    n = len(seen.fits(len(seen.texts)))
    return next(says for most, says in words.BIN if n <= most)


def drawn(case_of: Callable[[Mapping[str, Any]], Any]) -> Callable:
    """Return what draws numbers told: of a cause, or of nothing at all."""

    def draw(rng: random.Random, values: Mapping[str, Any]) -> tuple:
        case = case_of(values)
        causes = causes_of(case.example)
        if rng.random() < 0.3:
            causes = pairs_of(case.example)
        work = case.example.work([rng.choice(causes)])[0]
        chosen = rng.sample(list(case.names), min(rng.choice((1, 1, 1, 2, 3)), 3))
        rows = []
        for name in chosen:
            value = float(work[case.example.quantities.index(case.names[name])])
            text = f"{value:.{rng.randint(1, 7)}f}" if abs(value) < 1e6 else "1.5"
            rows.append((name, rng.choice((text, text, text, "0.123"))))
        return tuple(rows)

    return draw


def claims_of(
    subject: str,
    case_of: Callable[[Mapping[str, Any]], Any],
    *more: Claim,
    never: Sequence[str] = (),
    **how: Any,
) -> Claims:
    """Return the table of a page's part; `case_of` makes its example of values.

    `never` are how sentences begin that no such example could make true.
    """
    every = (*COUNTS, *ENDS, *_what_they_do(subject), *more)
    claims = tuple(c for c in every if not c.shape.text.startswith(tuple(never)))
    draws = {"told": drawn(case_of), **how.pop("draws", {})}
    return Claims(claims, Seen, answers, draws=draws, **how)


def plants() -> Claim:
    """Return the claim of a button that plants a suspect's slips."""

    def holds(told: Told) -> bool:
        planted = [
            [
                f"“{SLIPS[name].label}”"
                for name in cause.faults
                if name in SLIPS
                and not SLIPS[name].is_convention
                and name != "no_momentum"
            ]
            for cause in _suspects(told)
        ]
        return told.word("who") in [" and ".join(names) for names in planted]

    return Claim("Plant {who:*} in Break it", holds)
