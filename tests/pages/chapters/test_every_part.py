"""What every part of every chapter owes its reader, and never breaks or lies about."""

import re
from copy import deepcopy
from importlib import import_module
from itertools import groupby
from operator import attrgetter, itemgetter

import pytest

from pages.ui.chapter import Chapter, Part
from pages.ui.controls import Slider, every
from pages.ui.exports import abridged
from tests.claims.shapes import bare
from tests.pages.app import NONSENSE, fine, texts
from tests.pages.figures import sent
from tests.pages.looking import (
    CHAPTERS,
    IDS,
    PART_IDS,
    PARTS,
    choose,
    lit_preset,
    open_chapter,
    open_drawer,
    shown_part,
    shown_record,
    skip_the_bet,
    some_of,
)
from tests.pages.scripts import prints

PRESETS = [
    pytest.param(
        *(page, chapter, preset.name),
        id=f"{chapter.slug}: {preset.name}",
        marks=[] if preset in some_of(chapter, 0) else pytest.mark.long,
    )
    for page, chapter in CHAPTERS
    for preset in chapter.presets
]
NUMBERS = ("slider", "number_input", "select_slider")
SAYS_WHAT_IT_PRINTS = "It prints, of the record's "
every_chapter = pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
# One part after the other (its scope): what one test computed, the next one finds.
every_part = pytest.mark.parametrize(
    ("page", "chapter", "part"), PARTS, ids=PART_IDS, scope="module"
)


def tampered(page, chapter: Chapter, part: Part) -> tuple[str, ...]:
    """Return float arrays of a part's record: with any one wrong, a badge is red."""
    module = f"tests.pages.chapters.{page.slug}.{chapter.slug}"
    return import_module(module).TAMPERED[part.title]


WRONG = [
    (page, chapter, part, path)
    for page, chapter, part in PARTS
    for path in tampered(page, chapter, part)
]
WRONG_IDS = [f"{c.slug}: {part.title}: {path}" for _, c, part, path in WRONG]


def check(app):
    """Check what every state of every chapter owes its reader."""
    fine(app)
    told = texts(app)
    assert not NONSENSE.search(told), told
    assert "differs from" not in told and "not confirmed by" not in told, told
    assert "agrees with" in told or "confirmed by" in told  # of what is not broken
    for part in app.latex:
        assert not NONSENSE.search(part.value), part.value
    for data in sent(app):
        assert len(told_in(data)) == len(data["labels"])
        for panel in data["panels"]:
            assert_alive(panel, data)


def told_in(data) -> list:
    """Return what is told of each step: under the stepper, or read aloud only."""
    return data["stories"] if "stories" in data else data["alts"]


def assert_alive(panel, data):
    """A panel has something to show at every step, and says what it is."""
    steps = len(data["labels"])
    assert panel["alt"] and (steps == 1 or all(told_in(data)))
    assert panel["figure"]["data"] and panel["height"] >= 80
    assert len(panel["frames"]) in (0, steps)
    for moving in panel["trails"] + panel["tracks"]:
        assert len(moving["upto"]) == steps
        assert all(1 <= n <= len(moving["x"]) for n in moving["upto"])


def variants(app, prefix):
    """Yield (what, how to set it) for each control's extremes and options."""

    def usable(kind):
        widgets = [w for w in app.get(kind) if "_bet_" not in w.key]
        return [w for w in widgets if not getattr(w.proto, "disabled", False)]

    for kind in ("slider", "number_input"):
        for widget in usable(kind):
            for value in (widget.min, widget.max):
                yield kind, widget.key, value
    for widget in usable("select_slider"):
        for value in (widget.options[0], widget.options[-1]):
            yield "select_slider", widget.key, float(value)
    for widget in usable("selectbox"):
        # Of a long list (101 animals) every eighth; the engines' tests play them all.
        for value in widget.options[:: 1 if len(widget.options) < 20 else 8]:
            yield "selectbox", widget.key, value
    for widget in usable("button_group"):
        if widget.key.startswith(prefix) and "_preset" not in widget.key:
            of_some = isinstance(widget.value, list | tuple)
            for value in widget.options:
                yield "button_group", widget.key, [value] if of_some else value
    for widget in usable("toggle"):
        yield "toggle", widget.key, True


