// What stands on a panel while a hand is on a number: the twin of pages/figures/live.py.
// Pure: no page, no Plotly.

const [FINEST, NOWHERE] = [65534, 65535];

// Whole numbers become places again; `at(value, step, point)` leaves out what it has not.
function unpacked({ low, high, shape, fine }) {
  const numbers = new Uint16Array(bytesOf(fine));
  const place = (i) => (numbers[i] === NOWHERE ? NaN : low + ((high - low) * numbers[i]) / FINEST);
  const index = (...where) => where.slice(-shape.length).reduce(
    (sum, at, i) => sum * shape[i] + (shape[i] === 1 ? 0 : at), 0);
  return { at: (...where) => place(index(...where)), length: shape[shape.length - 1] };
}

function unpackedLive(live) {
  const part = (one) => {
    const axes = ["x", "y", "z"].filter((axis) => one[axis]);
    return { ...one, ...Object.fromEntries(axes.map((axis) => [axis, unpacked(one[axis])])) };
  };
  return { ...live, parts: live.parts.map(part) };
}

function nearest(values, wanted) {
  let best = 0;
  values.forEach((value, i) => {
    if (Math.abs(value - wanted) < Math.abs(values[best] - wanted)) best = i;
  });
  return best;
}

function isMoved({ live }, panel) {
  return live.parts.some((part) => part.panel === panel && part.kind !== "LiveTrack");
}

// `followed` is a live number and which of its values it has.
// Of what stands without a hand, the figure's own shapes stay, and spans where it says so.
function liveShapesAt({ figure, spans }, { live, value }, panel, step) {
  const there = live.parts.filter((part) => part.panel === panel && part.kind !== "LiveTrack");
  const wanted = live.upto ? live.upto[step] : step;
  const moving = there.flatMap((part) => DRAWN[part.kind](part, value, wanted));
  const stays = live.keeps ? spansAt(spans, step).map(({ shape }) => shape) : [];
  return [...(figure.layout.shapes ?? []), ...stays, ...moving];
}

const DRAWN = { LivePath: livePath, LiveLine: liveLine, LiveWords: liveWords };

function livePath({ x, y, last, line, head, ahead }, value, step) {
  const end = Math.min(step, last[value]);
  const points = [];
  for (let i = 0; i <= end; i += 1) points.push(`${x.at(value, i)},${y.at(value, i)}`);
  const path = { type: "path", path: "M" + points.join("L"), line };
  const [here, height] = [x.at(value, end), y.at(value, end)];
  const shapes = [path];
  if (ahead && end < last[value]) {
    const [there, after] = [x.at(value, end + 1), y.at(value, end + 1)];
    const over = `M${here},${height}L${there},${height}L${there},${after}`;
    shapes.push({ type: "path", path: over, line: ahead });
  }
  return head ? [...shapes, { ...head, xanchor: here, yanchor: height }] : shapes;
}

function liveLine({ x, y, last, line }, value, step) {
  const at = Math.min(step, last[value]);
  const points = [];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    points.push(`${x.at(value, at, i)},${y.at(value, at, i)}`);
  }
  return [{ type: "path", path: "M" + points.join("L"), line }];
}

function liveWords({ texts, last, shape }, value, step) {
  const text = texts[value][Math.min(step, last[value])];
  return text ? [{ ...shape, label: { ...shape.label, text } }] : [];
}

// The tracks of a panel as `tracked` takes them: a trace and its points.
function liveTracksAt({ live, value }, panel, step) {
  const wanted = live.upto ? live.upto[step] : step;
  const there = live.parts.filter((part) => part.panel === panel && part.kind === "LiveTrack");
  return there.map(({ trace, x, y, z, last, head }) => {
    const end = Math.min(wanted, last[value]);
    const along = (axis) => {
      const all = [];
      for (let i = head ? end : 0; i <= end; i += 1) all.push(axis.at(value, i));
      return all;
    };
    return { trace, x: along(x), y: along(y), z: along(z) };
  });
}
