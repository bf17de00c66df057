"""The sentences and the bet of the part "You ask"."""

import numpy as np

from engines.decision_trees import Finding, split_gains
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, in_bits, percent
from pages.words.sentences import counted, listed, measured, out_of

from ..record import NAMES, SAME
from ..words import held, with_unit
from .record import MARBLES, Record, asked_about

FOUR = 4  # questions that a bet offers
DIGITS = 12  # after the point: what differs by less is rounding


def labels(record: Record) -> list[str]:
    """Number the questions, and say which marble each is about."""
    marbles = (record.finding.marbles + 1).tolist()
    said = [f"question {t} (marble {m})" for t, m in enumerate(marbles, 1)]
    return ["no question yet", *said]


def bet(record: Record) -> Bet | None:
    """Ask which of four first questions would tell most, the best one among them."""
    gains = split_gains(record.settings.counts)
    ranked = sorted(gains, key=gains.__getitem__, reverse=True)
    places = np.linspace(0, len(ranked) - 1, min(FOUR, len(ranked))).round().astype(int)
    four = sorted(ranked[at] for at in places)
    if len(four) < 2 or np.ptp([gains[some] for some in four]) < SAME:
        return None
    best = max(four, key=gains.__getitem__)
    same = [some for some in four if gains[best] - gains[some] < SAME]
    said = written(*(gains[some] for some in four))
    each = [f"{_about(some)} {bits}" for some, bits in zip(four, said, strict=True)]
    share = record.drawing.shares[list(same[0])].sum()
    return Bet(
        f"A marble is drawn, and {missing(record.drawing.entropy)} to know its colour: "
        "which of these questions is expected to remove most of that?",
        _about(same[0]),
        f"The bits to be expected: {'; '.join(each)}. To “{_about(same[0])}” the "
        f"answer is yes for {percent(share)} of the marbles: the nearer to one half, "
        "the more a yes or no tells.",
        options=[_about(some) for some in four],
        ties=[_about(some) for some in same[1:]],
        told_at=1,
    )


def _about(colours: tuple[int, ...]) -> str:
    return question([NAMES[i] for i in colours])


def question(names: list[str]) -> str:
    """Return a question about some colours as it is asked."""
    return f"Is it {listed(names, 'or')}?"


def missing(bits: float) -> str:
    """Say how much is missing: "1 bit is missing"."""
    text = in_bits(bits)
    return f"{text} {'is' if text == '1 bit' else 'are'} missing"


def written(*bits: float) -> list[str]:
    """Write amounts that are compared; what differs by rounding only looks alike."""
    return apart(*(round(float(one), DIGITS) for one in bits), digits=4)


def story(record: Record, step: int) -> list[str]:
    """Say what an answer did, and what its question could be expected to do."""
    finding = record.finding
    if step == 0:
        return [held(record.drawing), _start(record)]
    said = [_asked(finding, step - 1), _did(finding, step - 1)]
    if finding.found[step] > finding.found[step - 1]:
        said.append(_found(finding, step - 1))
    return said


def _start(record: Record) -> str:
    if record.finding.is_over and not record.finding.n_questions:
        name = NAMES[record.drawing.present[0]]
        return f"Every marble is {name}: you know it beforehand, and need not ask."
    bits = missing(record.drawing.entropy)
    return f"Marble 1 of {MARBLES} is drawn and hidden: {bits} to know its colour."


def _asked(finding: Finding, t: int) -> str:
    asked = question(asked_about(finding, t))
    answer = "yes" if finding.answers[t] else "no"
    before, after = int(finding.before[t].sum()), int(finding.possible[t + 1].sum())
    remain = "1 remains" if after == 1 else f"{after} remain"
    return (
        f"**Question {t + 1}, about marble {finding.marbles[t] + 1}:** {asked} "
        f"**{answer}**, so of {before} possible colours {remain}."
    )


def _did(finding: Finding, t: int) -> str:
    """Set the answer's surprise beside the bits missing before and after it."""
    before, after = finding.bits_before[t], finding.bits[t + 1]
    gain, best = written(finding.gains[t], finding.best_gains[t])
    is_best = finding.best_gains[t] - finding.gains[t] < SAME
    more = "no question could promise more" if is_best else f"the best promised {best}"
    return (
        f"This answer surprises by {in_bits(finding.surprises[t])}, and the bits "
        f"missing {_moved(before, after)}. Its question promised to remove "
        f"{with_unit(gain)} on average: {more}."
    )


def _moved(before: float, after: float) -> str:
    first, then = written(before, after)
    if abs(before - after) < SAME:
        return f"stay at {first}"
    return f"{'fall' if after < before else 'rise'} from {first} to {then}"


def _found(finding: Finding, t: int) -> str:
    marble = int(finding.marbles[t])
    mine = finding.marbles[: t + 1] == marble
    n, bits = int(mine.sum()), finding.surprises[: t + 1][mine].sum()
    return (
        f"Marble {marble + 1} is **{NAMES[finding.colours[marble]]}**, found with "
        f"{counted(n, 'question')}; the answers surprise by {in_bits(bits)} together, "
        "as much as the colour itself."
    )


def ending(record: Record) -> list[str]:
    """Set the questions against the entropy, and against Huffman's for the same."""
    finding = record.finding
    if not finding.is_over:
        return [f"**That is still open:** {_so_far(finding)}."]
    if not finding.n_questions:
        return [f"One colour: {MARBLES} marbles are found with no question, and H = 0."]
    mean = measured(finding.n_questions / MARBLES, "question", 4)
    return [
        f"You found {MARBLES} marbles with {counted(finding.n_questions, 'question')}: "
        f"{mean} a marble.",
        _against_huffman(record),
        _promised(finding),
        f"The answers surprise by {in_bits(finding.surprises.sum())} in all, "
        f"{few(finding.surprises.sum() / MARBLES, 4)} a marble: whatever one asks, "
        f"that comes to H = {few(record.drawing.entropy, 4)} in the long run.",
    ]


def _so_far(finding: Finding) -> str:
    """Say how many marbles are found, with how many questions."""
    if not finding.n_questions:
        return f"nothing was asked so far, and none of the {MARBLES} marbles is found"
    found = out_of(int(finding.found[-1]), MARBLES, "marble")
    return f"{found} found so far, with {counted(finding.n_questions, 'question')}"


def _against_huffman(record: Record) -> str:
    drawing, tree = record.drawing, record.tree
    theirs = int(tree.lengths[record.finding.colours].sum())
    more = record.finding.n_questions - theirs
    low, high = written(drawing.entropy, tree.expected_questions)
    sign = "=" if low == high else "<"
    verdict = f"you asked {abs(more)} {'more' if more > 0 else 'fewer'}"
    if more == 0:
        verdict = "you asked as many"
    if more < 0:
        verdict += ", which is luck"
    return (
        f"For these marbles Huffman's questions would have been {theirs}: {verdict}. "
        f"On average H = {low} {sign} L = {high} a marble, and no plan that asks about "
        "one marble at a time needs fewer than L."
    )


def _promised(finding: Finding) -> str:
    mine, best = finding.gains.mean(), finding.best_gains.mean()
    is_best = (finding.best_gains - finding.gains < SAME).all()
    gain, most = written(mine, best)
    promised = f"Your questions promised {with_unit(gain)} each on average"
    if is_best:
        return f"{promised}, and at no moment could another promise more."
    return f"{promised}; the best at each moment promised {most}."
