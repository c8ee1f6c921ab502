// Ties and weak spots on a canvas of our own, under the marks: a few milliseconds for a thousand of
// them, where elements of cytoscape each need a style, a box and a projection first.
const ARROW = { long: 8.7, half: 4.35 };
const FADED = 0.07;
const FADED_RING = 0.16;
const DOTS = [0.1, 6];
const BEND = 22;

/** How wide the edge of a mark is. */
export const rimOf = (node, size) => (node.informal ? Math.max(4, size / 7) : Math.max(1.2, size / 18));

/** How far the edge of a mark is from its middle in a direction of length 1. */
function reach(node, size, dx, dy) {
  const { outline } = node.sector;
  let far = outline.length === 0 ? 1 : 0;
  for (let k = 0; k < outline.length; k += 1) {
    const [px, py] = outline[k];
    const [qx, qy] = outline[(k + 1) % outline.length];
    const [sx, sy] = [qx - px, qy - py];
    const turn = dx * sy - dy * sx;
    if (turn === 0) continue;
    const along = (px * dy - py * dx) / turn;
    if (along >= 0 && along <= 1) far = Math.max(far, (px * sy - py * sx) / turn);
  }
  return (far * size + rimOf(node, size)) / 2;
}

export class Ties {
  constructor(box) {
    this.canvas = document.createElement("canvas");
    this.canvas.style.cssText = "position: absolute; inset: 0; width: 100%; height: 100%; max-width: none; pointer-events: none";
    box.prepend(this.canvas);
    this.context = this.canvas.getContext("2d");
  }

  /** `near`: who stands out, null for everybody; `who`: the one whose ties stand out. */
  draw(scene, { zoom, pan, width, height, who, near }) {
    const ratio = window.devicePixelRatio || 1;
    const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== tall) Object.assign(this.canvas, { width: wide, height: tall });
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, tall);
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * pan.x, ratio * pan.y);
    const own = ({ from, to }) => from === who || to === who;
    for (const line of scene.lines) if (near === null || !own(line)) this.tie(line, scene, near === null ? line.opacity : FADED);
    if (near !== null) for (const line of scene.lines) if (own(line)) this.tie(line, scene, 1);
    Object.assign(context, { strokeStyle: scene.gapColour, lineWidth: 3, lineCap: "round" });
    context.setLineDash(DOTS);
    for (const gap of scene.gaps) this.gap(gap, scene, near === null || gap.one === who || gap.other === who ? 1 : FADED);
    for (const node of scene.nodes) if (node.ringed) this.ring(node, scene, near === null || near.has(node.who) ? 1 : FADED_RING);
  }

  tie({ from, to, state, width, dash, colour, opacity }, { nodes, size, scale }, shown = opacity) {
    const [one, other] = [nodes[from], nodes[to]];
    const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
    const [dx, dy] = [(other.x - one.x) / length, (other.y - one.y) / length];
    const start = reach(one, size, dx, dy);
    const tip = length - reach(other, size, -dx, -dy);
    const arrow = state === "both" ? 0 : scale < 1 ? 0.8 : 1.1;
    const end = tip - arrow * ARROW.long;
    const { context } = this;
    Object.assign(context, { globalAlpha: shown, strokeStyle: colour, lineWidth: width, lineCap: "butt" });
    context.setLineDash(dash ?? []);
    context.beginPath();
    context.moveTo(one.x + dx * start, one.y + dy * start);
    context.lineTo(one.x + dx * Math.max(start, end), one.y + dy * Math.max(start, end));
    context.stroke();
    if (arrow === 0) return;
    const half = arrow * ARROW.half;
    const [x, y] = [one.x + dx * end, one.y + dy * end];
    context.beginPath();
    context.moveTo(x - dy * half, y + dx * half);
    context.lineTo(one.x + dx * tip, one.y + dy * tip);
    context.lineTo(x + dy * half, y - dx * half);
    context.closePath();
    context.fillStyle = state === "unheard" ? "#fff" : colour;
    context.fill();
    if (state !== "unheard") return;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    context.stroke();
  }

  gap({ one, other }, { nodes, size }, shown) {
    const [a, b] = [nodes[one], nodes[other]];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [cx, cy] = [(a.x + b.x) / 2 - ((b.y - a.y) / length) * BEND, (a.y + b.y) / 2 + ((b.x - a.x) / length) * BEND];
    const beside = (node) => {
      const away = Math.hypot(cx - node.x, cy - node.y) || 1;
      const [dx, dy] = [(cx - node.x) / away, (cy - node.y) / away];
      const far = reach(node, size, dx, dy);
      return [node.x + dx * far, node.y + dy * far];
    };
    this.context.globalAlpha = shown;
    this.context.beginPath();
    this.context.moveTo(...beside(a));
    this.context.quadraticCurveTo(cx, cy, ...beside(b));
    this.context.stroke();
  }

  ring({ x, y }, { size }, shown) {
    this.context.globalAlpha = shown;
    this.context.beginPath();
    this.context.arc(x, y, (size * 1.25 + 10) / 2, 0, 2 * Math.PI);
    this.context.stroke();
  }
}
