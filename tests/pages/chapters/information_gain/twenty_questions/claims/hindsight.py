"""The claims of surprise and what it removes, and of regrets when a duel is over."""

from math import inf, log2

import numpy as np

from tests.claims import Claim, Told

from .balance import answered
from .evidence import SAME, Seen
from .games import UNIT, every, unit_fits


def surprise(seen: Seen, t: int) -> float:
    """Return the surprise of the answer to question t, counted from 0."""
    share = seen.share(t, *seen.turns[t])
    return -log2(share) if share > 0 else inf


def removed(seen: Seen, t: int) -> float:
    return seen.bits(t) - seen.bits(t + 1)


def no_news(seen: Seen, t: int) -> float:
    """Ask everyone who knows one of the goals left how the answer surprises."""
    (q, a), (p, denied) = seen.turns[t], seen.moments[t]
    told, among = p * seen.likely(q, a, denied), seen.rules.among
    left = told @ among
    felt = -np.log2(left[left > 0] / (p @ among)[left > 0])
    return float((left[left > 0] * felt).sum() / left.sum())


def rarity(seen: Seen, t: int) -> float:
    """Weigh how rare the goals left had been, and take off all goals' average."""
    (before, _), (after, _) = seen.moments[t], seen.moments[t + 1]
    had, left = before @ seen.rules.among, after @ seen.rules.among
    rare = -np.log2(had[left > 0])
    return float((left[left > 0] * rare).sum()) - seen.bits(t)


def promising(seen: Seen, t: int) -> list[int]:
    """Return the questions that promise most bits of all that may be asked."""
    gains, may = seen.gains(t), seen.askable(t)
    most = max(gains[q] for q in may)
    return [q for q in may if gains[q] > most - SAME]


def regrets(seen: Seen) -> list[float]:
    """Return what the best question promised more, for each that was asked."""
    most = [seen.gains(t)[promising(seen, t)[0]] for t in range(seen.n)]
    asked = [seen.gains(t)[q] for t, (q, _) in enumerate(seen.turns)]
    return [max(best - mine, 0.0) for best, mine in zip(most, asked, strict=True)]


def is_removed(told: Told) -> bool:
    seen, t = told.seen, told.step - 1
    return t >= 0 and abs(surprise(seen, t) - removed(seen, t)) < SAME


def alike(told: Told) -> bool:
    """All that were possible were equally likely, and nobody may lie."""
    seen, t = told.seen, told.step - 1
    chances = seen.moments[t][0][seen.left(t)]
    return (
        is_removed(told)
        and not seen.lies
        and seen.settings.find == "The animal"
        and np.ptp(chances) < SAME
        and every(told, len(chances))
    )


def differs(told: Told) -> bool:
    """Surprise and bits removed differ, by both parts, each told where it is one."""
    seen, t = told.seen, told.step - 1
    d = surprise(seen, t) - removed(seen, t)
    news, rare = no_news(seen, t), rarity(seen, t)
    goal = "animal" if seen.settings.find == "The animal" else "type"
    assert abs(news + rare - d) < SAME, "they are the whole difference"
    return (
        told.reads(d=abs(d))
        and unit_fits(told, "d")
        and told.word("way") == ("more" if d > 0 else "less")
        and ("news" in told.said) == (news > SAME)
        and ("news" not in told.said or told.reads(news=news))
        and ("news" not in told.said or told.word("what") == goal)
        and ("news" not in told.said or unit_fits(told, "news", "one"))
        and ("rare" not in told.said or unit_fits(told, "rare", "other"))
        and ("rare" in told.said) == (abs(rare) > SAME)
        and ("rare" not in told.said or told.reads(rare=abs(rare)))
        and told.said.get("kind", "") in ("", "rarer" if rare > 0 else "commoner")
    )


def tells_little(told: Told) -> bool:
    seen, t = told.seen, told.step - 1
    before, after = seen.bits(t), seen.bits(t + 1)
    return surprise(seen, t) > before + SAME and after > before / 2


def whole(told: Told) -> tuple[float, float]:
    """Return the surprises of all answers, and the bits removed by them."""
    seen = told.seen
    given = answered(seen)
    assert len(given) > 1
    return sum(surprise(seen, t) for t in given), seen.bits(0) - seen.bits(seen.n)


