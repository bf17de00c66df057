"""The claims of the Observe lines, and of what is said of the prior."""

from math import ceil, log2

from pages.chapters.information_gain.twenty_questions.record import NAMES
from tests.claims import Claim, Told

from .evidence import CELLS, SAME, Seen, greedy_needs
from .hindsight import regrets, surprise
from .lies import told_lies


def plays(seen: Seen, part: str) -> bool:
    return seen.settings.part == part


def asked_twice(seen: Seen) -> bool:
    asked = [q for q, _ in seen.turns]
    return len({*asked}) < len(asked)


def asks_venomous(seen: Seen) -> bool:
    """The type is to be found, and the first answer is that it is venomous."""
    asked = [(seen.questions[q].name, seen.answer(q, a)) for q, a in seen.turns[:1]]
    return seen.settings.find == "Its type" and asked == [("venomous", "yes")]


def six_to_five(seen: Seen) -> bool:
    return seen.is_over and (seen.n, len(seen.record.machine.turns)) == (6, 5)


def regretted(seen: Seen) -> list[int]:
    """Return the questions, from 0, that promised less than the best one."""
    return [t for t, regret in enumerate(regrets(seen)) if regret > SAME]


def parted_at_a_tie(seen: Seen) -> bool:
    """Where the two games part, both asked one of the best; and the machine gained."""
    both = zip(seen.turns, seen.record.machine.turns, strict=False)
    t = next(t for t, (mine, its) in enumerate(both) if mine != its)
    asked = {seen.turns[t][0], seen.record.machine.turns[t][0]}
    left = seen.machines_left(t + 1)
    return asked <= {*seen.best(t)} and left < seen.n_left(t + 1)


def ties(told: Told) -> bool:
    seen = told.seen
    return seen.is_tie and {
        CELLS["predator"][NAMES.index(n)] for n in seen.names_left
    } == {"yes"}


