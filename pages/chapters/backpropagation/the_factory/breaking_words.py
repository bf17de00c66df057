"""The sentences of the part "Break it", made from the record."""

from engines.backpropagation import BUGS, applies
from pages.ui.bets import Bet
from pages.words.numbers import few
from pages.words.sentences import counted, listed

FAMOUS = "0.291027924"  # what half the web prints for Mazur's example
NONE, ALL = "none of them", "all of them"
INTO_HIDDEN = "all those into the hidden units, none into the outputs"
INTO_OUTPUTS = "all those into the outputs, none into the hidden units"
ONLY_WEIGHTS, ONLY_BIASES = "all weights, no bias", "all biases, no weight"
MIXTURE = "another mixture: some of a table right, some wrong"
WHY_IDLE = {
    "transposed": "no weight matrix is square",
    "no_half": "this error has no ½",
    "update_first": "there is no hidden layer",
    "no_slope": "every slope is 1",
}
REASONS = {
    "update_first": (
        "The outputs' own gradients were right, because nothing had changed yet. Then "
        "the output weights moved, and the blame of the hidden units came back over "
        "the moved ones."
    ),
    "no_slope": (
        "Where σ′ is forgotten the blame passes a unit whole. Every gradient behind "
        "such a unit is off by the slopes on its way; a unit whose slope is 1 does no "
        "harm."
    ),
    "transposed": (
        "A square table read by columns where rows are meant keeps only its diagonal "
        "right."
    ),
    "no_half": (
        "Without the ½ the mistake counts twice, and so does every gradient: a "
        "relative error of one half for each."
    ),
    "sign": (
        "Every gradient has the right size and the wrong sign: a relative error of 2, "
        "the largest there is."
    ),
    "no_bias": "The biases' gradients stay 0, whatever E says; the weights' are right.",
    "leftover": (
        "This is the second step. Each gradient still holds the first one's, so it is "
        "about twice what it should be."
    ),
}


def idle(labels: list[str]) -> str:
    """Say which bugs change nothing in this network."""
    verb = "changes" if len(labels) == 1 else "change"
    return f"{listed(labels)} {verb} nothing in this network."


def planted(settings) -> list[str]:
    """Return the bugs that are on and that this network can have."""
    return [bug for bug in settings.more if applies(bug, settings.network)]


def groups(settings) -> dict[str, set[int]]:
    """Return the answers to bet on, with the parameters each of them means."""
    places = list(enumerate(settings.names.places()))
    return {
        ALL: {k for k, _ in places},
        INTO_HIDDEN: {k for k, place in places if place.layer == 0},
        INTO_OUTPUTS: {k for k, place in places if place.layer == 1},
        ONLY_WEIGHTS: {k for k, place in places if place.source is not None},
        ONLY_BIASES: {k for k, place in places if place.source is None},
    }


def bet(settings, record) -> Bet:
    """Ask which parameters fail the check, and say which do."""
    question = (
        "Every parameter's gradient is measured and compared with what this "
        "backpropagation tells. Which of them fail the check, of those that have a "
        "gradient at all?"
    )
    failed = set(record.failed)
    # where both are 0 there is nothing to find
    some = {k for k, size in enumerate(abs(record.told) + abs(record.measured)) if size}
    fits = [name for name, group in groups(settings).items() if group & some == failed]
    if not failed:
        fits = [NONE]
    answer, *ties = fits or [MIXTURE]
    options = (NONE, *groups(settings), MIXTURE)
    reason = _who_failed(record)
    return Bet(question, answer, reason, options=options, ties=tuple(ties))


def _who_failed(record) -> str:
    n, failed = len(record.names), record.failed
    if not failed:
        return f"All {n} agree: the worst relative error is {few(max(record.errors))}."
    names = listed([record.names[k] for k in failed], most=9)
    fail = "fails" if len(failed) == 1 else "fail"
    return f"{len(failed)} of {n} {fail}: {names}."


def story(settings, record, step: int) -> list[str]:
    """Say what was planted, or how one parameter does."""
    if step:
        return _one(record, step - 1)
    bugs = planted(settings)
    if not bugs:
        return [
            "**No bug is planted.** Backpropagation has told "
            f"{counted(len(record.names), 'gradient')}; now each one is measured, "
            "from the error alone.",
            "Plant a bug with a switch, and see what the check makes of it.",
        ]
    what = [f"**{BUGS[bug].label}.** {BUGS[bug].what}" for bug in bugs]
    return [
        *what,
        "The pass ran without a complaint and has told "
        f"{counted(len(record.names), 'gradient')}. Now nudge each parameter and see "
        "whether E changes as told.",
    ]


