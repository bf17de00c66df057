"""Links to the factory: numbers, switches and weights come back, bad ones are named."""

import pytest

from tests.pages.app import NONSENSE, fine, link_home, start, texts

NOTICE = "Part of this link could not be used"


def opened(**query):
    return start("backpropagation", **{f"bp_factory_{k}": v for k, v in query.items()})


def test_the_tables_of_a_link_are_the_network():
    link = {"221_x": "0.25_-1.5_0.75", "221_w": "1_2~3_4~0_0.123456789", "eta": "2"}
    app = opened(**link)
    assert NOTICE not in texts(app)
    assert "x₁ = 0.25 and x₂ = −1.5" in texts(app) and "y = 0.75" in texts(app)
    app.session_state["bp_factory_home"] = True
    fine(app.run())
    address = link_home(app)
    for name, value in link.items():
        assert f"bp_factory_{name}={value}" in address


def test_the_switches_of_a_link_plant_their_bugs():
    app = opened(part="Break it", sign="true", no_half="true")
    assert NOTICE not in texts(app)
    assert "**Wrong sign.**" in texts(app) or "sign" in texts(app).lower()
    on = {toggle.key for toggle in app.toggle if toggle.value}
    assert on == {"bp_factory_sign", "bp_factory_no_half"}


def test_the_weight_of_a_link_is_followed():
    app = opened(part="Chain rule", weight="2")
    names = app.selectbox(key="bp_factory_weight").options
    assert app.selectbox(key="bp_factory_weight").value == names[2]
    assert NOTICE not in texts(app)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"221_v": "1000~-1000~0"}, "bp_factory_221_v was '1000~-1000~0'"),
        ({"221_v": "1~2"}, "3 rows such as 2_1~3_0, in −10 to 10"),
        ({"221_x": "nan_0_1"}, "1 row such as"),
        ({"221_x": "0_0_1.5"}, "0 to 1; the default is used"),
        ({"221_w": "<b>~;'"}, "bp_factory_221_w was"),
        ({"act": "Swish"}, "Sigmoid or tanh or ReLU"),
        ({"eta": "0.003"}, "bp_factory_eta was '0.003'"),
        ({"part": "Break it", "sign": "maybe"}, "true or false"),
        ({"part": "Chain rule", "weight": "w11"}, "from 0"),
        ({"net": "9-9-9"}, "bp_factory_net was '9-9-9'"),
        ({"step": "99"}, "Step: a whole number from 0"),
    ],
    ids=str,
)
def test_what_a_link_has_wrong_is_named_and_the_page_stands(query, says):
    app = opened(**query)
    said = texts(app)
    assert NOTICE in said and says in said
    assert not NONSENSE.search(said.replace("nan_0_1", ""))
    assert "agrees with" in said
    fine(app.button(key="link_dismiss").click().run())
    assert NOTICE not in texts(app)


def test_a_rate_between_the_marks_comes_back():
    app = opened(part="One step", eta="0.25")
    assert NOTICE not in texts(app) and "**η = 0.01**" in texts(app)
    assert app.select_slider(key="bp_factory_eta").value == 0.25


def test_tables_without_their_factory_are_no_part_of_the_state():
    app = opened(part="Nudging", **{"221_x": "0_0_1"})
    assert NOTICE not in texts(app) and "agrees with" in texts(app)
