"""The sentences about ways of asking, made from the record."""

from engines.decision_trees import Loss, Search
from pages.ui.bets import Bet
from pages.words.numbers import in_bits
from pages.words.sentences import counted

from .. import speech
from ..record import ROUNDING
from .record import Record

NONE = 1e-12  # a share of the games: less is rounding
FEW, SOME = 0.02, 0.1  # shares of greedy's questions: where the bet's options part
NOT_AT_ALL, LITTLE, MUCH, VERY = OPTIONS = (
    "not at all: greedy is best",
    f"by less than {FEW:.0%}",
    f"by {FEW:.0%} to {SOME:.0%}",
    f"by more than {SOME:.0%}",
)
MOST_PLACES = 4  # places where greedy loses that are named one by one


def labels(record: Record) -> list[str]:
    """Number the questions."""
    numbers = range(1, record.n_steps)
    return ["start", *(f"after {counted(n, 'question')}" for n in numbers)]


def bet(record: Record) -> Bet | None:
    """Ask by how much greedy misses the optimum."""
    if record.best.search is not Search.COMPLETE:
        return None
    best, greedy = record.best.plan.expected, record.greedy.expected
    saved = _saved(record)
    fewer = f": {saved:.1%} fewer" if saved >= ROUNDING else ""
    return Bet(
        "Greedy always asks the question of the largest gain. By how much can the best "
        "plan there is cut the number of questions that greedy needs on average?",
        _cut(saved),
        f"Greedy needs {greedy:.4f} questions on average, the exact optimum "
        f"{best:.4f}{fewer}.",
        options=OPTIONS,
    )


def _cut(saved: float) -> str:
    """Return the bet's option that a share saved stands for."""
    if saved < ROUNDING:
        return NOT_AT_ALL
    if saved < FEW:
        return LITTLE
    return MUCH if saved <= SOME else VERY


def _saved(record: Record) -> float:
    """Return the share of greedy's questions that the best plan does without."""
    best, greedy = record.best.plan.expected, record.greedy.expected
    return (greedy - best) / greedy if greedy else 0.0


def story(record: Record, step: int) -> list[str]:
    """Compare the plans after so many questions."""
    if step == 0:
        game = record.game
        what = "the animal" if game.goal is None else "the type"
        return [
            f"**At the start** {speech.missing(record.play.entropies[0])} to know "
            f"{what}. Step on to see how fast each way of asking finds them.",
            *_opening(record),
        ]
    return [
        f"**{name.capitalize()}**, after {counted(step, 'question')}: "
        f"{_bits(plan.bits_after[step])} left on average; "
        f"{_still(1 - plan.over_after[step])}."
        for name, plan in record.plans.items()
    ]


def _bits(amount: float) -> str:
    """Return an amount of bits that can be read, however small it is."""
    if amount < NONE:
        return "0 bits"
    return "under 0.001 bits" if amount < 1e-3 else in_bits(amount)


def _still(running: float) -> str:
    """Say which share of the games still runs; not 0.0% where there are some."""
    if running < NONE:
        return "no game still runs"
    if running < 1e-9:
        return "fewer than one game in a billion still runs"
    if running < 1e-3:
        return "under 0.1% of the games still run"
    return f"{running:.1%} of the games still run"


def _opening(record: Record) -> list[str]:
    lines = []
    for name, plan in record.plans.items():
        first = [record.game.questions[q].name for q in plan.opens_with]
        if len(first) == 1:
            lines.append(f"{name.capitalize()} opens with “{first[0]}”.")
    return lines


