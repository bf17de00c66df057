"""The pictures of a game: who is left, what questions would tell, the bits to go."""

from engines.decision_trees import Ending, Play, greedy_plan
from pages.chapters.information_gain.twenty_questions.games import bets
from pages.chapters.information_gain.twenty_questions.games.record import Record
from pages.chapters.information_gain.twenty_questions.record import TABLE, WATCH
from pages.figures import theme
from pages.figures.crowd import Crowd, crowd_panel
from pages.figures.panel import Panel
from pages.figures.twenty_questions import (
    HIDDEN,
    BitsLeft,
    Offers,
    bits_panel,
    offers_panel,
)

# What stands in place of the bars when a game is over.
NOTHING = {
    Ending.FOUND: "nothing is left to find out",
    Ending.TIE: "no question tells them apart",
    Ending.CONTRADICTION: "no animal fits",
    Ending.OUT_OF_QUESTIONS: "no question is left",
}


def panels(record: Record, before_bet: bool = False) -> list[Panel]:
    """Draw who is left, what the questions tell, and the bits to go.

    When the learner has asked to the end, the machine's crowd replaces the
    questions: the two games side by side.
    """
    if record.has_both:
        first = _crowd("Who is left, by your questions", record, record.play)
        second = _crowd("Who is left, by the machine's", record, record.machine)
    else:
        first = _crowd("Who is left", record, record.play)
        second = _offers(record, before_bet and record.hides_gains)
    return [first, second, _bits(record)]


def _crowd(title: str, record: Record, play: Play) -> Panel:
    """Draw who is left; frame the hidden one, or what was named and what was meant."""
    is_shown = record.secret is not None and (record.machine is None or record.is_over)
    guess = _named(record)
    steps = []
    for step in range(record.n_steps):
        t = min(step, play.n_turns)
        possible = play.possible[t]
        doubted = possible & (play.contradictions[t] > 0)
        named = guess if t == play.n_turns else None
        framed = record.secret if is_shown else named
        steps.append(Crowd(possible, doubted, framed, record.meant))
    notes = {
        "framed: the hidden one": is_shown,
        "framed: what the machine says": guess is not None,
        "dashed frame: what you thought of": record.meant is not None,
        "half faded: if one answer was a lie": record.game.lies > 0,
    }
    said = [note for note, is_so in notes.items() if is_so]
    return crowd_panel(TABLE, record.game.names, title, steps, said)


def _named(record: Record) -> int | None:
    """Return the row that the machine names to the learner, where it names one."""
    if record.secret is not None or not record.is_over or record.game.goal is not None:
        return None
    return record.left[0] if len(record.left) == 1 else None


def _offers(record: Record, is_hidden: bool) -> Panel:
    """Draw the gains; while a bet asks for them, those that are open are hidden."""
    play = record.play
    first_hidden = 0 if record.settings.part == WATCH else play.n_turns
    steps = []
    for t in range(record.n_steps):
        is_last = t == play.n_turns and record.is_over
        asked = play.turns[t][0] if t < play.n_turns else None
        best = () if is_last else play.best_questions(t)
        says = _why_no_bars(record) if is_last else ""
        if is_hidden and t >= first_hidden:
            says = HIDDEN
        steps.append(Offers(play.gains[t], play.askable[t], asked, best, says))
    names = [question.name for question in record.game.questions]
    return offers_panel(names, steps, float(play.gains.max(initial=0)))


def _why_no_bars(record: Record) -> str:
    return "sure, and wrong" if record.is_wrong else NOTHING[record.play.ending]


def _bits(record: Record) -> Panel:
    is_asked = record.machine is not None
    yours = "your questions" if is_asked else "the machine's questions"
    walks = [BitsLeft(yours, record.play.entropies, theme.PATH)]
    if record.has_both:
        name = "the machine's questions"
        walks.append(BitsLeft(name, record.machine.entropies, theme.HERE, "dash"))
    usual = greedy_plan(record.settings.truthful).most
    if record.game.lies:
        usual = bets.usual(record.settings) + 1
    longest = max(len(walk.entropies) - 1 for walk in walks) if record.is_over else 0
    end = max(usual, record.play.n_turns if is_asked else longest)
    return bits_panel(walks, record.n_steps, end)
