"""Annealing: marks tell what became of proposals, what is live is what is run."""

import numpy as np
import pytest

from engines.gradient_descent import anneal
from pages.chapters.gradient_descent.traps.annealing import (
    bets,
    checks,
    endings,
    first,
    many_pictures,
    pictures,
    record,
    words,
)
from pages.chapters.gradient_descent.traps.annealing.formulas import formulas
from pages.chapters.gradient_descent.traps.annealing.hollows import hollows_of
from pages.chapters.gradient_descent.traps.annealing.live import live
from pages.chapters.gradient_descent.traps.settings import Settings
from pages.figures import theme

WELLS = {"landscape": "two_wells", "chain_start": (0.9, 0.3), "temperature": 2.0}
MANY = {"chain_view": record.MANY}
OWN = {"landscape": "own", "chain_start": (0.5, 0.5)}


def record_of(**more):
    return record.run(Settings(**WELLS | more))


def verdict(kept, step):
    """Return the colour of the mark that comes at a step."""
    [one] = [span for span in pictures._verdicts(kept) if span.first == step]
    return one.shape["line"]["color"]


def test_every_proposal_is_marked_by_what_became_of_it():
    kept = record_of()
    for step, t in enumerate(kept.shown[:-1]):
        rise = kept.chain.rises[t]
        is_taken = kept.chain.accepted[t]
        wanted = (theme.HERE if rise > 0 else theme.SLOPE) if is_taken else theme.MUTED
        assert verdict(kept, step) == wanted
    told = {verdict(kept, step) for step in range(len(kept.shown) - 1)}
    assert told == {theme.HERE, theme.SLOPE, theme.MUTED}


def test_the_twin_is_the_same_chain_at_zero():
    kept = record_of(seed=3)
    alone = anneal(kept.settings.surface, (0.9, 0.3), 300, 0.0, "geometric", 0.5, 3)
    np.testing.assert_array_equal(kept.cold.points, alone.points)
    np.testing.assert_array_equal(kept.cold.dice, kept.chain.dice)


def test_the_first_of_many_is_the_one_chain_and_its_twin():
    kept = record_of()
    steps, n = kept.crowd.steps, kept.crowd.n
    for at, one in ((0, kept.chain), (n, kept.cold)):
        np.testing.assert_array_equal(kept.crowd.points[:, at], one.points[steps])
    assert len({*record.seeds_of(kept.settings)}) == n


def test_kept_warm_many_come_to_stand_as_boltzmann_says_and_quenched_they_do_not():
    warm = record_of(temperature=1.0, cooling="constant", stride=1.0, chain_steps=500)
    quenched = record_of(chain_steps=20)
    for kept, is_there in ((warm, True), (quenched, False)):
        off = np.abs(kept.crowd.shares[-1] - kept.crowd.predicted[-1]).max()
        assert (off < 0.075) == is_there
        assert np.abs(kept.crowd.shares[0] - kept.crowd.predicted[0]).max() > 0.3


@pytest.mark.parametrize(
    "landscape, names, n_lowest",
    [
        ("two_wells", 2, 1),
        ("himmelblau", 4, 4),
        ("six_hump_camel", 6, 2),
        ("rastrigin", 6, 1),
        ("saddle", 0, 0),
    ],
)
def test_hollows_are_rows_by_themselves_or_by_their_height(landscape, names, n_lowest):
    found = hollows_of(Settings(landscape=landscape))
    members = [at for row in found.rows for at in row.members]
    assert len(found.rows) == names and len(found.lowest) == n_lowest
    assert sorted(members) == [*range(len(found.surface.minima))]
    heights = [row.height for row in found.rows]
    assert heights == sorted(heights) and len({row.name for row in found.rows}) == names


def test_the_highest_of_many_hollows_share_a_row():
    formula = "cos(6x) + cos(6y) + 0.1x^2 + 0.07y^2"
    found = hollows_of(Settings(**OWN, formula=formula))
    assert len(found.rows) == 6 and found.rows[-1].name == "all others"
    assert sum(len(row.members) for row in found.rows) == len(found.surface.minima) > 9


@pytest.mark.parametrize("name", ["temperature", "stride", "chain_start"])
def test_what_is_live_is_what_is_run(name):
    kept = record_of(chain_steps=50)
    values = {
        "temperature": np.array([0.0, 2.0, 50.0]),
        "stride": np.array([0.1, 0.5, 2.0]),
        "chain_start": np.array([[0.0, 0.0], [0.9, 0.3], [1.5, -1.0]]),
    }[name]
    moved = live(kept, name, values)
    for at, value in enumerate(values):
        other = record_of(chain_steps=50, **{name: _plain(value)})
        shown = np.unique(np.array(moved.upto))
        steps = kept.shown if len(shown) == 51 else [0, 50]
        path, twin = moved.parts[0], moved.parts[5]
        for part, one in ((path, other.chain), (twin, other.cold)):
            drawn = np.stack([part.x[at], part.y[at]], axis=-1)
            ends = drawn[np.array(moved.upto)[steps]]
            np.testing.assert_array_equal(ends, one.points[steps])
    assert (moved.handle is not None) == (name == "chain_start")


def _plain(value):
    return tuple(value.tolist()) if np.ndim(value) else float(value)


