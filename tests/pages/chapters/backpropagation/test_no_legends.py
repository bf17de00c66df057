"""What is drawn is named where it is: no chapter of this page needs a legend."""

import pytest

from pages.chapters.backpropagation.telephone.chapter import CHAPTER as TELEPHONE
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER as FACTORY
from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from tests.pages.looking import settings_at

CASES = [
    pytest.param(chapter, preset, id=f"{chapter.slug}: {preset.name}")
    for chapter in (FACTORY, TELEPHONE)
    for preset in chapter.presets
]


def has_legend(panel: Panel) -> bool:
    return bool(panel.figure.layout.get("showlegend"))


@pytest.mark.parametrize(("chapter", "preset"), CASES)
def test_no_panel_has_a_legend_or_asks_for_more_height_than_there_is(chapter, preset):
    part = chapter.part_at(preset.values)
    for panel in part.panels(part.run(settings_at(chapter, preset))):
        assert not has_legend(panel) and panel.least_height == 0
        if panel.narrow:
            assert not has_legend(panel.narrow) and panel.narrow.least_width == 0


def test_a_legend_is_found():
    entries = [theme.lined("a line", theme.stroke(theme.PATH))]
    traces = [scatter(x=[0], y=[0])]
    panel = Panel(theme.figure("", "key", traces, legend=entries), "alt")
    assert has_legend(panel)
