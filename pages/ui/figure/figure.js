// The component: panels in a row, one stepper below, and the way to Python and back.
// Plotly is the page's own copy, loaded by the native chart in `load_plotly`.

const figures = new WeakMap(); // by the element they live in
const LOOK_AGAIN = 30; // ms
const LINGERS = 1000; // ms
const AT_ONCE = 300; // ms
let left = null; // how the figure stood that went last
const STRIP = { tabindex: 0, role: "group", "aria-label": "Pictures, side by side" };

// Streamlit calls this at every change of data or theme, with the same element. Of the
// teardowns it is given it may call one that a newer call has overtaken: only the newest
// ends the figure. It may also call that before the newer call comes: while the element
// is on the page the figure waits for it, and goes on.
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const figure = figures.get(parentElement) ?? new Figure(parentElement);
  figures.set(parentElement, figure);
  Object.assign(figure, { tell: setStateValue, trigger: setTriggerValue });
  figure.update(data);
  const end = () => {
    if (figure.teardown !== teardown) return;
    figures.delete(parentElement);
    figure.close();
  };
  const teardown = () => queueMicrotask(() => {
    if (parentElement.isConnected) setTimeout(end, LINGERS);
    else end();
  });
  return (figure.teardown = teardown);
}

class Figure {
  constructor(root) {
    this.root = root;
    this.row = root.querySelector(".hml-panels");
    this.panels = [];
    this.stepper = new Stepper(root, (step) => this.go(step), () => this.report());
    this.story = new Story(root);
    beginToFit();
    this.around = new ResizeObserver(() => this.rearrange());
    this.around.observe(this.row);
    this.windowed = () => this.rearrange();
    window.addEventListener("resize", this.windowed);
    this.hand = new Hand((followed) => this.follow(followed), () => this.follow(null));
    this.handles = [];
  }

  // Once the native chart is drawn, Plotly is in the page; if we still cannot reach it,
  // the native chart takes over for this session.
  update(data) {
    clearTimeout(this.waiting);
    if (window.Plotly) this.show(data);
    else if (document.querySelector(".st-key-plotly_loader .main-svg")) this.tell("native", true);
    else this.waiting = setTimeout(() => this.update(data), LOOK_AGAIN);
  }

  // What is known already is neither read nor drawn again.
  show(data) {
    const { step, jump, record } = headingOf(data);
    const dark = isDark(this.root);
    const [other, jumped] = [record !== this.record, jump !== this.jump];
    const anew = other || dark !== this.dark;
    const before = this.contents;
    Object.assign(this, { jump, record, dark });
    if (anew) this.contents = contentsOf(data, dark);
    if (other) this.leave(before);
    if (anew) this.lives = (this.contents.live ?? []).map(unpackedLive);
    if (jumped) this.stepper.stop();
    const more = before?.planned && before.run === this.contents.run;
    if (other) this.stepper.relabel(this.contents, more);
    if (other) this.story.renew(this.contents.stories, more);
    if (jumped) this.stepper.jump(step);
    if (anew) {
      this.draw();
      this.hand.renew(this.lives);
    }
    if (jumped && !anew) this.go(this.stepper.step);
    if (!before) this.goOn();
  }

  // Streamlit, when it is busy, takes an element off the page and brings it again at once:
  // the same run goes on as it stood, unless Python has sent it elsewhere.
  goOn() {
    const again = left?.run && left.run === this.contents.run && left.jump === this.jump;
    if (!again || performance.now() - left.at > AT_ONCE) return;
    this.stepper.goOn(left);
  }

  // The run before this one stays, faintly, as far as it was seen, or whole where its bet
  // is over; a bet that is over, or a theme, draws the same run anew. A run of something
  // else (`about`: another ground, another table) is nothing to compare this one with.
  leave(before) {
    if (!before || before.run === this.contents.run) return;
    if (before.about !== this.contents.about) return void (this.ghosts = null);
    const seen = this.stepper.leave();
    const known = before.over ? before.labels.length - 1 : seen;
    const name = lastRun(before.said, this.contents.said ?? {});
    const first = before.panels.findIndex(({ trails, leaves_ghost: leaves }) =>
      leaves !== false && trails.some(({ x }) => x.length > 1));
    this.ghosts = before.panels.map((spec, i) => ghostOf(spec, i === first ? name : "", known));
  }

