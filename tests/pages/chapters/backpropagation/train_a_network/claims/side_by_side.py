"""What "Side by side" may say, and the questions that decide it."""

import re

from tests.claims import Claim, Claims, reads_as

from .train.own import Trained

GOAL = 0.95
CHOICES = {
    "Learning rate": ("rates", ("0.001", "0.01", "0.03", "0.1", "0.3", "1", "3", "10")),
    "Optimizer": (
        "rules",
        ("Gradient descent", "Momentum", "AdaGrad", "RMSProp", "Adam"),
    ),
    "Batch size": ("batches", ("1", "5", "10", "30", "100", "250")),
    "Penalty L2": ("decays", ("0", "0.001", "0.01", "0.1", "1")),
    "Units": ("kinds", ("tanh", "Sigmoid", "ReLU", "Identity")),
    "Hidden layers": ("shapes", ("none", "2", "3", "8", "4–2", "8–8")),
}
PREFIX = {"Learning rate": "η ", "Batch size": "batch ", "Penalty L2": "λ "}
NUMBER = "[−0-9.,×10⁻⁰¹²³⁴⁵⁶⁷⁸⁹\u00a0%]+"
WORDS = "less than nothing|more than 99.99%"
PAIR = re.compile(f"(.+?): ({NUMBER}|{WORDS})(?:, | and |$)")


