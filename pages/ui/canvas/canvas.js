// A sheet of square pixels to draw on, by mouse, finger and keys. Python hears of the
// picture when a stroke ends, and while it is drawn as often as the page can follow.
// A picture is one letter a pixel, row by row: 0 is blank, the last letter the darkest.

const sheets = new WeakMap(); // by the element they live in
const LINGERS = 1000; // ms
const OFTEN = 100; // ms between two reports of a stroke
const PATIENCE = 1500; // ms; then a report is sent though the page is still at work
const AWAY = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const BESIDE = [[-1, 0], [1, 0], [0, -1], [0, 1]];
const HALO = 0.4; // of the pen's ink, beside it: as where a scanned stroke ends
const MOST_UNDONE = 50; // strokes

export default function ({ data, parentElement, setStateValue }) {
  const sheet = sheets.get(parentElement) ?? new Sheet(parentElement, data);
  sheets.set(parentElement, sheet);
  sheet.tell = setStateValue;
  sheet.update(data);
  const end = () => {
    if (sheet.teardown !== teardown) return;
    sheets.delete(parentElement);
    sheet.close();
  };
  // It may come before the call that follows it: see figure/figure.js.
  const teardown = () => queueMicrotask(() => {
    if (parentElement.isConnected) setTimeout(end, LINGERS);
    else end();
  });
  return (sheet.teardown = teardown);
}

class Sheet {
  constructor(root, { letters, size, label }) {
    Object.assign(this, { letters, size, tool: "pen", past: [], at: [0, 0] });
    this.most = letters.length - 1;
    this.grid = root.querySelector(".hml-sheet");
    this.said = root.querySelector(".hml-cell");
    this.buttons = [...root.querySelectorAll(".hml-tools button")];
    this.grid.setAttribute("aria-label", label);
    this.grid.style.gridTemplateColumns = `repeat(${size}, 1fr)`;
    this.cells = Array.from({ length: size * size }, () => this.grid.appendChild(document.createElement("i")));
    this.hearing = new AbortController();
    this.listen();
  }

  listen() {
    const { signal } = this.hearing;
    const hear = (event, what) => this.grid.addEventListener(event, what, { signal });
    hear("pointerdown", (event) => this.press(event));
    hear("pointermove", (event) => this.move(event));
    ["pointerup", "pointercancel"].forEach((event) => hear(event, () => this.lift()));
    hear("keydown", (event) => this.key(event));
    hear("focus", () => this.speak());
    this.buttons.forEach((button) => button.addEventListener("click", () => this.push(button), { signal }));
  }

  // A picture that was put by Python replaces ours; else what is drawn here is newer.
  update({ drawn, jump }) {
    if (jump === this.jump) return this.stay();
    Object.assign(this, { jump, past: [], stroke: null });
    clearTimeout(this.waiting);
    this.levels = [...drawn].map((letter) => this.letters.indexOf(letter));
    this.paint();
  }

  paint() {
    this.cells.forEach((cell, i) => {
      cell.style.setProperty("--ink", (16 * this.levels[i]) / this.most);
      cell.classList.toggle("hml-at", i === this.index(this.at));
    });
    this.buttons.find((one) => one.dataset.do === "undo").disabled = !this.past.length;
  }

  index([row, column]) {
    return row * this.size + column;
  }

  // --- a stroke ---------------------------------------------------------------------

  press(event) {
    if (event.button) return;
    event.preventDefault();
    this.grid.focus({ preventScroll: true });
    this.grid.setPointerCapture(event.pointerId);
    this.begin();
    this.rect = this.grid.getBoundingClientRect();
    this.stroke = this.place(event);
    this.through(this.stroke, this.stroke);
  }

  move(event) {
    if (!this.stroke) return;
    this.stay();
    const next = this.place(event);
    this.through(this.stroke, next);
    this.stroke = next;
  }

  lift() {
    if (!this.stroke) return;
    this.stroke = null;
    this.report(false);
  }

  // What stands above may take more room by what was drawn: under a hand the sheet stays
  // where it was, and where it cannot, the stroke keeps its shape.
  stay() {
    if (!this.stroke) return;
    const shift = this.grid.getBoundingClientRect().top - this.rect.top;
    if (Math.abs(shift) > 1) document.querySelector("[data-testid=stMain]")?.scrollBy(0, shift);
  }

