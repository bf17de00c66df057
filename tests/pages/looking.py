"""What the app shows: the chapter, its part, and the record behind it."""

from typing import Any

from streamlit.testing.v1 import AppTest

from pages import PAGES
from pages.ui.chapter import Chapter, Part, Preset
from pages.ui.controls import every
from pages.ui.presets import START
from tests.pages.app import fine, start

CHAPTERS = [(page, chapter) for page in PAGES for chapter in page.chapters]
PARTS = [(page, chapter, part) for page, chapter in CHAPTERS for part in chapter.parts]
IDS = [chapter.slug for _, chapter in CHAPTERS]
PART_IDS = [f"{chapter.slug}: {part.title}" for _, chapter, part in PARTS]

FEW_PRESETS = 8  # they are looked at in every run; of more, every third one


def open_chapter(page: Any, chapter: Chapter, part: Part | None = None, **more):
    """Open a chapter, at one of its parts."""
    query = {f"{page.key}_chapter": chapter.title}
    if part and part is not chapter.parts[0]:
        query[f"{chapter.key}_{chapter.part_name}"] = part.title
    return start(page.slug, **query, **more)


def choose(app: AppTest, chapter: Chapter, name: str) -> AppTest:
    """Press a preset, in sight or behind the door."""
    open_examples(app, chapter)
    return fine(preset_button(app, chapter, name).set_value(name).run())


def open_examples(app: AppTest, chapter: Chapter) -> AppTest:
    """Open the door with the other examples."""
    app.session_state[f"{chapter.key}_presets"] = True
    return fine(app.run())


def preset_buttons(app: AppTest, chapter: Chapter) -> list:
    """Return the rows of buttons that offer presets, those behind the door too."""
    return [one for one in app.pills if one.key.startswith(f"{chapter.key}_preset")]


def preset_button(app: AppTest, chapter: Chapter, name: str) -> Any:
    """Return the row of buttons that offers a preset."""
    rows = preset_buttons(app, chapter)
    return next(one for one in rows if name in [*map(without_start, one.options)])


def without_start(label: str) -> str:
    """Return a preset's name as it is without the words that say where to start."""
    return label.removesuffix(START)


def lit_preset(app: AppTest, chapter: Chapter) -> str | None:
    """Return the preset whose button is lit."""
    return next((one.value for one in preset_buttons(app, chapter) if one.value), None)


def skip_the_bet(app: AppTest, chapter: Chapter) -> AppTest:
    """Skip the bet, where there is one that is open; run in any case."""
    skips = [b for b in app.button if b.key == f"{chapter.key}_bet_skip"]
    return fine((skips[0].click() if skips else app).run())


def open_drawer(app: AppTest, key: str) -> AppTest:
    """Open one of the doors at the end of the page."""
    app.session_state[key] = True
    return fine(app.run())


def shown_chapter(app: AppTest) -> Chapter:
    """Return the chapter that is shown."""
    return next(
        chapter
        for page, chapter in CHAPTERS
        if (name := f"{page.key}_chapter") in app.session_state
        and app.session_state[name] == chapter.title
    )


def shown_part(app: AppTest, chapter: Chapter) -> Part:
    """Return the part that is shown."""
    return chapter.part_at(app.session_state[f"{chapter.key}_now"])


def shown_record(app: AppTest, chapter: Chapter) -> Any:
    """Return the record behind the page."""
    _, kept = app.session_state[f"{chapter.key}_record"]
    return kept.record


def settings_at(chapter: Chapter, preset: Preset | None = None, **values: Any) -> Any:
    """Return a chapter's settings at a preset, or at these values and the defaults."""
    wanted = preset.values if preset else values
    part, seen, said = chapter.part_at(wanted), {}, {}
    choice = chapter.part_choice
    if choice:
        seen[choice.name] = said["part"] = part.title
    for control in every(chapter.controls_of(part)):
        if control.is_shown(seen):
            named = control.name in wanted
            value = wanted[control.name] if named else control.first(seen)
            seen[control.name] = value
            said[control.setting] = control.means(value, seen)
    return chapter.settings(**said)


def some_of(chapter, rest: int) -> list:
    """Return what is looked at in every run, or the rest; of few presets that is none.

    Of many every third one is looked at in every run.
    """
    if len(chapter.presets) <= FEW_PRESETS:
        return [] if rest else [*chapter.presets]
    often = chapter.presets[::3]
    return [one for one in chapter.presets if (one in often) != rest]
