"""The README's smallest chapter works as it stands."""

import sys

from streamlit.testing.v1 import AppTest

from tests.pages.app import PATIENCE, fine, texts
from tests.pages.scripts import printed
from tests.test_project import readme_block

APP = """
from pages.ui import links
from pages.ui.anatomy import show
from smallest_chapter import CHAPTER

links.remember_link()
show(CHAPTER)
"""
MOST_LINES = 60  # forty of them say something


def test_it_opens_bets_undoes_and_its_script_prints_its_numbers(tmp_path, monkeypatch):
    code = readme_block("chapter")
    assert len(code.splitlines()) <= MOST_LINES
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 52
    (tmp_path / "smallest_chapter.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "smallest_chapter", raising=False)
    app = AppTest.from_string(APP, default_timeout=PATIENCE)
    app.session_state["native_figures"] = False
    assert "agrees with a product" in texts(fine(app.run()))
    fine(app.slider(key="gd_keep_share").set_value(0.9).run())
    app.session_state["gd_keep_home"] = True
    fine(app.run())
    script = next(c.value for c in app.code if c.language == "python")
    assert printed(script) == [0.9**10]
    fine(app.button(key="gd_keep_back").click().run())
    assert app.slider(key="gd_keep_share").value == 0.5