  place({ clientX, clientY }) {
    const { left, top, width, height } = this.rect;
    return [(this.size * (clientY - top)) / height, (this.size * (clientX - left)) / width];
  }

  // Every pixel on the way, so that a fast hand leaves no gaps.
  through(from, to) {
    const n = Math.max(1, Math.ceil(2 * Math.hypot(to[0] - from[0], to[1] - from[1])));
    for (let k = 1; k <= n; k++) {
      const [row, column] = [0, 1].map((i) => Math.floor(from[i] + ((to[i] - from[i]) * k) / n));
      if (this.has(row, column)) this.ink((this.at = [row, column]));
    }
    this.paint();
    this.report(true);
  }

  has(row, column) {
    return row >= 0 && column >= 0 && row < this.size && column < this.size;
  }

  begin() {
    this.past = [...this.past, [...this.levels]].slice(-MOST_UNDONE);
  }

  ink([row, column]) {
    const at = this.index([row, column]);
    this.levels[at] = this.tool === "rubber" ? 0 : this.most;
    if (this.tool !== "pen") return;
    for (const [down, right] of BESIDE) {
      if (!this.has(row + down, column + right)) continue;
      const beside = this.index([row + down, column + right]);
      this.levels[beside] = Math.max(this.levels[beside], Math.round(HALO * this.most));
    }
  }

  // --- keys and buttons -------------------------------------------------------------

  key(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = this.step(key) || this.pressKey(key);
    if (!done) return;
    event.preventDefault();
    this.paint();
    this.speak();
  }

  step(key) {
    const away = AWAY[key];
    if (!away) return false;
    const last = this.size - 1;
    this.at = this.at.map((one, i) => Math.min(Math.max(one + away[i], 0), last));
    return true;
  }

  pressKey(key) {
    const by = { "+": 1, "=": 1, "-": -1, "−": -1 }[key];
    const rubs = key === "Backspace" || key === "Delete";
    if (!by && !rubs && key !== " " && key !== "Enter") return false;
    this.begin();
    const at = this.index(this.at);
    if (by) this.levels[at] = Math.min(Math.max(this.levels[at] + by, 0), this.most);
    else if (rubs) this.levels[at] = 0;
    else this.ink(this.at);
    this.report(false);
    return true;
  }

  push({ dataset }) {
    if (dataset.tool) {
      this.tool = dataset.tool;
      this.buttons.filter((one) => one.dataset.tool).forEach((one) =>
        one.setAttribute("aria-pressed", one.dataset.tool === this.tool));
      return;
    }
    if (dataset.do === "undo") this.levels = this.past.pop() ?? this.levels;
    else {
      this.begin();
      this.levels = this.levels.map(() => 0);
    }
    this.paint();
    this.report(false);
  }

  speak() {
    const [row, column] = this.at;
    const level = this.levels[this.index(this.at)];
    this.said.textContent = `Row ${row + 1}, column ${column + 1}: ${level} of ${this.most}`;
  }

  // --- to Python --------------------------------------------------------------------

  // A stroke that goes on is told when the page has drawn the report before: else each
  // would cut short the run that was to show the last one.
  report(midway) {
    if (!midway) return this.send(false);
    if (this.waiting) return;
    const due = (this.sent ?? 0) + OFTEN;
    const look = () => {
      this.waiting = null;
      if (!this.stroke) return;
      const now = performance.now();
      if (now < due || (isBusy() && now < due + PATIENCE)) this.waiting = setTimeout(look, OFTEN / 2);
      else this.send(true);
    };
    this.waiting = setTimeout(look, Math.max(0, due - performance.now()));
  }

  send(midway) {
    clearTimeout(this.waiting);
    this.waiting = null;
    this.sent = performance.now();
    const drawn = this.levels.map((level) => this.letters[level]).join("");
    this.tell("drawn", { drawn, midway, jump: this.jump });
  }

  close() {
    clearTimeout(this.waiting);
    this.hearing.abort();
    this.grid.replaceChildren();
  }
}

function isBusy() {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.getAttribute("data-test-script-state") === "running";
}
