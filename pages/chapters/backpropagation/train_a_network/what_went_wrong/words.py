"""The sentences of the part "What went wrong" at each step, made from its record."""

from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import capitalised, counted

from ..record import Settings
from ..train import record as trained
from ..train.words import when
from .failures import FAILURES
from .record import NAMES, Record, at, felt_at, is_gone, share

SAME = "No unit was told apart, or woken"
STEPS = "Steps too large"
PENALTY = "The penalty alone"
SHUT = "Units dead or saturated"
FADED = "Blame that fades with depth"
CANNOT = "A network that cannot draw it"
NOTHING = "Nothing much"
CAUSES = {
    **dict.fromkeys(("asleep", "equal"), SAME),
    "steps": STEPS,
    "penalty": PENALTY,
    **dict.fromkeys(("dead", "unscaled", "saturated"), SHUT),
    "faded": FADED,
    **dict.fromkeys(("linear", "few"), CANNOT),
    **dict.fromkeys(("solved", "noise", "by heart", "plateau", "moving"), NOTHING),
}
OPTIONS = (SAME, STEPS, PENALTY, SHUT, FADED, CANNOT, NOTHING)


def own_words(settings: Settings) -> str:
    """Return what is said above a failure that no preset shows."""
    title = FAILURES[settings.failure].title
    return f"**{title}:** look at plane, losses and gradients. What gives it away?"


def labels(record: Record) -> list[str]:
    """Name the looks by the epochs that are over."""
    names = [when(record.longest, step) for step in range(record.n_steps)]
    return [*map(capitalised, names)]


def story(record: Record, step: int) -> list[str]:
    """Tell how both stand: losses, shares, and what the layers felt last."""
    losses = [_loss(one, step) for one in record.both]
    shares = [_share(one, step) for one in record.both]
    of = "right of the samples" if record.mended.sorts else "explained of the numbers"
    look = capitalised(when(record.longest, step))
    return [
        f"**{look}:** the loss is {_in_both(losses)}.",
        f"Held out, {of}: {_in_both(shares)}.",
        *_felt(record, step),
    ]


def _in_both(said: list[str]) -> str:
    return f"{said[0]} in the broken run, {said[1]} in the mended one"


def _loss(one: trained.Record, step: int) -> str:
    if is_gone(one, step):
        return f"no number since update {int(one.history.stopped_at):,}"
    return few(float(one.history.losses[at(one, step)]))


def _share(one: trained.Record, step: int) -> str:
    if is_gone(one, step):
        return "no number"
    return none_or(share(one, at(one, step)), one.sorts)


def none_or(value: float, sorts: bool) -> str:
    """Write a share, none and all in words."""
    return {0.0: "none" if sorts else "nothing", 1.0: "all"}.get(value, percent(value))


def _felt(record: Record, step: int) -> list[str]:
    """Say how large the gradient was since the look before, first layer and last."""
    parts = [
        f"{name} {_gradients(one, at(one, step))}"
        for name, one in zip(NAMES, record.both, strict=True)
        if not is_gone(one, step)
    ]
    n = record.mended.problem.network.n_layers
    where = ", first and last layer" if n > 1 else ""
    return [f"∂L/∂W since the step before{where}: {', '.join(parts)}."] if step else []


def _gradients(one: trained.Record, look: int) -> str:
    sizes = felt_at(one, look)
    ends = sizes if len(sizes) == 1 else sizes[[0, -1]]
    return " and ".join(map(few, ends.tolist()))


def bet(record: Record) -> Bet:
    """Ask what went wrong."""
    finding, problem = record.findings[0], record.broken.problem
    epochs = counted(int(problem.settings.n_epochs), "epoch")
    updates = counted(problem.in_an_epoch, "update")
    question = f"What goes wrong in the broken run, {epochs} of {updates} each?"
    return Bet(question, CAUSES[finding.cause], finding.says[0], options=OPTIONS)
