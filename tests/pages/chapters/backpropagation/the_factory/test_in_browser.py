"""The factory as a person meets it: the whole pass, there and back, and its numbers."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import button, key_of, panel, says, scrub, stepper

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


def test_a_click_on_a_weight_chooses_its_chain(open_page):
    page = open_page(f"{FACTORY}?bp_factory_part=Chain+rule")
    expect(panel(page)).to_be_visible()
    settled(page)
    place = """node => {
      const trace = node.data.findIndex(t => (t.text || []).some(x => /^w₂₁/.test(x)));
      const at = node.data[trace].text.findIndex(x => /^w₂₁/.test(x));
      const {xaxis, yaxis} = node._fullLayout, {x, y} = node.data[trace];
      const box = node.getBoundingClientRect();
      return [box.x + xaxis._offset + xaxis.l2p(x[at]),
              box.y + yaxis._offset + yaxis.l2p(y[at])];
    }"""
    x, y = panel(page).evaluate(place)
    page.mouse.click(x, y)
    says(page, "w₂₁")
    expect(page).to_have_url(re.compile("bp_factory_weight="))


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
