"""What "Ladder of fixes" says at the end and asks."""

from math import log10

from pages.words.numbers import few
from tests.claims import Claim

from .ladder_own import HELP, NAMES
from .own import n_of_one_stack

SETBACKS = ("normalised ReLU", "residual with He")
NAMED = "{name:" + "|".join(NAMES) + "}"


def is_one(told):
    """Tell whether there is only one hidden layer."""
    return told.seen.depth == 1


def joined(names):
    """Return names as they are listed."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def holding(told, verb):
    """Judge the rungs that hold the line, all of them and no other."""
    level = told.seen.level
    fits = told["depth"] == told.seen.depth and (len(level) == 1) == (verb == "keeps")
    return bool(level) and fits and told.word("names") == joined(level)


def setbacks(told, n):
    """Return the setbacks that hold the line, if they are led in rightly."""
    fates = zip(SETBACKS, told.seen.fates[7:], strict=True)
    found = [name for name, fate in fates if fate == "arrives"]
    is_led = (told.word("lead") == "So") == bool(told.seen.level)
    return found if len(found) == n and is_led else []


def farthest(told, one):
    """Judge the rungs farthest from level, and what arrives there."""
    at = told.seen.farthest
    kept, name = told.seen.kept[at[0]], joined([NAMES[i] for i in at])
    said = told.reads(k=kept) if "k" in told.said else kept == 0
    return (len(at) == 1) == one and told.word("name") == name and said


def misplaced(told):
    """Judge what the two setbacks multiply by."""
    return told.reads(a=told.seen.each[7], b=told.seen.each[8])


def lesson(told, at):
    """Judge a factor, its power, and that they fit each other."""
    seen = told.seen
    steps = seen.depth - 1
    power = steps * log10(told["each"])
    return (
        told["steps"] == steps
        and (told.word("s") == "s") == (steps > 1)
        and told.reads(each=seen.each[at], k=seen.kept[at])
        and abs(power - seen.powers[at]) < 5e-3
    )


def near(told):
    """Judge the fix whose factor is nearest to 1 of those that do not hold."""
    seen = told.seen
    lost = [i for i in range(len(HELP)) if seen.fates[i] != "arrives"]
    at = NAMES.index(told.word("name"))
    best = min(abs(seen.each[i] - 1) for i in lost)
    return at in lost and abs(seen.each[at] - 1) <= best + 1e-12 and lesson(told, at)


def reason(told):
    """Judge every number of the bet's reason, up to the first rung that holds."""
    seen = told.seen
    level = [NAMES.index(name) for name in seen.level]
    upto = (level[0] if level else len(HELP) - 1) + 1
    parts = [f"{NAMES[i]} {few(seen.kept[i], 2)}" for i in range(upto)]
    return seen.fates[0] != "arrives" and told.word("parts") == joined(parts)


def largest(told, one):
    """Judge the largest size, and the largest of the others."""
    seen = told.seen
    ties = seen.largest
    others = [size for i, size in enumerate(seen.firsts) if i not in ties]
    shown = told.reads(a=max(seen.firsts), b=max(others))
    return (len(ties) == 1) == one and shown and told["a"] > told["b"]


CLAIMS = (
    Claim("One hidden layer needs no ladder.", is_one),
    Claim("Blame is handed back through one matrix only.", is_one),
    Claim("Choose more layers and watch the lines part.", is_one),
    Claim(
        "Over {depth} layers {names:*} keeps the blame between a tenth and ten times.",
        lambda t: holding(t, "keeps"),
    ),
    Claim(
        "Over {depth} layers {names:*} keep the blame between a tenth and ten times.",
        lambda t: holding(t, "keep"),
    ),
    Claim(
        "Over {depth} layers none of the numbered rungs keeps the blame between a "
        "tenth and ten times.",
        lambda t: not t.seen.level and t["depth"] == t.seen.depth,
    ),
    Claim(
        "{lead:So|Yet} does {name:normalised ReLU|residual with He}, a fix in the "
        "wrong place.",
        lambda t: setbacks(t, 1) == [t.word("name")],
    ),
    Claim(
        "{lead:So|Yet} do normalised ReLU and residual with He, fixes in the wrong "
        "place.",
        lambda t: len(setbacks(t, 2)) == 2,
    ),
    Claim(
        f"Farthest from level is {NAMED}, where {{k}} times as much arrives.",
        lambda t: farthest(t, one=True),
    ),
    Claim(
        f"Farthest from level is {NAMED}, where nothing arrives.",
        lambda t: farthest(t, one=True),
    ),
    Claim(
        "The two fixes in the wrong place multiply blame, on average over the layers, "
        "by: normalised ReLU {a} and residual with He {b}.",
        misplaced,
    ),
    Claim(
        "The plain stack multiplies by {each} a layer; over {steps} step{s:s|} that is "
        "{k}, and every fix is a way to bring the factor near 1.",
        lambda t: lesson(t, 0),
    ),
    Claim(
        "How near, the depth decides: "
        f"{NAMED}'s {{each}} becomes {{k}} over {{steps}} step{{s:s|}}.",
        near,
    ),
    Claim("All numbers are medians of {n} networks.", lambda t: t["n"] == t.seen.n),
    Claim(
        "One stack draws {m} of its own, and other luck gives somewhat other numbers: "
        "the verdict is by the same limits, a tenth and ten times.",
        lambda t: t["m"] == n_of_one_stack(t.record.settings),
    ),
    Claim(
        "Climb the ladder, {n} layer{s:s|} deep.",
        lambda t: t["n"] == t.seen.depth and (t.word("s") == "s") == (t.seen.depth > 1),
    ),
    Claim(
        "Which rung is the first on which between a tenth and ten times the last "
        "layer's blame reaches the first layer?",
        lambda t: t.seen.fates[0] != "arrives",
    ),
    Claim("First over last: {parts:*}.", reason),
    Claim(
        "Over {n} hidden layer{s:s|} even the plain stack loses less than nine tenths "
        "of its blame.",
        lambda t: (
            t["n"] == t.seen.depth
            and (t.word("s") == "s") == (t.seen.depth > 1)
            and t.seen.kept[0] >= 0.1
        ),
    ),
    Claim(
        "In which of these networks is δ of the first layer largest?",
        lambda t: t.seen.fates[0] == "arrives",
    ),
    Claim("It is {a} there; the next largest is {b}.", lambda t: largest(t, True)),
    Claim(
        "It is {a} in each of these; the next largest is {b}.",
        lambda t: largest(t, False),
    ),
    Claim(
        "fix by fix, in the order of their years: which of them hold the line, and "
        "what do the same fixes do in the wrong place?",
        lambda t: 0 < len(t.seen.level) < 7 and min(t.seen.each[7:]) > 1.1,
    ),
)