@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_two_controls_of_a_chapter_share_no_name(page, chapter):
    """Two parts may have the same control; else a link would mean two things."""
    assert not namesakes([chapter.controls, *(part.controls for part in chapter.parts)])


def namesakes(groups) -> set[str]:
    """Return the names that two controls have which are not the same."""
    found = every([control for group in groups for control in group])
    return {one.name for one in found for two in found if is_namesake(one, two)}


def is_namesake(one, two) -> bool:
    return one.name == two.name and repr(one) != repr(two)


def test_two_controls_of_one_name_are_found():
    groups = [(Slider("a", "A", (0, 1), 0, 1),), (Slider("a", "B", (0, 1), 0, 1),)]
    assert namesakes(groups) == {"a"} and not namesakes([groups[0], groups[0]])


@pytest.mark.parametrize(("page", "chapter", "preset"), PRESETS)
def test_a_preset_from_its_first_look_to_its_script(page, chapter, preset):
    app = choose(open_chapter(page, chapter), chapter, preset)
    it_is_lit_and_says_what_to_observe(app, chapter, preset)
    the_native_fallback_shows_it_too(app, chapter)
    a_skipped_bet_tells_how_it_ends(app, chapter)
    its_script_prints_the_numbers_of_the_page(app, chapter)
    with_all_numbers_at_the_same_end_it_holds(app, chapter)
    the_remedy_mends_it(choose(app, chapter, preset), chapter)


def it_is_lit_and_says_what_to_observe(app, chapter, preset):
    check(app)
    assert lit_preset(app, chapter) == preset
    one = next(p for p in chapter.presets if p.name == preset)
    assert one.observe in texts(app)
    assert one.opens_at or "How it ends." not in texts(app)
    last = next(len(data["labels"]) - 1 for data in sent(app) if "stories" in data)
    stands = app.session_state[f"{chapter.key}_memory"]["step"]
    assert stands == min(one.opens_at, last)


def the_native_fallback_shows_it_too(app, chapter):
    app.session_state["native_figures"] = True
    fine(app.run())
    assert not app.get("bidi_component")
    charts = app.get("plotly_chart")
    assert charts
    assert all(chart.proto.alt for chart in charts)
    steps = [one for one in app.slider if one.key == f"{chapter.key}_native_step"]
    for slider in steps:
        fine(slider.set_value(slider.max).run())
        # What the learner is to finish has no end yet.
        assert "How it ends." in texts(app) or shown_part(app, chapter).turn
        app.slider(key=slider.key).set_value(0)
    app.session_state["native_figures"] = False
    if steps:
        assert "How it ends." not in texts(fine(app.run()))


def a_skipped_bet_tells_how_it_ends(app, chapter):
    app.session_state[f"{chapter.key}_home"] = True  # the drawer, for the script
    check(skip_the_bet(app, chapter))
    assert "How it ends." in texts(app)


def its_script_prints_the_numbers_of_the_page(app, chapter):
    *_, shown = (c.value for c in app.code if c.language == "python")
    part, record = shown_part(app, chapter), shown_record(app, chapter)
    code, table = part.script(record).text, part.table(record)
    assert shown.strip() == abridged(code).strip()
    row = table.rows[part.script(record).row] if table.rows else ()
    last = dict(zip(table.columns, row, strict=False))
    told = next(m.value for m in app.markdown if SAYS_WHAT_IT_PRINTS in m.value)
    told = told.partition(SAYS_WHAT_IT_PRINTS)[2]
    named = re.findall(r"\*([^*]+)\*", bare(told).partition(":")[2])
    assert named
    if not {*named} <= {*last}:
        return  # the learner has asked nothing yet
    prints(code, [float(last[column]) for column in named])


def with_all_numbers_at_the_same_end_it_holds(app, chapter):
    app.session_state[f"{chapter.key}_home"] = False
    numbers = [one for one in variants(app, chapter.key) if one[0] in NUMBERS]
    for end in (numbers[0::2], numbers[1::2]):  # all the lowest, all the highest
        for kind, key, value in end:
            for widget in app.get(kind):  # one at its end may have hidden another
                if widget.key == key:
                    widget.set_value(value)
        check(app.run())


