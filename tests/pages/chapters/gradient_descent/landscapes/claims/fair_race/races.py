"""What "Fair race" may say of each race, and of who wins most."""

from tests.claims import Claim

from .asked import many
from .drawing import WHO
from .own import is_as_low, leaders_said, lowest_said, middle, won_said

LOWER = " lower tuned than with the default rate."


def race(told):
    """Tell whether a race was run from there, and who was lowest."""
    seen, now = told.seen, told.record.settings
    at = told.step - len(seen.names) - 1
    x, y = told.record.fair.fresh_starts[at * now.n_starts // seen.n_races]
    return (
        told["i"] == at + 1
        and told["n"] == seen.n_races
        and told.reads(x=x, y=y)
        and told.word("own") == lowest_said(seen, seen.own, at)
        and told.word("tuned") == lowest_said(seen, seen.tuned, at)
    )


def standing(told):
    """Tell whether those in the lead are."""
    seen, done = told.seen, told.step - len(told.seen.names)
    return told.word("own") == leaders_said(seen, seen.own, done) and told.word(
        "tuned"
    ) == leaders_said(seen, seen.tuned, done)


def lower(told):
    """Return how many have a lower median tuned than with the default rate."""
    pairs = zip(told.seen.own, told.seen.tuned, strict=True)
    medians = [(middle(own), middle(tuned)) for own, tuned in pairs]
    return sum(t < o and not is_as_low(o, t) for o, t in medians)


def lead(told):
    """Return by how many races the first is ahead of the second."""
    wins = sorted(told.seen.wins(told.seen.tuned, told.seen.n_races))
    return wins[-1] - wins[-2]


def shared(told, had, has):
    """Tell whether one of the first stays so, who had, or has, the place alone."""
    before, now = told.seen.first
    both = [told.seen.names[k] for k in before & now]
    return (
        both == [told.word("who")]
        and (len(before) == 1) == had
        and (len(now) == 1) == has
    )


RACES = (
    Claim(
        "Race {i} of {n}, from ({x}, {y}): with default rates {own:*}; tuned, "
        "{tuned:*}.",
        race,
    ),
    Claim(
        "Most races won so far: with default rates, {own:*}; tuned, {tuned:*}.",
        standing,
    ),
    Claim(
        "Nobody has won a race so far.",
        lambda t: (
            t.step > len(t.seen.names)
            and not any(
                any(t.seen.wins(one, t.step - len(t.seen.names)))
                for one in (t.seen.own, t.seen.tuned)
            )
        ),
    ),
    Claim(
        "With default rates {own:*}.",
        lambda t: t.word("own") == won_said(t.seen, t.seen.own),
    ),
    Claim(
        "Tuned, {tuned:*}.",
        lambda t: t.word("tuned") == won_said(t.seen, t.seen.tuned),
    ),
    Claim(
        "Tuning did not change who is first.",
        lambda t: t.seen.first[0] == t.seen.first[1] != set(),
    ),
    Claim(
        "Tuning changed who shares the first place.",
        lambda t: (
            t.seen.first[0] != t.seen.first[1]
            and t.seen.first[0] & t.seen.first[1] != set()
            and (
                len(t.seen.first[0] & t.seen.first[1]) > 1
                or min(map(len, t.seen.first)) > 1
            )
        ),
    ),
    Claim(
        f"Tuned, {WHO} shares the first place, which it had alone.",
        lambda t: shared(t, True, False),
    ),
    Claim(
        f"Tuned, {WHO} has the first place alone, which it shared.",
        lambda t: shared(t, False, True),
    ),
    Claim(
        "Tuning changed who is first: a default rate tells little of an optimizer.",
        lambda t: all(t.seen.first) and not t.seen.first[0] & t.seen.first[1],
    ),
    Claim(
        f"In median, none of the {{n}} optimizers ends{LOWER}",
        lambda t: many(t, t["n"]) and lower(t) == 0,
    ),
    Claim(
        f"In median, all {{n}} optimizers end{LOWER}",
        lambda t: many(t, t["n"]) and lower(t) == t["n"],
    ),
    Claim(
        f"In median, both optimizers end{LOWER}",
        lambda t: many(t, 2) and lower(t) == 2,
    ),
    Claim(
        f"In median, {{k}} of the {{n}} optimizers {{end:ends|end}}{LOWER}",
        lambda t: (
            many(t, t["n"])
            and 0 < t["k"] == lower(t) < t["n"]
            and (t.word("end") == "ends") == (t["k"] == 1)
        ),
    ),
    Claim(
        f"In median, the only optimizer ends{LOWER}",
        lambda t: many(t, 1) and lower(t) == 1,
    ),
    Claim(
        f"In median, not even the only optimizer ends{LOWER}",
        lambda t: many(t, 1) and lower(t) == 0,
    ),
    Claim(
        "The lead is {n} race{s:s|}: other starts may turn it.",
        lambda t: t["n"] == lead(t) in (1, 2) and (t.word("s") == "s") == (t["n"] != 1),
    ),
)