  // One panel after the other, each painted before the next is drawn: what is seen first
  // need not wait for all. What was begun before, and what was left, is drawn no further.
  async draw() {
    const { panels } = this.contents;
    while (this.panels.length > panels.length) this.panels.pop().close();
    while (this.panels.length < panels.length) this.panels.push(this.add(this.panels.length));
    const turn = (this.turn = {});
    this.arrange();
    this.panels.forEach((panel, i) =>
      panel.place(this.arranged.places[i], this.stepper.step, this.ghosts?.[i]));
    this.describe();
    for (const panel of [...this.panels]) {
      await panel.draw(templateFor(this.dark), this.dark);
      await new Promise(requestAnimationFrame);
      if (this.turn !== turn) return;
    }
    this.equip();
  }

  arrange() {
    const wide = this.row.clientWidth || window.innerWidth;
    this.arranged = arrangement(this.contents.panels, wide, window.innerHeight);
    const { strip, columns } = this.arranged;
    this.row.classList.toggle("hml-strip", strip);
    this.row.style.gridTemplateColumns = columns ?? "";
    if (strip) Object.entries(STRIP).forEach((pair) => this.row.setAttribute(...pair));
    else Object.keys(STRIP).forEach((name) => this.row.removeAttribute(name));
  }

  // The window has another size, or a phone was turned.
  rearrange() {
    if (!this.contents || !this.row.clientWidth) return;
    const next = arrangement(this.contents.panels, this.row.clientWidth, window.innerHeight);
    if (!sameArrangement(next, this.arranged)) this.draw();
  }

  // What can be dragged in the pictures themselves; a handle that stays keeps its focus.
  equip() {
    const lives = this.lives.filter(({ handle }) => handle);
    const stays = ({ ring, live: { name, handle } }) => ring.isConnected &&
      lives.some((one) => one.name === name && one.handle.panel === handle.panel);
    this.handles.filter((handle) => !stays(handle)).forEach((handle) => handle.close());
    this.handles = lives.map((live) => {
      const panel = this.panels[live.handle.panel];
      const known = this.handles.find(({ live: { name } }) => name === live.name);
      const handle = known && stays(known) ? known : this.handle(panel, live.by);
      handle.place(panel.node, live);
      panel.placed = () => handle.stand();
      return handle;
    });
  }

  handle(panel, by) {
    const handle = new (by === "lattice" ? PlaceHandle : Handle)(panel.window, {
      moved: (value) => this.hand.show({ live: handle.live, value }),
      done: ({ name }, value) => this.trigger("dragged", { name, value }),
      rested: () => this.hand.show(null),
    });
    return handle;
  }

  // A hand is on a number, or (null) off again: the words speak of the value before.
  follow(followed) {
    document.documentElement.classList.toggle("hml-hand", Boolean(followed));
    this.panels.forEach((panel) => panel.lead(followed));
    for (const handle of this.handles) {
      const ours = followed?.live === handle.live;
      if (ours && !handle.moving) handle.mark(followed.value);
      else if (!followed && !handle.moving) handle.mark(handle.live.now);
    }
  }

  add(number) {
    const clicked = (point) => this.trigger("clicked", { panel: number, ...point });
    return new Panel(this.row, number, clicked, (error) => this.giveUp(error));
  }

  // Once: where one panel cannot be drawn, others may follow.
  giveUp(error) {
    if (this.native) return;
    this.native = true;
    console.error("A figure could not be drawn; the native chart takes over.", error);
    this.tell("native", true);
  }

  go(step) {
    this.panels.forEach((panel) => panel.go(step, this.stepper.calm));
    this.describe();
  }

  describe() {
    const { alts, stories } = this.contents;
    const { step } = this.stepper;
    this.story.go(step);
    this.panels.forEach((panel) => panel.describe(stories ? told(stories[step]) : alts[step] ?? ""));
  }

  // The same step after another jump is news too.
  report() {
    this.tell("step", { step: this.stepper.step, jump: this.jump });
  }

  close() {
    left = { ...this.stepper.stands, run: this.contents?.run, jump: this.jump, at: performance.now() };
    this.turn = null;
    clearTimeout(this.waiting);
    this.stepper.close();
    this.story.close();
    endToFit();
    this.around.disconnect();
    window.removeEventListener("resize", this.windowed);
    this.hand.close();
    document.documentElement.classList.remove("hml-hand");
    this.panels.forEach((panel) => panel.close());
  }
}
