"""What the doctor of "Train" offers, and what comes of it."""

from tests.claims import Claim, Shape, Told

from .own import GOAL


def mends(told, right, at_least=False):
    """Judge that what is offered solves it, by as much as is said."""
    after, share = told.after, float(_share(told.after))
    sorts = after.problem.samples.kind == "classes"
    is_much = share >= 0.99995 and told["p"] == 99.99
    fits = is_much if at_least else told.reads(p=100 * share)
    is_named = (right == "right") == sorts and share >= GOAL
    return is_named and fits and _is_offered(told, after.settings)


def _is_offered(told, settings):
    """Tell whether what is offered is what was changed."""
    for text, holds in OFFERS.items():
        said = Shape(text).read(told.word("what"))
        if said is not None:
            return holds(Told(told.record, told.seen, told.step, said), settings)
    return False


def _share(record):
    if record.problem.samples.kind == "classes":
        return record.history.test_accuracies[-1]
    out = record.problem.is_held_out
    asked, said = record.problem.samples.targets[out], record.maps.answers[-1][out]
    return 1 - ((asked - said) ** 2).mean() / asked.var()


OFFERS = {
    "η = {rate}": lambda t, s: (
        t.reads(rate=s.learning_rate)
        and s.learning_rate != t.record.settings.learning_rate
    ),
    "No penalties": lambda t, s: s.l1 == s.l2 == 0 < _penalties(t),
    "First weights by Xavier": lambda t, s: (s.scheme, s.scale) == ("xavier", 1),
    "Two hidden layers of {a} and {b} units, tanh": lambda t, s: (
        (t["a"], t["b"]) == s.hidden and s.activation == "tanh"
    ),
    "{n} units in layer 1": lambda t, s: s.units_1 == t["n"],
    "Standardise": lambda t, s: s.standardised and not t.record.settings.standardised,
    "{n} epochs": lambda t, s: s.n_epochs == t["n"] > t.record.settings.n_epochs,
    "Adam with η = {rate}": lambda t, s: (
        s.rule == "adam" and t.reads(rate=s.learning_rate)
    ),
    "{n} samples": lambda t, s: s.n_samples == t["n"],
}


def _penalties(told):
    return told.record.settings.l1 + told.record.settings.l2


OFFERED = (
    Claim("{what:*}: {p}% right", lambda t: mends(t, "right")),
    Claim("{what:*}: {p}% explained", lambda t: mends(t, "explained")),
    Claim("{what:*}: more than {p}% explained", lambda t: mends(t, "explained", True)),
)
