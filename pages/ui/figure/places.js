// Names put where nothing stands: of the places around a thing, the first that is free.
// The first name comes first, and none is put over another; where there is no room for
// all of its words it has a shorter one, and else it is left out. Pure: no page, but for
// how wide words are.

const A_NAME = "a name"; // the name of all its shapes
const FAMILY = '"Open Sans", verdana, arial, sans-serif'; // Plotly's own
const [LETTER, ROW] = [12, 15]; // pixels: the letters, and a line of them
const FARTHER = [1, 2.4, 4.5]; // gaps between a thing and its name, nearest first
const [BESIDE, OVER_UNDER] = [[[1, 0], [-1, 0]], [[0, 1], [0, -1]]];
const CORNERS = [[1, 1], [-1, 1], [1, -1], [-1, -1]];
const WAYS = { // from a thing to its name, the best first
  beside: [...BESIDE, ...OVER_UNDER, ...CORNERS],
  above: [...OVER_UNDER, ...CORNERS, ...BESIDE],
  below: [...[...OVER_UNDER].reverse(), ...[...CORNERS].reverse(), ...BESIDE],
};
const OPEN = 4; // how free a place is: nothing there; less of all that stands there
const COVERS = { nothing: OPEN, faint: 3, lines: 2, anything: 1 };
const NO_NAMES = { list: [], shown: [] };
const sizes = new Map(); // by text: of words seen before
const spots = new WeakMap(); // by what Python sent of points: these, read

// The shapes of all names at a step, in the light of what is drawn then; `more` are names
// that come last, such as the last run's.
function namesAt(spec, step, ghosts, view, more = []) {
  const { list, shown } = spec.names ?? NO_NAMES;
  const row = shown.length ? shown[step] : step;
  const taken = takenAt(spec, step, ghosts, view);
  const there = list.filter(({ since = 0, upto = Infinity }) => since <= step && step <= upto);
  if (there.some(({ nearest }) => nearest)) taken.things = thingsAt(taken, there, row);
  return [...there, ...more].map((name) => namedAt(taken, name, row)).filter(Boolean);
}

// Where all things stand that have a name now, in pixels.
function thingsAt(taken, names, row) {
  return names.flatMap((name) => pointsOf(name, row).map((point) => taken.at(...point)));
}

function namedAt(taken, name, row) {
  const said = [name.texts, name.shorter].map((one) => (typeof one === "string" ? one : one[row]));
  const points = pointsOf(name, row).map((point) => ({ point, at: taken.at(...point) }));
  const found = said[0] && points.length ? placeFor(taken, name, points, ...said) : null;
  if (!found) return null;
  taken.boxes.push(found.box);
  return nameShape(name, found);
}

// Whether words stand nearer to their own thing than to any other.
function isNearest([left, right, low, high], points, things) {
  const far = ([x, y]) => Math.hypot(Math.max(left - x, x - right, 0), Math.max(low - y, y - high, 0));
  const own = Math.min(...points.map(({ at }) => far(at)));
  const isOwn = ([x, y]) => points.some(({ at }) => at[0] === x && at[1] === y);
  return things.every((one) => far(one) > own || isOwn(one));
}

// Close by where all is free; else the freest place; else the same for the words in other
// lines, and for fewer. What
// stays near and may cover anything stands on lines rather than farther off.
function placeFor(taken, name, points, text, shorter) {
  const least = COVERS[name.covers];
  const far = name.near && least > COVERS.anything ? 1 : FARTHER.length;
  const near = name.near ? Math.max(least, COVERS.lines) : OPEN;
  return freest(taken, name, points, text, 1, near) ??
    freest(taken, name, points, text, far, least) ??
    [...(name.between ?? []), shorter].reduce(
      (found, words) => found ?? (words ? freest(taken, name, points, words, far, least) : null),
      null,
    );
}

function freest(taken, { gap, best, nearest }, points, text, far, least) {
  let [most, found] = [least - 1, null];
  for (const place of placesAround(text, gap, WAYS[best], far)) {
    const [left, right, low, high] = place.edges;
    for (const { point, at: [x, y] } of points) {
      const box = [x + left, x + right, y + low, y + high];
      const free = freedom(taken.under(box));
      if (free <= most || (nearest && !isNearest(box, points, taken.things))) continue;
      [most, found] = [free, { text, box, point, ...place }];
      if (free === OPEN) return found;
    }
  }
  return found;
}

function freedom(kinds) {
  if (kinds === null) return 0;
  if (kinds & FIRM) return 1;
  return kinds & LINE ? 2 : kinds & BLUR ? 3 : OPEN;
}

// Left, right, bottom and top of words around a point, in whole pixels.
function placesAround(text, gap, ways, far) {
  const [wide, high] = sizeOf(text);
  return FARTHER.slice(0, far).flatMap((farther) => ways.map(([x, y]) => {
    const off = Math.round(farther * gap * (x && y ? 0.6 : 1));
    const first = (way, size) => (way ? (way > 0 ? off : -off - size) : -Math.round(size / 2));
    const [left, low] = [first(x, wide), first(y, high)];
    return { side: x, edges: [left, left + wide, low, low + high] };
  }));
}

function pointsOf({ points, spots: given }, row) {
  if (given) return given;
  if (!spots.has(points)) spots.set(points, [unpacked(points.x), unpacked(points.y)]);
  const [x, y] = spots.get(points);
  const all = Array.from({ length: x.length }, (_, i) => [x.at(row, i), y.at(row, i)]);
  return all.filter(([one]) => !Number.isNaN(one));
}

function sizeOf(text) {
  if (!sizes.has(text)) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d");
    pen.font = `${LETTER}px ${FAMILY}`;
    const lines = text.split("<br>");
    const wide = Math.max(...lines.map((line) => pen.measureText(line).width));
    sizes.set(text, [Math.ceil(wide) + 4, ROW * lines.length]);
  }
  return sizes.get(text);
}

function nameShape({ colour, plate }, { text, point, side, edges }) {
  const [x0, x1, y0, y1] = edges;
  const font = { color: colour, size: LETTER };
  const textposition = `middle ${{ "-1": "right", 0: "center", 1: "left" }[side]}`;
  return {
    name: A_NAME, type: "rect", xsizemode: "pixel", ysizemode: "pixel",
    xanchor: point[0], yanchor: point[1], x0, x1, y0, y1,
    ...(plate ? { fillcolor: plate } : {}), line: { width: 0 },
    label: { text, font, textposition, padding: 1 },
  };
}

// What is seen of a plot, and how large it is; null as long as that is not known. A new
// layout has its own ends, in a plot that will be about as large as the one before.
function viewOf(full, layout = full) {
  const [x, y] = ["xaxis", "yaxis"].map((name) => layout?.[name]?.range ?? full?.[name]?.range);
  if (!full?._size || !x || !y) return null;
  // An axis may be shorter than the plot has room: where both have one scale, say.
  const [wide, high] = [full.xaxis?._length ?? full._size.w, full.yaxis?._length ?? full._size.h];
  return { x: [...x], y: [...y], wide, high };
}
