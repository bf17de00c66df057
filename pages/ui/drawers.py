"""What waits behind doors: the symbols, the source, and what to take home."""

import inspect
from typing import Any

import streamlit as st

from pages.ui import exports, links
from pages.ui.chapter import Chapter, Part
from pages.words.literal import literal


def symbols(chapter: Chapter, part: Part) -> None:
    """Explain every symbol, the part's own where it has some."""
    with st.expander("What the symbols mean", key=f"{chapter.key}_symbols"):
        shown = part.symbols or chapter.symbols
        lines = [f"- **{symbol}**: {meaning}" for symbol, meaning in shown]
        st.markdown("\n".join(lines))


def code(key: str, shown: tuple[object, ...]) -> None:
    """Show the source that ran."""
    drawer = st.expander("The code that ran", key=f"{key}_code", on_change="rerun")
    if drawer.open:
        with drawer:
            for one in shown:
                st.code(inspect.getsource(one), language="python")


def take_home(chapter: Chapter, part: Part, record: Any, is_own: bool) -> None:
    """Give the link, the record and a script; say what no link carries."""
    name = f"{chapter.key}_home"
    drawer = st.expander("Take it home", key=name, on_change="rerun")
    if not drawer.open:
        return
    table, script = part.table(record).seen, part.script(record)
    with drawer:
        st.markdown(_of_the_link(chapter.unlinked if is_own else ""))
        st.code(links.address(), language=None, wrap_lines=True)
        with st.container(horizontal=True):
            rows = exports.csv_text(table.columns, table.rows)
            _download("The record as CSV", rows, f"{chapter.slug}.csv", f"{name}_csv")
            file = f"{chapter.slug}.py"
            _download("The script", script.text, file, f"{name}_script")
        printed = ", ".join(f"*{literal(name)}*" for name in script.prints)
        st.markdown(
            f"The script needs NumPy only. It prints, of the record's {script.named}: "
            f"{printed}."
        )
        shown = exports.abridged(script.text)
        if shown != script.text:
            st.caption("Lines of many numbers are cut short here, not in the file.")
        st.code(shown, language="python", height=320)


def _of_the_link(unlinked: str) -> str:
    """Say what the link holds, and what it does not."""
    if not unlinked:
        return "This very state, step included, as a link:"
    return (
        f"This state, step included, as a link. Your own {unlinked} is not in it: who "
        "opens it has to bring one."
    )


def _download(label: str, text: str, file: str, key: str) -> None:
    kind = "text/csv" if file.endswith(".csv") else "text/x-python"
    st.download_button(
        label, text, file_name=file, mime=kind, key=key, on_click="ignore"
    )
