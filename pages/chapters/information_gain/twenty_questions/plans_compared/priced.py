"""What is said of the plans where questions have prices: what each pays on average."""

from engines.decision_trees import Loss, Plan
from pages.words.numbers import few

from .. import speech
from ..record import ROUNDING
from .record import Record

NOT_AT_ALL = "not at all: gain per price is best"
MOST_PLACES = 4  # places where gain per price loses that are named one by one


def at_a_price(record: Record, question: int) -> str:
    """Return what a question costs, to stand behind it; nothing without prices."""
    if not record.heedless:
        return ""
    return f" for {speech.coins(record.game.prices[question])}"


def paid(record: Record, plan: Plan, step: int) -> str:
    """Return what a plan has paid by a step, on average; nothing without prices."""
    if not record.heedless:
        return ""
    return f"; {speech.coins(plan.paid_after[step])} paid"


def question(record: Record) -> str:
    """Ask by how much the best plan can cut what gain per price pays."""
    most = speech.bits(record.play.gains_per_price[0].max())
    return (
        f"Gain per price asks what removes most for each coin, {most} a coin at first: "
        "by how much can the best plan there is cut what it pays on average?"
    )


def reason(record: Record, share: float) -> str:
    """Say what both pay on average."""
    low, high = _both(record)
    if share < ROUNDING:
        return f"Gain per price and the exact optimum pay {high} coins on average."
    return (
        f"Gain per price pays {high} coins on average, the exact optimum {low}: "
        f"{share:.1%} less."
    )


def _both(record: Record) -> list[str]:
    """Write what the best plan pays, and what gain per price does."""
    plans = (record.best.plan, record.greedy)
    return speech.compared(*(plan.expected_price for plan in plans))


def ending(record: Record, is_near: bool) -> list[str]:
    """Say what each plan pays, what heeding prices is worth, and where it loses."""
    losses = sorted(record.best.losses, key=lambda loss: -loss.cost)
    sentences = [_verdict(record, is_near), _heedless(record)]
    sentences += [_place(record, loss) for loss in losses[:MOST_PLACES]]
    if len(losses) > MOST_PLACES:
        rest = sum(loss.cost for loss in losses[MOST_PLACES:])
        sentences.append(f"Elsewhere it loses {few(rest)} coins more.")
    return sentences


def _verdict(record: Record, is_near: bool) -> str:
    low, high = _both(record)
    lost = record.greedy.expected_price - record.best.plan.expected_price
    if lost < ROUNDING:
        return (
            f"**Here gain per price is best:** it pays {high} coins on average, and no "
            "way of asking pays less, for all of them were considered."
        )
    how = "nearly wins" if is_near else "loses"
    return (
        f"**Gain per price {how}:** it pays {high} coins on average, the exact optimum "
        f"{low}: {few(lost)} too many."
    )


def _heedless(record: Record) -> str:
    """Say what it costs to ask by gain alone; now and then that is less."""
    heeding, heedless = record.greedy, record.heedless
    more = heedless.expected_price - heeding.expected_price
    if abs(more) < ROUNDING:
        return (
            "Asking by gain alone, whatever it costs, pays as much as gain per price."
        )
    pays, _ = speech.compared(heedless.expected_price, heeding.expected_price)
    first = f"Asking by gain alone, whatever it costs, pays {pays} coins on average"
    if more > 0:
        return f"{first}, {few(more)} more, and asks {_asks(heedless, heeding)}."
    misleads = f"{first}, {few(-more)} less: **here gain per price misleads.**"
    if abs(heeding.expected - heedless.expected) < ROUNDING:
        return misleads
    return f"{misleads} It asks {_asks(heeding, heedless)}."


def _asks(one: Plan, other: Plan) -> str:
    """Compare how many questions a plan asks with those of another."""
    if abs(one.expected - other.expected) < ROUNDING:
        return "as many questions"
    kind = "fewer" if one.expected < other.expected else "more"
    asks, against = speech.compared(one.expected, other.expected)
    return f"{kind} questions, {asks} on average against {against}"


def _place(record: Record, loss: Loss) -> str:
    game = record.game
    asked, better = (
        f"“{game.questions[q].name}” ({speech.coins(game.prices[q])})"
        for q in (loss.asked, loss.better)
    )
    where = "At the very start"
    if loss.turns:
        path = ", ".join(
            f"{game.questions[q].name} {speech.answered(game.questions[q], a)}"
            for q, a in loss.turns
        )
        where = f"After {path} ({speech.animals(len(loss.rows))} left)"
    return (
        f"{where} gain per price asks {asked} where {better} is better: that costs "
        f"{few(loss.cost)} coins on average."
    )


def animals(record: Record) -> list[str]:
    """Say for whom the best plan pays less, and for whom more."""
    more = record.greedy.row_prices - record.best.plan.row_prices
    if abs(more).max() < ROUNDING:
        return []
    dearer, cheaper = int((more > ROUNDING).sum()), int((more < -ROUNDING).sum())
    judged = ": a plan is judged by its average" if cheaper else ""
    return [
        f"For {speech.animals(dearer)} gain per price pays more than the optimum does, "
        f"for {cheaper or 'none'} less{judged}."
    ]


def floor(record: Record) -> list[str]:
    """Say what no plan is below, and what chance pays."""
    cheapest = speech.coins(min(record.game.prices))
    return [
        f"No way of asking needs fewer than {few(record.floor.expected, 4)} questions "
        f"on average, and the cheapest costs {cheapest}: none pays less than "
        f"**{speech.coins(record.least)}**.",
        "Asking anything that still tells something, at random, pays "
        f"{few(record.random.expected_price, 4)} coins on average.",
    ]