PRIORS = (
    Claim(
        "Each of the {n} animals is equally likely.",
        lambda told: (
            told["n"] == len(NAMES) and told.record.settings.prior == "All alike"
        ),
    ),
    Claim(
        "Each of the {n} domestic animals is {times} times as likely as any other "
        "animal.",
        lambda told: (
            told["n"] == CELLS["domestic"].count("yes")
            and told["times"] == 3
            and told.record.settings.prior == "Pets first"
        ),
    ),
    Claim(
        "Each of the {n} types is equally likely, and so are the animals within a "
        "type.",
        lambda told: (
            told["n"] == len({*CELLS["type"]})
            and told.record.settings.prior == "Types alike"
        ),
    ),
)
WATCH = (
    Claim(
        "seven yes-or-no questions would be enough for {n} animals if each split what "
        "is left in half.",
        lambda told: (
            told["n"] == len(NAMES)
            and ceil(log2(len(NAMES))) == 7
            and told.seen.secret_name == "platypus"
        ),
    ),
    Claim(
        "The number of legs splits it in six, and comes first.",
        lambda told: (
            len({*CELLS["legs"]}) == 6
            and told.seen.questions[told.seen.turns[0][0]].name == "legs"
        ),
    ),
    Claim(
        "the table says the same of ten predators, word for word: no plan and no luck "
        "can tell them apart, and the last {bits} bits stay.",
        lambda told: (
            ties(told)
            and told.seen.n_left(told.seen.n) == 10
            and told.reads(bits=told.seen.bits(told.seen.n))
        ),
    ),
    Claim(
        "one false answer at the start rules the dolphin out, and no true one after it "
        "brings it back.",
        lambda told: (
            told.seen.secret_name == "dolphin"
            and told.seen.settings.lie_at == 1
            and "dolphin" not in told.seen.names_left
        ),
    ),
    Claim(
        "What will the machine be sure of?",
        lambda told: told.seen.is_wrong and len(told.seen.goals_left) == 1,
    ),
    Claim(
        "the same lie, but the machine knows that one answer may be false.",
        lambda told: told.seen.lies == 1 and told.seen.lies_at == {1},
    ),
    Claim(
        "It rules an animal out only when two answers deny it, and asks some things "
        "twice.",
        lambda told: told.seen.lies == 1 and asked_twice(told.seen),
    ),
    Claim(
        "the first answer and the fourth are false, and the machine knows that two may "
        "be.",
        lambda told: told.seen.lies == 2 and told_lies(told.seen) == [1, 4],
    ),
    Claim(
        "If nobody could lie, seven questions would do: what do two lies cost?",
        lambda told: (
            told.seen.lies == 2
            and greedy_needs(told.seen, told.seen.secret_name)[0] == 7 < told.seen.n
        ),
    ),
)
GUESSES = (
    Claim(
        "the answer was “not sure” twice.",
        lambda told: [a for _, a in told.seen.turns].count(None) == 2,
    ),
    Claim(
        "Nothing is lost but two questions: the machine goes round them and finds the "
        "penguin all the same.",
        lambda told: told.seen.names_left == ["penguin"],
    ),
)
ASK = (
    Claim(
        "bet on the first question, and the bars tell what each would remove.",
        lambda told: not told.seen.turns and told.seen.settings.gains == "Shown",
    ),
    Claim(
        "Always ask that of the longest bar, and you play as the machine does.",
        lambda told: not told.seen.turns and told.seen.settings.gains == "Shown",
    ),
    Claim(
        "only {k} of {n} animals are venomous: “yes” surprises by more bits than were "
        "missing to know the type, and yet most of those stay missing.",
        lambda told: (
            told["k"] == CELLS["venomous"].count("yes")
            and told["n"] == len(NAMES)
            and asks_venomous(told.seen)
            and surprise(told.seen, 0) > told.seen.bits(0)
            and told.seen.bits(1) > told.seen.bits(0) / 2
        ),
    ),
)
COSTS = (
    Claim(
        "to count the legs costs {price} coins, and any other question costs 1.",
        lambda told: (
            told["price"] == max(told.seen.prices)
            and sorted({*told.seen.prices}) == [1, 3]
            and [
                one.name
                for one, cost in zip(told.seen.questions, told.seen.prices, strict=True)
                if cost > 1
            ]
            == ["legs"]
        ),
    ),
    Claim(
        "Would you still ask for their number first?",
        lambda told: (
            told.seen.is_priced
            and not told.seen.turns
            and told.seen.questions[int(told.seen.gains(0).argmax())].name == "legs"
        ),
    ),
)
DUEL = (
    Claim(
        "the same animal for both, and you do not see the gains.",
        lambda told: told.seen.settings.gains == "Hidden" and not told.seen.is_over,
    ),
    Claim(
        "Look for questions that split what is left in half.",
        lambda told: told.seen.settings.find == "The animal" and not told.seen.turns,
    ),
    Claim(
        "four questions against five: won, with questions that promised less.",
        lambda told: (
            told.seen.n == 4
            and len(told.seen.record.machine.turns) == 5
            and told.seen.is_over
        ),
    ),
    Claim(
        "Step through both games side by side.",
        lambda told: told.seen.is_over and told.seen.record.machine is not None,
    ),
    Claim(
        "only the first question promised less than the best one then; six against "
        "five, the duel was lost.",
        lambda told: six_to_five(told.seen) and regretted(told.seen) == [0],
    ),
    Claim(
        "The wedge at the curve is what it promised less.",
        lambda told: told.seen.is_over and regretted(told.seen) == [0],
    ),
    Claim(
        "six questions against five, and yet none promised less than the best one "
        "then.",
        lambda told: six_to_five(told.seen) and regretted(told.seen) == [],
    ),
    Claim(
        "Of equally good questions the machine asked others, and was luckier.",
        lambda told: six_to_five(told.seen) and parted_at_a_tie(told.seen),
    ),
)
