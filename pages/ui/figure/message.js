// What Python sends: UTF-8 JSON that begins with run, step, jump and record. `record` is
// a digest of all the rest: where it is known, only the beginning is read. Figures come in
// the light colours and without the template, which is put in here, as is the dark theme.

const HEADING = /^\{(?:"run": ?\d+, ?)?"step": ?(\d+), ?"jump": ?(\d+), ?"record": ?"([^"]*)"/;
const LONGEST_HEADING = 200; // bytes
const COLOUR = /#[0-9a-f]{6}\b/g;

function headingOf(data) {
  if (!(data instanceof Uint8Array)) return data;
  const found = HEADING.exec(decoded(data.subarray(0, LONGEST_HEADING)));
  if (!found) return JSON.parse(decoded(data));
  return { step: Number(found[1]), jump: Number(found[2]), record: found[3] };
}

function contentsOf(data, dark) {
  const text = data instanceof Uint8Array ? decoded(data) : JSON.stringify(data);
  return JSON.parse(dark ? inDark(text) : text);
}

function decoded(bytes) {
  return new TextDecoder().decode(bytes);
}

function inDark(text) {
  return text.replace(COLOUR, (colour) => DARK[colour] ?? colour);
}

// A copy for each figure: Plotly keeps what it is given.
function templateFor(dark) {
  const text = JSON.stringify(TEMPLATE);
  return JSON.parse(dark ? inDark(text) : text);
}

function isDark(root) {
  const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(paper.slice(i, i + 2), 16));
  return r + g + b < 384;
}
