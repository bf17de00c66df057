"""The sentences about ways of asking, made from the record."""

from engines.decision_trees import Loss, Search
from pages.chapters.information_gain.twenty_questions import speech
from pages.ui.bets import Bet

SAME = 1e-9  # questions
FEW, SOME = 0.02, 0.1  # shares of the optimum: where the bet's options part
NOT_AT_ALL, LITTLE, MUCH, VERY = OPTIONS = (
    "not at all: greedy is best",
    f"by less than {FEW:.0%}",
    f"by {FEW:.0%} to {SOME:.0%}",
    f"by more than {SOME:.0%}",
)
MOST_PLACES = 4  # places where greedy loses that are told one by one


def bet(record) -> Bet | None:
    """Ask by how much greedy misses the optimum."""
    if record.best.search is not Search.COMPLETE:
        return None
    best, greedy = record.best.plan.expected, record.greedy.expected
    missed = (greedy - best) / best if best else 0.0
    answer = (
        NOT_AT_ALL
        if missed < SAME
        else LITTLE
        if missed < FEW
        else MUCH
        if missed <= SOME
        else VERY
    )
    return Bet(
        "Greedy always asks the question of the largest gain. By how much does it miss "
        "the best plan there is, in questions on average?",
        answer,
        f"Greedy needs {greedy:.4f} questions on average, the exact optimum {best:.4f}:"
        f" {missed:.1%} fewer would do.",
        options=OPTIONS,
    )


def story(record, step: int) -> list[str]:
    """Compare the plans after so many questions."""
    if step == 0:
        game = record.game
        what = "the animal" if game.goal is None else "the type"
        return [
            f"**At the start** {record.play.entropies[0]:.4g} bits are missing to know "
            f"{what}. Step on to see how fast each way of asking finds them.",
            *_opening(record),
        ]
    lines = []
    for name, plan in record.plans.items():
        running = 1 - plan.over_after[step]
        lines.append(
            f"**{name.capitalize()}**, after {speech.questions(step)}: "
            f"{plan.bits_after[step]:.4g} bits left on average; "
            f"{'no game' if running < SAME else f'{running:.1%} of the games'} "
            f"still {'runs' if running < SAME else 'run'}."
        )
    return lines


def _opening(record) -> list[str]:
    lines = []
    for name, plan in record.plans.items():
        first = [record.game.questions[q].name for q in plan.opens_with]
        if len(first) == 1:
            lines.append(f"{name.capitalize()} opens with “{first[0]}”.")
    return lines


def ending(record) -> list[str]:
    """Say what each plan costs, where greedy loses, and how good it can get at all."""
    if record.best.search is not Search.COMPLETE:
        return [
            "**The exact optimum is unknown here.** This table leads to more sets of "
            f"animals than the {record.best.n_sets:,} that are looked at. Greedy needs "
            f"{record.greedy.expected:.4f} questions on average."
        ]
    best, greedy = record.best.plan.expected, record.greedy.expected
    told = [_verdict(best, greedy), *_why(record)]
    losses = sorted(record.best.losses, key=lambda loss: -loss.questions)
    told += [_place(record, loss) for loss in losses[:MOST_PLACES]]
    if len(losses) > MOST_PLACES:
        rest = sum(loss.questions for loss in losses[MOST_PLACES:])
        told.append(f"Elsewhere it loses {rest:.4f} more.")
    told += _animals(record)
    told.append(_floor(record))
    told.append(
        f"Asking anything that still tells something, at random, needs "
        f"{record.random.expected:.4f} questions on average."
    )
    return told


def _verdict(best: float, greedy: float) -> str:
    if greedy - best < SAME:
        return (
            f"**Here greedy is best.** Both need {best:.4f} questions on average, and "
            "no way of asking needs fewer: all of them were considered."
        )
    return (
        f"**Greedy loses.** It needs {greedy:.4f} questions on average, the exact "
        f"optimum {best:.4f}: {greedy - best:.4f} too many. The question of the "
        "largest gain is best for the next step, not always for the whole way."
    )


def _why(record) -> list[str]:
    """Find where greedy knows more and yet has fewer games over."""
    greedy, best = record.greedy, record.best.plan
    for k in range(1, best.most):
        ahead = best.bits_after[k] - greedy.bits_after[k] > 0.01
        if ahead and best.over_after[k] - greedy.over_after[k] > 0.01:
            return [
                f"After {speech.questions(k)} greedy has fewer bits left "
                f"({greedy.bits_after[k]:.4g} against {best.bits_after[k]:.4g}), but "
                f"the optimum has {best.over_after[k]:.0%} of its games over, greedy "
                f"{greedy.over_after[k]:.0%}: a game that is over asks nothing more."
            ]
    return []


def _place(record, loss: Loss) -> str:
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


def _animals(record) -> list[str]:
    """Say for whom the best plan is shorter, and for whom longer."""
    more = record.greedy.rows - record.best.plan.rows
    if abs(more).max() < SAME:
        return []
    slower, faster = int((more > SAME).sum()), int((more < -SAME).sum())
    return [
        f"For {speech.animals(slower)} greedy asks more than the optimum does, for "
        f"{faster} fewer: a plan is judged by its average."
    ]


def _floor(record) -> str:
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
