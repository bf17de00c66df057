"""The lines of the engines beside each step: never empty, and found in its code."""

import inspect

import pytest

from pages.chapters.information_gain import CHAPTERS
from pages.ui.chapter import Preset
from tests.pages.looking import settings_at

MOST_LINES = 6  # a statement that goes over four lines is shown whole


def states(chapter):
    """Yield every part with the settings of its presets, or with the defaults."""
    for part in chapter.parts:
        own = [p for p in chapter.presets if chapter.part_at(p.values) is part]
        plain = Preset(part.title, "", **{chapter.part_name: part.title})
        for preset in own or [plain]:
            yield part, preset.name, settings_at(chapter, preset)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_the_lines_beside_every_step_stand_in_the_code_of_its_part(chapter):
    for part, name, settings in states(chapter):
        record = part.run(settings)
        sources = [inspect.getsource(thing).splitlines() for thing in part.code]
        known = {line.strip() for source in sources for line in source}
        for step in range(len(part.labels(record))):
            lines = part.ran(record, step).splitlines()
            assert 1 <= len(lines) <= MOST_LINES, (name, step)
            unknown = [line for line in lines if line.strip() not in known]
            assert not unknown, (part.title, name, step)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_the_lines_change_where_another_thing_is_done(chapter):
    for part, _, settings in states(chapter):
        record = part.run(settings)
        shown = {part.ran(record, step) for step in range(len(part.labels(record)))}
        assert len(shown) > 1 or len(part.labels(record)) == 1, part.title