class Compared:
    """All trainings by the test's own arithmetic, at the epochs of the first."""

    def __init__(self, record):
        self.record, self.settings = record, record.settings
        self.runs = [Trained(one) for one in record.runs]
        first = record.runs[0].problem
        n = int((~first.is_held_out).sum())
        in_epoch = -(-n // min(int(first.settings.batch), n))
        self.epochs = [at / in_epoch for at in first.looks_at.tolist()]
        self.n_steps = len(self.epochs)

    def look(self, run, step):
        """The last look of a training that is not after this step's epoch."""
        one = self.runs[run]
        seen = [look / one.in_epoch for look in one.looks]
        return max(
            k for k, epoch in enumerate(seen) if epoch <= self.epochs[step] + 1e-9
        )

    def is_lost(self, run, step):
        one = self.runs[run]
        ends = one.looks[-1] / one.in_epoch
        flew = one.looks[-1] < one.planned
        return flew and self.epochs[step] > ends + 1e-9

    def left(self, step):
        return [at for at in range(len(self.runs)) if not self.is_lost(at, step)]

    def loss(self, run, step):
        return float(self.runs[run].losses[1, self.look(run, step)])

    def share(self, run, step):
        return float(self.runs[run].shares[1, self.look(run, step)])

    @property
    def names(self):
        kind = self.settings.differs
        usual = {"Learning rate": ("0.01", "0.1", "1", "10")}
        labels = self.settings.compared or usual[kind]
        return [PREFIX.get(kind, "") + label for label in labels[:4]]

    @property
    def sorts(self):
        return self.runs[0].sorts

    @property
    def best(self):
        last = self.n_steps - 1
        return min(self.left(last), key=lambda at: self.loss(at, last), default=None)


def pairs_of(words):
    return PAIR.findall(words)


def named(seen, some):
    return [seen.names[at] for at in some]


def epoch_is(told):
    return told.reads(epoch=told.seen.epochs[told.step])


def tells_losses(told):
    seen, step = told.seen, told.step
    left, said = seen.left(step), pairs_of(told.word("which"))
    same = [name for name, _ in said] == named(seen, left)
    read = all(
        reads_as(text, seen.loss(at, step))
        for (_, text), at in zip(said, left, strict=False)
    )
    return same and read


def tells_shares(told):
    seen, step = told.seen, told.step
    left, said = seen.left(step), pairs_of(told.word("which"))
    verb = "Named rightly" if seen.sorts else "Explained"
    same = [name for name, _ in said] == named(seen, left)
    right = told.word("what") == verb
    return (
        same
        and right
        and all(
            share_is(text, seen.share(at, step))
            for (_, text), at in zip(said, left, strict=False)
        )
    )


def share_is(text, share):
    if text == "less than nothing":
        return share < 0
    if text.startswith("more than"):
        return 0.9999 < share < 1
    return reads_as(text.removesuffix("%"), 100 * share)


def are_gone(told):
    seen, step = told.seen, told.step
    gone = [at for at in range(len(seen.runs)) if seen.is_lost(at, step)]
    return bool(gone) and re.split(r", | and ", told.word("who")) == named(seen, gone)


def fly_off(told):
    seen = told.seen
    gone = [at for at in range(len(seen.runs)) if seen.is_lost(at, seen.n_steps - 1)]
    return bool(gone) and re.split(r", | and ", told.word("who")) == named(seen, gone)


DIFFERS = {
    "Learning rate": ("the learning rate", "learning_rate"),
    "Optimizer": ("the optimizer", "rule"),
    "Batch size": ("the batch size", "batch"),
    "Penalty L2": ("the penalty L2", "l2"),
    "Units": ("the kind of units", "activation"),
    "Hidden layers": ("the hidden layers", "hidden"),
}


def opens(told):
    """They differ in what is said, and in nothing else that is a setting."""
    seen = told.seen
    counts = {"two": 2, "three": 3, "four": 4}
    words, field = DIFFERS[seen.settings.differs]
    every = [vars(one.settings) for one in seen.runs]
    units = {f"units_{at}" for at in range(1, 7)} | {"n_hidden"}
    may = units if field == "hidden" else {field}
    names = {name for name in every[0] if len({repr(one[name]) for one in every}) > 1}
    own = {repr(getattr(one.settings, field)) for one in seen.runs}
    told_n = counts[told.word("n")] == len(seen.runs) == len(own)
    return told_n and told.word("kind") == words and names <= may


def asks_for_more(told):
    words, _ = DIFFERS[told.seen.settings.differs]
    return len(told.seen.runs) == 1 and told.word("kind") == words


def is_best(told):
    seen = told.seen
    last, best = seen.n_steps - 1, seen.best
    return told.word("who") == seen.names[best] and told.reads(
        loss=seen.loss(best, last)
    )


def first_with(seen):
    for step in range(seen.n_steps):
        done = [at for at in seen.left(step) if seen.share(at, step) >= GOAL]
        if done:
            return step, done
    return None, []


def was_first(told):
    seen = told.seen
    step, done = first_with(seen)
    if not done or re.split(r", | and ", told.word("who")) != named(seen, done):
        return False
    verb = "right" if seen.sorts else "explained"
    when = told.word("when")
    at = when == "before training" if step == 0 else when.startswith("after epoch ")
    read = step == 0 or reads_as(when.removeprefix("after epoch "), seen.epochs[step])
    return at and read and told.word("verb") == verb and told.reads(goal=100 * GOAL)


def nobody(told):
    verb = "right" if told.seen.sorts else "explained"
    said = told.word("verb") == verb and told.reads(goal=100 * GOAL)
    return first_with(told.seen)[0] is None and said


def ends_at(told):
    seen, last = told.seen, told.seen.n_steps - 1
    left, said = seen.left(last), pairs_of(told.word("which"))
    same = [name for name, _ in said] == named(seen, left)
    pairs = zip(said, left, strict=False)
    return same and all(reads_as(text, seen.loss(at, last)) for (_, text), at in pairs)


def answers(seen):
    """Who ends lowest; all who do within rounding."""
    last, best = seen.n_steps - 1, seen.best
    if best is None:
        return "None: all fly off"
    low = seen.loss(best, last)
    return {
        seen.names[at]
        for at in seen.left(last)
        if seen.loss(at, last) <= low * (1 + 1e-9)
    }


def has_epochs(told):
    one = (told["n"] == 1) == (told.word("word") == "epoch")
    return one and told.reads(n=told.seen.settings.n_epochs)


def nobody_is_left(told):
    return epoch_is(told) and not told.seen.left(told.step)


def is_kind(kind, **more):
    def holds(told):
        settings = told.seen.settings
        known = all(getattr(settings, name) == value for name, value in more.items())
        return settings.differs == kind and known

    return holds


def settings(rng):
    """Return any comparison of two to five values of one kind."""
    kind = rng.choice([*CHOICES])
    name, options = CHOICES[kind]
    some = {*rng.sample(options, rng.randint(2, min(5, len(options))))}
    chosen = tuple(one for one in options if one in some)
    return {
        "differs": kind,
        name: chosen,
        "data": rng.choice(["Circle", "XOR", "Moons", "Two clouds", "Slope (numbers)"]),
        "epochs": rng.choice([1.0, 3.0, 10.0, 30.0]),
        "samples": rng.choice([20.0, 100.0, 300.0]),
        "noise": rng.choice([0, 20, 50]),
        "rate": rng.choice([0.01, 0.1, 1.0]),
        "seed": rng.randint(0, 999),
    }


CLAIMS = Claims(
    (
        Claim(
            "Before training: {n:two|three|four} trainings differ in {kind:*} alone; "
            "all else is the same, the seed of first weights and batches too.",
            opens,
        ),
        Claim(
            "Before training: choose a second value of {kind:*} to compare.",
            asks_for_more,
        ),
        Claim("Their losses, held out: {which:*}.", tells_losses),
        Claim(
            "After epoch {epoch} the loss of the samples held out is {which:*}.",
            lambda told: epoch_is(told) and tells_losses(told),
        ),
        Claim(
            "{what:Named rightly|Explained} of those, {which:*}.",
            tells_shares,
        ),
        Claim(
            "After epoch {epoch}",
            lambda told: epoch_is(told) and not told.seen.left(told.step),
        ),
        Claim("Beyond all numbers: {who:*}.", are_gone),
        Claim(
            "{n} {word:epoch|epochs}, all else the same.",
            has_epochs,
        ),
        Claim(
            "Which ends with the lowest loss of the samples held out?",
            lambda told: len(told.seen.runs) > 1,
        ),
        Claim("They end at: {which:*}.", ends_at),
        Claim("Every loss has left all numbers.", lambda told: told.seen.best is None),
        Claim("Lowest in the end: {who:*}, at {loss}.", is_best),
        Claim(
            "First with {goal}% of the samples held out {verb:right|explained}, "
            "{when:*}: {who:*}.",
            was_first,
        ),
        Claim(
            "Nobody had {goal}% of the samples held out {verb:right|explained} at any "
            "step.",
            nobody,
        ),
        Claim("Flown off: {who:*}.", fly_off),
        Claim("the same start with four learning rates.", is_kind("Learning rate")),
        Claim("Is a larger step always a faster one?", is_kind("Learning rate")),
        Claim("only the units differ.", is_kind("Units")),
        Claim("Which of them cannot bend the plane at all?", is_kind("Units")),
        Claim(
            "the bare spiral, one rate for three rules.",
            is_kind("Optimizer", data="spiral"),
        ),
        Claim("Who gets anywhere?", is_kind("Optimizer", data="spiral")),
        Claim(
            "noisy samples, and weights that cost something.",
            is_kind("Penalty L2", noise=40),
        ),
        Claim(
            "What does λ do to the loss of the samples trained on, and what to the "
            "other?",
            is_kind("Penalty L2", noise=40),
        ),
    ),
    evidence=Compared,
    answers=answers,
    settings=settings,
    also=(
        {"rates": ("3", "10"), "epochs": 30.0, "data": "Slope (numbers)"},
        {"rates": ("10",), "epochs": 30.0, "data": "Slope (numbers)"},
    ),
    few=6,
    many=400,
)
