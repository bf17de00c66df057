// One figure on the page. It is drawn whole when it is new (`draw`) and then moved (`go`).
// Each figure lies in a window of its own, which scrolls where the figure needs more room
// (`least_width`, `least_height`) than there is; the page itself never does sideways.

const SLOW = 40; // ms for one redraw
const LOW = 150; // pixels; what is lower has no room for the mode bar
const OPTIONS = {
  displaylogo: false, scrollZoom: false, doubleClick: false,
  modeBarButtonsToRemove: [
    "select2d", "lasso2d", "autoScale2d", "toImage", "sendDataToCloud", "sendChartToCloud",
  ],
};

class Panel {
  // `clicked(point)` hears of clicks; `broken(error)` that Plotly cannot draw this at all.
  constructor(row, number, clicked, broken) {
    Object.assign(this, { number, clicked, broken, step: 0, turn: 0, followed: null });
    this.window = document.createElement("div");
    this.node = document.createElement("div");
    this.window.className = "hml-window";
    this.node.className = "hml-panel";
    this.node.setAttribute("role", "figure");
    this.window.append(this.node);
    row.append(this.window);
    this.window.onscroll = () => this.keepName();
    this.sizes = new ResizeObserver(() => { reachable(this.window); this.resize(); });
    [this.window, this.node].forEach((one) => this.sizes.observe(one));
  }

  // The place first, so that a row has its final widths before anything is drawn in it.
  // From here on it counts as being painted; steps meanwhile are drawn when it is.
  place({ spec, width, height }, step, ghost) {
    if (spec !== this.spec) this.given = axesOf(spec.figure.layout);
    const { least_width: wide, least_height: high } = (this.spec = spec);
    Object.assign(this, { step, ghost, followed: null });
    this.still = this.begin();
    const flow = (least, room) => (least > room ? "auto" : "hidden");
    const scrolls = wide > width || high > height;
    const overflow = scrolls ? `${flow(wide, width)} ${flow(high, height)}` : "visible";
    this.window.style.cssText = `flex-basis:${width}px;height:${height}px;overflow:${overflow}`;
    this.node.style.cssText = `height:${Math.max(high, height)}px;min-width:${wide}px`;
    this.window.dataset.name = (spec.figure.layout.title?.text ?? "").split("<")[0].trim();
    this.keepName();
  }

  // Where the title is scrolled away, the name stays in the corner; more below fades.
  keepName() {
    const { scrollLeft, scrollTop, clientHeight, scrollHeight } = this.window;
    this.window.classList.toggle("hml-off", scrollTop > 8 || scrollLeft > 8);
    this.window.classList.toggle("hml-more", scrollTop + clientHeight < scrollHeight - 8);
  }

  describe(told) {
    this.node.setAttribute("aria-label", [this.spec.alt, told].filter(Boolean).join(". "));
  }

  // A new record, or the same in another theme: react in place, keep zoom and camera.
  async draw(template, dark) {
    const { still, step, followed } = this;
    if (!still()) return;
    this.dark = dark;
    const failed = await failure(() => this.react(step, template));
    if (!still()) return;
    this.complained = Boolean(failed); // where it cannot be drawn, that says it all
    if (failed) this.broken(failed);
    else this.listen();
    this.end(step, followed);
    if (!this.touched) this.follow(true); // else it stays in sight, and is told anew
    else Plotly.Fx?.unhover(this.node);
    this.touched = false;
  }

  async react(step, template) {
    await Plotly.react(this.node, ...this.whole(step, template));
    this.node.given = this.given;
  }

  // Its size is said, because Plotly, left alone, goes on with the size it had before.
  whole(step, template) {
    const { figure, height } = this.spec;
    const layout = { ...figure.layout, template, ...this.size() };
    keepView(this.node, layout);
    Object.assign(layout, this.moved(step, layout));
    const touch = window.matchMedia("(hover: none)").matches;
    if (touch) layout.dragmode = false; // a swipe scrolls the page; 3-D still turns
    const bare = touch || window.innerWidth <= WIDE || height < LOW; // it would cover the picture
    const options = { ...OPTIONS, displayModeBar: bare ? false : "hover" };
    const ghost = ghostTraces(this.ghost, this.spec, this.dark);
    return [[...tracesAt(this.spec, step), ...ghost], layout, options];
  }

  size() {
    return { width: this.node.clientWidth, height: this.node.clientHeight };
  }

  listen() {
    const heard = ["plotly_click", "plotly_afterplot", "plotly_doubleclick", "plotly_beforehover"];
    heard.forEach((what) => this.node.removeAllListeners(what));
    this.node.on("plotly_beforehover", () => writeMinus(this.node._fullLayout._d3locale));
    this.node.on("plotly_doubleclick", () => this.unzoom());
    this.node.on("plotly_afterplot", () => this.plotted());
    if (!this.spec.clickable) return;
    this.node.on("plotly_click", ({ points: [{ x, y }] }) => this.click({ x, y }));
  }

  // In a window that scrolls, what was touched is to stay where it was.
  click(point) {
    this.touched = this.window.hasAttribute("tabindex");
    this.clicked(point);
  }

  // After a zoom, or in another size, names have to be put anew.
  plotted() {
    this.placed?.();
    if (!this.node.painting && this.isMisnamed()) this.paint();
  }

