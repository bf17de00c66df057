// Coloured cells that change with every step, as layout images: Plotly redraws those as
// fast as shapes, which a heatmap is far from. Each picture is painted once, when it is
// first shown, on a canvas with one pixel for a cell; figure.css keeps its cells sharp.

const CLEAR = [0, 0, 0, 0];
const paintings = new WeakMap(); // by map: its colours, and its pictures so far

function imagesAt({ figure, maps }, step) {
  return [...(figure.layout.images ?? []), ...maps.map((map) => imageAt(map, step))];
}

function imageAt(map, step) {
  const { x: [left, right], y: [low, high], axes: [xref, yref] } = map;
  const place = { xref, yref, x: left, y: high, sizex: right - left, sizey: high - low };
  return { source: pictureAt(map, step), ...place, sizing: "stretch", layer: "below" };
}

function pictureAt(map, step) {
  const painting = paintings.get(map) ?? { inks: inksOf(map.scale), pictures: [] };
  paintings.set(map, painting);
  const number = map.since ? step : numberAt(map, step);
  return (painting.pictures[number] ??= painted(cellsAt(map, step), painting.inks));
}

// The lowest row comes first in a map, and last on a canvas.
function painted(rows, inks) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [rows[0].length, rows.length];
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(canvas.width, canvas.height);
  const ink = (level) => (level === null ? CLEAR : inks[level + LEVEL]);
  pixels.data.set([...rows].reverse().flat().flatMap(ink));
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}

// The colours of all levels, from the lowest on: between two stops of the scale as far
// from each as the level is.
function inksOf(scale) {
  return Array.from({ length: 2 * LEVEL + 1 }, (_, level) => inkAt(scale, level / (2 * LEVEL)));
}

function inkAt(scale, share) {
  const above = Math.max(1, scale.findIndex(([stop]) => stop >= share));
  const [[low, from], [high, to]] = [scale[above - 1], scale[above]];
  const way = (share - low) / (high - low);
  const [start, end] = [from, to].map(rgb);
  return [...start.map((one, i) => Math.round(one + way * (end[i] - one))), 255];
}

function rgb(colour) {
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
}
