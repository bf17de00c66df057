"""What "Grow" may say of its rule, and of the rows that are held out."""

from math import sqrt

from tests.claims import Claim, Told

from .grown import Grown, Twig, counted
from .said import goes, listed

SURE = 2


def held_rows(m: int) -> str:
    return "the only held-out row" if m == 1 else f"the {m} held-out rows"


def is_ruled(told: Told) -> bool:
    return told.seen.settings.by_rule


# --- which rows are held out --------------------------------------------------------


def held_out(told: Told) -> bool:
    m = len(told.seen.held)
    are = "row is" if m == 1 else "rows are"
    return is_ruled(told) and m > 0 and told.reads(m=m) and told.word("are") == are


def they_are_few(told: Told) -> bool:
    m = len(told.seen.held)
    return 1 < m < 30 and told.reads(p=100 / m)


def too_few(told: Told) -> bool:
    seen = told.seen
    is_asked = is_ruled(told) and seen.settings.aside > 0
    return is_asked and len(seen.labelled) < told["n"] == 8


def none_held_out(told: Told) -> bool:
    seen = told.seen
    is_asked = seen.settings.aside > 0 and len(seen.labelled) < 8
    return is_ruled(told) and not seen.held and not is_asked


# --- who is told rightly ------------------------------------------------------------


def accuracy(told: Told, k: int, m: int) -> bool:
    """Tell whether an accuracy and its error are so; without luck none is said."""
    p = k / m
    error = sqrt(p * (1 - p) / m)
    if "se" not in told.said:
        return error == 0 and told.reads(acc=p)
    return error > 0 and told.reads(acc=p, se=error)


def tells(told: Told) -> bool:
    seen = told.seen
    learned, held = map(len, seen.right_after(told.step))
    is_so = is_ruled(told) and told.reads(k=learned, n=len(seen.known))
    is_so = is_so and goes(told, "n", "rows", "row", "rows")
    if "m" not in told.said:
        return is_so and not seen.held
    m = len(seen.held)
    return is_so and m > 0 and told.reads(h=held, m=m) and accuracy(told, held, m)


def changes(told: Told) -> tuple[int, int, bool]:
    """Return how many more are right by a question, and whether luck may do it."""
    now, before = (told.seen.right_after(step) for step in (told.step, told.step - 1))
    learned, held = (len(a) - len(b) for a, b in zip(now, before, strict=True))
    other = len(now[1] ^ before[1])
    return learned, held, abs(held) <= SURE * sqrt(other)


def compared(told: Told) -> bool:
    if not told.step or not is_ruled(told) or not told.seen.held:
        return False
    learned, held, is_luck = changes(told)
    how = "within" if is_luck else "more than"
    return (
        is_change(told, learned, "x", "dir")
        and is_change(told, held, "y", "way")
        and (learned != 0 or held != 0)
        and told.said.get("how", how) == how
        and ("how" in told.said) == (held != 0)
    )


def is_change(told: Told, change: int, size: str, way: str) -> bool:
    if size not in told.said:
        return change == 0
    more = told.word(way) == ("more" if change > 0 else "fewer")
    return change != 0 and told.reads(**{size: abs(change)}) and more


# --- the end ------------------------------------------------------------------------


def ended(told: Told) -> bool:
    return is_ruled(told) and told.seen.is_finished


def closed(told: Told) -> bool:
    n = len(told.seen.closed)
    right = goes(told, "n", "bags", "bag", "bags")
    return ended(told) and n > 0 and told.reads(n=n) and right


def best(told: Told) -> bool:
    seen = told.seen
    if not ended(told) or not seen.held or not seen.questions:
        return False
    counts = [len(seen.right_after(k)[1]) for k in range(len(seen.questions) + 1)]
    places = [k for k, n in enumerate(counts) if n == max(counts)]
    when = f"{listed([*map(str, places)])} questions"
    when = {(0,): "none, as one bag,", (1,): "1 question"}.get(tuple(places), when)
    m = len(seen.held)
    is_so = told.word("when") == when and told.reads(k=max(counts), m=m)
    return is_so and accuracy(told, max(counts), m)


