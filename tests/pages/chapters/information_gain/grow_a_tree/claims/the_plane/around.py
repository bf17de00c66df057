"""The bet of "The plane", its remedy, and what stands beside presets and controls."""

from tests.claims import Claim


def n_cuts(own) -> int:
    return min(3, own.last)


def answers(own) -> int:
    """Return how many rows are wrong after three splits, or all there are."""
    return own.wrong(n_cuts(own))


def reasons(told) -> bool:
    own, k = told.seen, n_cuts(told.seen)
    noun = told.word("splits") == ("split" if k == 1 else "splits")
    each = [own.wrong_at(node) for node in own.leaves(k)]
    words = " and ".join([", ".join(f"{one:,}" for one in each[:-1]), f"{each[-1]:,}"])
    numbers = (told["k"], told["leaves"], told["w"]) == (k, k + 1, sum(each))
    return noun and numbers and told.word("each") == words


def mends(told) -> bool:
    """Tell whether the tree of all features has so few wrong rows, and fewer."""
    if told.after is None or told["d"] != told.record.dataset.features.shape[1]:
        return False
    tree = told.after.decisions.tree
    then = (tree.predict(told.after.decisions.X) != told.after.decisions.y).sum()
    wrong = int(told["w"]) if "w" in told.said else 0
    noun = told.said.get("rows", "rows") == ("row" if wrong == 1 else "rows")
    return noun and wrong == then < told.seen.wrong(told.seen.last)


def is_of(told) -> bool:
    """Tell whether the row that is named is the one held, and of which class."""
    own, held = told.seen, told.record.settings.plane_held
    row = min(held, len(own.y))
    if len(told.record.names) < 3 or told["row"] != row or not row:
        return False
    if ("n" in told.said) != (held > len(own.y)):
        return False
    name = own.record.dataset.class_names[int(own.y[row - 1])]
    return told.word("name") == name and told.said.get("n", "x") in ("x", f"{row:,}")


def at(name: str):
    """Return a question: whether it is about these samples."""
    return lambda told: told.record.settings.data == name


MENDED = "Let the tree see all {d} features:"
CLAIMS = (
    Claim(
        "Before any split {w} of {n} rows are wrong.",
        lambda told: (told["w"], told["n"]) == (told.seen.wrong(0), len(told.seen.y)),
    ),
    Claim(
        "How many will be wrong after the first {k} splits?",
        lambda told: told["k"] == n_cuts(told.seen) > 1,
    ),
    Claim(
        "How many will be wrong after the first split?",
        lambda told: n_cuts(told.seen) == 1,
    ),
    Claim(
        "After {k} {splits:split|splits} there are {leaves} leaves, and each says its "
        "commonest class: {each:*} wrong, {w} in all.",
        reasons,
    ),
    Claim(f"{MENDED} {{w}} {{rows:row|rows}} wrong at the end", mends),
    Claim(f"{MENDED} no row wrong at the end", mends),
    Claim(
        "0 stands for their medians, 1 for the first row.",
        lambda told: (
            len(told.record.names) > 2 and told.record.settings.plane_held == 0
        ),
    ),
    Claim("Row {row} is of the class {name:*}.", is_of),
    Claim("There are {n} rows: row {row} is taken, {name:*}.", is_of),
    # what to observe
    Claim("two of the three species lie side by side.", at("iris")),
    Claim(
        "Which of the lines could you have drawn by hand, and which are there for a "
        "single flower?",
        at("iris"),
    ),
    Claim("the two moons are parted by a bow.", at("moons")),
    Claim(
        "Watch what upright and level cuts make of it, and how thin some of the "
        "rectangles become.",
        at("moons"),
    ),
    Claim("the border is round.", at("circles")),
    Claim(
        "How many sides does the inner shape get, and does it need a corner where "
        "there are no dots?",
        at("circles"),
    ),
    Claim("opposite corners are of one class.", at("xor")),
    Claim(
        "Look at where the first line runs: does it part the classes at all?",
        at("xor"),
    ),
    Claim(
        "the tree sees all {d} measures, the picture two of them.",
        lambda told: told["d"] == len(told.record.names) > 2,
    ),
    Claim(
        "Look for splits that draw no line.",
        lambda told: (
            not all(
                told.seen.met[n] and told.seen.goes(n) == "both"
                for n in told.seen.asked
            )
        ),
    ),
    Claim(
        "Then hover over dots, and click one to move the slice to it.",
        lambda told: len(told.record.names) > 2,
    ),
)
