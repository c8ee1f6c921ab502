// The scene on the screen: cytoscape has the marks and the names, a canvas below them the ties.
import cytoscape from "cytoscape";
import { FACES, HATCH, INK, QUIET, cornersOf } from "./scene.js";
import { Ties, rimOf } from "./ties.js";

const FOUND = "#0b4f8a";

const STYLE = [
  {
    selector: "node.mark",
    style: {
      width: "data(size)",
      height: "data(size)",
      "background-color": "data(colour)",
      "border-width": "data(edge)",
      "border-color": INK,
      label: "data(number)",
      "font-family": FACES,
      "font-size": "data(letters)",
      "font-weight": 600,
      color: INK,
      "text-valign": "center",
      "text-halign": "center",
      "min-zoomed-font-size": 5,
      "z-index": 5,
    },
  },
  { selector: "node.mark[?round]", style: { shape: "ellipse" } },
  { selector: "node.mark[!round]", style: { shape: "polygon", "shape-polygon-points": "data(corners)" } },
  {
    selector: "node.hatched",
    style: {
      "background-color": "#fff",
      "background-image": HATCH,
      "background-fit": "cover",
      "border-color": QUIET,
      "text-background-color": "#fff",
      "text-background-opacity": 1,
      "text-background-padding": 1,
    },
  },
  { selector: "node.informal", style: { "border-style": "double" } },
  { selector: "node.removed", style: { opacity: 0.55, "background-color": "#fff", "background-image": "none", label: "✕", "border-style": "dashed" } },
  {
    selector: "node.name",
    style: {
      width: 1,
      height: 1,
      "background-opacity": 0,
      "border-width": 0,
      label: "data(text)",
      "font-family": FACES,
      "font-size": "data(letters)",
      "font-weight": "data(weight)",
      "line-height": 1.2,
      color: INK,
      "text-wrap": "wrap",
      "text-max-width": 1000,
      "text-halign": "data(side)",
      "text-justification": "data(justify)",
      "text-valign": "center",
      "text-background-color": "#fff",
      "text-background-opacity": 0.82,
      "text-background-padding": 1,
      events: "no",
      "z-index": 9,
    },
  },
  { selector: ".faded", style: { opacity: 0.16 } },
  { selector: "node.name.faded", style: { opacity: 0.45 } },
  { selector: "node.chosen", style: { "outline-width": 3.5, "outline-offset": 3, "outline-color": FOUND, "outline-style": "solid" } },
  { selector: "node.cursor", style: { "outline-width": 3, "outline-offset": 3, "outline-color": INK, "outline-style": "dashed" } },
  { selector: "node.found", style: { "underlay-color": FOUND, "underlay-opacity": 0.35, "underlay-padding": 6, "underlay-shape": "ellipse" } },
];

const SIDES = { "-1": ["left", "right"], 0: ["center", "center"], 1: ["right", "left"] };

function markOf(node, { size, numbers }) {
  const classes = ["mark", ...["hatched", "informal", "removed"].filter((name) => node[name])];
  return {
    group: "nodes",
    classes,
    position: { x: node.x, y: node.y },
    data: {
      id: `o${node.who}`,
      who: node.who,
      size,
      edge: rimOf(node, size),
      colour: node.sector.colour,
      round: node.sector.outline.length === 0,
      corners: cornersOf(node.sector, 1).flat().join(" ") || "-1 -1 1 -1 1 1",
      number: numbers ? String(node.number) : "",
      letters: Math.max(8, size * 0.42),
    },
  };
}

function nameOf(label, k) {
  const [side, justify] = SIDES[label.side];
  return {
    group: "nodes",
    classes: ["name"],
    position: { x: label.x, y: label.y },
    data: { id: `l${k}`, of: label.who, text: label.lines.join("\n"), letters: label.letters, weight: label.strong ? 700 : 400, side, justify },
  };
}

/** Touches an element only where something changes: cytoscape styles each touched one again. */
function setClass(element, name, wanted) {
  if (element.hasClass(name) !== wanted) element.toggleClass(name, wanted);
}

