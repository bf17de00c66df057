"""What "Draw your own" may say, and the questions that decide it."""

import numpy as np

from engines.datasets import digit_rows
from pages.words.numbers import percent
from tests.claims import Claim, Claims

from .draw_own import LETTERS, Seen
from .own import article

KINDS = ("ReLU", "tanh", "Sigmoid", "Identity")


def settings(rng):
    """Return any drawing: a real digit, some strokes, noise, or nothing."""
    pixels = digit_rows()[rng.randrange(1797), :64].astype(int).tolist()
    ways = (
        lambda: pixels,
        lambda: [p if rng.random() < 0.9 else 0 for p in pixels],
        lambda: [16 * (rng.random() < 0.15) for _ in range(64)],
        lambda: [16 * (at // 8 in (1, 2, 3) and at % 8 < 3) for at in range(64)],
        lambda: [0] * 64,
    )
    drawn = rng.choices(ways, (4, 3, 2, 1, 0.3))[0]()
    return {
        "hidden": rng.choice([0.0, 4.0, 16.0, 32.0]),
        "act": rng.choice(KINDS),
        "epochs": rng.choice([1, 2, 3, 5]),
        "rate": rng.choice([0.03, 0.1, 0.3]),
        "drawn": "".join(LETTERS[one] for one in drawn),
        "centred": rng.random() < 0.7,
        "seed": rng.randint(0, 20),
    }


def as_said(told, **shares):
    """Tell whether probabilities read as they are."""
    return all(told.word(name) == percent(float(p)) for name, p in shares.items())


def says(told, blank):
    """Judge the two likeliest digits, and how likely they are."""
    shares, i, j = told.seen.shares[0], int(told["i"]), int(told["j"])
    others = [p for digit, p in enumerate(shares) if digit != i]
    return (
        told.seen.blank == blank
        and i != j
        and max(i, j) < 10
        and shares[i] == shares.max()
        and shares[j] == max(others)
        and as_said(told, p=shares[i], q=shares[j])
    )


def gone(told, n, stays):
    """Judge which pixel went last, and what that did to the first answer."""
    seen, step = told.seen, told.step
    row, column = divmod(seen.order[step - 1], 8)
    first = seen.says[0]
    before, after = seen.shares[step - 1, first], seen.shares[step, first]
    return (
        n == step > 0
        and (told["r"], told["c"], told["i"]) == (row + 1, column + 1, first)
        and article(told.word("x"), first)
        and (percent(float(before)) == percent(float(after))) == stays
        and as_said(told, p=before, **({} if stays else {"q": after}))
        and seen.hurts_most(step)
    )


def near(told):
    """Judge the nearest learned digits."""
    seen, kinds = told.seen, told.seen.near(told.step)
    k, j = int(told["k"]), int(told["j"])
    return (
        (told["n"], told["m"]) == (1200, 6)
        and told["i"] == kinds[0]
        and told.reads(d=seen.far(told.step).min())
        and k == kinds.count(j) == max(map(kinds.count, kinds))
        and (told.word("s") == "shows") == (k == 1)
        and article(told.word("x"), kinds[0])
        and article(told.word("y"), j)
    )


def hung(told):
    """Judge after how many pixels it says what."""
    seen, k = told.seen, told.seen.flips
    return (
        (told["k"], told["n"]) == (k, seen.n)
        and (told.word("s") == "") == (k == 1)
        and (told.word("w") == "it") == (k == 1)
        and (told["i"], told["j"]) == (seen.says[k], seen.says[0])
    )


def is_net(told):
    """Tell whether it is the network that one starts with."""
    settings = told.record.settings
    first = type(settings)()
    kept = ("hidden", "activation", "learning_rate", "l2", "rule", "n_epochs", "seed")
    return all(getattr(settings, name) == getattr(first, name) for name in kept)


def held_out(told):
    """Return what the drawing is in the table, where it is a held-out digit."""
    rows = digit_rows()
    order = np.random.default_rng(0).permutation(len(rows))[1200:]
    at = np.flatnonzero((rows[order, :64] == told.seen.ink).all(axis=1))
    return int(rows[order[at[0]], 64]) if len(at) else None


PIXEL = "the last in row {r}, column {c}: for {x:a|an} {i} the probability"
GONE = tuple(
    Claim(
        f"{{k}} pixel{s} rubbed out, {PIXEL} {end}",
        lambda t, one=not s, stays=stays: (
            (t["k"] == 1) == one and gone(t, t["k"], stays)
        ),
    )
    for s in ("", "s")
    for end, stays in (
        ("goes from {p:*} to {q:*}.", False),
        ("stays at {p:*}.", True),
    )
)
SAID = (
    *GONE,
    Claim("It says {i}, by {p:*}; next comes {j}, by {q:*}.", lambda t: says(t, False)),
    Claim(
        "A blank page, and it says {i}, by {p:*}; next comes {j}, by {q:*}.",
        lambda t: says(t, True),
    ),
    Claim(
        "It fills the sheet as the data set's digits do: it was not moved.",
        lambda t: t.record.settings.centred and t.seen.is_whole,
    ),
    Claim(
        "It was enlarged or moved first, to fill the sheet as the data set's digits "
        "do.",
        lambda t: (
            t.record.settings.centred and not t.seen.blank and not t.seen.is_whole
        ),
    ),
    Claim(
        "Of the {n} digits it learned from the nearest shows {x:a|an} {i}, {d} levels "
        "away; of the {m} nearest {k} {s:show|shows} {y:a|an} {j}.",
        near,
    ),
    Claim(
        "It still says {i}.",
        lambda t: t.step > 0 and t["i"] == t.seen.says[t.step] == t.seen.says[0],
    ),
    Claim(
        "By now it says {i}, by {p:*}.",
        lambda t: (
            t["i"] == t.seen.says[t.step] != t.seen.says[0]
            and as_said(t, p=t.seen.shares[t.step].max())
        ),
    ),
    Claim(
        "It says {i}.",
        lambda t: not t.seen.blank and t["i"] == t.seen.says[0],
    ),
    Claim(
        "A rubber takes {n} pixel{s:|s}, one by one, always the one that hurts the {i} "
        "most.",
        lambda t: (
            (t["n"], t["i"]) == (t.seen.n, t.seen.says[0])
            and (t.word("s") == "") == (t["n"] == 1)
        ),
    ),
    Claim("After how many does it say something else?", lambda t: not t.seen.blank),
    Claim(
        "After {k} pixel{s:|s} it says {i}.",
        lambda t: (
            t["k"] == t.seen.flips
            and (t.word("s") == "") == (t["k"] == 1)
            and t["i"] == t.seen.says[t.seen.flips]
        ),
    ),
    Claim(
        "It says {i} until the page is blank.",
        lambda t: t.seen.flips is None and t["i"] == t.seen.says[0],
    ),
    Claim(
        "It says {i} to the end, whichever pixels are left.",
        lambda t: t.seen.flips is None and t["i"] == t.seen.says[0],
    ),
    Claim(
        "Of the blank page in the end it says {i}, by {p:*}.",
        lambda t: (
            not t.seen.pictures[-1].any()
            and t["i"] == t.seen.says[-1]
            and as_said(t, p=t.seen.shares[-1].max())
        ),
    ),
    Claim(
        "Its answer hung on {k} pixel{s:|s} of {n}: without {w:it|them} it says {i} "
        "instead of {j}.",
        hung,
    ),
    Claim(
        "Of nothing it says {i}: ten probabilities always add up to {one}, so a "
        "network like this has no way to say that it sees no digit.",
        lambda t: (
            t.seen.blank
            and t["i"] == t.seen.says[0]
            and t["one"] == round(float(t.seen.shares[0].sum()), 9)
        ),
    ),
    Claim(
        "It says {i}, by {p:*}.",
        lambda t: t["i"] == t.seen.says[0] and as_said(t, p=t.seen.shares[0].max()),
    ),
    Claim(
        "someone's {i} that the network never saw.",
        lambda t: t["i"] == held_out(t) == t.seen.says[0],
    ),
    Claim(
        "How sure is it, and how few pixels make it doubt?",
        lambda t: t.seen.shares[0].max() > 0.9 and bool(t.seen.flips),
    ),
    Claim(
        "it reads this {i} rightly.",
        lambda t: t["i"] == held_out(t) == t.seen.says[0] and is_net(t),
    ),
    Claim(
        "Which digits that it learned from are nearest?",
        lambda t: held_out(t) is not None and t.seen.says[0] == held_out(t),
    ),
    Claim(
        "it is a {i}, and the network says something else.",
        lambda t: t["i"] == held_out(t) != t.seen.says[0] and is_net(t),
    ),
    Claim(
        "Try to mend it with the pen.",
        lambda t: held_out(t) not in (None, t.seen.says[0]),
    ),
    Claim(
        "a small {i}, seen where it was drawn.",
        lambda t: (
            t["i"] == 3
            and not t.seen.is_whole
            and np.array_equal(t.seen.first, t.seen.ink)
            and np.count_nonzero(t.seen.ink) == 10
        ),
    ),
    Claim(
        "Switch “Move and enlarge it” on: what does it say now?",
        lambda t: not t.record.settings.centred and not t.seen.is_whole,
    ),
    Claim("nothing is drawn.", lambda t: not t.seen.ink.any()),
    Claim("What does it say of nothing?", lambda t: not t.seen.ink.any()),
    Claim("every pixel is as dark as can be.", lambda t: (t.seen.ink == 16).all()),
    Claim("How sure is it of that?", lambda t: (t.seen.ink == 16).all()),
)
CLAIMS = Claims(
    SAID,
    evidence=Seen,
    answers=lambda seen: seen.answer,
    settings=settings,
    also=({"drawn": "1" + 63 * "0", "centred": False},),
    few=5,
    many=300,
)
