"""The lines of code beside a step are the engine's own, and part of what is shown."""

import inspect

import pytest

from tests.pages.looking import CHAPTERS, settings_at

HERE = [chapter for page, chapter in CHAPTERS if page.slug == "gradient_descent"]
MORE = [{}, {"parts": "Whole updates"}]  # what steps there are, where there is a choice
PRESETS = [
    (chapter, preset, more)
    for chapter in HERE
    for preset in chapter.presets
    for more in MORE
    if all(name in chapter.named for name in more)
]
IDS = [
    f"{chapter.slug}: {preset.name} {more or ''}" for chapter, preset, more in PRESETS
]


def sources(part) -> set[str]:
    """Return every line of the code that a part shows."""
    text = "\n".join(inspect.getsource(thing) for thing in part.code)
    return {line.strip() for line in text.split("\n")}


@pytest.mark.parametrize(("chapter", "preset", "more"), PRESETS, ids=IDS)
def test_every_step_shows_lines_of_the_code_that_ran(chapter, preset, more):
    part = chapter.part_at(preset.values)
    values = {**preset.values, **more}
    record, shown = part.run(settings_at(chapter, **values)), sources(part)
    for step in range(len(part.labels(record))):
        lines = part.ran(record, step).split("\n")
        assert 1 <= len(lines) <= 4
        assert all(line and line.strip() in shown for line in lines)


def test_a_line_that_is_not_the_engines_is_told_from_its_own():
    part = HERE[0].parts[0]
    assert "x = x - learning_rate * slope" not in sources(part)
