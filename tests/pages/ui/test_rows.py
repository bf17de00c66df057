"""A table of numbers as a control: its link, its presets, its way back."""

from streamlit.testing.v1 import AppTest

from tests.pages.app import fine

COMPLAINED = "bad_link_values"


def page(**link):
    """Return a page with one growing table and one whose rows have names."""

    def script():
        import streamlit as st

        from pages.ui import links
        from pages.ui.tables import Column, Rows

        links.remember_link()
        columns = (Column("study", 0, 9, "Hours."), Column("passed", 0, 1, "0 or 1."))
        growing = Rows("data", "The samples", columns, ((1.0, 0.0),), 3)
        rows = ((1.0, 0.0), (2.0, 1.0))
        named = Rows("named", "Weights", columns, rows, 2, ("a", "b"))
        if st.button("Put", key="put"):
            growing.put("it", ((5, 1), (6, 0)))
        st.session_state["asked"] = [
            one.ask("it", {}, True) for one in (growing, named)
        ]
        st.session_state["stands"] = [one.stands("it") for one in (growing, named)]

    app = AppTest.from_function(script)
    for name, text in link.items():
        app.query_params[name] = text
    return fine(app.run())


def test_without_a_link_it_shows_its_default():
    app = page()
    assert app.session_state["asked"] == [((1, 0),), ((1, 0), (2, 1))]
    assert app.session_state["stands"] == app.session_state["asked"]
    assert "it_data" not in app.query_params


def test_a_link_fills_it():
    app = page(it_data="2_1~3_0", it_named="4_0~5_1")
    assert app.session_state["asked"] == [((2, 1), (3, 0)), ((4, 0), (5, 1))]
    assert not app.session_state[COMPLAINED]


def test_a_row_too_few_or_a_number_too_large_is_named_and_the_default_used():
    app = page(it_data="10_0", it_named="4_0")
    assert app.session_state["asked"] == [((1, 0),), ((1, 0), (2, 1))]
    assert [name for name, *_ in app.session_state[COMPLAINED]] == [
        "it_data",
        "it_named",
    ]


def test_what_is_put_stands_and_is_in_the_link():
    app = page()
    fine(app.button(key="put").click().run())
    assert app.session_state["stands"][0] == ((5.0, 1.0), (6.0, 0.0))
    assert app.query_params["it_data"] in ("5_1~6_0", ["5_1~6_0"])


def test_a_computed_number_is_short_in_its_cell_and_whole_in_the_link():
    text = "0.1497807161327628_0~5_1"
    app = page(it_named=text)
    assert app.session_state["asked"][1][0] == (0.1497807161327628, 0)
    named = app.dataframe[-1]
    assert list(named.value["study"]) == ["0.1497807", "5"]
    assert app.query_params["it_named"] in (text, [text])
