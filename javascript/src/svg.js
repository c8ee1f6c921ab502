// The scene as an SVG file, with title, legend and the mark of invented data; PNG is made of it.
import { uniqueId } from "./dom.js";
import { FACES, INK, QUIET, cornersOf } from "./scene.js";

const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const round = (value) => Math.round(value * 10) / 10;

function shape(sector, x, y, half, attributes) {
  if (sector.outline.length === 0) return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(half)}" ${attributes}/>`;
  const points = cornersOf(sector, half, x, y).map((point) => point.map(round).join(",")).join(" ");
  return `<polygon points="${points}" ${attributes}/>`;
}

export function mark(node, x, y, size) {
  const half = size / 2;
  const fill = node.removed ? "#fff" : node.hatched ? "url(#hatch)" : node.sector.colour;
  const edge = Math.max(1.2, size / 18);
  const dash = node.removed ? ' stroke-dasharray="3 2"' : "";
  const own = shape(node.sector, x, y, half, `fill="${fill}" stroke="${node.hatched ? QUIET : INK}" stroke-width="${round(edge)}"${dash}`);
  return node.informal ? shape(node.sector, x, y, half + 3, `fill="none" stroke="${node.hatched ? QUIET : INK}" stroke-width="1"`) + own : own;
}

function line({ from, to, width, dash, colour, state, opacity = 1 }, nodes, size) {
  const [one, other] = [nodes[from], nodes[to]];
  const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
  const [dx, dy] = [(other.x - one.x) / length, (other.y - one.y) / length];
  const start = size / 2;
  const end = length - size / 2 - (state === "both" ? 0 : 7);
  const at = (far) => [round(one.x + dx * far), round(one.y + dy * far)];
  const [[x1, y1], [x2, y2]] = [at(start), at(end)];
  const stripes = dash ? ` stroke-dasharray="${dash.map(round).join(" ")}"` : "";
  const faint = opacity < 1 ? ` opacity="${opacity}"` : "";
  const body = `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${round(width)}"${stripes}${faint}/>`;
  if (state === "both") return body;
  const [tip, base] = [at(length - size / 2), at(length - size / 2 - 9)];
  const corner = (turn) => `${round(base[0] - dy * 4.5 * turn)},${round(base[1] + dx * 4.5 * turn)}`;
  const fill = state === "unheard" ? "#fff" : colour;
  return `${body}<polygon points="${tip.join(",")} ${corner(1)} ${corner(-1)}" fill="${fill}" stroke="${colour}" stroke-width="1.3"${faint}/>`;
}

function gapLine({ one, other }, nodes, colour) {
  const [a, b] = [nodes[one], nodes[other]];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const away = 22;
  const [cx, cy] = [(a.x + b.x) / 2 + ((b.y - a.y) / length) * -away, (a.y + b.y) / 2 + ((b.x - a.x) / length) * away];
  return `<path d="M${round(a.x)} ${round(a.y)}Q${round(cx)} ${round(cy)} ${round(b.x)} ${round(b.y)}" fill="none" stroke="${colour}" stroke-width="3" stroke-linecap="round" stroke-dasharray="0.1 6"/>`;
}

const text = (x, y, letters, content, rest = "") =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${round(letters)}" fill="${INK}"${rest}>${escape(content)}</text>`;

function label({ x, y, lines, side, letters, strong }) {
  const anchor = { "-1": "end", 0: "middle", 1: "start" }[side];
  const top = y - ((lines.length - 1) * letters * 1.2) / 2 + letters * 0.35;
  const rest = ` text-anchor="${anchor}"${strong ? ' font-weight="700"' : ""} paint-order="stroke" stroke="#fff" stroke-width="3"`;
  return lines.map((one, k) => text(x, top + k * letters * 1.2, letters, one, rest)).join("");
}

const HATCH = `<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><path d="M0 0V5" stroke="${QUIET}" stroke-width="2"/></pattern>`;

