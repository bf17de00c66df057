"""The learner's own words are shown as they are: not as Markdown, not as HTML."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as any_
from playwright.sync_api import Browser, expect

from pages.words.literal import JOINER, literal, one_line, quoted, shortened
from pages.words.sentences import counted, listed, typeset
from tests.browser import running_app, settled, visit

NASTY = (
    "**x** _y_ ~~z~~ `code` ``c`` snake_case_name",
    "<img src=x onerror=alert(1)> <b>bold</b> <script>1</script>",
    "&lt;b&gt; &amp; &#42;",
    r"$\LaTeX$ $$x^2$$ $5 and $10",
    ":material/home: :smile: :+1: :streamlit:",
    ":red[hot] :blue-badge[b] :small[x] :help[x] :color[w]{foreground='red'}",
    "[link](http://example.com) ![image](http://example.com/a.png) [^1] [^1]: foot",
    "<http://example.com> http://example.com/a?b=c https://example.com. ftp://a.b",
    "www.example.com WWW.Example.com me@example.com mailto:me@example.com xmpp:a@b.c",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "# heading",
    "1. item",
    "- item",
    "> quote",
    "| a | b | --- |",
    "```python",
    r"a  \ b \\ c C:\temp\new \*",
    "-3 + 5 = -8, 1-2",
    "two\nlines\n---\nand    blanks",
)


def bare(markdown: str) -> str:
    """Undo the escapes, as Markdown does."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)
    return text.replace(JOINER, "")


def heeded(markdown: str) -> bool:
    """Tell whether a mark is left that Markdown, or Streamlit, may act upon."""
    text = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown)
    later = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)  # what Streamlit then reads
    replaced = re.search(r":[\w+-]|@\w|www\.|-[->]|<-|[<>~]=", later, re.IGNORECASE)
    return bool(re.search(r"[!-/:-@\[-`{-~]", text) or replaced)


@pytest.mark.parametrize("text", NASTY)
def test_no_mark_is_left_that_markdown_heeds(text: str):
    assert not heeded(literal(text))
    assert bare(literal(text)) == " ".join(text.split())
    assert heeded(text)  # the control: as it is, it would be heeded


@given(any_.text(max_size=60))
def test_any_text_comes_back_when_the_escapes_are_undone(text: str):
    assert not heeded(literal(text))
    assert bare(literal(text)) == one_line(text)


@given(any_.text(max_size=60))
def test_typesetting_leaves_literal_text_alone(text: str):
    assert typeset([literal(text)]) == literal(text)


def test_what_hides_or_turns_the_writing_is_made_visible():
    assert one_line("a\u202eb\u200bc\x00d\ud800e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert one_line(" a \n\t b\u00a0") == "a b"
    assert one_line("नि\u200dत") == "नि\u200dत"  # joins letters: part of the writing


def test_long_text_is_shortened():
    assert shortened("x" * 32) == "x" * 32
    assert shortened("x" * 33) == "x" * 31 + "…"
    assert quoted("a word " * 10) == "“a word a word a word a word a w…”"


def test_lists_and_counts_read_as_sentences():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([*"abcdefgh"], most=4) == "a, b, c and 5 more"
    assert [counted(n, "row") for n in (0, 1, 2000)] == [
        "0 rows",
        "1 row",
        "2,000 rows",
    ]


SCRIPT = """
import streamlit as st
from pages.words.literal import literal
from tests.pages.words.test_literal import NASTY
for text in NASTY:
    st.markdown("Shown: " + literal(text))
    st.button("Shown: " + literal(text))
st.markdown("Raw: " + NASTY[0])
"""
ELEMENTS = "nodes => nodes.map(node => [node.textContent, node.querySelectorAll("
ELEMENTS += "'*:not(p):not([class*=stMarkdownContainer])').length])"


def test_in_the_browser_the_text_is_what_was_given(browser: Browser, tmp_path: Path):
    script = tmp_path / "literal.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with running_app(str(script)) as app:
        one = visit(browser, app.url)
        one.page.goto("/")
        settled(one.page)
        expect(one.page.get_by_text("Raw: ")).to_be_visible()
        shown = one.page.locator("[data-testid=stMarkdownContainer]").evaluate_all(
            ELEMENTS
        )
        assert one.close() == []
    *shown, (_, n_elements) = shown
    assert n_elements > 0  # the control: what is not literal does become elements
    wanted = [f"Shown: {' '.join(text.split())}" for text in NASTY for _ in range(2)]
    assert [text.replace(JOINER, "") for text, _ in shown] == wanted
    assert [text for text, n_elements in shown if n_elements] == []
