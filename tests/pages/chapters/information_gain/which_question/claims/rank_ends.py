"""How "Rank" may end: what is asked, what books print, and what names the rows."""

from engines.datasets import DATASETS
from tests.claims import Claim, Told

from .evidence import BY, NEAR, Seen
from .rank_story import NAMED, all_asked
from .said import listed, word

ASKS = "{by:Information gain|Gain ratio|Gini gain|Misclassification gain}"


def has_bits(seen: Seen) -> bool:
    return len({*seen.all.labels}) > 1


def asks(told: Told) -> bool:
    by = "gini" if told.word("by") == "Gini gain" else BY[told.word("by").lower()]
    bag = told.seen.bag(told.seen.known, by)
    return (
        len(bag.best) > 0
        and bag.scores[bag.best[0]] > NEAR
        and told.word("names") == all_asked(told.seen, bag.best, "or", 4)
        and told.word("tie") == (" (a tie)" if len(bag.best) > 1 else "")
        and told.reads(score=bag.scores[bag.best[0]])
    )


def gains_nothing(told: Told) -> bool:
    bag = told.seen.bag(told.seen.known, BY[told.word("by")])
    scored = [bag.scores[name] for name in bag.best]
    return bool(scored) and max(scored) < NEAR and has_bits(told.seen)


def cut_off(told: Told) -> bool:
    """Tell whether these are the gains, cut off and rounded."""
    bag, said = told.seen.in_bits, []
    for place, name in (("first", "Outlook"), ("second", "Humidity")):
        gain = bag.bits(name)
        said += [told[place] <= gain < told[place] + 0.001]
        said += [abs(told[f"{place}_rounded"] - gain) <= 0.0005]
    is_his = told.seen.table == DATASETS["fourteen_days"]
    return is_his and all(said) and told.seen.settings.criterion == "gain"


# --- columns that name the rows -----------------------------------------------------


def numbers(seen: Seen) -> list[str]:
    """Return the column of row numbers, where it gains what there is."""
    is_there = seen.settings.numbered and has_bits(seen)
    return seen.one_a_row[:1] if is_there else []


def trapped(told: Told) -> bool:
    return bool(numbers(told.seen))


def trap(told: Told) -> bool:
    seen = told.seen
    return (
        [told.word("name")] == list(map(word, numbers(seen)))
        and told.word("noun") == seen.noun
        and told.reads(all=seen.in_bits.bits(seen.names[0]))
        and told.reads(all=seen.in_bits.entropy)
    )


def pays(told: Told) -> bool:
    seen = told.seen
    wins = seen.names[0] in seen.bag(seen.known, "gain_ratio").best
    return (
        trapped(told)
        and told.reads(width=seen.in_bits.width(seen.names[0]))
        and wins == (told.word("wins") == "still it wins")
    )


def others(seen: Seen) -> list[str]:
    """Return what else has another answer in every row."""
    names = seen.one_a_row if has_bits(seen) else []
    return names[1:] if seen.settings.numbered else names


def one_row_each(told: Told) -> bool:
    seen = told.seen
    found = others(seen)
    return (
        bool(found)
        and told.word("names") == listed([f"“{name}”" for name in found])
        and (told.word("have") == "has") == (told.word("they") == "it gains")
        and (told.word("have") == "has") == (len(found) == 1)
        and told.reads(all=seen.in_bits.entropy)
    )


def leave_out(told: Told) -> bool:
    found = others(told.seen)
    return (
        0 < len(found) < len(told.seen.names)
        and told.seen.table.name == "own"
        and (told.word("them") == "it") == (len(found) == 1)
    )


ENDS = (
    Claim(f"By {NAMED}, no question gains anything.", gains_nothing),
    Claim(ASKS + " asks {names:*}{tie: (a tie)|}: {score}.", asks),
    Claim("No criterion has anything to ask.", lambda told: len(told.seen.groups) == 1),
    Claim(
        "There is nothing to find out, so nobody needs to ask.",
        lambda told: not has_bits(told.seen),
    ),
    Claim(
        "If your book has {first} for Outlook and {second} for Humidity, it means the "
        "same gains: many books cut them off after three decimals, where rounding "
        "gives {first_rounded} and {second_rounded}.",
        cut_off,
    ),
    Claim("The trap.", trapped),
    Claim(
        "“{name:*}” has another answer for every single {noun:*}, so every bag it "
        "makes holds one row and is pure: its gain is all of the {all} bits there are.",
        trap,
    ),
    Claim(
        "It has learnt the table by heart; a new row has an answer never seen before.",
        trapped,
    ),
    Claim(
        "The gain ratio makes it pay the {width} bits its answers carry, and "
        "{wins:still it wins|then it does not win}.",
        pays,
    ),
    Claim(
        "What catches it: under “Luck” it gains the same however the answers are "
        "shuffled.",
        trapped,
    ),
    Claim("One row in every bag.", lambda told: bool(others(told.seen))),
    Claim(
        "{names:*} {have:has|have} another answer in every row, so "
        "{they:it gains|they gain} all of the {all} bits there are, whatever the "
        "answers mean.",
        one_row_each,
    ),
    Claim(
        "Does a new row bring an answer that was never seen, as a name or a number "
        "does?",
        lambda told: bool(others(told.seen)),
    ),
    Claim("Then the table was learnt by heart.", lambda told: bool(others(told.seen))),
    Claim("Leave {them:it|them} out under “Columns to ask about”.", leave_out),
    Claim(
        "Leave the row numbers out",
        lambda told: trapped(told) and not told.after.settings.numbered,
    ),
)