  isMisnamed() {
    const view = this.spec.names && viewOf(this.node._fullLayout);
    return Boolean(view) && JSON.stringify(view) !== JSON.stringify(this.namedIn);
  }

  // Back to the ends that the figure gives; Plotly would go back to a zoom carried over.
  unzoom() {
    const axes = Object.entries(this.given).filter(([, { range }]) => range);
    if (axes.length) Plotly.relayout(this.node, endsOf(axes));
  }

  // Latest wins: a figure is redrawn at most once per painted frame.
  go(step, calm) {
    Object.assign(this, { step, touched: false });
    if (!this.node.painting) this.paint();
    this.follow(calm);
  }

  // What a hand is on: a live number and one of its values, or nothing.
  lead(followed) {
    this.followed = followed;
    if (!this.node.painting) this.paint();
  }

  paint() {
    const still = this.begin();
    this.frame = requestAnimationFrame(() => this.redraw(still));
  }

  // A slow one (3-D) skips steps, and rests twice as long as it took, so that the others
  // stay smooth. One that fails says so, once for a record; the next step tries again.
  async redraw(still) {
    const [began, step, followed] = [performance.now(), this.step, this.followed];
    const failed = await failure(() => this.move(step, still));
    if (!still()) return;
    if (failed) this.complain(failed);
    const took = performance.now() - began;
    if (took <= SLOW) this.end(step, followed);
    else this.rest = setTimeout(() => this.end(step, followed), 2 * took);
  }

  async move(step, still) {
    const { tracks, frames, spans, trails, maps, names } = this.spec;
    tellAt(this.node, this.spec, step);
    if (tracks.length) await Plotly.restyle(this.node, ...tracked(this.tracksAt(step)));
    if (!still()) return;
    const moves = [frames, spans, trails, maps].some((parts) => parts.length);
    if (moves || names || this.ghost) await Plotly.relayout(this.node, this.moved(step));
  }

  // What moves of the layout; without maps, its images are left alone. Where the plot's size
  // is not known yet, names come with the next painting.
  moved(step, layout) {
    const { followed, number } = this;
    const live = followed && isMoved(followed, number);
    const now = live ? liveShapesAt(this.spec, followed, number, step) : shapesAt(this.spec, step);
    const ghosts = ghostShapes(this.ghost, this.spec, this.dark);
    const last = ghostName(this.ghost, this.spec, this.dark);
    const any = this.spec.names || last.length;
    this.namedIn = any ? viewOf(this.node._fullLayout, layout) : null;
    const names = this.namedIn && !live ? namesAt(this.spec, step, ghosts, this.namedIn, last) : [];
    const shapes = [...ghosts, ...now, ...names];
    return this.spec.maps.length ? { shapes, images: imagesAt(this.spec, step) } : { shapes };
  }

  tracksAt(step) {
    const live = this.followed ? liveTracksAt(this.followed, this.number, step) : [];
    return live.length ? live : this.spec.tracks.map((one) => ({ ...one, ...pointsAt(one, step) }));
  }

  complain(error) {
    if (!this.complained) console.error("A figure could not be redrawn.", error);
    this.complained = true;
  }

  // `painting` is set from here to `end`, or until something newer begins. Whoever waited
  // meanwhile asks whether it is `still` its turn.
  begin() {
    this.stop();
    const turn = this.turn;
    this.node.painting = true;
    return () => turn === this.turn;
  }

  end(step, followed) {
    this.node.painting = false;
    this.resize();
    if (step !== this.step || followed !== this.followed || this.isMisnamed()) this.paint();
  }

  stop() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.node.painting = false;
    this.turn += 1;
  }

  close() {
    this.closed = true;
    this.stop();
    this.sizes.disconnect();
    window.Plotly?.purge(this.node);
    this.node.emit = () => {}; // what Plotly had begun may still tell of its end
    this.window.remove();
  }

  // Never while it is painted, which would be the old size's drawing over the new one's.
  resize() {
    const { node } = this;
    if (!node._fullLayout || !node.offsetParent || node.painting) return;
    const size = this.size();
    const { width, height } = node._fullLayout;
    if (size.width === width && size.height === height) return;
    Plotly.relayout(node, size).catch((error) => { if (!this.closed) this.complain(error); });
  }

  // In a window that scrolls, the words that are new at this step come into sight.
  follow(calm) {
    const { xaxis, yaxis } = this.node._fullLayout ?? {};
    const fresh = newestAt(this.spec.spans, this.step).map(({ shape }) => shape);
    if (!xaxis || !fresh.length || !this.window.hasAttribute("tabindex")) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.window;
    const left = inSight(ends(fresh, xaxis, "x"), scrollLeft, clientWidth);
    const top = inSight(ends(fresh, yaxis, "y"), scrollTop, clientHeight);
    this.window.scrollTo({ left, top, behavior: calm ? "auto" : "smooth" });
  }
}

// What went wrong with some work, at once or later; null if nothing did.
async function failure(work) {
  try { await work(); } catch (error) { return error ?? new Error("without a reason"); }
  return null;
}

// What `Plotly.restyle` takes to show all tracks' points in one redraw.
function tracked(tracks) {
  const all = (axis) => tracks.map((one) => one[axis]);
  return [{ x: all("x"), y: all("y"), z: all("z") }, tracks.map(({ trace }) => trace)];
}
