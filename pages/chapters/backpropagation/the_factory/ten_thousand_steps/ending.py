"""How "10,000 steps" ends: how far E fell, by which law, and what the order does."""

from math import log, log10

from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from .record import LAST, OTHER, OWN, Record
from .words import error_said, twins

# What is printed all over the web for Mazur's example, after 1 and after 10,000 steps.
FAMOUS = {1: "0.291027924", LAST: "0.000035085"}
SHARES = ((0.1, "a tenth"), (0.01, "a hundredth"), (0.001, "a thousandth"))
EARLY, LATE = (1_000, 2_000), (5_000, LAST)  # two doublings, a decade in all
NEAR = 1.25  # of two logarithms
REST = 0.01  # of E: who moves by less has come to rest


def ending(record: Record) -> list[str]:
    """Say how far E fell, how it falls, and what else is to be known."""
    return [
        *_how_far(record),
        *_milestones(record),
        *_law(record),
        *_rises(record),
        *twins(record),
        *_order(record),
    ]


def _how_far(record: Record) -> list[str]:
    """Say what became of E in the end."""
    first, last = record.losses[0], record.losses[-1]
    if record.is_lost:
        n = len(record.losses)
        return [
            f"**At step {n:,} E is no finite number any more:** the steps are too long "
            f"for these numbers. Just before, it was {error_said(record, last)}."
        ]
    old, new = error_said(record, first), error_said(record, last)
    if old == new:
        return [f"**{LAST:,} steps leave E at {old}.**"]
    says = f"**{LAST:,} steps take E from {old} to {new}**"
    if min(first, last) <= record.rest:
        rest = ", which is nothing but rounding" if last <= record.rest else ""
        return [f"{says}{rest}."]
    many = max(first / last, last / first)
    done = "divided" if last < first else "multiplied"
    return [f"{says}: {done} by {few(many)}."]


def _milestones(record: Record) -> list[str]:
    """Say when E was a tenth, a hundredth and a thousandth for the first time."""
    if record.losses[0] * SHARES[-1][0] <= record.rest:
        return []
    found = {record.first_at(share): name for share, name in SHARES}
    found.pop(None, None)
    if not found:
        return ["It was never a tenth of what it was."]
    (at, name), *more = found.items()
    first = f"{name} of what it was after {counted(at, 'step')}"
    said = [first, *(f"{name} after {at:,}" for at, name in more)]
    return [f"E first came down to {listed(said)}."]


def _law(record: Record) -> list[str]:
    """Say by what two doublings divide E, and what that says of the fall."""
    if record.is_lost:
        return []
    losses = [float(record.losses[at]) for at in (*EARLY, *LATE)]
    if min(losses) <= record.rest:
        return []
    early, late = losses[0] / losses[1], losses[2] / losses[3]
    if max(abs(log(early)), abs(log(late))) < REST:
        return [
            f"Doubling the steps from {EARLY[0]:,} on changes E by less than a "
            "hundredth: it has all but come to rest."
        ]
    if not losses[0] > losses[1] > losses[2] > losses[3]:
        return []
    slope = log10(losses[3] / losses[0])
    one, two = apart(early, late)
    told = (
        f"Doubling the steps from {EARLY[0]:,} to {EARLY[1]:,} divides E by {one}, "
        f"doubling them from {LATE[0]:,} to {LATE[1]:,} by {two}; from {EARLY[0]:,} to "
        f"{LATE[1]:,} the slope on these axes is {few(slope)}."
    )
    return [told, _verdict(losses, slope)]


def _verdict(losses: list[float], slope: float) -> str:
    """Name the law: by how much the late doubling does more than the early one."""
    ratio = log(losses[2] / losses[3]) / log(losses[0] / losses[1])
    if ratio < 1 / NEAR:
        return "The late doubling does less: the line gets flatter."
    if ratio <= NEAR:
        return (
            "Both do about the same, so the line is almost straight here: E falls like "
            "a **power** of the number of steps, and a tenth of it takes about "
            f"{few(10 ** (-1 / slope), 2)} times as many."
        )
    before, after = _of_a_thousand(losses[1], losses[2], 3), _of_a_thousand(*losses[2:])
    if 1 / NEAR <= log(after) / log(before) <= NEAR:
        one, two = apart(before, after)
        return (
            f"Of the steps from {EARLY[1]:,} to {LATE[0]:,} each thousand divides E by "
            f"about {one}, of those after that by {two}: nearly the same, so by now E "
            "falls **exponentially**, and on these axes the line bends down."
        )
    return (
        "The late doubling does more: the line bends down, so E falls faster than a "
        "power of the number of steps."
    )


def _of_a_thousand(before: float, after: float, thousands: int = 5) -> float:
    """Return by what every thousand of some steps divides E."""
    return (before / after) ** (1 / thousands)


def _rises(record: Record) -> list[str]:
    """Say at which steps E rose, if at any."""
    n = len(record.rises)
    if not n:
        return ["Not one of the steps let E rise."]
    first = int(record.rises[0])
    if n == 1:
        return [f"At one of the steps E **rose**: at step {first:,}."]
    return [f"At {n:,} of the steps E **rose**, for the first time at step {first:,}."]


def _order(record: Record) -> list[str]:
    """Compare E in the right order of updates and in the wrong one."""
    many = record.many
    if min(many.taken) < LAST:
        return []
    runs = (OTHER, OWN) if record.settings.update_first else (OWN, OTHER)
    pairs = {at: [float(many.losses[at, run]) for run in runs] for at in (1, LAST)}
    if min(map(min, pairs.values())) <= record.rest:
        return []
    said = {at: apart(*pair, digits=4) for at, pair in pairs.items()}
    if all(right == wrong for right, wrong in said.values()):
        return ["The order in which the weights move makes no difference here."]
    (soon, soon_wrong), (late, late_wrong) = said.values()
    told = (
        f"After one step E is {soon} in the right order, and {soon_wrong} where the "
        "output weights move before the blame goes back over them; after "
        f"{LAST:,} steps it is {late} and {late_wrong}."
    )
    return [told, *_famous(pairs)]


def _famous(pairs: dict[int, list[float]]) -> list[str]:
    """Say where the numbers come from that are printed for Mazur's example."""
    if any(f"{wrong:.9f}" != FAMOUS[at] for at, (_, wrong) in pairs.items()):
        return []
    right = " and ".join(f"{right:.9f}" for right, _ in pairs.values())
    return [
        f"**{FAMOUS[1]}** and **{FAMOUS[LAST]}** are what half the web prints for "
        f"this example: that slip has crept in. Right are {right}. From E alone nobody "
        "would notice: it falls either way."
    ]