/** The marks of the legend, each with its words: also those on the screen are drawn from this. */
export function legendItems(view, scene, words) {
  const items = [];
  const example = { size: 16 };
  for (const sector of new Set(scene.nodes.map((node) => node.sector)))
    items.push([mark({ sector }, 14, 9, example.size - 2), sector.name[words.language]]);
  const first = scene.nodes[0]?.sector ?? { outline: [] };
  if (scene.nodes.some((node) => node.hatched)) items.push([mark({ sector: first, hatched: true }, 14, 9, 14), words.say("hatched")]);
  if (scene.nodes.some((node) => node.informal)) {
    const { sector } = scene.nodes.find((node) => node.informal);
    items.push([mark({ sector, informal: true }, 14, 9, 11), words.say("informal")]);
  }
  const ends = [{ x: 2, y: 9 }, { x: 27, y: 9 }];
  const sample = (state, more = {}) =>
    line({ from: 0, to: 1, state, width: state === "both" ? 3 : 1.6, dash: null, colour: state === "both" ? "#2f5d7e" : "#697684", ...more }, ends, 0);
  for (const state of ["both", "one_side", "unheard"])
    if (scene.lines.some((one) => one.state === state)) items.push([sample(state), words.say(state)]);
  if (scene.lines.some((one) => one.state === "both")) items.push([`<path d="M2 8.5 27 5.5V12.5L2 9.5Z" fill="#2f5d7e"/>`, words.say("thick")]);
  if (scene.lines.some((one) => one.dash)) items.push([sample("both", { dash: [6, 3] }), words.say("weak")]);
  if (scene.gaps.length || scene.nodes.some((node) => node.ringed))
    items.push([`<path d="M3 9H27" stroke="${view.gap_colour}" stroke-width="3" stroke-linecap="round" stroke-dasharray="0.1 6"/>`, words.say("gap")]);
  if (scene.nodes.some((node) => node.removed))
    items.push([mark({ sector: first, removed: true }, 14, 9, 14) + text(14, 13, 11, "✕", ' text-anchor="middle"'), words.say("removed")]);
  return items;
}

/** A mark of the legend on its own; its pattern has a name of its own, for a hidden one shows nothing. */
export function icon(inner) {
  const hatch = uniqueId();
  const whole = inner.includes("#hatch") ? `<defs>${HATCH}</defs>${inner}`.replaceAll(/(["#])hatch\b/g, `$1${hatch}`) : inner;
  return `<svg width="30" height="18" viewBox="0 0 30 18" aria-hidden="true">${whole}</svg>`;
}

/** The whole picture as the text of an SVG file. */
export function toSvg(view, scene, words, { title, notes }) {
  const { width, height, nodes, size } = scene;
  const columns = 3;
  const items = legendItems(view, scene, words);
  const rows = Math.ceil(items.length / columns);
  const [top, below] = [46, 20 + rows * 22 + notes.length * 19];
  const legend = items
    .map(([inner, name], k) => {
      const [x, y] = [20 + (k % columns) * ((width - 20) / columns), top + height + 12 + Math.floor(k / columns) * 22];
      return `<g transform="translate(${round(x)} ${round(y)})">${inner}${text(36, 13.5, 13, name)}</g>`;
    })
    .join("");
  const marks = nodes.map((node) => {
    const number = node.removed ? "✕" : scene.numbers ? String(node.number) : "";
    const behind = node.hatched && number ? `<circle cx="${round(node.x)}" cy="${round(node.y)}" r="${round(size * 0.28)}" fill="#fff"/>` : "";
    const ring = node.ringed ? `<circle cx="${round(node.x)}" cy="${round(node.y)}" r="${round(size * 0.625 + 5)}" fill="none" stroke="${view.gap_colour}" stroke-width="2.5" stroke-linecap="round" stroke-dasharray="0.1 5"/>` : "";
    const letters = Math.max(8, size * 0.42);
    const inner = number ? text(node.x, node.y + letters * 0.36, letters, number, ' text-anchor="middle" font-weight="600"') : "";
    return ring + mark(node, node.x, node.y, size) + behind + inner;
  });
  const foot = notes.map((note, k) => text(20, top + height + 12 + rows * 22 + 18 + k * 19, 13, note)).join("");
  const whole = height + top + below;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="${escape(FACES)}" role="img" lang="${words.language}">` +
    `<title>${escape(title)}</title><defs>${HATCH}</defs><rect width="${width}" height="${whole}" fill="#fff"/>` +
    text(20, 30, 19, title, ' font-weight="700"') +
    `<g transform="translate(0 ${top})">${scene.lines.map((one) => line(one, nodes, size)).join("")}` +
    `${scene.gaps.map((gap) => gapLine(gap, nodes, view.gap_colour)).join("")}${marks.join("")}${scene.labels.map(label).join("")}</g>` +
    `${legend}${foot}</svg>`
  );
}

/** The same picture as a PNG of twice the size, for slides. */
export async function toPng(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

export function download(blob, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
