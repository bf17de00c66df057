"""What "Rank" may say of rows that give no answer, and of each way to treat them."""

from functools import partial

from tests.claims import Claim, Told

from .asked import Asked
from .evidence import NEAR
from .rank_story import MEASURE, NAMED, UNIT, all_asked, here, is_named, measured
from .said import compared, word

WAYS = {
    "as an answer of their own": "answer",
    "left out": "left_out",
    "shared out": "shared",
}
WAY = f"{{way:{'|'.join(WAYS)}}}"


def silent(told: Told) -> int:
    """Return how many rows give no answer here, and are no bag of their own."""
    return len(told.seen.all.silent(here(told)))


def so_many(told: Told) -> bool:
    n = silent(told)
    give = told.word("give") == ("gives" if n == 1 else "give")
    they = told.word("they") == ("it" if n == 1 else "they")
    noun = told.seen.noun + ("s" if n != 1 else "")
    return n > 0 and told.reads(n=n) and give and they and told.word("noun") == noun


def nowhere(told: Told) -> bool:
    bag = told.seen.all
    count = told.word("count") == ("counts" if silent(told) == 1 else "count")
    return so_many(told) and count and bag.missing == "left_out"


def everywhere(told: Told) -> bool:
    bags = told.seen.all.children(here(told))
    go = told.word("go") == ("goes" if silent(told) == 1 else "go")
    is_so = told.seen.all.missing == "shared" and len(bags) > 1
    return so_many(told) and go and is_so and told.word("nouns") == f"{told.seen.noun}s"


def into_one(told: Told) -> bool:
    bags = told.seen.all.children(here(told))
    go = told.word("go") == ("goes" if silent(told) == 1 else "go")
    return so_many(told) and go and len(bags) == 1 and told.seen.all.missing == "shared"


def among(told: Told) -> bool:
    """Tell whether so many answer, and whether before and after are theirs."""
    bag, name = told.seen.all, here(told)
    n = len(bag.rows) - silent(told)
    noun = told.seen.noun + ("s" if n != 1 else "")
    numbers = told.reads(before=bag.before_of(name), after=bag.after(name))
    return (
        measured(told)
        and silent(told) > 0
        and told.reads(n=n)
        and told.word("noun") == noun
        and numbers
        and told.reads(gain=bag.gain(name))
    )


def left_out(told: Told) -> bool:
    grain = 0.6 * 10.0 ** -len(told.said["gain"].partition(".")[2])
    is_so = abs(told["before"] - told["after"] - told["gain"]) < grain
    sign = (told.word("sign") == "=") == is_so
    return among(told) and told.seen.all.missing == "left_out" and sign


def counted(told: Told) -> bool:
    total = len(told.seen.all.rows)
    share = told["n"] / total
    grain = 0.6 * 10.0 ** -len(told.said["gain"].partition(".")[2])
    is_so = abs(share * (told["before"] - told["after"]) - told["gain"]) < grain
    sign = (told.word("sign") == "=") == is_so
    is_shared = told.seen.all.missing == "shared"
    return among(told) and is_shared and told.reads(total=total) and sign


def nobody(told: Told) -> bool:
    name = 0 < told.step <= len(told.seen.names) and here(told)
    if not name or told.word("name") != word(name):
        return False
    return not told.seen.all.children(name) and told.word("noun") == told.seen.noun


def nothing(told: Told) -> bool:
    name = 0 < told.step <= len(told.seen.names) and here(told)
    return bool(name) and not told.seen.all.children(name)


# --- in the end ---------------------------------------------------------------------


def treated(told: Told) -> Asked:
    """Return all rows, treated in the way that is named."""
    way = WAYS[told.word("way")]
    return told.seen.bag(told.seen.known, told.seen.settings.criterion, way)


def are_missed(told: Told) -> bool:
    seen = told.seen
    return any(not seen.cells[name][row] for name in seen.names for row in seen.known)


def best_so(told: Told) -> bool:
    bag = treated(told)
    return (
        are_missed(told)
        and is_named(told)
        and len(bag.best) > 0
        and bag.scores[bag.best[0]] > NEAR
        and told.word("names") == all_asked(told.seen, bag.best, "or", 4)
        and told.word("tie") == (" (a tie)" if len(bag.best) > 1 else "")
        and told.reads(score=bag.scores[bag.best[0]])
    )


