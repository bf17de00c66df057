"""How the two trees compare in the end: where greedy loses, and what it costs."""

from collections.abc import Sequence

from engines.decision_trees import SHARED, Costs, TreeLoss
from pages.words.numbers import of_rows
from pages.words.sentences import counted

from ..words import NOTHING, amount, word
from .depths import of_deeper, on_a_path, too_large
from .record import BEST, GREEDY, Record, asks
from .words import NEAR, apart, compared, place


def ending(record: Record) -> list[str]:
    """Say what each costs, which is better, and where greedy loses."""
    if not record.trees[GREEDY].asked and not record.trees[BEST].asked:
        return [_nothing(record), *too_large(record), *of_deeper(record)]
    return [
        *_each(record),
        _verdict(record),
        *_where(record),
        *too_large(record),
        *of_deeper(record),
        _no_promise(record),
    ]


def _nothing(record: Record) -> str:
    tree = record.trees[BEST]
    if not tree.nodes[0].impurity:
        return "There is nothing to find out, so neither tree asks anything."
    if not record.found.depth:
        return "Not even one question could be looked at."
    return "No question tells the rows apart, so neither tree asks anything."


def _each(record: Record) -> list[str]:
    means, costs = apart(record), record.costs
    n_asked = [len(tree.asked) for tree in record.trees.values()]
    firsts = [one.wrong if record.is_of_wrong else one.unsettled for one in costs]
    does = [*zip(n_asked, compared(*firsts), means, strict=True)]
    if does[0] == does[1]:
        return [f"**Both trees** {_does(record, *does[0], 'each')}"]
    who = "**Greedy**", "**The best tree**"
    return [
        f"{one} {_does(record, *done)}" for one, done in zip(who, does, strict=True)
    ]


def _does(record: Record, n_asked: int, first: str, mean: str, each: str = "") -> str:
    """Say in how many boxes a tree asks, or each of both, and what it costs."""
    s = "" if each else "s"
    rows = f"of {counted(record.n_rows, 'row')}"
    boxes = f" in {counted(n_asked, 'box', 'boxes')}" if n_asked else " nothing"
    if record.is_of_wrong:
        return f"ask{s}{boxes} and get{s} {first} {rows} wrong."
    leave = "leave" if each else "leaves"
    return (
        f"ask{s}{boxes} and {leave} {first} {rows} where classes are mixed and ask{s} "
        f"a row {mean} questions on average."
    )


# --- which is better ----------------------------------------------------------------


def _verdict(record: Record) -> str:
    greedy, best = record.costs
    if record.is_of_wrong:
        return _by_mistakes(record, greedy, best)
    fewer, less = greedy.unsettled - best.unsettled, greedy.asked - best.asked
    if fewer > NEAR:
        return f"**The best tree leaves {_rows(fewer, 'fewer')} mixed.**"
    if fewer < -NEAR:
        return (
            f"**The best tree leaves {_rows(-fewer, 'more')} mixed**, parts counted, "
            "and makes up for it in questions."
        )
    if less > NEAR:
        return (
            f"**Both leave as many rows mixed, and the best tree asks {of_rows(less)} "
            f"questions fewer**, counted over all rows.{_saved(record)}"
        )
    return (
        f"**Greedy is as good here:** no tree of {on_a_path(record.found.depth)} "
        f"leaves fewer rows mixed, or as few with fewer questions{_in_parts(record)}."
    )


def _saved(record: Record) -> str:
    """Say why the best tree asks nothing where greedy does."""
    if record.trees[BEST].asked or record.settings.missing == SHARED:
        return ""
    return (
        f" No tree of {on_a_path(record.found.depth)} leaves fewer rows mixed than "
        "there are before any question: so it is best to ask nothing."
    )


def _by_mistakes(record: Record, greedy: Costs, best: Costs) -> str:
    fewer = greedy.wrong - best.wrong
    if fewer > NEAR:
        return f"**The best tree gets {_rows(fewer, 'fewer')} wrong.**"
    says = (
        f"**Greedy is as good here:** no tree of {on_a_path(record.found.depth)} gets "
        f"fewer rows wrong{_in_parts(record)}."
    )
    one, two = len(record.trees[GREEDY].asked), len(record.trees[BEST].asked)
    if one == two:
        return says
    boxes = counted(two, "box", "boxes")
    return f"{says} The best tree needs {boxes} for that, not {one}."


