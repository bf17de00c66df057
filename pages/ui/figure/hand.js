// A hand on a number: while a slider is dragged, or moved by keys, the picture follows.
// Streamlit's slider tells Python only when it is let go; until then its `input` changes
// its value in the page, and that is what is watched here. Where no such input is found
// nothing follows, and the picture changes at the release, as without a hand.

const FORGET = 8000; // ms; then what was let go has led to nothing new

class Hand {
  // `follow(live, value)` hears of every value, `rest()` when the hand is off again.
  constructor(follow, rest) {
    Object.assign(this, { follow, rest, lives: [], held: null, shown: null });
    this.hearing = new AbortController();
    const { signal } = this.hearing;
    const hear = (event, what) => document.addEventListener(event, what, { capture: true, signal });
    hear("pointerdown", ({ target }) => this.hold(target));
    hear("keydown", ({ target }) => this.hold(target));
    ["pointerup", "pointercancel", "keyup"].forEach((event) => hear(event, () => this.letGo()));
    this.watching = new MutationObserver((changes) => this.see(changes));
    const what = { subtree: true, attributes: true, attributeFilter: ["value"] };
    this.watching.observe(document.body, what);
  }

  // Another record: its numbers are followed from here on, also by a hand that stays.
  renew(lives) {
    this.lives = lives;
    this.held = this.held && lives.find(({ key }) => key === this.held.key);
    this.show(null);
    if (this.held && this.slider) this.move(Number(this.slider.value));
  }

  hold(target) {
    const around = ({ key }) => target.closest?.(`.st-key-${key}`);
    this.held = this.lives.find((live) => around(live)?.querySelector("input[type=range]")) ?? null;
    this.slider = this.held && around(this.held).querySelector("input[type=range]");
  }

  see(changes) {
    const ours = changes.filter(({ target }) => target === this.slider);
    if (this.held && ours.length) this.move(Number(this.slider.value));
  }

  move(wanted) {
    const { values, by } = this.held;
    this.show({ live: this.held, value: by === "places" ? wanted : nearest(values, wanted) });
  }

  // What is let go where it was has nothing to wait for; else the new record ends it.
  letGo() {
    if (!this.held) return;
    const { live, value } = this.shown ?? {};
    if (this.shown && value === live.now) this.show(null);
    this.held = this.slider = null;
  }

  show(followed) {
    clearTimeout(this.forgetting);
    const before = this.shown;
    this.shown = followed;
    if (followed) {
      this.follow(followed);
      this.forgetting = setTimeout(() => this.show(null), FORGET);
    } else if (before) this.rest();
  }

  close() {
    this.hearing.abort();
    this.watching.disconnect();
    clearTimeout(this.forgetting);
  }
}
