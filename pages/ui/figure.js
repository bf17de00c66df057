// Draws Plotly figures in place and steps through their frames. Why: figure.py.
// Plotly is the page's own copy, loaded by the native chart in `load_plotly`.

const views = new WeakMap();
const SETTLED = 100; // ms without movement, then Python hears of the step (and of
// the jump it came after: the same step after another jump is news too)
const SLOW = 40; // ms for one redraw
const TALL = 450; // pixels; what is higher needs its height on a phone too
const SCROLLS = { tabindex: 0, role: "group", "aria-label": "Figure, scrolls sideways" };
const OPTIONS = {
  displaylogo: false, scrollZoom: false,
  modeBarButtonsToRemove: [
    "select2d", "lasso2d", "autoScale2d", "toImage", "sendDataToCloud", "sendChartToCloud",
  ],
};

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new View(parentElement)));
  view.tell = setStateValue;
  view.trigger = setTriggerValue;
  whenPlotly(view, () => view.show(data));
  return () => { view.destroy(); views.delete(parentElement); };
}

// Once the native chart is drawn, Plotly is in the page; if we still cannot reach it, the
// native chart takes over for this session.
function whenPlotly(view, draw) {
  clearTimeout(view.waiting);
  if (window.Plotly) return draw();
  if (document.querySelector(".st-key-plotly_loader .main-svg")) return view.tell("native", true);
  view.waiting = setTimeout(() => whenPlotly(view, draw), 30);
}

class View {
  constructor(root) {
    this.root = root;
    this.row = root.querySelector(".hml-panels");
    this.bar = root.querySelector(".hml-stepper");
    this.scrub = this.bar.querySelector("input");
    this.label = this.bar.querySelector("output");
    this.step = 0;
    this.nodes = [];
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.sizes = new ResizeObserver((seen) => {
      for (const { target } of seen) {
        if (target.matches(".hml-window")) reachable(target);
        else if (target._fullLayout && target.offsetParent) Plotly.Plots.resize(target);
      }
    });
    this.scrub.oninput = () => {
      const wanted = Number(this.scrub.value); // pausing puts the bar back to our step
      this.pause();
      this.go(wanted);
    };
    this.bar.onclick = (event) => this.press(event.target.closest("button")?.dataset.do);
    root.querySelector(".hml-figure").onkeydown = (event) => this.key(event);
  }

  // A new record, or the same one again: react in place, keep step, zoom and camera.
  show(data) {
    if (data.jump !== this.data?.jump) this.step = data.step;
    if (data.record !== this.data?.record) this.pause();
    this.data = data;
    this.last = data.labels.length - 1;
    this.step = Math.min(this.step, this.last);
    this.bar.hidden = this.last < 1;
    this.scrub.max = this.last;
    while (this.nodes.length > data.panels.length) this.drop(this.nodes.pop());
    data.panels.forEach((text, i) => this.place(text, i)); // all places first: the row
    this.nodes.forEach((node, i) => this.draw(node, i)); // then has its final widths
    this.marks();
  }

  place(text, i) {
    const node = (this.nodes[i] ??= this.add());
    node.panel = JSON.parse(isDark(this.root) ? inDark(text, this.data.dark) : text);
    const { height, grow, least_width } = node.panel;
    node.style.cssText = `height:${height}px;min-width:${least_width}px`;
    const basis = `max(19rem, min(${least_width}px, 100%))`;
    node.parentElement.style.cssText = `flex:${grow} 1 ${basis};overflow:${least_width ? "auto hidden" : "visible"}`;
    if (height > TALL) node.style.maxHeight = "none"; // a long list or tree is scrolled
  }

  draw(node, i) {
    const { figure, tracks, height } = node.panel;
    node.fixed = figure.layout.shapes ?? [];
    figure.layout.shapes = this.shapes(node);
    tracks.forEach((t) => Object.assign(figure.data[t.trace], points(t, this.step)));
    keepCamera(node, figure.layout);
    const touch = window.matchMedia("(hover: none)").matches;
    if (touch) figure.layout.dragmode = false; // a swipe scrolls the page; 3-D still turns
    const options = { ...OPTIONS, displayModeBar: touch || height < 150 ? false : "hover" };
    Plotly.react(node, figure.data, figure.layout, options).then(() => this.listen(node, i));
  }

  // Each figure lies in a window of its own, which scrolls sideways where the figure needs
  // more room (`least_width`) than there is; the page itself never does.
  add() {
    const [around, node] = [document.createElement("div"), document.createElement("div")];
    around.className = "hml-window";
    node.className = "hml-panel";
    node.setAttribute("role", "figure");
    around.append(node);
    this.row.append(around);
    [around, node].forEach((one) => this.sizes.observe(one));
    return node;
  }

  drop(node) {
    [node.parentElement, node].forEach((one) => this.sizes.unobserve(one));
    Plotly.purge(node);
    node.parentElement.remove();
  }

  listen(node, i) {
    node.removeAllListeners?.("plotly_click");
    if (!node.panel.clickable) return;
    node.on("plotly_click", ({ points: [{ x, y }] }) => this.trigger("clicked", { panel: i, x, y }));
  }

  shapes({ panel, fixed }) {
    const there = panel.spans.filter(({ first, last }) => first <= this.step && this.step <= last);
    const trails = panel.trails.map((t) => trailShape(t, this.step));
    return [...fixed, ...there.map(({ shape }) => shape), ...trails, ...(panel.frames[this.step] ?? [])];
  }

  go(step) {
    this.step = Math.max(0, Math.min(this.last, step));
    this.marks();
    this.nodes.forEach((node) => { this.paint(node); this.follow(node); });
    clearTimeout(this.settling);
    const news = { step: this.step, jump: this.data.jump };
    this.settling = setTimeout(() => this.tell("step", news), SETTLED);
  }