def without(told: Told) -> bool:
    seen = told.seen
    if not ended(told) or not seen.closed:
        return False
    n, (learned, held) = counted(seen.asked_on)[0], rights(seen, seen.asked_on)
    now, now_held = seen.right_after(len(seen.questions))
    more = len(held) - len(now_held)
    is_so = (
        told.reads(q=n, k=len(learned), n=len(seen.known), now=len(now))
        and goes(told, "q", "questions", "question", "questions")
        and goes(told, "n", "rows", "row", "rows")
    )
    if "held" not in told.said:
        return is_so and not seen.held
    is_so = is_so and told.word("held") == held_rows(len(seen.held)) and bool(seen.held)
    return is_so and is_change(told, more, "d", "dir")


def rights(seen: Grown, root: Twig) -> tuple[set[int], set[int]]:
    """Return which learned and which held-out rows a tree tells rightly."""
    return seen.right(root, seen.known), seen.right(root, seen.held)


def by_luck(told: Told) -> bool:
    """Tell whether one of two comparisons is so: the learner's, or the machine's."""
    seen = told.seen
    if not seen.held:
        return False
    pairs = [(seen.by_machine, seen.without_rule)]
    if seen.is_finished:
        pairs.append((seen.root, seen.asked_on))
    return any(_by_luck(told, *pair) for pair in pairs)


def _by_luck(told: Told, stopped: Twig, whole: Twig) -> bool:
    one, other = (told.seen.right(root, told.seen.held) for root in (stopped, whole))
    d, error = abs(len(one) - len(other)), sqrt(len(one ^ other))
    how = "within" if d <= SURE * error else "more than"
    return d > 0 and told.reads(d=d, e=error) and told.word("how") == how


TELLS = "The tree tells {k} of {n} learned {rows:row|rows} rightly"
BEFORE = "Compared with before it: "
MORE = "{x} {dir:more|fewer}"
HELD = "{y} {way:more|fewer} held out, {how:within|more than} two standard errors."
BEST = "Held out, it was right most often after {when:*}: {k} of {m}, {acc}"
WITHOUT = (
    "Without the rule the machine would ask on, to {q} {questions:question|questions} "
    "in all, and tell {k} of {n} learned {rows:row|rows} rightly, not {now}"
)
STOP = (
    Claim(
        "{m} more {are:row is|rows are} held out: no tree learns from them.", held_out
    ),
    Claim("They are few: each of them is {p}% of what is told of them.", they_are_few),
    Claim("A single row tells little.", lambda told: len(told.seen.held) == 1),
    Claim("No row is held out: fewer than {n} are too few.", too_few),
    Claim(
        "No row is held out, so nothing tells how right the tree is on new ones.",
        none_held_out,
    ),
    Claim(f"{TELLS}, and {{h}} of {{m}} held out: {{acc}} ± {{se}}.", tells),
    Claim(f"{TELLS}, and {{h}} of {{m}} held out: {{acc}}.", tells),
    Claim(f"{TELLS}.", tells),
    Claim(
        "That is as many as before it.",
        lambda told: told.step > 0 and changes(told)[:2] == (0, 0),
    ),
    Claim(f"{BEFORE}{MORE} learned, {HELD}", compared),
    Claim(f"{BEFORE}{MORE} learned, as many held out.", compared),
    Claim(f"{BEFORE}as many learned, {HELD}", compared),
    Claim(
        "The rule closed no bag that could be asked.",
        lambda told: ended(told) and not told.seen.closed,
    ),
    Claim("The rule closed {n} {bags:bag|bags} that could be asked.", closed),
    Claim(f"{BEST} ± {{se}}.", best),
    Claim(f"{BEST}.", best),
    Claim(f"{WITHOUT}.", without),
    Claim(f"{WITHOUT}; of {{held:*}}, as many as now.", without),
    Claim(f"{WITHOUT}; of {{held:*}}, {{d}} {{dir:more|fewer}}.", without),
    Claim(
        "Were both equally right, luck would make it 0 ± {e}: {d} is "
        "{how:within|more than} two standard errors.",
        by_luck,
    ),
)
