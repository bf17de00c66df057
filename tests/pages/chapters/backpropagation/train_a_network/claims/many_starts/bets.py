"""What "Many starts" asks, and what its presets promise."""

import numpy as np

from tests.claims import Claim

from .own import N
from .saying import KINDS, MANY, MEAN, P, many, said_share


def first_one(told):
    """Judge at which look the first one had solved it."""
    solved = told.seen.solved.any(axis=1)
    if not solved.any():
        return False
    name = told.seen.label(int(np.flatnonzero(solved)[0]))
    return told.word("when") == name[0].lower() + name[1:]


def best(told, is_mean):
    """Judge the best end of those where none ever solved it."""
    seen = told.seen
    scores = seen.scores[-1][~seen.lost[-1]]
    if seen.solved.any() or not len(scores):
        return False
    if is_mean:
        return scores.max() < 0
    kind = told.word("kind") == KINDS[seen.sorts]
    return kind and said_share(told, float(scores.max()))


def asked(told):
    """Judge the network and the training that the bet is about."""
    sizes = "–".join(map(str, told.seen.sizes))
    epochs = int(told.seen.settings.n_epochs)
    noun = "epoch" if epochs == 1 else "epochs"
    fits = told.word("sizes") == sizes and told.word("noun") == noun
    return fits and told["n"] == N and told["epochs"] == epochs


def of_circle(told, *sizes):
    """Tell whether this is the circle, by units of one kind, in these sizes."""
    return told.seen.settings.data == "circle" and told.seen.sizes == [2, *sizes, 1]


def apart(told):
    """Tell whether the scores at the end lie in two heaps."""
    scores = np.sort(told.seen.scores[-1])
    return bool(np.diff(scores).max() > 0.1) and told.seen.settings.data == "xor"


def observed_luck(told):
    """Tell whether some came through, and others did not."""
    return 0 < told.seen.count(-1) < N


CLAIMS = (
    Claim(
        "A network of {sizes:*} units and {n} seeds, {epochs} {noun:epoch|epochs} "
        "each.",
        asked,
    ),
    Claim("How many of the {n} solve it?", lambda t: t["n"] == N),
    Claim(
        f"{MANY} of the {N} {{has:has|have}} solved it.",
        lambda t: many(t, t.step),
    ),
    Claim("The first one did {when:*}.", first_one),
    Claim(
        f"The best ends at {P} {{kind:right|of the spread explained}}.",
        lambda t: best(t, is_mean=False),
    ),
    Claim(f"The best ends {MEAN}.", lambda t: best(t, is_mean=True)),
    Claim("two soft lines and a ring to draw.", lambda t: of_circle(t, 2)),
    Claim("Does any of the {n} find a way?", lambda t: t["n"] == N),
    Claim("a unit more than two, and nothing else is new.", lambda t: of_circle(t, 3)),
    Claim("How many of the {n} close the ring now?", lambda t: t["n"] == N),
    Claim(
        "the same three units from {n} seeds, and not all come through.",
        lambda t: t["n"] == N and of_circle(t, 3) and observed_luck(t),
    ),
    Claim("Where do the losses of the others stop?", observed_luck),
    Claim("they do not all end in the same place.", apart),
    Claim("Which pictures come up again and again?", apart),
    Claim(
        "more units than the ring needs, and still not every start gets there.",
        lambda t: of_circle(t, 4, 2) and observed_luck(t),
    ),
    Claim("Which one does not?", lambda t: t.seen.count(-1) == N - 1),
)
