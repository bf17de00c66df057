// How panels share the room: side by side where the row is wide, and lower where there
// are more than three; in a strip that is swiped where it is narrow. The height is the
// window's to give, so that picture, stepper and story stand on one screen whatever a
// chapter draws. Pure: no page, no Plotly.

const WIDE = 640; // pixels of a row; narrower ones are a strip
const IN_A_ROW = 3; // panels; more stand in two rows
const GAP = 8;
const PEEK = 28; // pixels of the next panel that a strip shows
const BESIDES = { wide: 440, narrow: 480 }; // of the window: what is not picture
const LEAST = { wide: 300, narrow: 240 };
const MOST = { wide: 520, narrow: 400 };

// `specs` are the panels; what is returned says of each how wide and high it stands, and
// which of its drawings is shown.
function arrangement(specs, width, tall) {
  const kind = width < WIDE ? "narrow" : "wide";
  const room = Math.max(LEAST[kind], Math.min(MOST[kind], tall - BESIDES[kind]));
  return kind === "narrow" ? strip(specs, width, room) : grid(specs, width, room);
}

function strip(specs, width, room) {
  const wide = specs.length > 1 ? width - PEEK - GAP : width;
  const shown = specs.map((spec) => drawingFor(spec, wide, room));
  const highest = Math.max(...shown.map((spec) => spec.height));
  const places = shown.map((spec) => ({ spec, width: wide, height: Math.min(room, highest) }));
  return { strip: specs.length > 1, columns: null, places };
}

function grid(specs, width, room) {
  const rows = specs.length > IN_A_ROW ? 2 : 1;
  const inRow = Math.ceil(specs.length / rows);
  const shares = specs.slice(0, inRow).map(({ grow }) => grow);
  const [each, all] = [(room - GAP * (rows - 1)) / rows, shares.reduce((sum, one) => sum + one, 0)];
  const widths = shares.map((one) => ((width - GAP * (inRow - 1)) * one) / all);
  const shown = specs.map((one, i) => drawingFor(one, widths[i % inRow], each));
  const places = shown.map((spec, i) => {
    const row = shown.slice(inRow * Math.floor(i / inRow)).slice(0, inRow);
    const height = Math.min(each, Math.max(...row.map((other) => other.height)));
    return { spec, width: widths[i % inRow], height: Math.floor(height) };
  });
  return { strip: false, columns: shares.map((one) => `minmax(0, ${one}fr)`).join(" "), places };
}

// The first drawing that there is room for, or else the last.
function drawingFor(spec, wide, high) {
  const fits = wide >= spec.least_width && !(spec.narrow_if_low && high < spec.least_height);
  return fits || !spec.narrow ? spec : drawingFor(spec.narrow, wide, high);
}

function sameArrangement(one, other) {
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other));
}

function bare(one) {
  return one && { ...one, places: one.places.map(({ spec, ...rest }) => rest) };
}