def test_nothing_is_live_where_many_are_shown():
    assert live(record_of(**MANY), "temperature", np.array([1.0])) is None


def test_lately_counts_the_latest_twenty():
    accepted = np.arange(60) % 3 == 0
    found = pictures.lately(accepted)
    assert len(found) == 60 and found[0] == 1 and found[1] == 0.5
    assert found[44] == accepted[25:45].mean()
    panel = pictures.temperature_panel(record_of())
    assert panel.trails[1].x[0] == 1  # before the first proposal there is no share


@pytest.mark.parametrize("formula", ["log(-1 - x^2)", "log(x) + y", "1e40*x^2 + y^2"])
@pytest.mark.parametrize("view", record.VIEWS)
def test_odd_ground_is_told_and_drawn(formula, view):
    more = {"chain_start": (-0.5, 0.5), "chain_view": view, "chain_steps": 20}
    kept = record_of(**OWN | more, formula=formula)
    for step in range(len(kept.shown)):
        assert not any("nan" in text for text in words.story(kept, step))
    assert pictures.panels(kept)
    assert all(one.difference <= one.allowed for one in checks.opinions(kept))


def test_the_interval_of_a_share_holds_it_at_both_ends():
    for share in (0.0, 0.01, 0.5, 1.0):
        low, high = many_pictures.interval(share, 400)
        assert 0 <= low <= share <= high <= 1 and low < high
    low, high = many_pictures.interval(0.5, 400)
    assert high - low == pytest.approx(2 * 1.96 * 0.025, rel=0.01)


def test_the_bet_goes_in_pairs():
    """Both kinds throw the same dice: where most do alike, a small gap is no chance."""
    kept = record_of(chain_steps=50)
    warm, cold = kept.crowd.low_shares
    assert warm > cold and kept.crowd.lead > 3
    assert bets.bet(kept).answer == bets.WARM
    short = record_of(stride=0.02, chain_steps=20)
    assert short.crowd.lead == 0 and bets.bet(short).answer == bets.NEITHER


def test_before_the_bet_nothing_shows_where_chains_stand_in_the_long_run():
    kept = record_of(**MANY | {"temperature": 1.0}, cooling="constant", stride=1.0)
    before, after = pictures.panels_before_bet(kept), pictures.panels(kept)
    assert len(before) == len(after) == 3
    assert len({*before[1].maps[0].levels.ravel().tolist()}) == 1
    assert "Boltzmann" in str(after[2].figure) + str(after[1].figure)
    assert "Boltzmann" not in str(before[2].figure) + str(before[1].figure)
    assert theme.HERE not in str(before[2].frames[0])
    assert "Boltzmann" not in " ".join(words.story(kept, 3, is_over=False))
    assert len(formulas(kept, 3, is_over=False)) == 1 < len(formulas(kept, 3))
    cold = record_of(**MANY | {"temperature": 0.0})
    assert formulas(cold, 3, is_over=False) == formulas(cold, 3)


def test_many_are_asked_and_told_of_as_many():
    kept = record_of(**MANY | {"temperature": 0.0})
    bet, crowd = bets.bet(kept), kept.crowd
    assert bet.answer == 100 * crowd.n_accepted / (400 * 300) and bet.told_at == 1
    assert not any("one chain" in text for text in endings.ending(kept))
    assert "one chain" in endings.ending(record_of())[0]


def test_a_share_of_all_is_judged_by_the_error_of_what_is_expected():
    """Where Boltzmann has all of them, none may be elsewhere by chance."""
    kept = record_of(temperature=0.01, cooling="linear", stride=2.0)
    *_, told = endings.ending(kept)
    seen, wanted = kept.crowd.shares[-1, 0], kept.crowd.predicted[-1, 0]
    assert wanted > 0.9999 and seen < 0.99 and told.endswith("off.")


def test_the_stepper_stops_at_the_last_uphill_step_and_tells_what_it_skips():
    kept = record_of(chain_steps=500, seed=1)
    last = np.flatnonzero(kept.chain.accepted & (kept.chain.rises > 0))[-1]
    assert kept.shown[-1] == 500 and last in kept.shown
    said = words.labels(kept)
    assert said[kept.shown.index(last)].endswith(": the last uphill")
    assert sum("uphill" in one for one in said) == 1 and "steps on" in said[-1]


@pytest.mark.parametrize(
    "chance, said",
    [
        (8.7e-264, "practically 0 (less than 10⁻¹⁰⁰)"),
        (0.9997, "0.9997"),
        (1 - 1e-15, "practically 1"),
        (0.25, "0.25"),
    ],
)
def test_a_chance_reads_neither_as_0_nor_as_1(chance, said):
    assert words.chances(chance, 0.4)[0] == said
    assert words.share(1e-9) == "less than 0.01%" and words.share(0.0) == "0%"


def test_only_minima_are_marked_where_other_marks_are_proposals():
    kept = record_of(landscape="himmelblau", chain_start=(0.0, 0.0))
    assert len(kept.critical) == 9 and len(pictures._minima(kept)) == 4


def test_a_start_is_inside_the_window():
    values = {"landscape": "Your own surface", "window": 1.0}
    assert first.start_of(values) == (-1.0, 1.0)
    assert first.span_of(values) == ((-1.0, 1.0), (-1.0, 1.0))
    assert {*first.FIRST} == {*first.first.FIRST}