  // In a window that scrolls, the words that are new at this step come into sight.
  follow({ panel: { spans }, parentElement: around, _fullLayout: full }) {
    const seen = spans.filter(({ first, last, shape }) => first <= this.step && this.step <= last && shape.label);
    const newest = Math.max(...seen.map(({ first }) => first));
    const fresh = seen.filter(({ first }) => first === newest);
    if (!fresh.length || !around.hasAttribute("tabindex")) return;
    const place = (x) => full.xaxis.l2p(x) + full.xaxis._offset;
    const first = place(Math.min(...fresh.map(({ shape }) => shape.x0))) - 12;
    const last = place(Math.max(...fresh.map(({ shape }) => shape.x1))) + 12 - around.clientWidth;
    const left = last > around.scrollLeft ? last : Math.min(first, around.scrollLeft);
    around.scrollTo({ left, behavior: this.calm ? "auto" : "smooth" });
  }

  // Latest wins: a figure is redrawn at most once per painted frame. A slow one (3-D)
  // skips steps, and rests twice as long as it took, so that the others stay smooth.
  paint(node) {
    node.painting ??= requestAnimationFrame(async (began) => {
      const drawn = this.step;
      await this.move(node);
      const took = performance.now() - began;
      if (took > SLOW) await new Promise((rested) => setTimeout(rested, 2 * took));
      node.painting = null;
      if (drawn !== this.step) this.paint(node);
    });
  }

  move(node) {
    const { frames, spans, trails, tracks } = node.panel;
    const jobs = tracks.map((t) => {
      const { x, y, z } = points(t, this.step);
      return Plotly.restyle(node, { x: [x], y: [y], z: [z] }, [t.trace]);
    });
    if (frames.length || spans.length || trails.length) jobs.push(Plotly.relayout(node, { shapes: this.shapes(node) }));
    return Promise.all(jobs);
  }

  // Play takes about five seconds whatever the length, never faster than the screen.
  play() {
    if (this.step >= this.last) this.go(0);
    else if (this.calm) return this.go(this.last);
    const pause = Math.max(33, Math.min(700, 5000 / this.last));
    this.timer = setInterval(() => {
      if (this.step >= this.last) this.pause(); else this.go(this.step + 1);
      if (this.step >= this.last) this.pause();
    }, pause);
    this.marks();
  }

  pause() { clearInterval(this.timer); this.timer = null; this.marks(); }

  press(what) {
    const playing = this.timer;
    this.pause();
    if (what === "play" && !playing) this.play();
    if (what === "back") this.go(this.step - 1);
    if (what === "next") this.go(this.step + 1);
    if (what === "first") this.go(0);
    if (what === "last") this.go(this.last);
  }

  key(event) {
    if (event.target.matches("input, .hml-window")) return; // keys move these themselves
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const what = { ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last" }[event.key];
    if (!what || this.bar.hidden) return;
    event.preventDefault();
    this.press(what);
  }

  // Bar and text alternatives tell where we are; nothing here draws.
  marks() {
    const told = this.data?.alts[this.step] ?? "";
    this.nodes.forEach((node) => node.setAttribute("aria-label", [node.panel.alt, told].filter(Boolean).join(". ")));
    const button = (name) => this.bar.querySelector(`[data-do=${name}]`);
    this.scrub.value = this.step;
    this.scrub.style.setProperty("--done", `${(100 * this.step) / (this.last || 1)}%`);
    this.label.textContent = this.data?.labels[this.step] ?? "";
    this.scrub.setAttribute("aria-valuetext", this.label.textContent);
    // aria-disabled, because a disabled button would lose the keyboard's focus
    button("first").ariaDisabled = button("back").ariaDisabled = this.step <= 0;
    button("last").ariaDisabled = button("next").ariaDisabled = this.step >= this.last;
    button("play").textContent = this.timer ? "Pause" : this.calm ? "To the end" : "Play";
  }

  destroy() {
    this.pause();
    clearTimeout(this.waiting);
    clearTimeout(this.settling);
    this.sizes.disconnect();
    for (const node of this.nodes) { window.Plotly?.purge(node); node.parentElement.remove(); }
  }
}

// A window that scrolls can be reached, and moved, with the keyboard.
function reachable(around) {
  const scrolls = around.scrollWidth > around.clientWidth + 1;
  for (const name in SCROLLS) around.toggleAttribute(name, scrolls);
  if (scrolls) for (const name in SCROLLS) around.setAttribute(name, SCROLLS[name]);
}

function trailShape({ x, y, upto, line }, step) {
  const ends = x.slice(0, upto[step]).map((value, i) => `${value},${y[i]}`);
  return { type: "path", path: "M" + ends.join("L"), line };
}

function points({ x, y, z, upto, head }, step) {
  const last = upto[step];
  const cut = (values) => values.slice(head ? last - 1 : 0, last);
  return { x: cut(x), y: cut(y), z: cut(z) };
}

// Zoom is kept by `uirevision`; a camera that was turned is not (plotly.js 4.2 puts the
// figure's own back at every react), so it is carried over by hand.
function keepCamera({ layout: old, _fullLayout: full }, layout) {
  if (!full || old.uirevision !== layout.uirevision) return;
  for (const name of Object.keys(layout).filter((key) => key.startsWith("scene"))) {
    if (full[name]?._scene) layout[name].camera = full[name]._scene.getCamera();
  }
}

function inDark(text, dark) {
  return Object.entries(dark).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

function isDark(root) {
  const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(paper.slice(i, i + 2), 16));
  return r + g + b < 384;
}
