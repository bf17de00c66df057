"""What is said of lies: which were told, what they hid, how few questions can do."""

from engines.decision_trees import Game, play_greedy, volume_bound
from pages.words.sentences import counted, listed

from .. import speech
from .record import Record

DENIED = ("once", "twice", "three times")


def told(record: Record) -> list[str]:
    """Say which answers were lies, and what became of the animal."""
    lies, planned = record.lies_told, record.settings.lies_at
    if not lies:
        return [_nobody(record)]
    sentences = [_lie(record, number, t) for number, t in enumerate(lies, start=1)]
    if len(lies) < len(planned):
        after = counted(record.play.n_turns, "question")
        sentences.append(
            f"Another lie was to come at question {planned[-1]}, but the game was over "
            f"after {after}."
        )
    if record.play.possible[-1, record.secret]:
        sentences.append(_allowed(record))
    return [" ".join(sentences)]


def _nobody(record: Record) -> str:
    planned = [str(t) for t in record.settings.lies_at]
    lies = "lie was to come at question"
    if len(planned) > 1:
        lies = "lies were to come at questions"
    return (
        f"The {lies} {listed(planned)}, but the game was over after "
        f"{counted(record.play.n_turns, 'question')}: nobody lied."
    )


def _lie(record: Record, number: int, t: int) -> str:
    """Say which answer a lie was; the first that is too many rules out."""
    asked, _ = record.play.turns[t - 1]
    spoken, allowed = speech.spoken(record.game.questions[asked]), record.game.lies
    said = f"Question {t} (*{spoken}*) was answered with a lie"
    if number != allowed + 1:
        return f"{said}."
    why = (
        f"only {speech.lies(allowed)} was allowed"
        if allowed
        else "nobody allowed for one"
    )
    return f"{said}, and {why}: the {record.settings.animal} was ruled out at once."


def _allowed(record: Record) -> str:
    """Say what it costs to allow for lies, where it costs anything."""
    allowed = record.game.lies
    were = "one was" if allowed == 1 else f"{speech.NUMBERS[allowed]} were"
    more = record.play.n_turns
    more -= play_greedy(record.settings.truthful, record.secret).n_turns
    than = f"{counted(more, 'question')} more than a game without lies"
    return (
        f"Because {were} allowed, nothing is ruled out before it is denied "
        f"{DENIED[allowed]}{f': that takes {than}' if more > 0 else ''}."
    )


def fewest(record: Record) -> list[str]:
    """Say how few questions can be enough for all, where each is yes or no."""
    game = record.game
    if not has_bound(record):
        return []
    things, lies = n_things(game), speech.lies(game.lies)
    what = "animals that look different" if game.goal is None else f"{game.goal}s"
    return [
        f"With {lies} allowed and only yes or no, no plan can be sure of each of "
        f"{things} {what} in fewer than {volume_bound(things, game.lies)} questions; "
        "a single game may end sooner."
    ]


def has_bound(record: Record) -> bool:
    """Tell whether the bound holds: a game with lies that is over, yes or no only."""
    game = record.game
    yes_or_no = all(len(question.answers) == 2 for question in game.questions)
    return game.lies > 0 and yes_or_no and record.is_over


def n_things(game: Game) -> int:
    """Return how many things can be told apart: goals, or rows that look different."""
    return len({*game.group_of.tolist()}) if game.goal is None else len(game.goals)
