"""How "The wrong bag" ends: what a wrong belief costs, in bits and in questions."""

from math import isinf

from pages.words.numbers import apart, in_bits
from pages.words.sentences import measured, out_of

from ..record import NAMES, SAME
from ..words import with_unit
from .record import Record
from .words import unbelieved


def ending(record: Record) -> list[str]:
    """Compare cross-entropy and entropy, questions and bits, and both directions."""
    said = [_bits(record), _questions(record)]
    if not record.wrong.unbelieved:
        said += [_whole(record), *_ties(record)]
    if record.wrong.divergence > SAME:
        said.append(_swapped(record))
    return [*said, _took(record)]


def _bits(record: Record) -> str:
    wrong, bits = record.wrong, record.drawing.entropy
    if wrong.unbelieved:
        return (
            f"H(p) = {in_bits(bits)}, but H(p, q) = ∞, and so is KL(p‖q): you believe "
            f"that {unbelieved(record)} never comes, and one such marble surprises you "
            "without end."
        )
    if wrong.divergence < SAME:
        return (
            f"H(p, q) = H(p) = {in_bits(bits)} and KL(p‖q) = 0: you believe in the "
            "shares that the bag has."
        )
    low, high = apart(bits, wrong.cross_entropy, digits=4)
    return (
        f"H(p) = {low} < H(p, q) = {with_unit(high)}: your belief makes a marble more "
        f"surprising by KL(p‖q) = {in_bits(wrong.divergence)} on average."
    )


def _questions(record: Record) -> str:
    """Compare both trees, and what the wrong one costs with KL."""
    wrong, own = record.wrong, record.drawing.tree.expected_questions
    yours, right = apart(wrong.expected_questions, own, digits=4)
    noun = "question" if yours == "1" else "questions"
    said = (
        f"In the long run your tree asks L′ = {yours} {noun} a marble, the right one "
        f"L = {right}"
    )
    if wrong.unbelieved:
        return f"{said}; but {_lost(record)}."
    if wrong.extra == 0:
        is_wrong = wrong.divergence > SAME
        though = ", although KL(p‖q) is above 0"
        return f"{said}: as many{though if is_wrong else ''}."
    if abs(wrong.extra - wrong.divergence) < SAME:
        return f"{said}: {measured(wrong.extra, 'question', 4)} more, exactly KL(p‖q)."
    extra, excess = apart(wrong.extra, wrong.divergence, digits=4)
    side = "more" if wrong.extra > wrong.divergence else "less"
    return f"{said}: {extra} more, {side} than KL(p‖q) = {excess}."


def _whole(record: Record) -> str:
    """Set the questions against the bits that one expects to be surprised by."""
    asked, bits = record.wrong.expected_questions, record.wrong.cross_entropy
    if abs(asked - bits) < SAME:
        return f"L′ is exactly H(p, q) = {in_bits(bits)} here."
    if record.wrong.divergence < SAME:
        number = with_unit(apart(bits, asked, digits=4)[0])
        return f"L′ is above {number}: no tree asks less than H(p) on average."
    side = "above" if asked > bits else "below"
    number = with_unit(apart(bits, asked, digits=4)[0])
    return f"L′ can be above or below H(p, q): here it is {side} {number}."


def _ties(record: Record) -> list[str]:
    """Say what other trees cost that are as good by the belief."""
    least, most = record.wrong.cheapest, record.wrong.dearest
    if most - least < SAME:
        return []
    low, high = apart(least, most, digits=4)
    return [
        "By your belief several trees are equally good, and yours is one of them. In "
        f"this bag the best of them asks {low} questions a marble, the worst {high}: "
        "which one you take is the tie rule's choice."
    ]


def _lost(record: Record) -> str:
    """Say how many marbles the tree never finds out, and what it says of them."""
    wrong = record.wrong
    counts = record.drawing.counts
    lost = int(counts[wrong.unbelieved].sum())
    which = out_of(lost, int(counts.sum()), "marble")
    named = NAMES[wrong.named[wrong.unbelieved[0]]]
    return f"with yours {which} never found out, for it says {named} instead"


def _swapped(record: Record) -> str:
    """Say what it is the other way round."""
    wrong = record.wrong
    there, back = wrong.divergence, wrong.backwards
    if isinf(there) and isinf(back):
        return "Swap the bags, and KL(q‖p) = ∞, too: each lacks a colour of the other."
    if isinf(back):
        return "Swap the bags, and KL(q‖p) = ∞: you believe in what is not there."
    if isinf(there) or abs(there - back) > SAME:
        side = "less" if back < there else "more"
        number = in_bits(back) if isinf(there) else with_unit(apart(back, there)[0])
        return f"Swap the bags, and KL(q‖p) = {number}: {side}, so it is no distance."
    return f"Swap the bags, and KL(q‖p) = {in_bits(back)}: here it is the same."


def _took(record: Record) -> str:
    """Say what the draws took with both trees."""
    wrong, drawing = record.wrong, record.drawing
    means = (drawing.mean(total)[-1] for total in (wrong.questions, drawing.questions))
    yours, right = (measured(mean, "question", 4) for mean in means)
    n, missed = drawing.n_draws, int(wrong.missed[-1])
    lost = f"; {out_of(missed, n, 'draw', 'was', 'were')} never found out"
    return (
        f"In these {n} draws it took {yours} a draw with your tree, {right} with the "
        f"right one{lost if missed else ''}."
    )
