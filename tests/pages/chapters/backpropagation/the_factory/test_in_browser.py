"""The factory as a person meets it: the whole pass, there and back, and its numbers."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import (
    button,
    key_of,
    panel,
    press_preset,
    says,
    scrub,
    stepper,
)

FACTORY = "/backpropagation"
STEPS = (
    *("inputs", "z, hidden", "h", "z, output", "ŷ", "error E"),
    *("∂E/∂ŷ", "slope, output", "δ, output", "blame to the hidden"),
    *("slope, hidden", "δ, hidden", "gradients", "update", "new error"),
)
# The study note's numbers, and the first and the last step at which they are drawn.
DRAWN = {
    "z 0.26": (1, 9),
    "z 0.3": (1, 9),
    "h₁ 0.565": (2, 14),
    "h₂ 0.574": (2, 14),
    "z 0.569": (3, 6),
    "ŷ 0.638": (4, 14),
    "E 0.0654": (5, 14),
    "◀ −0.362": (6, 14),
    "slope 0.231": (7, 14),
    "δ −0.0835": (8, 14),
    "◀ −0.0501": (9, 9),
    "∂E/∂h −0.0334": (9, 10),
    "slope 0.246": (10, 14),
    "δ −0.0123": (11, 14),
    "δ −0.00816": (11, 14),
    "w₁₁ 0.4 ∂ −0.00616": (12, 12),
    "v₁ 0.6 ∂ −0.0471": (12, 12),
    "w₁₁ 0.4 → 0.4031": (13, 14),
    "v₂ 0.4 → 0.424": (13, 14),
    "now 0.0631": (14, 14),
}
SEEN = """node => [...node.querySelectorAll("text")].map(
  text => [...text.querySelectorAll("tspan.line")].map(line => line.textContent)
    .join(" ") || text.textContent)"""


def seen(page, step):
    """Return what is written in the drawing at a step, and the words below it."""
    expect(stepper(page).locator("output")).to_have_text(STEPS[step])
    settled(page)
    return panel(page).evaluate(SEEN)


def test_the_whole_pass_forth_and_back_shows_its_numbers_and_no_others(open_page):
    page = open_page(FACTORY)
    says(page, "The goods arrive:")
    forth = {}
    for step in range(len(STEPS)):
        scrub(page, step)
        forth[step] = seen(page, step)
        for number, (first, last) in DRAWN.items():
            is_drawn = any(number in text for text in forth[step])
            assert is_drawn == (first <= step <= last), (step, number, forth[step])
    for step in reversed(range(len(STEPS))):
        scrub(page, step)
        assert sorted(seen(page, step)) == sorted(forth[step]), step
    button(page, "Next").click()
    assert sorted(seen(page, 1)) == sorted(forth[1])
    button(page, "Back").click()
    assert sorted(seen(page, 0)) == sorted(forth[0])


def test_words_and_formula_follow_the_step(open_page):
    page = open_page(f"{FACTORY}?bp_factory_step=8")
    says(page, "the sigmoid passes on 23% of that")
    formula = page.locator("[data-testid=stMarkdown] .katex-mathml annotation").first
    expect(formula).to_contain_text("0.361569")
    scrub(page, 5)
    says(page, "The error")
    expect(page).to_have_url(re.compile("bp_factory_step=5"))


SPOT = """(node, name) => {
  const trace = node.data.findIndex(t => (t.text || []).some(x => x.startsWith(name)));
  const at = node.data[trace].text.findIndex(x => x.startsWith(name));
  const {xaxis, yaxis} = node._fullLayout, {x, y} = node.data[trace];
  const box = node.getBoundingClientRect();
  return [box.x + xaxis._offset + xaxis.l2p(x[at]),
          box.y + yaxis._offset + yaxis.l2p(y[at])];
}"""


def spot_of(page, name):
    """Return where a weight's label is on the screen."""
    panel(page).scroll_into_view_if_needed()
    return panel(page).evaluate(SPOT, name)


def test_a_click_on_a_weight_chooses_its_chain(open_page):
    page = open_page(f"{FACTORY}?bp_factory_part=Chain+rule")
    expect(panel(page)).to_be_visible()
    settled(page)
    page.mouse.click(*spot_of(page, "w₂₁"))
    says(page, "w₂₁")
    expect(page).to_have_url(re.compile("bp_factory_weight="))


SCROLLS = """() => [...document.querySelectorAll(".hml-window")].filter(node =>
  node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1
).length"""


def test_on_a_phone_the_whole_network_is_seen_and_takes_a_click(open_page):
    page = open_page(
        f"{FACTORY}?bp_factory_part=Chain+rule&bp_factory_step=4", width=390, height=844
    )
    settled(page)
    assert page.evaluate(SCROLLS) == 0
    assert panel(page).evaluate("node => node.layout.xaxis.range[0]") > 1000
    page.mouse.click(*spot_of(page, "w₂₁"))
    says(page, "w₂₁")
    expect(page).to_have_url(re.compile("bp_factory_weight="))


def test_nothing_is_left_over_when_panels_change_their_width(open_page):
    page = open_page(f"{FACTORY}?bp_factory_part=One+step")
    settled(page)
    press_preset(page, "bp_factory", "Mazur's 2-2-2")
    says(page, "The goods arrive:")
    settled(page)
    expect(page.locator(".hml-panel")).to_have_count(1)
    expect(page.locator(".hml-panel .legend")).to_have_count(0)
    wide, drawn = panel(page).evaluate(
        "node => [node.clientWidth, node.querySelector('.main-svg').clientWidth]"
    )
    assert wide == drawn


def test_a_planted_bug_is_found_and_mended(open_page):
    page = open_page(f"{FACTORY}?bp_factory_part=Break+it&bp_factory_net=2-2-2")
    settled(page)
    key_of(page, "bp_factory_update_first").locator("label").first.click()
    expect(page).to_have_url(re.compile("bp_factory_update_first=true"))
    settled(page)
    stepper(page).get_by_role("button", name="Last step").click()
    says(page, "0.291027924")
    key_of(page, "bp_factory_remedy").get_by_role("button").click()
    expect(page).not_to_have_url(re.compile("update_first"))
