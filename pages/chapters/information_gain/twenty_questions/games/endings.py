"""How a game ends, and where the table would surprise a biologist."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Ending, Play
from pages.words.sentences import capitalised, counted, out_of

from .. import speech
from ..record import ROUNDING, TABLE
from . import hindsight, lies, prices
from .record import Record

LUCK = 0.05  # bits: less than this is as expected
# (row, column, what the table says, what a book says)
ODDITIES = (
    ("crab", "legs", "4", "a crab walks on eight and has two claws"),
    ("crayfish", "legs", "6", "a crayfish walks on eight and has two claws"),
    ("lobster", "legs", "6", "a lobster walks on eight and has two claws"),
    ("octopus", "legs", "8", "they are arms"),
    ("starfish", "legs", "5", "they are arms"),
    ("squirrel", "legs", "2", "a squirrel runs on four"),
    ("wallaby", "legs", "2", "it hops on two of its four"),
    ("clam", "aquatic", "no", "clams live in water"),
    ("seasnake", "breathes", "no", "sea snakes come up for air"),
    ("aardvark", "tail", "no", "an aardvark has a long one"),
    ("toad", "predator", "no", "toads hunt insects"),
    ("seahorse", "predator", "no", "seahorses hunt tiny shrimps"),
    ("kiwi", "tail", "yes", "a kiwi has none to be seen"),
    ("girl", "predator", "yes", "she is counted among the animals, and as domestic"),
    ("frog", "venomous", "yes", "frogs stand in the table twice, this one with venom"),
)


def ending(record: Record) -> list[str]:
    """Say how the game ends, and what decided it."""
    how = _wrong if record.is_wrong else _HOW[record.play.ending]
    balance = [] if record.keeps_gains else _balance(record)
    sentences = [how(record), *balance, *prices.in_all(record)]
    if record.has_both:
        sentences.append(_against_the_machine(record))
        sentences += hindsight.regretted(record)
    if record.settings.lies_at:
        sentences += lies.told(record)
    return [*sentences, *lies.fewest(record), *_odd(record)]


def _wrong(record: Record) -> str:
    """Say what the machine says, and what it should have said."""
    game, secret, rows = record.game, record.secret, record.left
    says = f"one of {len(rows)} ({speech.names_of(game, rows)})"
    if record.play.ending is Ending.FOUND:
        says = found(record)
    was = f"the **{game.names[secret]}**"
    if game.goal is not None:
        was += f", whose {game.goal} is **{game.goals[game.goal_of[secret]]}**"
    return f"**Sure, and wrong.** The machine says {says}, but it was {was}."


def found(record: Record) -> str:
    """Say what was found, once it was: the platypus; a mammal."""
    game = record.game
    goal = game.goals[game.goal_of[record.left[0]]]
    return f"the **{goal}**" if game.goal is None else f"**{goal}** ({game.goal})"


def _found(record: Record) -> str:
    n_left, more = len(record.left), ""
    if record.game.goal is not None and n_left > 1:
        more = f": {speech.every(n_left, 'animal')} left are of this type"
    return f"**Found.** It is {found(record)}{more}."


def _tie(record: Record) -> str:
    rows = record.left
    last = speech.bits(record.play.entropies[-1])
    of = "both" if len(rows) == 2 else "all of them"
    return (
        f"**An honest tie.** {len(rows)} animals are left, and the table says the same "
        f"of {of}: {speech.names_of(record.game, rows)}. The last {last} cannot "
        "be asked for."
    )


def _contradiction(record: Record) -> str:
    game, denials = record.game, record.play.contradictions[-1]
    nearest = np.flatnonzero(denials == denials.min()).tolist()
    who = "you said" if record.secret is None else "the answer was"
    doubted = "; ".join(
        f"*{speech.spoken(game.questions[q])}* "
        f"({who} {speech.answered(game.questions[q], a)})"
        for q, a in denied(record, nearest[0])
    )
    n = sum(answer is not None for _, answer in record.play.turns)
    fits = speech.nearly_all(n, game.lies, "answer")
    verb = "is" if len(nearest) == 1 else "are"
    return (
        f"**A contradiction.** No animal of the table fits {fits}; nearest {verb} "
        f"{speech.names_of(game, nearest)}. Against the {game.names[nearest[0]]} "
        f"stands: {doubted}."
    )


def denied(record: Record, row: int) -> list[tuple[int, int]]:
    """Return the turns that the table answers otherwise for this row."""
    truth = record.game.answers[row]
    return [(q, a) for q, a in record.play.turns if a is not None and truth[q] != a]


def _out_of_questions(record: Record) -> str:
    rows = record.left
    return (
        f"**Out of questions.** {speech.animals(len(rows))} are left, and all that "
        f"would tell them apart was answered with “not sure”: "
        f"{speech.missing(record.play.entropies[-1])}. Possible are "
        f"{speech.names_of(record.game, rows)}."
    )


def _running(record: Record) -> str:
    bits = record.play.entropies[-1]
    more = counted(max(1, int(np.ceil(bits - ROUNDING))), "more question")
    return (
        f"**That is still open:** {speech.animals(len(record.left))} are left and "
        f"{speech.missing(bits)}; at 1 bit a question, that is {more}."
    )


_HOW = {
    Ending.FOUND: _found,
    Ending.TIE: _tie,
    Ending.CONTRADICTION: _contradiction,
    Ending.OUT_OF_QUESTIONS: _out_of_questions,
    Ending.RUNNING: _running,
}


def _balance(record: Record) -> list[str]:
    """Compare the bits gained with those promised: without lies, the rest is luck.

    A question that was not answered has promised in vain: that is no luck.
    """
    play = record.play
    if not play.turns or play.ending is Ending.CONTRADICTION:
        return []
    answered = [t for t, (_, answer) in enumerate(play.turns) if answer is not None]
    asked = counted(play.n_turns, "question")
    if not answered:
        last = speech.missing(play.entropies[-1])
        none = out_of(0, play.n_turns, "question", "was answered", "were answered")
        return [f"{capitalised(none)}, so {last} still."]
    if len(answered) < play.n_turns:
        asked += f", {len(answered)} of them answered"
    first = f"As the machine counts, {asked}" if record.is_wrong else asked
    went = speech.went(play.entropies[0], play.entropies[-1])
    said = f"{first}: the bits missing {went}; {_luck(record, answered)}."
    return [" ".join([said, *hindsight.all_surprises(record)])]


def _luck(record: Record, answered: Sequence[int]) -> str:
    play = record.play
    gained, expected = play.gained.sum(), play.asked_gains[answered].sum()
    luck = gained - expected
    kind = "lucky" if luck > LUCK else "unlucky" if luck < -LUCK else "as expected"
    said = f"{_promises(play, answered)} {speech.compared(gained, expected)[1]}"
    if record.game.lies or record.was_lied_to:
        return (
            f"{said}, and where an answer may be false the difference is not luck alone"
        )
    return f"{said} ({kind})"


def _promises(play: Play, answered: Sequence[int]) -> str:
    """Say whose promises are added up: those of the questions that were answered."""
    is_all, is_one = len(answered) == play.n_turns, len(answered) == 1
    if is_one:
        return "its promise is" if is_all else "the promise of the one answered is"
    whose = "their promises" if is_all else "the promises of those answered"
    return f"{whose}, added up, are"


def _against_the_machine(record: Record) -> str:
    yours, machines = record.play, record.machine
    mine, theirs = (p.asked_gains.mean() if p.turns else 0.0 for p in (yours, machines))
    is_fewer = yours.n_turns < machines.n_turns
    if is_fewer:
        first = "You needed fewer questions than the machine"
    elif yours.n_turns > machines.n_turns:
        first = "The machine needed fewer questions than you"
    else:
        first = "You and the machine needed equally many questions"
    promised, other = speech.compared(mine, theirs)
    skill = (
        f"{first} ({yours.n_turns} against {machines.n_turns}). A question of yours "
        f"promised {speech.with_unit(promised)} on average, one of the machine's "
        f"{other}."
    )
    if is_fewer and theirs - mine > ROUNDING:
        skill += " For this animal the answers were with you: that is luck."
    return skill


def _odd(record: Record) -> list[str]:
    """Say what is odd about the animal that was in play, where it is known which."""
    play = record.play
    if not record.is_over or play.ending is Ending.CONTRADICTION:
        return []
    rows = record.left if record.secret is None else [record.secret]
    asked = [record.game.questions[question].attribute for question, _ in play.turns]
    return oddities(rows, asked) if len(rows) == 1 else []


def oddities(rows: Sequence[int], attributes: Sequence[str]) -> list[str]:
    """Return sentences on the oddities of these rows that were asked about."""
    found = []
    for name, attribute, says, truth in ODDITIES:
        cells = TABLE.column(attribute)
        here = any(TABLE.row_names[row] == name and cells[row] == says for row in rows)
        if here and attribute in attributes:
            what = f"{attribute} of the {name}: {says}"
            said = f"The table says “{what}” ({truth})"
            found.append(f"{said}, and the machine believes its table.")
    return found