export class Stage {
  constructor(box, { onPoint, onChoose, onDrawn }) {
    this.cy = cytoscape({
      container: box,
      style: STYLE,
      layout: { name: "preset" },
      autoungrabify: true,
      boxSelectionEnabled: false,
      userZoomingEnabled: false,
      minZoom: 0.4,
      maxZoom: 6,
    });
    this.cy.on("mouseover", "node.mark", (event) => onPoint(event.target.data("who")));
    this.cy.on("mouseout", "node.mark", () => onPoint(null));
    this.cy.on("tap", (event) => onChoose(event.target === this.cy ? null : event.target.data("who")));
    Object.assign(this, { ties: new Ties(box), shown: { scene: null, who: null, near: null }, onDrawn, frame: null });
    this.cy.on("viewport resize", () => this.setTies());
    this.cy.on("render", () => {
      this.marksDrawn = true;
      this.drawTies();
      onDrawn();
    });
    box.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey) return; // the page scrolls on; pinching or Ctrl zooms
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, { x: event.offsetX, y: event.offsetY });
      },
      { passive: false },
    );
  }

  /** All of it again: another box, wijk, place or language. */
  draw(scene) {
    this.marksDrawn = false;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(scene.nodes.map((node) => markOf(node, scene)));
      this.addNames(scene);
    });
    this.setTies({ scene });
  }

  /** Only the ties: the marks stay where they are. */
  drawLines(scene) {
    this.cy.batch(() => {
      for (const node of scene.nodes) setClass(this.cy.getElementById(`o${node.who}`), "removed", node.removed);
    });
    this.setTies({ scene });
  }

  /** Names that come and go with a choice; nothing to do while they stay the same. */
  drawNames(scene) {
    const names = JSON.stringify(scene.labels);
    if (names === this.names) return;
    this.cy.batch(() => {
      this.cy.remove("node.name");
      this.addNames(scene);
    });
  }

  addNames(scene) {
    this.names = JSON.stringify(scene.labels);
    this.cy.add(scene.labels.map(nameOf));
  }

  /** The ties change at the next frame, with what cytoscape changes. */
  setTies(changes = {}) {
    Object.assign(this.shown, changes);
    this.stale = true;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      if (!this.marksDrawn) return; // with the marks, when cytoscape draws those
      this.drawTies();
      this.onDrawn();
    });
  }

  drawTies() {
    if (!this.stale || !this.shown.scene) return;
    this.stale = false;
    const { cy, shown } = this;
    this.ties.draw(shown.scene, { zoom: cy.zoom(), pan: cy.pan(), width: cy.width(), height: cy.height(), who: shown.who, near: shown.near });
  }

  /** One organisation with its partners stands out; null: everybody does. */
  highlight(who, { chosen, cursor, found }) {
    const near = who === null ? null : this.nearOf(who);
    this.cy.batch(() => {
      for (const node of this.cy.nodes()) {
        const { who: mark = null, of = mark } = node.data();
        setClass(node, "faded", near !== null && of !== null && !near.has(of) && !found.includes(mark));
        setClass(node, "chosen", mark !== null && mark === chosen);
        setClass(node, "cursor", mark !== null && mark === cursor);
        setClass(node, "found", found.includes(mark));
      }
    });
    if (who !== this.shown.who || who !== null) this.setTies({ who, near });
  }

  nearOf(who) {
    const { lines, gaps } = this.shown.scene;
    const near = new Set([who]);
    for (const [one, other] of [...lines.map(({ from, to }) => [from, to]), ...gaps.map(({ one, other }) => [one, other])]) {
      if (one === who) near.add(other);
      if (other === who) near.add(one);
    }
    return near;
  }

  zoom(factor, at = { x: this.cy.width() / 2, y: this.cy.height() / 2 }) {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: at });
  }

  fit() {
    this.cy.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
  }

  resize() {
    this.cy.resize();
  }

  destroy() {
    cancelAnimationFrame(this.frame);
    this.cy.destroy();
    this.ties.canvas.remove();
  }
}
