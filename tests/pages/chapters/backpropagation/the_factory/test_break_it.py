"""The part "Break it": the check finds what is planted, and nothing else."""

import re
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import pytest

from engines.backpropagation import Network
from engines.slips.factory import faulty_gradients
from engines.slips.factory.gradients import IN_THE_STEP, ON_THE_WAY_THERE
from pages.chapters.backpropagation.the_factory.break_it import words
from pages.chapters.backpropagation.the_factory.break_it.code import LINES
from pages.chapters.backpropagation.the_factory.break_it.part import BREAK_IT
from pages.chapters.backpropagation.the_factory.break_it.record import (
    example_of,
    planted,
)
from pages.chapters.backpropagation.the_factory.break_it.steps import FAMOUS
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.factories import FACTORIES, OWN
from pages.chapters.backpropagation.the_factory.presets import PRESETS
from pages.chapters.backpropagation.the_factory.record import there_and_back
from pages.chapters.backpropagation.the_factory.settings import BUGS, Settings
from pages.words.source import lines_of
from tests.engines.backpropagation.worked_nets import Case, random_case
from tests.pages.app import fine, start, texts
from tests.pages.chapters.backpropagation.test_lines_that_ran import strange_lines
from tests.pages.chapters.backpropagation.the_factory.cases import (
    chosen,
    disagrees,
    each_of,
    extremes,
    owes_its_reader,
    script_agrees,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.own_slips import (
    Slipped,
)
from tests.pages.figures import standing
from tests.pages.looking import choose, settings_at, shown_chapter
from tests.pages.scripts import printed

PART = BREAK_IT
KEY = "bp_factory"
EXTREMES = dict(extremes(PART.title))
UNSEEN = (*ON_THE_WAY_THERE, *IN_THE_STEP)  # by the check, whatever the numbers


def broken(*bugs, net="2-2-2", **more):
    settings = chosen(PART.title, net, **dict.fromkeys(bugs, True), **more)
    return settings, PART.run(settings)


def can(bug, settings):
    return bug in planted(replace(settings, **{bug: True}))


def honest(record):
    """Return the pass of the part "One pass", and its step."""
    return there_and_back(record.settings).numbers


def failed(record):
    return {record.names[k] for k in record.failed}


# --- what fails ---------------------------------------------------------------------


@each_of(EXTREMES)
def test_without_a_bug_nothing_fails_however_extreme_the_network(name):
    record = owes_its_reader(PART, EXTREMES[name])
    assert not record.failed
    assert record.loss_after == pytest.approx(
        float(honest(record).passed_after.loss), rel=1e-12, abs=1e-12
    )


@each_of(EXTREMES)
def test_all_bugs_at_once_are_told_in_plain_words(name):
    owes_its_reader(PART, replace(EXTREMES[name], **dict.fromkeys(BUGS, True)))


@each_of(BUGS, FACTORIES)
def test_a_bug_that_applies_is_caught_and_one_that_does_not_changes_nothing(bug, net):
    settings, record = broken(bug, net=net)
    owes_its_reader(PART, settings)
    assert bool(record.failed) == (can(bug, settings) and bug not in UNSEEN)


@pytest.mark.parametrize(
    ("bug", "net", "names"),
    [
        ("update_first", "2-2-2", "w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂"),
        ("no_bias", "2-2-2", "b₁ b₂ c₁ c₂"),
        ("transposed", "2-2-1", "w₁₂ w₂₁"),
        ("transposed", "3-3-2 softmax", "w₁₂ w₁₃ w₂₁ w₂₃ w₃₁ w₃₂"),
    ],
)
def test_exactly_those_fail_that_the_bug_reaches(bug, net, names):
    assert failed(broken(bug, net=net)[1]) == set(names.split())


@each_of(BUGS, FACTORIES)
def test_the_bet_names_the_parameters_that_fail(bug, net):
    settings, record = broken(bug, net=net)
    bet = PART.bet(record)
    if not can(bug, settings):
        assert bet is None  # "Missing ½ changes nothing in this network" would answer
        return
    names, groups = list(record.names), words.groups(settings)
    for answer in (bet.answer, *bet.ties):
        if answer == words.NONE:
            assert not record.failed
        elif answer != words.MIXTURE:
            assert {names[k] for k in groups[answer]} == failed(record)
    if bet.answer == words.MIXTURE:
        assert set(record.failed) not in groups.values() and record.failed


def test_the_bet_is_about_parameters_that_have_a_gradient():
    blank = ((0.0, 0.0, 1.0),)
    settings, record = broken("sign", net="2-2-1", sample=blank)
    assert failed(record) == {"v₁", "v₂", "b₁", "b₂", "c"}
    assert PART.bet(record).answer == words.ALL


# --- the famous number --------------------------------------------------------------


def test_the_preset_gives_the_number_half_the_web_prints():
    preset = next(p for p in PRESETS if p.values.get("update_first"))
    settings, record = broken("update_first")
    right = float(honest(record).passed_after.loss)
    assert f"{record.loss_after:.9f}" == FAMOUS == "0.291027924"
    assert f"{right:.9f}" == "0.291027774"
    assert not re.findall(r"0\.\d{9}", preset.observe)  # it is told after the bet
    ending = " ".join(PART.ending(record))
    said = re.findall(r"0\.\d{9}", ending)
    assert set(said) >= {f"{record.loss_after:.9f}", f"{right:.9f}"}
    assert "half the web prints" in ending and "E falls all the same" in ending


@pytest.mark.parametrize("bugs", [(), ("no_half",), ("update_first", "no_bias")])
def test_the_famous_number_is_told_of_its_own_bug_only(bugs):
    ending = " ".join(PART.ending(broken(*bugs)[1]))
    assert "half the web prints" not in ending


def test_a_wrong_sign_lets_the_error_rise():
    settings, record = broken("sign")
    assert record.loss_after > float(honest(record).passed.loss)
    assert "With these it rises." in " ".join(PART.ending(record))


# --- several bugs at once -----------------------------------------------------------


SIGMA = 0.6384 * (1 - 0.6384)  # the slope of the note's output


@pytest.mark.parametrize(
    ("bugs", "factor"),
    [
        (("sign", "no_half"), -2.0),
        (("no_slope", "sign"), -1 / SIGMA),
        (("no_half", "no_slope"), 2 / SIGMA),
    ],
    ids=str,
)
def test_two_bugs_are_judged_as_a_pair(bugs, factor):
    settings, record = broken(*bugs, net="2-2-1")
    at = [k for k, name in enumerate(record.names) if name[0] in "vc"]
    shares = record.backprop[at] / record.measured[at]
    assert shares == pytest.approx(np.full(3, factor), rel=1e-3)
    said = " ".join(PART.ending(record))
    error = abs(factor - 1) / abs(factor)
    assert f"a relative error of {error:.3g}" in said
    assert "of one half" not in said and "the largest there is" not in said


def test_a_bug_that_another_one_hides_is_told():
    dead = {
        "activation": "relu",
        "first": ((0.0, -10.0), (10.0, -10.0), (10.0, 0.0)),
        "second": ((1.0, 1.0), (1.0, 1.0), (1.0, 1.0)),
    }
    settings, record = broken("no_slope", "no_bias", net="2-2-2", **dead)
    hidden = "with “Forgotten σ′” alone b₂ would fail too"
    assert hidden in " ".join(PART.ending(record))
    assert "b₂" in failed(broken("no_slope", net="2-2-2", **dead)[1]) - failed(record)


def test_sure_outputs_leave_rounding_only_and_no_bug_is_seen_in_it():
    sure = {
        "activation": "relu",
        "sample": ((1.8, 2.1, -2.8, 1.0, 0.0),),
        "first": ((0.4, 0.78, 0.75), (-0.21, 0.52, 0.5), (1, -0.88, -1), (0, 0, -1)),
        "second": ((9.4, 1.8), (7.2, -4.8), (7.4, 7.0), (5.0, 8.6)),
    }
    settings, record = broken(net="3-3-2 softmax", **sure)
    assert 0 < abs(record.backprop).max() < 1e-11 and not record.failed
    assert "smaller than 10⁻¹¹" in PART.ending(record)[0]


# --- second opinions, script, stepping ----------------------------------------------


@pytest.mark.parametrize("bugs", [(), ("sign", "no_slope"), ("leftover",)])
def test_a_wrong_measurement_turns_a_badge_red(bugs):
    settings, record = broken(*bugs)
    assert not disagrees(PART, record)
    wrong = replace(record, measured=record.measured * (1 + 1e-6))
    assert disagrees(PART, wrong)


def test_a_wrong_honest_pass_turns_a_badge_red():
    settings, record = broken("sign")
    wrong = replace(record.check, analytic=record.check.analytic + 1e-6)
    tampered = replace(record, check=wrong)
    assert disagrees(PART, tampered)


@each_of(FACTORIES, [(), *((bug,) for bug in BUGS), tuple(BUGS)])
def test_the_script_has_the_same_bugs(net, bugs):
    settings, record = broken(*bugs, net=net, biases=True)
    script_agrees(PART, record)
    n_marks = PART.script(record).text.count("the bug")
    assert bool(n_marks) == any(can(bug, settings) for bug in bugs)
    is_shown = any(bug in IN_THE_STEP for bug in planted(settings))
    assert ("step" in PART.table(record).columns) == is_shown


def test_no_grade_is_shown_before_its_step():
    settings, record = broken("update_first")
    n = len(record.names)
    network, errors = PART.panels(record)
    marks = [str(standing(network, k).layout.shapes).count("✗") for k in range(n + 1)]
    explained = 1  # among the words above the network
    graded = np.cumsum([0, *(grade == "wrong" for grade in record.grades)])
    assert marks == (explained + graded).tolist()
    drawn = [len(standing(errors, k).layout.shapes) for k in range(n + 1)]
    assert [now - drawn[0] for now in drawn] == [3 * k for k in range(n + 1)]
    assert [PART.reached(record, k) for k in range(n + 1)] == list(range(n + 1))
    first = " ".join(PART.story(record, 0))
    assert not any(name in first for name in record.names)


def test_of_many_parameters_the_first_of_each_table_is_named():
    sizes = dict.fromkeys(("own_in", "own_h", "own_h2", "own_out"), 4)
    values = {"part": PART.title, "net": OWN, "sign": True, **sizes}
    record = PART.run(settings_at(CHAPTER, **values))
    _, errors = PART.panels(record)
    names = [name for name in errors.figure.layout["yaxis"]["ticktext"] if name]
    assert names == ["w₁₁", "u₁₁", "v₁₁", "b₁", "d₁", "c₁"]
    drawn = [len(standing(errors, k).layout.shapes) for k in (0, 1, 60)]
    assert [now - drawn[0] for now in drawn] == [0, 2, 120]
    assert not errors.frames  # 61 of them would say every bar 30 times


def test_the_remedy_switches_every_bug_off():
    app = start("backpropagation", bp_chapter="The factory")
    app = choose(app, shown_chapter(app), "The number half the web prints")
    fine(app.button(key=f"{KEY}_bet_skip").click().run())
    assert FAMOUS in texts(app)
    fine(app.button(key=f"{KEY}_remedy").click().run())
    assert not any(app.toggle(key=f"{KEY}_{bug}").value for bug in BUGS)
    fine(app.run())
    assert "All 12 are happy" in texts(app)


@pytest.mark.parametrize("bugs", [(), ("sign",), ("no_half", "leftover")])
def test_no_badge_reads_as_if_a_planted_bug_were_none(bugs):
    settings, record = broken(*bugs)
    opinions = [*PART.opinions(record), PART.reference(record)]
    says = [one.verbs[0] for one in opinions]
    if bugs:
        assert not any("agree" in one for one in says)
        assert all("without your bugs" in one or "measured" in one for one in says)
    else:
        assert set(says) == {"agrees with"}


def test_a_grade_that_is_seen_closes_the_bet():
    settings, record = broken("sign")
    assert PART.bet(record).told_at == 1
    assert PART.bet(broken()[1]) is None


@each_of(BUGS)
def test_the_lines_of_a_bug_are_lines_of_the_code_that_is_shown(bug):
    assert not strange_lines(lines_of(*LINES[bug]), PART.code)


# --- what no gradient shows -----------------------------------------------------------


def test_every_slip_of_a_factory_without_momentum_is_a_switch_here():
    names = {control.name for control in PART.controls}
    assert names == {*BUGS} <= {*vars(Settings(PART.title))}
    in_sight = [control.name for control in PART.controls if not control.rare]
    assert in_sight == [*BUGS][:7]  # where they always were


@each_of(ON_THE_WAY_THERE)
def test_a_slip_on_the_way_there_is_told_where_it_begins_and_by_its_e(bug):
    settings, record = broken(bug)
    said = " ".join(PART.ending(record))
    assert PART.bet(record).answer == words.NONE
    assert "The numbers part at h₁: its z is" in said
    assert "belong to the E of this pass" in said and "proves little" not in said
    told, right = record.losses
    assert right == pytest.approx(0.298371109) != told
    shown = standing(PART.panels(record)[0], 0)
    assert f"{told:.3g}" in str(shown.layout.shapes)


@each_of(IN_THE_STEP[:3])
def test_a_slip_in_the_step_leaves_the_check_happy_and_shows_in_e(bug):
    settings, record = broken(bug)
    said = " ".join(PART.ending(record))
    assert PART.bet(record).answer == words.NONE
    assert "The check knows nothing of the step" in said
    assert record.loss_after != record.losses_of_steps[0]
    assert f"to **{record.loss_after:.9g}** with this one" in said


def test_the_slip_reported_most_is_told_by_its_factors():
    preset = next(p for p in PRESETS if p.values.get("slope_at_activation"))
    assert {*preset.values} == {"part", "slope_at_activation"}
    settings, record = broken("slope_at_activation", net="2-2-1")
    shares = record.backprop / record.measured
    said = " ".join(PART.ending(record))
    low, high = (f"{ends(shares[[0, 1, 2, 3, 6, 7]]):.3g}" for ends in (min, max))
    assert f"Gradients of w and b: told between {low} and {high} times" in said


def test_a_bug_that_another_one_makes_idle_says_so():
    settings, record = broken("no_slope", "slope_at_activation")
    said = " ".join(PART.ending(record))
    assert "“Slope taken at the activation” changes nothing beside the others." in said


def test_a_bug_without_a_place_says_so():
    query = {f"{KEY}_part": PART.title, f"{KEY}_net": "3-3-2 softmax"}
    app = start("backpropagation", bp_chapter="The factory", **query)
    half = app.toggle(key=f"{KEY}_no_half")
    assert "Nothing changes here: this error has no ½." in half.help
    fine(half.set_value(True).run())
    assert "Missing ½ changes nothing in this network." in texts(app)


# --- networks that no factory here has ------------------------------------------------


@dataclass(frozen=True, eq=False)
class Other:
    """A network of any layers, as settings have it."""

    case: Case
    bugs: tuple[str, ...] = ()
    learning_rate: float = 0.5
    biases: bool = True
    moves: bool = True
    moving: tuple = ()

    @property
    def problem(self):
        return self.case.all

    network = property(lambda self: self.case.network)
    parameters = property(lambda self: self.case.parameters)
    inputs = property(lambda self: self.case.inputs)
    targets = property(lambda self: self.case.targets)


OTHERS = {
    "two hidden layers": Network(
        (2, 2, 3, 2), ("tanh", "relu"), "tanh", "mean_squared_error"
    ),
    "a single layer": Network((3, 3), loss="binary_cross_entropy"),
    "whole squares": Network((2, 3, 3), "sigmoid", "sigmoid", "squared_error"),
}


@each_of(OTHERS, [*((bug,) for bug in BUGS), tuple(BUGS)])
def test_pass_and_script_are_written_for_any_layers(name, bugs):
    other = Other(random_case(OTHERS[name], n_samples=2), bugs)
    found = faulty_gradients(example_of(other), bugs)
    made = planted(other)
    own = Slipped(other, frozenset(made))
    here, told = own.at_last
    assert found.grads.vector == pytest.approx(told, rel=1e-9, abs=1e-12)
    assert found.measured == pytest.approx(own.gradient(here), rel=1e-9, abs=1e-12)
    error = (found.grads.vector - found.measured)[-1]
    size = max(abs(found.grads.vector[-1]), abs(found.measured[-1])) or 1.0
    wanted = [told[-1], found.measured[-1]]
    script = PART.script(SimpleNamespace(settings=other))
    steps = [found.wrong.updates[0, -1]] if "step" in script.prints else []
    printed_numbers = printed(script.text)
    assert printed_numbers[:2] == pytest.approx(wanted, rel=1e-12, abs=1e-12)
    assert printed_numbers[2] == pytest.approx(abs(error) / size, abs=1e-9)
    assert printed_numbers[3:] == pytest.approx(steps, rel=1e-12, abs=1e-12)


def test_a_corner_between_two_slopes_is_told_by_both():
    """As where other samples, or other units, hear of it too."""
    said = words.both_sides_of("w₁₁", 0.25, -0.5)
    assert said == (
        "where w₁₁ shrinks a little, E changes −0.5 times as much; where it grows, "
        "0.25 times"
    )
    assert words.both_sides_of("w₁₁", 0.25, 0.0).endswith("shrinks, not at all")
