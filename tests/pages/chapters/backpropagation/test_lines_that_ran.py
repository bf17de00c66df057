"""The lines that a step is said to run are lines of the code shown below it."""

from inspect import getsource
from textwrap import dedent

import pytest

from pages.chapters.backpropagation.digits.chapter import CHAPTER as DIGITS
from pages.chapters.backpropagation.telephone.chapter import CHAPTER as TELEPHONE
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER as FACTORY
from tests.pages.looking import settings_at

CASES = [
    pytest.param(chapter, preset, id=f"{chapter.slug}: {preset.name}")
    for chapter in (FACTORY, TELEPHONE, DIGITS)
    for preset in chapter.presets
]


def strange_lines(ran: str, code: tuple) -> list[str]:
    """Return the lines that no shown function or class holds, however indented."""
    known = {
        line.strip() for one in code for line in dedent(getsource(one)).splitlines()
    }
    return [line for line in ran.splitlines() if line.strip() not in known]


@pytest.mark.parametrize(("chapter", "preset"), CASES)
def test_every_step_says_which_lines_ran(chapter, preset):
    settings = settings_at(chapter, preset)
    part = chapter.part_at(preset.values)
    record = part.run(settings)
    for step in range(len(part.labels(record))):
        ran = part.ran(record, step)
        assert ran.strip(), step
        assert len(ran.splitlines()) <= 4, ran
        assert not strange_lines(ran, part.code), step


def test_every_part_does():
    assert all(
        part.ran for chapter in (FACTORY, TELEPHONE, DIGITS) for part in chapter.parts
    )


def test_a_line_that_is_nowhere_is_found_out():
    (part, *_) = FACTORY.parts
    assert strange_lines("z = typed_in(by_hand)", part.code)
