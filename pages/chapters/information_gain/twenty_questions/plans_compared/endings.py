"""How the plans compare in the end: what each costs, and where greedy loses."""

from engines.decision_trees import Loss, Search
from pages.words.numbers import few, percent
from pages.words.sentences import counted

from .. import speech
from ..record import ROUNDING
from . import priced
from .record import Record
from .words import FEW, first_gain, saved

MOST_PLACES = 4  # places where greedy loses that are named one by one


def ending(record: Record) -> list[str]:
    """Say what each plan costs, where greedy loses, and how good it can get at all."""
    if record.best.search is not Search.COMPLETE:
        return [
            "**The exact optimum is unknown here.** This table leads to more sets of "
            f"animals than the {record.best.n_sets:,} that are looked at. Greedy needs "
            f"{few(record.greedy.expected, 4)} questions on average."
        ]
    if record.heedless:
        first = priced.ending(record, saved(record) < FEW)
        rest = (priced.animals, _weighted, _unfound, priced.floor)
        return first + [said for more in rest for said in more(record)]
    best, greedy = record.best.plan.expected, record.greedy.expected
    sentences = [_verdict(record, best, greedy), *_unfound(record), *_why(record)]
    losses = sorted(record.best.losses, key=lambda loss: -loss.cost)
    sentences += [_place(record, loss) for loss in losses[:MOST_PLACES]]
    if len(losses) > MOST_PLACES:
        rest = sum(loss.cost for loss in losses[MOST_PLACES:])
        sentences.append(f"Elsewhere it loses {few(rest)} questions more.")
    sentences += [*_animals(record), *_weighted(record)]
    sentences.append(_floor(record))
    sentences.append(
        f"Asking anything that still tells something, at random, needs "
        f"{few(record.random.expected, 4)} questions on average."
    )
    return sentences


def _verdict(record: Record, best: float, greedy: float) -> str:
    if greedy - best < ROUNDING:
        return (
            f"**Here greedy is best:** both need {few(best, 4)} questions on average, "
            "and no way of asking needs fewer, for all of them were considered."
        )
    how = "nearly wins" if saved(record) < FEW else "loses"
    low, high = speech.compared(best, greedy)
    return (
        f"**Greedy {how}:** it needs {high} questions on average, the exact optimum "
        f"{low}: {few(greedy - best)} too many. The question of the largest gain is "
        f"best for the next step, {first_gain(record)} at first, "
        "not always for the whole way."
    )


def _unfound(record: Record) -> list[str]:
    """Say how many bits no plan finds: no question tells these animals apart."""
    left = float(record.best.plan.bits_after[-1])
    if left < ROUNDING:
        return []
    start = record.play.entropies[0]
    found, whole = speech.compared(start - left, start)
    return [
        f"Of the {speech.with_unit(whole)} missing at first they find {found}: "
        f"{speech.bits(left)} stay unfound on average, because the table says the same "
        "of some animals."
    ]


def _why(record: Record) -> list[str]:
    """Find where greedy knows more and yet has fewer games over."""
    greedy, best = record.greedy, record.best.plan
    for k in range(1, best.most):
        ahead = best.bits_after[k] - greedy.bits_after[k] > 0.01
        if ahead and best.over_after[k] - greedy.over_after[k] > 0.01:
            return [
                f"After {counted(k, 'question')} greedy has fewer bits left "
                f"({few(greedy.bits_after[k])} against {few(best.bits_after[k])}), but "
                f"the optimum has {percent(best.over_after[k])} of its games over, "
                f"greedy {percent(greedy.over_after[k])}: a game that is over asks "
                "nothing more."
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
        f"{few(loss.cost)} questions on average."
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
    least = few(floor.expected, 4)
    if not floor.wide_bits:
        return (
            f"No yes/no questions at all, of the table or not, need fewer than "
            f"**{least}** on average: that is Huffman's tree, and the table does not "
            "offer its questions."
        )
    return (
        f"No way of asking these is below **{least}**: of the "
        f"{speech.bits(floor.entropy)} that can be found out, a yes or no tells at "
        "most 1, and the number of legs, asked once, at most "
        f"{few(floor.wide_bits, 4)} beyond 1."
    )
