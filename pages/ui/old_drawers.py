"""What waits behind doors: the symbols, the source, and what to take home."""

import inspect
from typing import Any

import streamlit as st

from pages.ui import exports, links
from pages.ui.old_chapter import Chapter


def symbols(chapter: Chapter) -> None:
    """Explain every symbol."""
    with st.expander("What the symbols mean", key=f"{chapter.key}_symbols"):
        lines = [f"- **{symbol}**: {meaning}" for symbol, meaning in chapter.symbols]
        st.markdown("\n".join(lines))


def code(chapter: Chapter, settings: Any) -> None:
    """Show the source that ran."""
    drawer = st.expander(
        "The code that ran", key=f"{chapter.key}_code", on_change="rerun"
    )
    if drawer.open:
        with drawer:
            for part in chapter.code_of(settings):
                st.code(inspect.getsource(part), language="python")


def take_home(chapter: Chapter, settings: Any, record: Any) -> None:
    """Give the link, the record and a script."""
    name = f"{chapter.key}_home"
    drawer = st.expander("Take it home", key=name, on_change="rerun")
    if not drawer.open:
        return
    goods = chapter.take_home(settings, record)
    with drawer:
        st.markdown("This very state, step included, as a link:")
        st.code(links.address(), language=None, wrap_lines=True)
        with st.container(horizontal=True):
            st.download_button(
                "The record as CSV",
                exports.csv_text(goods.columns, goods.rows),
                file_name=f"{chapter.slug}.csv",
                mime="text/csv",
                key=f"{name}_csv",
                on_click="ignore",
            )
            st.download_button(
                "The script",
                goods.script,
                file_name=f"{chapter.slug}.py",
                mime="text/x-python",
                key=f"{name}_script",
                on_click="ignore",
            )
        told = ", ".join(f"*{name}*" for name in goods.prints)
        st.markdown(
            f"The script needs NumPy only. It prints, of the record's last row: {told}."
        )
        st.code(goods.script, language="python", height=320)
