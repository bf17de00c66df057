"""What "Many starts" says at a look: counts, losses, and who is new."""

from math import isclose

import numpy as np

from tests.claims import Claim

from .own import N
from .saying import MANY, many


def story(told):
    """Judge what a look says, with its label."""
    return told.word("when") == told.seen.label(told.step) and many(told, told.step)


def there(told):
    """Return the losses of those that are not lost, in order."""
    seen = told.seen
    return np.sort(seen.losses[told.step][~seen.lost[told.step]])


def lie(told):
    """Judge smallest, largest, and the one that half of them do not exceed."""
    losses = there(told)
    if not len(losses) or not told.reads(a=losses[0], b=losses[-1]):
        return False
    return told.reads(m=losses[int(np.ceil(len(losses) / 2)) - 1])


def one_loss(told):
    """Judge losses that all read alike."""
    losses = there(told)
    return len(losses) > 0 and told.reads(a=losses[0]) and told.reads(a=losses[-1])


def news(told, which):
    """Judge who has come, who has gone, and who is lost since the look before."""
    seen, at = told.seen, told.step
    if at == 0:
        return False
    now, before = seen.solved[at], seen.solved[at - 1]
    gone = seen.lost[at] & ~seen.lost[at - 1]
    some = {"new": now & ~before, "not": before & ~now & ~gone, "off": gone}[which]
    return bool(some.any()) and told.word("who") == seen.named(some)


def begins(told, shuffles):
    """Judge what the seed decides: first weights, and the order of batches."""
    return told.step == 0 and (told.seen.in_an_epoch > 1) == shuffles


def goal(told, sorts):
    """Judge when a network counts as one that has solved it."""
    return told.step == 0 and told.seen.sorts == sorts and isclose(told["p"], 95)


def alike(told):
    """Tell whether all networks begin with the same weights."""
    start = told.seen.snapshots[0]
    return told.step == 0 and bool((start == start[0]).all())


CLAIMS = (
    *(
        Claim(
            f"{N} networks, the same in everything but their seed, which draws the "
            f"first weights{also}.",
            lambda t, shuffles=shuffles: begins(t, shuffles),
        )
        for shuffles, also in ((True, " and shuffles the samples"), (False, ""))
    ),
    Claim(
        "One has solved the task while it names {p}% or more of the samples held out "
        "rightly.",
        lambda t: goal(t, True),
    ),
    Claim(
        "One has solved the task while it explains {p}% or more of the spread of the "
        "numbers held out.",
        lambda t: goal(t, False),
    ),
    Claim("These first weights are not drawn: all begin alike.", alike),
    Claim(f"{{when:*}}: {MANY} of the {N} {{has:has|have}} solved it.", story),
    Claim(
        "The losses lie from {a} to {b}, half of them at {m} or below.",
        lie,
    ),
    Claim("Every loss is {a}.", one_loss),
    Claim("All losses have left all numbers.", lambda t: not len(there(t))),
    Claim("New since the step before: {who:*}.", lambda t: news(t, "new")),
    Claim("No longer: {who:*}.", lambda t: news(t, "not")),
    Claim("Flown off: {who:*}.", lambda t: news(t, "off")),
)
