"""The part "Books of blame": what is sent, charged and shared, computed again."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory import record as shared
from pages.chapters.backpropagation.the_factory.books_of_blame.part import BOOKS
from pages.chapters.backpropagation.the_factory.factories import FACTORIES, Factory
from tests.pages.chapters.backpropagation.the_factory.cases import (
    NONSENSE,
    NUMBER,
    SQUASH,
    chosen,
    disagrees,
    each_of,
    filled,
    in_latex,
    near,
    of_factory,
    read,
    reads,
    script_agrees,
    sigmoid,
    slope,
)
from tests.pages.chapters.backpropagation.the_factory.test_chain_rule import (
    CASES as CHAINS,
)
from tests.pages.figures import written

PART, TITLE = BOOKS, BOOKS.title
THREE = Factory(
    code="223",
    label="2-2-3",
    sizes=(2, 2, 3),
    activations=("sigmoid", "sigmoid"),
    loss="half_squared_error",
    samples=((0.5, 0.3, 1.0, 0.0, 0.5),),
    tables=(
        ((0.4, 0.3), (0.2, -0.5), (0.1, 0.0)),
        ((0.6, -0.4, 1.0), (0.4, 0.9, -2.0), (0.0, 0.1, 0.2)),
    ),
)


# --- the cases ----------------------------------------------------------------------


def opposed():
    """Yield two and three outputs that pull apart, and books with no blame."""
    three, pair = of_factory(TITLE, THREE), ("sigmoid", "identity")
    shares = replace(THREE, loss="softmax_cross_entropy", activations=pair)
    yield "three outputs", three
    yield "three outputs tanh", replace(three, activation="tanh")
    yield "three outputs softmax", replace(three, factory=shares)
    second = ((0.5, 0.5), (-2.0, -0.1), (0.6, 0.6))
    yield "opposite signs", chosen(TITLE, "2-2-2", second=second)
    first = ((-0.4, 0.3), (-0.2, 0.5), (0.0, 0.0))
    yield "a unit that sends nothing", chosen(TITLE, "2-2-1", "relu", first=first)
    yield "one unit without weight", chosen(TITLE, second=((0.0,), (0.4,), (0.0,)))
    second = filled(FACTORIES["2-2-1"].tables[1], 0.0)
    yield "no weights", chosen(TITLE, second=second)
    yield "no mistake", chosen(TITLE, second=second, sample=((0.5, 0.3, 0.5),))
    yield "no inputs", chosen(TITLE, sample=((0.0, 0.0, 1.0),))


OWN = dict(opposed())
CASES = {name: replace(one, part=TITLE) for name, one in CHAINS.items()} | OWN
every_case = each_of(CASES)


class Plain:
    """The same books, in plain NumPy."""

    def __init__(self, settings):
        x, y = np.split(np.array(settings.sample[0]), [settings.factory.sizes[0]])
        w, table = np.array(settings.first), np.array(settings.second)
        self.v, z = table[:-1], x @ w[:-1] + w[-1]
        self.made = SQUASH[settings.activation](z)
        z = self.made @ self.v + table[-1]
        if settings.factory.loss == "half_squared_error":
            self.delta = (sigmoid(z) - y) * slope(sigmoid, z)
        else:
            shares = np.exp(z - z.max())
            self.delta = shares / shares.sum() * y.sum() - y
        self.sent = self.made[:, np.newaxis] * self.v
        self.returned = self.v * self.delta
        self.back = self.v @ self.delta
        self.accounts = self.sent * self.delta
        sizes = np.abs(self.back)
        self.shares = sizes / sizes.sum() if sizes.any() else sizes


@cache
def opened(name):
    """Return settings, record, the plain books, and a story for each label."""
    settings = CASES[name]
    record = PART.run(settings)
    labels = PART.labels(record)
    stories = [" ".join(PART.story(record, s)) for s in range(len(labels))]
    return settings, record, Plain(settings), dict(zip(labels, stories, strict=True))


def formula(name, label):
    """Return the formula of a step, line by line, each cut at its signs "="."""
    settings, record, _, stories = opened(name)
    step = [*stories].index(label)
    ((_, latex),) = PART.formulas(record, step)
    latex = re.sub(r"\\(begin|end)\{aligned\}|&", "", latex)
    return [re.split(" +[=] +", line.strip()) for line in latex.split(r"\\")]


def hidden(settings):
    return [(j, settings.names.unit(1, j)) for j in range(settings.factory.sizes[1])]


# --- what is told -------------------------------------------------------------------


@every_case
def test_the_books_are_told_in_numbers_that_exist(name):
    settings, record, _, stories = opened(name)
    bet, ending = PART.bet(record), PART.ending(record)
    shown = [str(PART.formulas(record, step)) for step in range(len(stories))]
    shown.append(str(PART.table(record)))
    said = [*stories.values(), *shown, *ending]
    said += [bet.question, bet.reason] if bet else []
    assert all(said) and not NONSENSE.search(" ".join(said))
    assert not disagrees(PART, record)
    units = [unit for _, unit in hidden(settings)]
    sends, charges = (f"{u} sends" for u in units), (f"{u} is charged" for u in units)
    ends = ("shares", "balance")
    assert [*stories] == ["books opened", *sends, "δ of the outputs", *charges, *ends]


@each_of(OWN)
def test_pictures_and_script_too(name):
    settings = OWN[name]
    record = PART.run(settings)
    panels = PART.panels(record)
    assert not any(NONSENSE.search(written(one)) for one in panels)
    script_agrees(PART, record)


@every_case
def test_what_each_unit_made_and_sent_is_told(name):
    settings, _, plain, stories = opened(name)
    names = settings.names
    made = [f"{unit} = ({NUMBER})" for _, unit in hidden(settings)]
    reads(".*".join(made), stories["books opened"], plain.made)
    for j, unit in hidden(settings):
        story, lines = stories[f"{unit} sends"], formula(name, f"{unit} sends")
        pattern = rf"({NUMBER}) · \(?({NUMBER})\)? = ({NUMBER}) over (\S+) to ([ŷ₁₂₃]+)"
        for k, booked in enumerate(re.findall(pattern, story)):
            wanted = plain.made[j], plain.v[j, k], plain.sent[j, k]
            assert [read(number) for number in booked[:3]] == [near(w) for w in wanted]
            assert booked[4] == names.unit(2, k) and booked[3].startswith("v")
            _, factors, result = lines[k]
            factors = [in_latex(one) for one in factors.split(r"\cdot")]
            assert [*factors, in_latex(result)] == [near(one, 6) for one in wanted]
        assert k + 1 == len(lines) == settings.factory.sizes[2]
        assert ("Nothing arrives" in story) == (not plain.sent[j].any())


@every_case
def test_what_each_unit_is_charged_is_told(name):
    settings, _, plain, stories = opened(name)
    for j, unit in hidden(settings):
        story = stories[f"{unit} is charged"]
        terms = [rf"\(?({NUMBER})\)? · \(?({NUMBER})\)?"] * len(plain.delta)
        pattern = rf"∂E/∂{unit} = {' [+] '.join(terms)} = ({NUMBER})\."
        pairs = np.column_stack([plain.delta, plain.v[j]]).ravel()
        is_rest = abs(plain.back[j]) <= 1e-12 * np.abs(plain.returned[j]).sum()
        total = 0.0 if is_rest else plain.back[j]
        reads(pattern, story, [*pairs, total])
        ((_, sums, result),) = formula(name, f"{unit} is charged")
        factors = [in_latex(f) for f in re.split(r" \\cdot | \+ ", sums)]
        assert factors == [near(one, 6) for one in pairs]
        assert in_latex(result) == near(total, 6)
        signs = set(np.sign(plain.returned[j]))
        what = "all of it" if is_rest else "a part"
        assert (f"{what} cancels" in story) == ({-1, 1} <= signs)
        if is_rest:
            assert story.endswith("It is charged with nothing.")
        else:
            wants = "more" if plain.back[j] < 0 else "less"
            assert story.endswith(f"E would fall if {unit} made a little {wants}.")


@every_case
def test_the_blame_of_the_outputs_is_told(name):
    settings, _, plain, stories = opened(name)
    story, n_out = stories["δ of the outputs"], settings.factory.sizes[2]
    deltas = [f"δ of {settings.names.unit(2, k)} = ({NUMBER})" for k in range(n_out)]
    reads(".*".join(deltas), story, plain.delta)
    assert ("No receiver complains" in story) == (not plain.delta.any())
    lines = formula(name, "δ of the outputs")
    assert [in_latex(delta) for _, delta in lines] == [near(d, 6) for d in plain.delta]


@every_case
def test_the_balance_adds_up_by_receiver_and_by_sender(name):
    settings, record, plain, stories = opened(name)
    first, second = stories["balance"].split(" Both ways the books come to ")
    numbers = [read(one) for one in re.findall(NUMBER, first)]
    sums = [*plain.accounts.sum(axis=0), *plain.accounts.sum(axis=1)]
    rounding = 1e-12 * np.abs(plain.accounts).max() + 1e-13
    assert numbers == pytest.approx(sums, rel=6e-4, abs=rounding)
    total = read(re.match(f"({NUMBER}): no blame is lost", second)[1])
    assert total == pytest.approx(plain.accounts.sum(), rel=6e-4, abs=9 * rounding)
    total = in_latex(formula(name, "balance")[0][-1])
    assert total == pytest.approx(plain.accounts.sum(), rel=6e-6, abs=9 * rounding)
    assert second in PART.ending(record)[-1]


@every_case
def test_every_row_is_what_plain_numpy_books(name):
    settings, record, plain, stories = opened(name)
    *rows, last = PART.table(record).rows
    outs = [settings.names.unit(2, k) for k in range(settings.factory.sizes[2])]
    units = [unit for _, unit in hidden(settings)]
    assert [row[:2] for row in rows] == [(u, out) for u in units for out in outs]
    books = [plain.sent, plain.returned, plain.accounts]
    wanted = np.column_stack([book.ravel() for book in books])
    assert np.allclose([row[2:] for row in rows], wanted, rtol=1e-9, atol=1e-12)
    assert np.allclose(last[2:], wanted.sum(axis=0), rtol=1e-9, atol=1e-11)
    n, charged = len(units), [len(outs) * k for k in range(len(units) + 1)]
    reached = [0] * (n + 1) + charged + [charged[-1], len(rows) + 1]
    assert [PART.reached(record, step) for step in range(len(stories))] == reached


# --- the shares, and the bet --------------------------------------------------------


def is_noise(plain):
    """Tell whether what is handed back is nothing but rounding."""
    return np.abs(plain.back).max() < 1e-12


@every_case
def test_the_shares_told_add_up_to_1_or_there_are_none(name):
    settings, record, plain, stories = opened(name)
    shares = re.findall(r"(\S+) gets (?:more than )?([\d.e-]+)%", stories["shares"])
    if not record.back.any():
        assert stories["shares"].endswith(
            "is charged with anything, so there are no shares."
        )
        assert is_noise(plain) and not shares and formula(name, "shares") == [["0"]]
        return
    assert [unit for unit, _ in shares] == [unit for _, unit in hidden(settings)]
    percents = [float(says) for _, says in shares]
    assert sum(percents) == pytest.approx(100, abs=1.6)
    if is_noise(plain):
        return
    for says, share in zip(percents, plain.shares, strict=True):
        assert says == pytest.approx(100 * share, rel=0.051, abs=0.501 * (share > 0.09))
    for j, (fraction, share) in enumerate(formula(name, "shares")):
        top, below = re.match(r"\\frac\{(.*)\}\{(.*)\}$", fraction).groups()
        sizes = [in_latex(size) for size in below.split(" + ")]
        assert sizes == [near(size, 6) for size in np.abs(plain.back)]
        assert in_latex(top) == sizes[j] and in_latex(share) == near(plain.shares[j], 6)


@every_case
def test_who_sent_most_is_told_beside_who_is_blamed_most(name):
    settings, _, plain, stories = opened(name)
    story, sent = stories["shares"], np.abs(plain.sent.sum(axis=1))
    if is_noise(plain) or not sent.any():
        return
    same = np.ptp(plain.shares) < 1e-12
    assert ("get the same." in story) == same
    if not same:
        most = sent >= sent.max() * (1 - 1e-12)
        blamed = plain.shares >= plain.shares.max() * (1 - 1e-12)
        if most.all():
            assert re.search("Yet (both|all) sent as much in all", story)
        elif (most & blamed).any():
            assert re.search("Mo(re|st) in all was sent by", story)
            assert story.endswith(" too.") == (most == blamed).all()
        else:
            (_, unit) = hidden(settings)[int(most.argmax())]
            assert re.search(f"Yet mo(re|st) in all was sent by .*{unit}", story)


@every_case
def test_the_bet_is_won_within_5_percent_of_the_share(name):
    settings, record, plain, stories = opened(name)
    bet, share = PART.bet(record), 100 * plain.shares[0]
    if bet is None:  # nobody is charged, so there is no share to bet on
        assert not record.back.any() and is_noise(plain)
        return
    assert "does h₁ get?" in bet.question and bet.reason == stories["shares"]
    if not is_noise(plain) or not record.back.any():
        assert bet.answer == pytest.approx(share, abs=1e-8)
        guesses = np.arange(0.0, 100.5, 0.5)
        clear = guesses[np.abs(np.abs(guesses - share) - 5) > 1e-9]
        assert [bet.wins(g) for g in clear] == [abs(g - share) < 5 for g in clear]


# --- second opinions ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["2-2-1 sigmoid", "2-2-2 tanh", "three outputs"])
def test_a_wrong_booking_turns_a_badge_red(name, monkeypatch):
    honest = shared.books_of_blame
    assert not disagrees(PART, PART.run(CASES[name]))
    for field in ("returned", "accounts", "charges", "credits"):

        def wrong(*args, field=field):
            book = honest(*args)
            return replace(book, **{field: getattr(book, field) * 1.0001})

        monkeypatch.setattr(shared, "books_of_blame", wrong)
        assert disagrees(PART, PART.run(CASES[name]))
