"""What "Grow" may say of a new row: what it answered, where it ends, what is said."""

from tests.claims import Claim, Told

from .evidence import NEAR
from .parted import Parted
from .said import listed, word

FIRST = "the class that is listed first"


def steps(told: Told) -> list[str]:
    """Say what the new row answered on its way."""
    found = []
    for at, name, answer in told.seen.walk()[0]:
        is_side = answer and answer[0] in "≤<>≥"
        said = told.seen.answered(at, name, answer) if is_side else ""
        found.append(said or f"{word(name)} is {word(answer)}")
    return found


def heard(told: Told) -> bool:
    """Tell whether these answers were heard, and the tree knew all of them."""
    is_here = told.word("noun") == told.seen.noun and told.seen.walk()[2] is None
    return is_here and told.word("way") == "; ".join(steps(told))


def lacks(told: Told) -> bool:
    """Tell whether the row has no answer, where that is no answer of its own."""
    unknown = told.seen.walk()[2]
    return bool(unknown) and not unknown[1] and told.seen.settings.missing != "answer"


def unheard(told: Told) -> bool:
    """Tell whether no row of the last bag gave the last of these answers."""
    seen = told.seen
    _, at, unknown = seen.walk()
    if unknown is None or told.word("noun") != seen.noun or lacks(told):
        return False
    name, answer = unknown
    said = "".join(f"{step}; " for step in steps(told))
    nobody = all(seen.cells[name][row] != answer for row in seen.at(at).parts)
    return nobody and told.word("way") == f"{said}{word(name)} is “{word(answer)}”"


def stays(told: Told) -> bool:
    """Tell whether the new row goes no further, as such rows do here."""
    seen = told.seen
    is_so = lacks(told) and seen.settings.missing == "left_out"
    return (
        is_so and told.word("noun") == seen.noun and told.word("way") == lacking(told)
    )


def lacking(told: Told) -> str:
    name, _ = told.seen.walk()[2]
    return "".join(f"{step}; " for step in steps(told)) + word(name)


def ends_of(told: Told) -> list:
    """Return where the new row ends, and in what parts."""
    return [*told.seen.root.ends(told.seen.day)]


def in_parts(told: Told) -> bool:
    seen = told.seen
    is_so = lacks(told) and seen.settings.missing == "shared"
    if not is_so or told.word("noun") != seen.noun or told.word("way") != lacking(told):
        return False
    number = {id(twig): at for at, twig in seen.twigs.items()}
    said = [
        said_of(part, told.word("ends"), "{} to " + where)
        for twig, part in ends_of(told)
        for where in [f"{seen.place(number[id(twig)])} ({twig.bag.holds})"]
    ]
    if len(said) > 4:
        rest = len(said) - 4
        said = [*said[:4], f"{rest} more part" + "s" * (rest > 1)]
    return told.word("ends") == listed(said)


def together(told: Told, is_tie: bool) -> bool:
    """Tell whether the parts say this together."""
    seen = told.seen
    if not lacks(told) or seen.settings.missing != "shared":
        return False
    likely = {one: s for one, s in seen.likely(ends_of(told)).items() if s > 0}
    names = sorted(likely, key=lambda one: -round(likely[one], 12))
    top = [one for one in likely if likely[one] > likely[names[0]] - NEAR]
    shown = told.word("classes")
    said = [said_of(likely[one], shown, word(one) + " {}") for one in names]
    return (
        all(one in shown for one in said)
        and len(shown) == len(listed(said))
        and told.word("target") == word(seen.table.target)
        and told.word("says") == word(seen.likeliest(likely))
        and (len(top) > 1) == is_tie
    )


def arrived(told: Told) -> Parted | None:
    """Return the bag at which the new row arrives, if at any."""
    seen = told.seen
    if not seen.is_finished or not seen.questions:
        return None
    _, at, unknown = seen.walk()
    is_aim = told.word("target") == word(seen.table.target)
    return seen.at(at) if unknown is None and is_aim else None


def stranded(told: Told) -> Parted | None:
    """Return the bag at which its answer is not known, if there is one."""
    _, at, unknown = told.seen.walk()
    return told.seen.at(at) if unknown else None


def says(told: Told, bag: Parted | None) -> bool:
    return bag is not None and list(map(word, bag.commonest)) == [told.word("says")]


def says_at_a_tie(told: Told, bag: Parted | None) -> bool:
    is_tie = (
        bag is not None and len(bag.commonest) > 1 and told.word("holds") == bag.holds
    )
    return is_tie and told.word("says") == word(bag.commonest[0])


def said_of(share: float, shown: str, form: str) -> str:
    """Return a share in words; 62.5% may be rounded either way."""
    ways = [form.format(percent(share + off)) for off in (0, 1e-9, -1e-9)]
    return next((way for way in ways if way in shown), ways[0])


def percent(share: float) -> str:
    """Write a share: whole percents from a tenth on, two digits below, near 1 more."""
    if share != 1 and share > 0.99:
        text = f"{100 * share:.2f}%"
        return "more than 99.99%" if text == "100.00%" else text
    return (
        f"{100 * share:.0f}%" if share >= 0.1 else f"{float(f'{100 * share:.2g}'):g}%"
    )


NEW_ROW = (
    Claim("The new {noun:*}: {way:*}, which no row there ever answered.", unheard),
    Claim("The new {noun:*}: {way:*}.", heard),
    Claim(
        "So the tree says {target:*}: {says:*}.",
        lambda told: says(told, arrived(told)),
    ),
    Claim(
        "There it is a tie ({holds:*}), and the tree says {target:*}: {says:*}, "
        f"{FIRST}.",
        lambda told: says_at_a_tie(told, arrived(told)),
    ),
    Claim(
        "The tree has no branch for it and falls back on the commonest class there: "
        "{says:*}.",
        lambda told: says(told, stranded(told)),
    ),
    Claim(
        "The tree has no branch for it and falls back on a tie ({holds:*}): {says:*}, "
        f"{FIRST}.",
        lambda told: says_at_a_tie(told, stranded(told)),
    ),
    Claim("The new {noun:*}: {way:*} is missing, so it goes no further.", stays),
    Claim(
        "The tree falls back on the commonest class there: {says:*}.",
        lambda told: says(told, stranded(told)),
    ),
    Claim(
        f"The tree falls back on a tie ({{holds:*}}): {{says:*}}, {FIRST}.",
        lambda told: says_at_a_tie(told, stranded(told)),
    ),
    Claim(
        "The new {noun:*}: {way:*} is missing, so it goes on in parts: {ends:*}.",
        in_parts,
    ),
    Claim(
        "Together that is {classes:*}: the tree says {target:*}: {says:*}.",
        lambda told: together(told, is_tie=False),
    ),
    Claim(
        "Together that is {classes:*}: the tree says {target:*}: {says:*}, "
        f"{FIRST}.",
        lambda told: together(told, is_tie=True),
    ),
)
