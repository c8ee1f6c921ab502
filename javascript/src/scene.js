// What stands where, in pixels of the box: the picture on the screen and the saved one draw this.

export const INK = "#1f2933";
export const QUIET = "#52606d";
export const STRONG = "#2f5d7e";
export const WEAK = "#697684";
export const FACES = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';

const NAMES_UP_TO = 24;
const NUMBERS_UP_TO = 120;
const NAMES_ON_DEMAND = 14;
const CHARACTER = 0.56; // of the size of the letters, about

const BOLD = 1.18; // bold letters are wider

const clamp = (low, value, high) => Math.max(low, Math.min(high, value));

/** A text on at most `most` lines of `width` pixels. */
export function wrap(text, width, size, most = 2) {
  const fits = Math.max(8, Math.floor(width / (size * CHARACTER)));
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= fits) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = (line) => (line.length > fits + 2 ? `${line.slice(0, fits)}…` : line);
  if (lines.length <= most) return lines.map(cut);
  return [...lines.slice(0, most - 1).map(cut), `${cut(lines[most - 1]).replace(/[ ,.…-]+$/, "")}…`];
}

/** Heights moved apart as little as keeps labels of these heights from touching. */
function spread(labels, low, high) {
  labels.sort((one, other) => one.y - other.y);
  const room = (above, below) => (above.tall + below.tall) / 2 + 1;
  for (let turn = 0; turn < 80; turn += 1) {
    for (let k = 1; k < labels.length; k += 1) {
      const push = (room(labels[k - 1], labels[k]) - (labels[k].y - labels[k - 1].y)) / 2;
      if (push > 0.1) {
        labels[k - 1].y -= push;
        labels[k].y += push;
      }
    }
    for (const label of labels) label.y = clamp(low + label.tall / 2, label.y, high - label.tall / 2);
  }
}

function boxFor(wijk, layout, width, height, size) {
  const ring = layout === "ring";
  const names = wijk.organisations.length <= NAMES_UP_TO;
  const labels = names ? clamp(84, width * 0.21, 200) : ring ? clamp(60, width * 0.15, 190) : 24;
  const rx = Math.max(40, width / 2 - labels - size / 2 - 14);
  const ry = Math.max(40, height / 2 - size / 2 - (ring && !names ? 30 : 20));
  const wide = ring ? (names ? 1.7 : 1.35) : 2.4;
  return { rx: Math.min(rx, ry * wide), ry: Math.min(ry, rx * 1.25), labels };
}

function sizeOf(n, width, height) {
  if (n <= NAMES_UP_TO) return clamp(22, Math.min(width, height) / 14, 34);
  const room = Math.sqrt((Math.min(width, height * 1.35) * height * 0.45) / n);
  return clamp(8, room * 0.62, 28);
}

function labelsBeside(scene, box, letters) {
  const { size } = scene;
  const most = scene.nodes.length * letters * 1.9 < scene.height ? 3 : 2;
  for (const side of [-1, 1]) {
    const here = [];
    for (const node of scene.nodes) {
      if (Math.sign(node.x - scene.width / 2) * side < 0 || (node.x === scene.width / 2 && side < 0)) continue;
      const lines = wrap(node.name, box.labels - 6, letters, most);
      here.push({ who: node.who, x: node.x + side * (size / 2 + 7), y: node.y, lines, tall: lines.length * letters * 1.22, side, letters });
    }
    spread(here, 2, scene.height - 2);
    scene.labels.push(...here);
  }
}

const touches = (one, other) => Math.abs(one.x - other.x) < one.half + other.half && Math.abs(one.y - other.y) < (one.tall + other.tall) / 2;

/** Names below their marks; above or beside where they would cover a mark or another name. */
function labelsNear(scene, who, letters) {
  const marks = scene.nodes.map(({ x, y }) => ({ x, y, half: scene.size / 2, tall: scene.size }));
  const placed = [];
  for (const node of scene.nodes.filter((one) => who.has(one.who)).sort((one, other) => one.y - other.y)) {
    const lines = wrap(node.name, 130, letters);
    const half = (Math.max(...lines.map((line) => line.length)) * letters * CHARACTER) / 2;
    const tall = lines.length * letters * 1.22;
    const [down, aside] = [scene.size / 2 + 3 + tall / 2, scene.size / 2 + 5 + half];
    const label = ([dx, dy]) => ({
      who: node.who,
      x: clamp(half + 2, node.x + dx, scene.width - half - 2),
      y: clamp(tall / 2 + 2, node.y + dy, scene.height - tall / 2 - 2),
      lines,
      tall,
      half,
      side: 0,
      letters,
    });
    const choices = [[0, down], [0, -down], [aside, 0], [-aside, 0]].map(label);
    const covers = (one) => [...marks, ...placed].filter((other) => touches(one, other)).length;
    const n = choices.map(covers);
    placed.push(choices[n.indexOf(Math.min(...n))]);
  }
  scene.labels.push(...placed);
}

