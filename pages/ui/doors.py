"""Doors from one chapter to another, on this page or on another one."""

import streamlit as st

ARROW = ":material/arrow_forward:"


def door(label: str, slug: str, key: str, chapter: str, **values: object) -> None:
    """Show a link to a chapter of the page `slug`, whose keys begin with `key`.

    `values` are what its controls shall say, by their names in links. Where the page
    has been open before, its controls stand as they did, but for these.
    """
    query = {f"{key}_chapter": chapter, **{name: str(v) for name, v in values.items()}}
    st.page_link(f"pages/{slug}.py", label=label, icon=ARROW, query_params=query)
