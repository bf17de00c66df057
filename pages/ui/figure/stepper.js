// Buttons, slider and keys that move through the steps. It draws nothing: `moved(step)`
// hears of every step, `rested()` of the last one once the hand, or the play, has come to
// rest: until then nothing is asked of the server.

const SETTLED = 100; // ms without movement
const SHORTEST_TICK = 33; // ms; never faster than the screen
const READING = 1750; // ms a step, where there are few: time to read its sentence
const FEW = 20; // steps; more of them take together as long as so many
const MOVING = "hml-moving"; // a class of the page
let speed = 1; // chosen once, it holds for every picture
const KEYS = { ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last" };

class Stepper {
  constructor(root, moved, rested) {
    Object.assign(this, { moved, rested, step: 0, wanted: 0, seen: 0, last: 0, labels: [] });
    this.bar = root.querySelector(".hml-stepper");
    this.scrub = this.bar.querySelector("input");
    this.label = this.bar.querySelector("output");
    this.motion = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.around = root.querySelector(".hml-figure");
    this.speed = this.bar.querySelector("select");
    this.speed.onchange = () => this.pace(Number(this.speed.value));
    this.scrub.oninput = () => this.drag(Number(this.scrub.value));
    this.bar.onclick = (event) => this.press(event.target.closest("button")?.dataset.do);
    this.around.onkeydown = (event) => this.key(event);
  }

  get calm() { return this.motion.matches; }

  // Other steps: we stay where we are, as far as they go. Where there are only `more` of
  // them we go on, and to where we were sent; while more are `planned` there is no end yet.
  relabel({ labels, planned, tick }, more) {
    if (!more) this.pause();
    this.labels = labels;
    this.grows = Boolean(planned);
    this.length = planned || labels.length;
    this.given = tick;
    this.around.dataset.grows = this.grows;
    this.last = labels.length - 1;
    this.step = Math.min(this.wanted, this.last);
    if (!this.grows) this.wanted = this.step;
    if (!this.grows && this.ticking && this.step >= this.last) this.pause();
    if (more && !this.grows) this.settle();
    this.bar.hidden = this.last < 1;
    this.scrub.max = this.last;
    this.mark();
  }

  // Another run begins; return the last step that was seen of the one before.
  leave() {
    const { seen } = this;
    this.seen = 0;
    return seen;
  }

  // What another stepper needs to go on from here.
  get stands() { return { wanted: this.wanted, plays: Boolean(this.ticking) }; }

  goOn({ wanted, plays }) {
    this.go(wanted);
    if (plays) this.play();
  }

  // Python says where we are, so it need not hear of it.
  jump(step) {
    this.stop();
    this.wanted = step;
    this.step = Math.min(step, this.last);
    this.mark();
  }

  go(wanted) {
    const step = Math.max(0, Math.min(this.last, wanted));
    this.wanted = this.grows ? wanted : step;
    if (step === this.step) return;
    this.step = step;
    this.mark();
    this.moved(step);
    document.documentElement.classList.add(MOVING);
    this.settle();
  }

  settle() {
    clearTimeout(this.settling);
    if (!this.ticking) this.settling = setTimeout(() => this.rest(), SETTLED);
  }

  rest() {
    document.documentElement.classList.remove(MOVING);
    this.rested();
  }

  play() {
    if (this.calm) return this.end();
    clearTimeout(this.settling);
    this.ticking = setInterval(() => this.tick(), this.tickLength());
    if (this.step >= this.last && !this.grows) this.go(0);
    this.mark();
  }

  tickLength() {
    const pause = this.given || READING * Math.min(1, FEW / (this.length - 1));
    return Math.max(SHORTEST_TICK, pause / speed);
  }

  // Another speed, also while it plays.
  pace(wanted) {
    speed = wanted;
    if (!this.ticking) return;
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), this.tickLength());
  }

  tick() {
    this.go(Math.min(this.step + 1, this.last));
    if (this.step >= this.last && !this.grows) this.pause();
  }

  end() {
    this.go(this.grows ? Infinity : this.last);
  }

  pause() {
    if (!this.ticking) return;
    this.stop();
    this.mark();
    this.settle();
  }

  // Whatever is under way ends here, and nobody hears of it.
  stop() {
    clearInterval(this.ticking);
    clearTimeout(this.settling);
    document.documentElement.classList.remove(MOVING);
    this.ticking = null;
  }

  close() {
    this.stop();
    this.speed = this.bar.querySelector("select");
    this.speed.onchange = () => this.pace(Number(this.speed.value));
    this.scrub.oninput = this.bar.onclick = this.around.onkeydown = this.speed.onchange = null;
  }

  press(what) {
    const { ticking } = this;
    this.pause();
    if (what === "play" && !ticking) this.play();
    if (what === "back") this.go(this.step - 1);
    if (what === "next") this.go(this.step + 1);
    if (what === "first") this.go(0);
    if (what === "last") this.end();
  }

  drag(wanted) { // pausing puts the bar back to our step
    this.pause();
    this.go(wanted);
  }

  key(event) {
    if (event.target.matches("input, select, .hml-window, .hml-story, .hml-strip")) return; // keys move these themselves
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!KEYS[event.key] || this.bar.hidden) return;
    event.preventDefault();
    this.press(KEYS[event.key]);
  }

  mark() {
    this.seen = Math.max(this.seen, this.step);
    const text = (this.labels[this.step] ?? "") + (this.grows && this.step === this.last ? " …" : "");
    this.speed.value = speed;
    this.scrub.value = this.step;
    this.scrub.style.setProperty("--done", `${(100 * this.step) / (this.last || 1)}%`);
    this.label.textContent = text;
    this.scrub.setAttribute("aria-valuetext", text);
    const button = (name) => this.bar.querySelector(`[data-do=${name}]`);
    // aria-disabled, because a disabled button would lose the keyboard's focus
    button("first").ariaDisabled = button("back").ariaDisabled = this.step <= 0;
    button("last").ariaDisabled = button("next").ariaDisabled = this.step >= this.last && !this.grows;
    button("play").textContent = this.ticking ? "Pause" : this.calm ? "To the end" : "Play";
  }
}