def added_up(told: Told, how: str) -> bool:
    felt, gone = whole(told)
    is_so = {
        "all": abs(felt - gone) < SAME,
        "some": abs(felt - gone) > SAME and gone > SAME,
        "none": gone < SAME,
    }
    return (
        is_so[how]
        and told.reads(sum=felt)
        and unit_fits(told, "sum")
        and (how != "some" or told.reads(removed=gone))
        and (how != "some" or told.said["removed"] != told.said["sum"])
    )


D = f"It surprises by {{d}} {UNIT} {{way:more|less}} than it removes: "
NEWS = "{news} {one:bit|bits} would surprise even somebody who knew the "
NEWS += "{what:animal|type}"
RARE = "what is left had been {kind:rarer|commoner} than average, by {rare} "
RARE += "{other:bit|bits}"
SUM = f"Added up, the answers surprise by {{sum}} {UNIT}"
SURPRISES = (
    Claim("All of the surprise is removed.", is_removed),
    Claim(
        "All of the surprise is removed, for {every:*} animals were equally likely.",
        alike,
    ),
    Claim(f"{D}{NEWS}.", differs),
    Claim(f"{D}{RARE}.", differs),
    Claim(f"{D}{NEWS}, and {RARE}.", differs),
    Claim(
        "Surprising is not telling: most of what was missing still is.",
        tells_little,
    ),
    Claim(f"{SUM}: exactly what they remove.", lambda told: added_up(told, "all")),
    Claim(f"{SUM}, and remove {{removed}}.", lambda told: added_up(told, "some")),
)
NOTHING = Claim(f"{SUM}, and remove nothing.", lambda told: added_up(told, "none"))


# --- regrets ------------------------------------------------------------------------


def machine_needed(seen: Seen) -> int:
    return len(seen.record.machine.turns)


def largest(told: Told) -> bool:
    """Both questions are named as they are asked, and no regret is larger."""
    seen, t = told.seen, int(told["t"]) - 1
    asked, best = (seen.question(f"{told.word(one)}?") for one in ("asked", "best"))
    if not 0 <= t < seen.n:
        return False
    gains, each = seen.gains(t), regrets(seen)
    return (
        each[t] > max(each) - SAME
        and asked == seen.turns[t][0]
        and best in promising(seen, t)
        and told.reads(r=each[t], mine=gains[asked], most=gains[best])
        and told.said["mine"] != told.said["most"]
        and unit_fits(told, "r")
    )


def instead(told: Told) -> bool:
    seen, t = told.seen, told.step - 1
    regret = regrets(seen)[t]
    return (
        seen.is_over
        and regret > SAME
        and told.reads(r=regret)
        and unit_fits(told, "r")
        and seen.question(f"{told.word('better')}?") in promising(seen, t)
    )


def none(told: Told) -> bool:
    return (
        told.seen.is_over and not told.seen.is_priced and sum(regrets(told.seen)) < SAME
    )


def some(told: Told) -> bool:
    return (
        told.seen.is_over and not told.seen.is_priced and sum(regrets(told.seen)) > SAME
    )


JUDGES = "a regret judges a question by what was known before its answer."
REGRETS = (
    Claim(f"A regret of {{r}} {UNIT}: better was {{better:*}}?", instead),
    Claim(
        "Regrets are not added up where prices differ: the best question is the one "
        "with most bits a coin, and bits a coin have no sum.",
        lambda told: told.seen.is_over and told.seen.is_priced,
    ),
    Claim("Regrets: none.", none),
    Claim("No question of yours promised less than the best.", none),
    Claim(
        f"Regrets: your questions promised {{sum}} {UNIT} less than the best ones, "
        "added up.",
        lambda told: (
            some(told)
            and told.reads(sum=sum(regrets(told.seen)))
            and unit_fits(told, "sum")
        ),
    ),
    Claim(
        f"No regret is larger than that at question {{t}}, {{r}} {UNIT}: {{asked:*}}? "
        "promised {mine}, {best:*}? {most}.",
        largest,
    ),
    Claim(
        f"Lost without a regret: {JUDGES}",
        lambda told: none(told) and told.seen.n > machine_needed(told.seen),
    ),
    Claim(
        f"Won in spite of that: {JUDGES}",
        lambda told: some(told) and told.seen.n < machine_needed(told.seen),
    ),
)