function labelsOfWedges(scene, wijk, sectors, language, at, letters) {
  for (const { sector, place } of wijk.wedges) {
    const [x, y] = at(place);
    const side = Math.abs(place[0]) < 0.35 ? 0 : Math.sign(place[0]);
    const outside = (side > 0 ? scene.width - x : x) - scene.size / 2 - 13;
    const lines = wrap(sectors[sector].name[language], side === 0 ? 220 : Math.min(200, outside), letters * BOLD, 3);
    const away = scene.size / 2 + 9;
    scene.labels.push({
      who: null,
      x: x + side * away,
      y: y + place[1] * (away + (side === 0 ? lines.length * letters * 0.6 : 0)),
      lines,
      tall: 0,
      side,
      letters,
      strong: true,
    });
  }
}

function lineOf(tie, scale, weakQuality) {
  const both = tie.state === "both";
  return {
    from: tie.from,
    to: tie.to,
    state: tie.state,
    width: (both ? 0.8 + 0.95 * tie.level : 1 + 0.35 * tie.level) * scale,
    dash: tie.quality !== null && tie.quality < weakQuality ? [9 * Math.max(scale, 0.6), 5 * Math.max(scale, 0.6)] : null,
    colour: both ? STRONG : WEAK,
    opacity: scale < 0.5 ? (both ? 0.75 : 0.3) : 1,
  };
}

/** Everything to draw: marks, names, ties and weak spots. `named` asks for names of some more. */
export function makeScene(view, wijk, state, ties, gaps, { width, height, named = new Set(), letters = 13 }) {
  const n = wijk.organisations.length;
  const size = sizeOf(n, width, height);
  const box = boxFor(wijk, state.layout, width, height, size);
  const at = ([x, y]) => [width / 2 + box.rx * x, height / 2 + box.ry * y];
  const ringed = new Set(gaps.filter((gap) => gap.other === null || gap.kind === "single_broker").map((gap) => gap.one));
  const nodes = wijk.organisations.map((organisation, who) => {
    const [x, y] = at(wijk.places[state.layout][who]);
    return {
      who,
      x,
      y,
      number: who + 1,
      name: organisation.label[state.language],
      sector: view.sectors[organisation.sector],
      hatched: !organisation.readable,
      informal: organisation.informal,
      removed: state.removed.has(who),
      ringed: ringed.has(who),
    };
  });
  const scale = n <= NAMES_UP_TO ? 1 : n <= NUMBERS_UP_TO ? 0.6 : 0.4;
  const scene = {
    width,
    height,
    size,
    nodes,
    numbers: n <= NUMBERS_UP_TO,
    lines: ties.map((tie) => lineOf(tie, scale, view.weak_quality)),
    gaps: gaps.filter((gap) => gap.one !== null && gap.other !== null && !state.removed.has(gap.one) && !state.removed.has(gap.other)),
    gapColour: view.gap_colour,
    labels: [],
    scale,
  };
  const few = n <= NAMES_UP_TO;
  if (few && state.layout === "ring") labelsBeside(scene, box, letters);
  else if (few) labelsNear(scene, new Set(nodes.map((node) => node.who)), letters);
  else {
    if (state.layout === "ring") labelsOfWedges(scene, wijk, view.sectors, state.language, at, letters);
    if (named.size <= NAMES_ON_DEMAND) labelsNear(scene, named, letters);
  }
  return scene;
}

export const cornersOf = ({ outline }, half, x = 0, y = 0) => outline.map(([dx, dy]) => [x + dx * half, y + dy * half]);

export const HATCH = `data:image/svg+xml;utf8,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#fff"/><path d="M-4 12 12 -4M-4 24 24 -4M-4 36 36 -4M4 40 44 0M16 40 44 12M28 40 44 24" stroke="#52606d" stroke-width="2"/></svg>',
)}`;