def _in_parts(record: Record) -> str:
    """Say that cuts are not among the questions, where numbers are asked in words."""
    if not record.settings.in_words:
        return ""
    return " if numbers are asked in words or parts, as they are here"


def _rows(number: float, than: str) -> str:
    text = of_rows(number)
    return f"{text} {'row' if text == '1' else 'rows'} {than}"


# --- where greedy loses -------------------------------------------------------------


def _where(record: Record) -> list[str]:
    losses = record.found.losses
    if losses:
        worst = _worst(losses)
        return [_loss(record, worst), *_more(record)]
    if not record.parting:
        return ["Both ask the same, box by box."]
    one, two = record.parting
    greedy, best = record.trees[GREEDY].asked, record.trees[BEST].asked
    at = (
        f"where {word(place(record.trees[GREEDY], one))}" if one else "at the first box"
    )
    asked = [_quoted(tree.get(at)) for tree, at in ((greedy, one), (best, two))]
    return [
        f"They part {at}: greedy asks {asked[0]} there and the best tree {asked[1]}, "
        "which costs greedy nothing here."
    ]


def _worst(losses: Sequence[TreeLoss]) -> TreeLoss:
    """Return where greedy loses most, the deepest of several: it explains most."""
    return max(losses, key=lambda loss: (round(loss.lost, 6), -loss.left))


def _quoted(decision) -> str:
    return f"“{word(asks(decision))}”" if decision else "nothing"


def _loss(record: Record, loss: TreeLoss) -> str:
    """Say what is asked where it costs most, and what would be better."""
    tree = record.trees[GREEDY]
    n = of_rows(tree.nodes[loss.node].n_samples)
    asked = word(_named(loss.asked, loss.asked_at))
    at = f"where {word(place(tree, loss.node))}" if loss.node else "at the first box"
    loses = "loses most" if len(record.found.losses) > 1 else "loses"
    where = (
        f"**Greedy {loses} {at}** ({n} rows). There “{asked}” gains most, "
        f"{amount(loss.gain)} bits"
    )
    if not loss.better:
        return f"{where}, but it is better to ask nothing."
    less = loss.gain - loss.better_gain
    its = "as much" if less < NOTHING else f"{amount(less)} less"
    below = loss.left - 1
    after = f"With {counted(below, 'more question')} below, they"
    after = after if below else "They"
    better = word(_named(loss.better, loss.better_at))
    return (
        f"{where}, but “{better}” ({its}) is the better start. {after} "
        f"{_compared(record, loss)}."
    )


def _named(attribute: str, threshold: float | None) -> str:
    return attribute if threshold is None else f"{attribute} ≤ {threshold:.6g}"


def _compared(record: Record, loss: TreeLoss) -> str:
    """Say what both questions come to."""
    one, two = loss.greedy, loss.best
    if record.is_of_wrong:
        return f"leave {_both(one.wrong, two.wrong)} rows wrong"
    if abs(one.unsettled - two.unsettled) > NEAR:
        return f"leave {_both(one.unsettled, two.unsettled)} rows mixed"
    both = _both(one.asked, two.asked)
    return f"come to {both} questions, counted over all rows there"


def _both(one: float, two: float) -> str:
    return " and ".join(compared(one, two))


def _more(record: Record) -> list[str]:
    """Say how many boxes cost greedy something, where there are several."""
    losses = record.found.losses
    if len(losses) < 2:
        return []
    boxes = counted(len(losses), "box", "boxes")
    if not record.is_of_wrong:
        return [f"It loses something at {boxes} in all."]
    total, most = sum(loss.lost for loss in losses), _worst(losses).lost
    rows = f"{of_rows(total)} rows in all: {of_rows(most)} of them there"
    return [f"It loses something at {boxes}, {rows}."]


def _no_promise(record: Record) -> str:
    n = counted(record.n_rows, "row")
    return (
        f"Both are judged by the {n} they grew from: for new rows that is no promise "
        "(see “Too many questions”)."
    )
