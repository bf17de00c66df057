// Formulas as wide as their place: KaTeX sets a formula in one size, and one that is wider
// than a phone would be cut or scrolled. Streamlit writes them, below the figure; here
// each gets the size in which it fits, and where even the smallest does not, it scrolls
// and can be reached with the keyboard.

const FORMULAS = '[class*="_formulas"] .katex-display';
const SMALLEST = 0.5; // of its size

class Fit {
  constructor() {
    this.sizes = new ResizeObserver(() => this.all());
    this.sizes.observe(document.body);
    this.watching = new MutationObserver(() => this.soon());
    this.watching.observe(document.body, { childList: true, subtree: true });
    this.soon();
  }

  soon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.all());
  }

  all() {
    document.querySelectorAll(FORMULAS).forEach(fitted);
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.sizes.disconnect();
    this.watching.disconnect();
  }
}

function fitted(display) {
  const formula = display.querySelector(".katex");
  if (!formula || !display.clientWidth) return;
  formula.style.fontSize = "";
  const share = (0.99 * display.clientWidth) / formula.scrollWidth;
  const size = parseFloat(getComputedStyle(formula).fontSize);
  if (share < 0.99) formula.style.fontSize = `${size * Math.max(SMALLEST, share)}px`;
  const scrolls = share < SMALLEST;
  display.style.overflowX = scrolls ? "auto" : "hidden";
  if (scrolls) display.tabIndex = 0;
  else display.removeAttribute("tabindex");
}
