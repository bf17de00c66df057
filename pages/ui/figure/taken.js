// What is taken of a plot: all that is drawn on it, in cells of a few pixels. What stands
// there counts by what it is: a dot or what moves, a line of the figure that stays, and
// what is faint, which are trails and whatever is drawn less than opaque. Pure: no page.

const CELL = 3; // pixels
const [BLUR, LINE, FIRM] = [1, 2, 4]; // kinds of what is drawn
const ARROW = 9; // pixels, from the tip of an arrow's head to its end
const CURVED = 12; // pieces of a curve
const TYPED = { f8: Float64Array, f4: Float32Array, i4: Int32Array, i1: Int8Array, u1: Uint8Array };

// `view` are the ends of the axes as they are shown, and the plot's size in pixels.
class Taken {
  constructor({ x, y, wide, high }) {
    Object.assign(this, { x, y, wide, high, boxes: [] });
    this.columns = Math.floor(wide / CELL) + 1;
    this.cells = new Uint8Array(this.columns * (Math.floor(high / CELL) + 1));
  }

  // Where a point is, in pixels from the lower left corner.
  at(x, y) {
    const along = (value, [first, last], size) => ((value - first) / (last - first)) * size;
    return [along(x, this.x, this.wide), along(y, this.y, this.high)];
  }

  box([left, right, low, high], kind) {
    const [first, last] = [Math.max(left, 0), Math.min(right, this.wide)].map(cellOf);
    const [bottom, top] = [Math.max(low, 0), Math.min(high, this.high)].map(cellOf);
    for (let row = bottom; row <= top; row += 1) {
      for (let at = first; at <= last; at += 1) this.cells[row * this.columns + at] |= kind;
    }
  }

  dot([x, y], radius, kind) {
    this.box([x - radius, x + radius, y - radius, y + radius], kind);
  }

  // Lines from each point to the next; what is beyond the plot is left out.
  through(points, kind) {
    for (let i = 1; i < points.length; i += 1) this.piece(points[i - 1], points[i], kind);
  }

  piece([x0, y0], [x1, y1], kind) {
    const [first, last] = insideOf([x0, y0], [x1, y1], [this.wide, this.high]);
    const n = Math.ceil((Math.hypot(x1 - x0, y1 - y0) * (last - first)) / CELL) || 1;
    for (let k = 0; first <= last && k <= n; k += 1) {
      const share = first + ((last - first) * k) / n;
      const row = cellOf(y0 + share * (y1 - y0));
      this.cells[row * this.columns + cellOf(x0 + share * (x1 - x0))] |= kind;
    }
  }

  // All kinds of what is drawn in a box; null where it is cut, or over another name.
  under([left, right, low, high]) {
    if (!(left >= 0 && low >= 0 && right <= this.wide && high <= this.high)) return null;
    if (this.boxes.some(([l, r, b, t]) => l < right && left < r && b < high && low < t)) return null;
    let found = 0;
    const [first, last, bottom, top] = [left, right, low, high].map(cellOf);
    for (let row = bottom; row <= top; row += 1) {
      for (let at = first; at <= last; at += 1) found |= this.cells[row * this.columns + at];
    }
    return found;
  }
}

function cellOf(pixel) {
  return Math.floor(pixel / CELL);
}

// From which share of the way to which a line is inside; the first is larger where never.
function insideOf(from, to, size) {
  let [first, last] = [0, 1];
  for (const axis of [0, 1]) {
    const by = to[axis] - from[axis] || 1e-9;
    const ends = [-from[axis] / by, (size[axis] - from[axis]) / by];
    [first, last] = [Math.max(first, Math.min(...ends)), Math.min(last, Math.max(...ends))];
  }
  return [first, last];
}

// What stands on a panel at a step, `ghosts` included, and what is to be kept clear of.
function takenAt({ figure, spans, trails, frames, names }, step, ghosts, view) {
  const taken = new Taken(view);
  const stays = [...(figure.layout.shapes ?? []), ...spansAt(spans, step).map(({ shape }) => shape)];
  figure.data.forEach((trace) => addTrace(taken, trace));
  const heads = trails.flatMap((trail) => headAt(trail, step));
  [...ghosts, ...stays, ...heads, ...(frames[step] ?? [])].forEach((shape) => addShape(taken, shape));
  for (const { x, y, upto } of trails) {
    strokesOf(x, y, upto[step]).forEach((one) => taken.through(one.map((at) => taken.at(...at)), BLUR));
  }
  (names?.kept ?? []).forEach(([x, y, radius]) => taken.dot(taken.at(x, y), radius, BLUR));
  return taken;
}

function addTrace(taken, { type, mode = "lines", x, y, marker, opacity = 1 }) {
  if (type !== "scatter" || !opacity) return;
  const heights = numbersOf(y);
  const points = Array.from(numbersOf(x), (one, i) => taken.at(one, heights[i]));
  if (mode.includes("lines")) taken.through(points, LINE);
  if (mode.includes("markers")) points.forEach((at) => taken.dot(at, marker.size / 2, FIRM));
}

function addShape(taken, shape) {
  const { type, xsizemode, xanchor, yanchor, opacity = 1, x0, x1, y0, y1, path } = shape;
  const kind = opacity < 1 ? BLUR : FIRM;
  const at = xsizemode && taken.at(xanchor, yanchor);
  if (at && path) taken.dot(at, ARROW, kind);
  else if (at) taken.box(aroundWords(at, shape), kind);
  else if (path) outlines(path).forEach((line) => taken.through(line.map((one) => taken.at(...one)), kind));
  else if (type === "line") taken.through([taken.at(x0, y0), taken.at(x1, y1)], kind);
}

// A shape sized in pixels, and the words in its middle.
function aroundWords([x, y], { x0, x1, y0, y1, label }) {
  const [wide, high] = label ? sizeOf(label.text) : [0, 0];
  const [across, up] = [Math.max(wide, x1 - x0) / 2, Math.max(high, y1 - y0) / 2];
  const [middle, level] = [x + (x0 + x1) / 2, y + (y0 + y1) / 2];
  return [middle - across, middle + across, level - up, level + up];
}

// The lines of a path in SVG's words: M, L and Q.
function outlines(path) {
  return path.split("M").filter(Boolean).map((part) => {
    const line = [];
    for (const [, word, ends] of part.matchAll(/(^|[LQ])([^LQZ]+)/g)) {
      const numbers = ends.trim().split(/[ ,]+/).map(Number);
      if (word === "Q") line.push(...curved(line.at(-1), numbers));
      else line.push(numbers);
    }
    return line;
  });
}

function curved([x, y], [a, b, c, d]) {
  const between = (from, by, to, t) => (1 - t) ** 2 * from + 2 * t * (1 - t) * by + t ** 2 * to;
  const shares = Array.from({ length: CURVED }, (_, k) => (k + 1) / CURVED);
  return shares.map((t) => [between(x, a, c, t), between(y, b, d, t)]);
}

// An array, or what Python sends of one.
function numbersOf(values) {
  if (!values.bdata) return values;
  if (!read.has(values)) read.set(values, new TYPED[values.dtype](bytesOf(values.bdata)));
  return read.get(values);
}