def gains_nothing(way: str, told: Told) -> bool:
    seen = told.seen
    bag = seen.bag(seen.known, seen.settings.criterion, WAYS[way])
    is_so = bool(bag.best) and bag.scores[bag.best[0]] < NEAR
    return is_so and are_missed(told) and is_named(told)


def no_best(way: str, told: Told) -> bool:
    seen = told.seen
    bag = seen.bag(seen.known, seen.settings.criterion, WAYS[way])
    return are_missed(told) and is_named(told) and not bag.best


def flattered(told: Told) -> str | None:
    """Return the column that alone is best left out, and is not best shared out."""
    seen, by = told.seen, told.seen.settings.criterion
    out, shared = (seen.bag(seen.known, by, way) for way in ("left_out", "shared"))
    if len(out.best) != 1 or not shared.best or out.best[0] in shared.best:
        return None
    name = out.best[0]
    return name if out.silent(name) else None


def hides(told: Told) -> bool:
    seen, name = told.seen, flattered(told)
    if name is None:
        return False
    bag = seen.bag(seen.known, seen.settings.criterion, "left_out")
    n, total = len(bag.silent(name)), len(seen.known)
    noun = seen.noun + ("s" if n != 1 else "")
    is_so = told.word("name") == word(name) and told.word("noun") == noun
    return is_so and told.reads(n=n, answer=total - n, total=total)


def scores(told: Told) -> bool:
    seen, name = told.seen, flattered(told)
    if name is None:
        return False
    bag = seen.bag(seen.known, seen.settings.criterion, "shared")
    mine, best = bag.scores[name], bag.scores[bag.best[0]]
    would = told.word("would") == ("it scores" if mine < best else "it would score")
    named = told.word("best") == word(bag.best[0])
    return would and named and compared(told, mine=mine, most=best)


SO_MANY = "{n} {noun:*} {give:gives|give} no answer: {they:it|they}"
SILENT = (
    Claim(f"{SO_MANY} {{count:counts|count}} nowhere here.", nowhere),
    Claim(f"{SO_MANY} {{go:goes|go}} into the only bag.", into_one),
    Claim(
        f"{SO_MANY} {{go:goes|go}} into every bag in parts, as large as the shares of "
        "the {nouns:*} that answer.",
        everywhere,
    ),
    Claim(
        f"Among the {{n}} {{noun:*}} with an answer the {MEASURE} goes from {{before}} "
        f"to {{after}}{UNIT}, so the gain is {{before}} − {{after}} {{sign:=|≈}} "
        f"{{gain}}{UNIT}.",
        left_out,
    ),
    Claim(
        f"Among the {{n}} {{noun:*}} with an answer the {MEASURE} goes from {{before}} "
        f"to {{after}}{UNIT}; they are {{n}} of {{total}}, so the gain is "
        f"{{n}}/{{total}} × ({{before}} − {{after}}) {{sign:=|≈}} {{gain}}{UNIT}.",
        counted,
    ),
    Claim("Ask “{name:*}” and not one {noun:*} answers.", nobody),
    Claim("Nothing can be gained.", nothing),
)
TREATED = (
    Claim(
        f"Missing cells {WAY}: by {NAMED}, best is {{names:*}}{{tie: (a tie)|}}: "
        "{score}.",
        best_so,
    ),
    *(
        Claim(
            f"Missing cells {way}: by {NAMED}, no question gains anything.",
            partial(gains_nothing, way),
        )
        for way in WAYS
    ),
    *(
        Claim(
            f"Missing cells {way}: by {NAMED}, no question has two answers.",
            partial(no_best, way),
        )
        for way in ("left out", "shared out")  # as an answer no fewer are asked
    ),
    Claim("Few answers, much praise.", lambda told: flattered(told) is not None),
    Claim(
        "Left out, the {n} {noun:*} without an answer hide how little “{name:*}” "
        "tells of all: only {answer} of {total} answer it.",
        hides,
    ),
    Claim(
        "Shared out, {would:it scores|it would score} {mine}, and {best:*} {most}.",
        scores,
    ),
)
