// Formulas as wide as their place: KaTeX sets a formula in one size, and one that is wider
// than a phone would be cut or scrolled. Streamlit writes them, below the figure; here
// each gets the size in which it fits, and where even the smallest does not, it scrolls
// and can be reached with the keyboard. One of these is enough for a page, and what moves
// in a figure is none of its business: looking at a formula makes the browser lay out.

const FORMULAS = '[class*="_formulas"] .katex-display';
const SMALLEST = 0.5; // of its size
const fit = { users: 0, frame: 0, sizes: null, watching: null };

function beginToFit() {
  fit.users += 1;
  if (fit.users > 1) return;
  fit.sizes = new ResizeObserver(fitSoon);
  fit.sizes.observe(document.body);
  fit.watching = new MutationObserver((changes) => { if (changes.some(bringsFormulas)) fitSoon(); });
  // What a step puts into a formula may be other digits in a node that stays.
  fit.watching.observe(document.body, { childList: true, characterData: true, subtree: true });
  fitSoon();
}

function endToFit() {
  fit.users -= 1;
  if (fit.users) return;
  cancelAnimationFrame(fit.frame);
  fit.sizes.disconnect();
  fit.watching.disconnect();
}

function bringsFormulas({ target, addedNodes }) {
  const inside = (target.parentElement ?? target).closest?.('[class*="_formulas"]');
  return inside || [...addedNodes].some((node) => node.querySelector?.(FORMULAS));
}

function fitSoon() {
  cancelAnimationFrame(fit.frame);
  fit.frame = requestAnimationFrame(() => document.querySelectorAll(FORMULAS).forEach(fitted));
}

function fitted(display) {
  const formula = display.querySelector(".katex");
  if (!formula || !display.clientWidth) return;
  formula.style.fontSize = "";
  const share = (0.99 * display.clientWidth) / formula.scrollWidth;
  const size = parseFloat(getComputedStyle(formula).fontSize);
  if (share < 0.99) formula.style.fontSize = `${size * Math.max(SMALLEST, share)}px`;
  const scrolls = share < SMALLEST;
  display.style.overflowX = scrolls ? "auto" : "clip";
  if (scrolls) display.tabIndex = 0;
  else display.removeAttribute("tabindex");
}