def the_remedy_mends_it(app, chapter):
    remedy = [b for b in app.button if b.key == f"{chapter.key}_remedy"]
    if remedy:
        label = remedy[0].label  # in another part another one may be offered
        check(remedy[0].click().run())
        skip_the_bet(app, chapter)
        again = [b for b in app.button if b.key == f"{chapter.key}_remedy"]
        assert label not in [b.label for b in again]
        assert "flies off" not in texts(app)


@every_chapter
@pytest.mark.quick
def test_the_default_is_a_preset_and_stands(page, chapter):
    app = open_chapter(page, chapter)
    check(app)
    assert lit_preset(app, chapter) == chapter.presets[0].name


@every_part
def test_a_part_opens_by_its_link_and_stands(page, chapter, part):
    app = open_chapter(page, chapter, part)
    check(app)
    assert shown_part(app, chapter) is part


@every_part
def test_every_control_at_its_extremes(page, chapter, part):
    first = open_chapter(page, chapter, part)
    seen = list(variants(first, chapter.key))
    if part is not chapter.parts[0]:  # the chapter's own controls are tried there
        own = tuple(f"{chapter.key}_{c.name}" for c in every(part.controls))
        seen = [one for one in seen if one[1].startswith(own)] if own else []
    app = first
    for (kind, key), tried in groupby(seen, itemgetter(0, 1)):
        # Another choice may have taken other controls off the page.
        app = app if kind in NUMBERS else open_chapter(page, chapter, part)
        before = next(w for w in app.get(kind) if w.key == key).value
        for *_, value in tried:
            check(next(w for w in app.get(kind) if w.key == key).set_value(value).run())
        next(w for w in app.get(kind) if w.key == key).set_value(before)


@every_part
def test_an_open_bet_is_not_answered_by_the_table(page, chapter, part):
    app = open_chapter(page, chapter, part)
    skips = [b for b in app.button if b.key == f"{chapter.key}_bet_skip"]
    tables = list(app.dataframe)
    hidden = "The table fills as you step" in texts(app)
    before = 0 if hidden else len(tables[-1].value)
    skip_the_bet(app, chapter)
    after = len(list(app.dataframe)[-1].value)
    rows = part.table(shown_record(app, chapter)).rows
    is_start = len(rows) <= 1  # of a tree or a game: there is nothing to hide
    assert after > before or is_start or not skips


@every_chapter
def test_every_symbol_is_explained(page, chapter):
    assert len(chapter.symbols) >= 6
    told = texts(open_chapter(page, chapter))
    assert all(meaning in told for _, meaning in chapter.symbols)


@every_part
def test_the_code_that_ran_is_shown(page, chapter, part):
    app = open_chapter(page, chapter, part)
    open_drawer(app, f"{chapter.key}_code")
    assert len(app.code) >= 1
    assert any("def " in block.value for block in app.code)


@every_chapter
def test_keys_are_prefixed_with_page_and_chapter(page, chapter):
    app = open_chapter(page, chapter)
    kinds = (*NUMBERS, "selectbox", "button_group", "button", "toggle", "radio")
    keys = [widget.key for kind in kinds for widget in app.get(kind)]
    keys.remove(f"{page.key}_chapter")
    assert keys and all(key.startswith(f"{chapter.key}_") for key in keys)


@pytest.mark.parametrize(("page", "chapter", "part", "path"), WRONG, ids=WRONG_IDS)
def test_a_wrong_number_turns_a_badge_red(page, chapter, part, path, monkeypatch):
    """The negative control of every second opinion: it must be able to disagree."""

    def with_it_wrong(honest):
        def opinions(record, *step):
            record = deepcopy(record)  # all sessions share the chapter's own
            numbers = attrgetter(path)(record)
            numbers.setflags(write=True)
            numbers[..., 0] += 1e-3
            return honest(record, *step)

        return opinions

    for name in ("opinions", "opinions_at"):
        if getattr(part, name):
            wrong = with_it_wrong(getattr(part, name))
            monkeypatch.setitem(vars(part), name, wrong)
    assert "differs from" in texts(open_chapter(page, chapter, part))


def test_scikit_learn_is_asked_only_when_wanted():
    page, chapter = CHAPTERS[IDS.index("one_neuron")]
    app = open_chapter(page, chapter)
    assert "scikit-learn's" not in texts(app)
    check(app.toggle(key="gd_neuron_reference").set_value(True).run())
    assert "agrees with scikit-learn's least squares" in texts(app)