def ending(record: Record) -> list[str]:
    """Say what each plan costs, where greedy loses, and how good it can get at all."""
    if record.best.search is not Search.COMPLETE:
        return [
            "**The exact optimum is unknown here.** This table leads to more sets of "
            f"animals than the {record.best.n_sets:,} that are looked at. Greedy needs "
            f"{record.greedy.expected:.4f} questions on average."
        ]
    best, greedy = record.best.plan.expected, record.greedy.expected
    sentences = [_verdict(record, best, greedy), *_why(record)]
    losses = sorted(record.best.losses, key=lambda loss: -loss.questions)
    sentences += [_place(record, loss) for loss in losses[:MOST_PLACES]]
    if len(losses) > MOST_PLACES:
        rest = sum(loss.questions for loss in losses[MOST_PLACES:])
        sentences.append(f"Elsewhere it loses {rest:.4f} more.")
    sentences += [*_animals(record), *_weighted(record)]
    sentences.append(_floor(record))
    sentences.append(
        f"Asking anything that still tells something, at random, needs "
        f"{record.random.expected:.4f} questions on average."
    )
    return sentences


def _verdict(record: Record, best: float, greedy: float) -> str:
    if greedy - best < ROUNDING:
        return (
            f"**Here greedy is best.** Both need {best:.4f} questions on average, and "
            "no way of asking needs fewer: all of them were considered."
        )
    how = "nearly wins" if _saved(record) < FEW else "loses"
    return (
        f"**Greedy {how}.** It needs {greedy:.4f} questions on average, the exact "
        f"optimum {best:.4f}: {greedy - best:.4f} too many. The question of the "
        "largest gain is best for the next step, not always for the whole way."
    )


def _why(record: Record) -> list[str]:
    """Find where greedy knows more and yet has fewer games over."""
    greedy, best = record.greedy, record.best.plan
    for k in range(1, best.most):
        ahead = best.bits_after[k] - greedy.bits_after[k] > 0.01
        if ahead and best.over_after[k] - greedy.over_after[k] > 0.01:
            return [
                f"After {counted(k, 'question')} greedy has fewer bits left "
                f"({greedy.bits_after[k]:.4g} against {best.bits_after[k]:.4g}), but "
                f"the optimum has {best.over_after[k]:.0%} of its games over, greedy "
                f"{greedy.over_after[k]:.0%}: a game that is over asks nothing more."
            ]
    return []


def _place(record: Record, loss: Loss) -> str:
    game = record.game
    asked, better = (game.questions[q].name for q in (loss.asked, loss.better))
    if not loss.turns:
        where = "At the very start"
    else:
        path = ", ".join(
            f"{game.questions[q].name} {speech.answered(game.questions[q], a)}"
            for q, a in loss.turns
        )
        where = f"After {path} ({speech.animals(len(loss.rows))} left)"
    return (
        f"{where} greedy asks “{asked}” where “{better}” is better: that costs "
        f"{loss.questions:.4f} questions on average."
    )


def _animals(record: Record) -> list[str]:
    """Say for whom the best plan is shorter, and for whom longer."""
    more = record.greedy.rows - record.best.plan.rows
    if abs(more).max() < ROUNDING:
        return []
    slower, faster = int((more > ROUNDING).sum()), int((more < -ROUNDING).sum())
    said = f"For {speech.animals(slower)} greedy asks more than the optimum does, for "
    judged = ": a plan is judged by its average" if faster else ""
    return [f"{said}{faster or 'none'} fewer{judged}."]


def _weighted(record: Record) -> list[str]:
    """Say what the average is over, where the animals do not weigh the same."""
    if len(set(record.game.weights)) == 1:
        return []
    return [
        "All averages here are weighted: an animal counts as much as it is likely "
        "beforehand."
    ]


def _floor(record: Record) -> str:
    floor = record.floor
    if not floor.wide_bits:
        return (
            f"No yes/no questions at all, of the table or not, need fewer than "
            f"**{floor.expected:.4f}** on average: that is Huffman's tree. The table "
            "does not offer its questions."
        )
    return (
        f"No way of asking these is below **{floor.expected:.4f}**: of the "
        f"{floor.entropy:.4f} bits that can be found out, a yes or no tells at most 1, "
        f"and the number of legs, asked once, at most {floor.wide_bits:.4f} beyond 1. "
        "(Huffman's floor holds for yes/no questions only.)"
    )
