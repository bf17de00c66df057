// The browser's side of workbench.py.
import component, {
  cellsAt, liveShapesAt, liveTracksAt, namesAt, shapesAt, tracesAt, unpackedLive,
} from "./component.js";

const QUIET = 150; // ms; Plotly's own timers take 100
const PATIENCE = 10000;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

class Bench {
  begin(html) {
    this.html = html;
    this.real = { ...window.Plotly };
  }

  // An element as Streamlit gives it, and what has been told through it.
  mount(paper = "#ffffff") {
    const root = document.createElement("div");
    root.innerHTML = this.html;
    root.style.setProperty("--st-background-color", paper);
    document.body.append(root);
    Object.assign(this, { root, told: [], clicks: [], teardowns: [], calls: {} });
    for (const name of ["react", "relayout", "restyle", "purge"]) this.count(name);
  }

  count(name) {
    this.calls[name] = 0;
    window.Plotly[name] = (...all) => {
      this.calls[name] += 1;
      return this.real[name](...all);
    };
  }

  // Another thing for Plotly to do, `times` times; then it is itself again.
  spoil(name, times, deed) {
    const before = window.Plotly[name];
    let left = times;
    window.Plotly[name] = (...all) => (left-- > 0 ? deed : before)(...all);
  }

  show(message, asBytes = true) {
    const data = asBytes ? new TextEncoder().encode(JSON.stringify(message)) : message;
    const teardown = component({
      data,
      parentElement: this.root,
      setStateValue: (name, value) => this.told.push([name, value]),
      setTriggerValue: (name, value) => this.clicks.push([name, value]),
    });
    this.teardowns.push(teardown);
  }

  // What stands on a panel while a hand has a number at one of its values.
  live(text) {
    const { figure, spans, live, value, panel, step } = JSON.parse(text);
    const followed = { live: unpackedLive(live), value };
    const shapes = liveShapesAt({ figure, spans }, followed, panel, step);
    return { shapes, tracks: liveTracksAt(followed, panel, step) };
  }

  // The names that are put at some steps, into a plot of a size that shows some ends.
  names(text) {
    const { panel, steps, ghosts, view } = JSON.parse(text);
    return steps.map((step) => namesAt(panel, step, ghosts, view));
  }

  // As React does: the element goes in the same breath.
  leave() {
    this.teardowns.at(-1)?.();
    this.root.remove();
  }

  nodes() { return [...this.root.querySelectorAll(".hml-panel")]; }
  press(name) { this.root.querySelector(`[data-do=${name}]`).click(); }
  label() { return this.root.querySelector("output").textContent; }
  frame() { return new Promise(requestAnimationFrame); }
  pause(time = QUIET) { return new Promise((done) => setTimeout(done, time)); }

  async frames(number) {
    for (let k = 0; k < number; k += 1) await this.frame();
  }

  drawn() { return this.until(() => this.nodes().every((one) => one._fullLayout && !one.painting)); }

  async until(condition) {
    const began = performance.now();
    while (!condition()) {
      if (performance.now() - began > PATIENCE) throw new Error(`It never came: ${condition}`);
      await this.frame();
    }
  }

  // What was begun has had its frames and its time to complain.
  async end() {
    if (this.root.isConnected) this.leave();
    await this.pause();
    await this.frames(3);
    await this.pause();
    Object.assign(window.Plotly, this.real);
  }

  differences(text) {
    return JSON.parse(text).flatMap(([name, panel, steps]) =>
      steps.flatMap(([step, wanted]) => {
        const before = JSON.stringify(panel);
        const found = unlike(standing(panel, step, wanted), wanted, `${name}, step ${step}`);
        return before === JSON.stringify(panel) ? found : [...found, `${name} has changed`];
      }));
  }
}

function standing(panel, step, wanted) {
  const traces = tracesAt(panel, step);
  const points = Object.keys(wanted.traces).map((i) => {
    const { x, y, z } = traces[i];
    return [i, { x, y, z }];
  });
  const maps = panel.maps.map((map) => cellsAt(map, step));
  const hovers = panel.hovers.map(({ trace }) => traces[trace].customdata);
  return { shapes: shapesAt(panel, step), traces: Object.fromEntries(points), maps, hovers };
}

// Where two JSON values differ, by the way that leads there.
function unlike(found, wanted, way) {
  if (way.endsWith(".path")) [found, wanted] = [inParts(found), inParts(wanted)];
  const whole = [found, wanted].some((one) => one === null || typeof one !== "object");
  if (whole) return found === wanted ? [] : [`${way}: ${found}, not ${wanted}`];
  const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...keys].flatMap((key) => unlike(found[key], wanted[key], `${way}.${key}`));
}

function inParts(path) {
  const numbers = (path.match(NUMBER) ?? []).map(Number);
  return [path.replace(NUMBER, "#"), ...numbers];
}

window.bench = new Bench();
