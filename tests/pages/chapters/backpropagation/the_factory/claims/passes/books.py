"""The books of blame again, and the questions about them."""

import re

import numpy as np

from tests.claims import reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    Seen,
    parts,
    top,
    total,
    written,
)

SENT = re.compile(r"(.+) · (\(?)(.+?)\)? = (.+) over (\S+) to (\S+)")
GETS = re.compile(r"(\S+) gets (.+)%")


class Books(Seen):
    """The books between the hidden units and the outputs."""

    def __init__(self, record) -> None:
        super().__init__(record)
        units = range(len(self.h))
        sends, charged = ([(what, j) for j in units] for what in ("sends", "charged"))
        ends = [("shares", 0), ("balance", 0)]
        self.stages = [("opened", 0), *sends, ("delta", 0), *charged, *ends]
        self.sent = self.h[:, np.newaxis] * self.v
        self.in_all = np.array([total(row) for row in self.sent])
        sizes = np.abs(self.back)
        self.shares = sizes / sizes.sum() if sizes.any() else sizes
        self.accounts = self.h[:, np.newaxis] * self.returned

    def most(self, sizes) -> str:
        """Return those with the largest."""
        return written(top(dict(zip(self.names(1), sizes, strict=True))))


def at(what: str):
    """Return what tells whether a step is about this, and about the unit it names."""

    def holds(told) -> bool:
        seen = told.seen
        stage, unit = seen.stages[told.step]
        named = told.said.get("unit", seen.names(1)[unit])
        return stage == what and named == seen.names(1)[unit]

    return holds


def row_of(told, table):
    """Return a table's row of the unit that a step is about."""
    return table[told.seen.stages[told.step][1]]


def sends(told) -> bool:
    """Ask for what a unit sends to every output, number by number."""
    if not at("sends")(told):
        return False
    seen, (_, j) = told.seen, told.seen.stages[told.step]
    lots = re.split(r" and (?=\S+ · |\S+\xa0×)", told.word("all"))
    outs = seen.names(2)
    return len(lots) == len(outs) and all(
        _sent(seen, j, k, SENT.fullmatch(lot)) for k, lot in enumerate(lots)
    )


def _sent(seen: Books, j: int, k: int, found) -> bool:
    made, weight, sent = (found[n] for n in (1, 3, 4)) if found else ("",) * 3
    return bool(found) and (
        reads_as(made, seen.h[j])
        and reads_as(weight, seen.v[j, k])
        and bool(found[2]) == (seen.v[j, k] < 0)
        and reads_as(sent, seen.sent[j, k])
        and found[5] == seen.name("v", j, k)
        and found[6] == seen.names(2)[k]
    )


def charged(told) -> bool:
    if not at("charged")(told):
        return False
    seen, terms = told.seen, told.word("terms").split(" + ")
    pairs = [[one.strip("()") for one in term.split(" · ")] for term in terms]
    wanted = zip(seen.delta, row_of(told, seen.v), strict=True)
    said = zip(pairs, wanted, strict=True)
    return told.reads(back=row_of(told, seen.back)) and all(
        reads_as(delta, d) and reads_as(weight, w) for (delta, weight), (d, w) in said
    )


def cancels(told) -> bool:
    back, returned = row_of(told, told.seen.back), row_of(told, told.seen.returned)
    what = "a part" if back else "all of it"
    pulls = returned.min() < 0 < returned.max()
    return at("charged")(told) and pulls and told.word("what") == what


def gets(told) -> bool:
    """Ask for every share, those that differ with other digits."""
    seen = told.seen
    found = [GETS.fullmatch(part) for part in parts(told.word("all") + "%")]
    if not all(found) or [one[1] for one in found] != seen.names(1):
        return False
    texts = [one[2] for one in found]
    shares = zip(texts, seen.shares, strict=True)
    differ = len({f"{share:.11g}" for share in seen.shares})
    return all(_is_share(*one) for one in shares) and len({*texts}) >= differ


def _is_share(text: str, share: float) -> bool:
    if text.startswith("more than "):
        return 0.9999 < share < 1
    return reads_as(text, 100 * share) and (text != "100" or share > 1 - 1e-12)


def all_get_the_same(told) -> bool:
    seen = told.seen
    both = "Both" if len(seen.h) == 2 else "All"
    return (
        seen.shares.any() and np.ptp(seen.shares) < 1e-11 and told.word("all") == both
    )


def sent_most(relation):
    """Return what tells whether {who} sent most, and how that fits who is blamed."""

    def holds(told) -> bool:
        seen = told.seen
        blamed, sent = seen.most(seen.shares), seen.most(seen.in_all)
        more = "more" if len(seen.h) == 2 else "most"
        return (
            seen.in_all.any()
            and told.word("who") == sent
            and told.word("more").lower() == more
            and bool(relation({*parts(blamed)}, {*parts(sent)}))
        )

    return holds


def as_much(told) -> bool:
    seen = told.seen
    both = "both" if len(seen.h) == 2 else "all"
    sizes = np.abs(seen.in_all)
    same = sizes.any() and np.ptp(sizes) <= 1e-11 * sizes.max()
    return same and np.ptp(seen.shares) > 1e-13 and told.word("all") == both


def balances(told) -> bool:
    """Ask for the accounts' sums, both ways."""
    accounts = told.seen.accounts
    return at("balance")(told) and all(
        adds_up(told.word(place), table)
        for place, table in (("receiver", accounts.T), ("sender", accounts))
    )


def adds_up(text: str, table) -> bool:
    """Tell whether a text lists the sums of a table's rows."""
    said = parts(text)
    return len(said) == len(table) and all(map(reads_as, said, map(total, table)))


def charged_with_nothing(told) -> bool:
    """Ask whether nothing comes back to the step's unit."""
    return at("charged")(told) and row_of(told, told.seen.back) == 0


def one_delta(told) -> bool:
    seen = told.seen
    names = [seen.name("v", j, 0) for j in range(len(seen.h))]
    sizes = np.abs(seen.v[:, 0])
    is_it = len(seen.y) == 1 and told.word("who") == written(names)
    return is_it and np.allclose(seen.shares, sizes / sizes.sum(), rtol=1e-11)


def is_charged_so(told) -> bool:
    back = row_of(told, told.seen.back)
    return back != 0 and (told.word("way") == "more") == (back < 0)