def _one(record, k: int) -> list[str]:
    name, grade = record.names[k], record.grades[k]
    backprop, measured = record.told[k], record.measured[k]
    says = f"**{name}**: backpropagation tells {few(backprop, 4)}"
    if backprop == measured == 0:
        return [f"{says}, and E does not change with it at all: both are 0, **happy**."]
    error = few(record.errors[k])
    if grade == "happy":
        return [
            f"{says}, and a nudge of {name} alone measures the same: a relative error "
            f"of {error}, **happy**."
        ]
    limit = "above 10⁻²" if grade == "wrong" else "above 10⁻⁷"
    return [
        f"{says}, but a nudge of {name} alone measures {few(measured, 4)}.",
        f"The relative error is {error}, {limit}: **{grade}**."
        + _how(backprop, measured),
    ]


def _how(backprop: float, measured: float) -> str:
    """Name a relation that can be seen with the naked eye."""
    if backprop == 0:
        return " It was told to stand still."
    if backprop * measured < 0:
        return " Even the sign is wrong."
    ratio = backprop / measured if measured else 0.0
    return f" It is told {few(ratio)} times too large." if ratio > 1.5 else ""


def ending(settings, record) -> list[str]:
    """Say which turned red, why these, and what a step would have brought."""
    bugs = planted(settings)
    if not bugs:
        return [
            f"**All {len(record.names)} are happy:** this backpropagation is right.",
            *_corner(record),
            _steps(settings, record),
        ]
    return [
        f"**{_who_failed(record)}**",
        *(REASONS[bug] for bug in bugs),
        *_wrong_way_back(settings, bugs),
        *_nothing_found(record),
        _steps(settings, record),
        *_famous(settings, record),
    ]


def _corner(record) -> list[str]:
    """Say why the check is happy where a real nudge is not."""
    done = record.honest.done
    has_kink = done.network.activation_of(0).has_kink
    if not has_kink or done.passed.pre_activations[0].all():
        return []
    return [
        "A ReLU stands exactly at its corner here, z = 0. The check nudges along i and "
        "takes the same side of the corner as backpropagation; a real nudge would "
        "not (see the part “The check”)."
    ]


def _wrong_way_back(settings, bugs: list[str]) -> list[str]:
    """Say what a transposed table does to the blame that travels over it."""
    _, n_hidden, n_outputs = settings.factory.sizes
    if "transposed" not in bugs or n_hidden != n_outputs:
        return []
    return [
        "And blame that travels over a transposed table reaches the wrong units, so "
        "all behind it is wrong."
    ]


def _nothing_found(record) -> list[str]:
    if record.failed:
        return []
    return [
        "**Yet the check finds nothing:** with these numbers the bug makes no "
        "difference. A check with numbers as special as these proves little; take "
        "others."
    ]


def _steps(settings, record) -> str:
    """Compare a step with the right gradients and one with the faulty ones."""
    done = record.honest.done
    before, right = float(done.passed.loss), float(done.passed_after.loss)
    rate = settings.learning_rate
    says = f"One step of η = {rate:g} takes E from {before:.9g} to **{right:.9g}**"
    if right == before:
        says = f"One step of η = {rate:g} leaves E at **{right:.9g}**"
    if not planted(settings):
        return f"{says}."
    wrong = record.loss_after
    if wrong == right:
        return f"{says}, with these gradients as with the right ones.{_idle(settings)}"
    says += f" with the right gradients, to **{wrong:.9g}** with these."
    if wrong < before:
        return (
            f"{says} E falls all the same: training would seem to work, and nobody "
            "would notice. The check does."
        )
    if wrong > before:
        return f"{says} With these it rises."
    return f"{says} With these it stays."


def _idle(settings) -> str:
    """Say why a step does not show the bug, where that is known."""
    if planted(settings) != ["no_bias"] or settings.biases:
        return ""
    return (
        " This step leaves the biases alone, so it cannot show what is wrong with "
        "their gradients. The check does."
    )


def _famous(settings, record) -> list[str]:
    if f"{record.loss_after:.9f}" != FAMOUS or planted(settings) != ["update_first"]:
        return []
    right = float(record.honest.done.passed_after.loss)
    return [
        f"**{FAMOUS}** is the number that half the web prints for this example; "
        f"right is {right:.9f}."
    ]
