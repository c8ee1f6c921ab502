// The scene on the screen: cytoscape draws it; places are ours, so they stay the same.
import cytoscape from "cytoscape";
import { FACES, HATCH, INK, QUIET, STRONG, WEAK, cornersOf } from "./scene.js";

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
  { selector: "node.informal", style: { "border-style": "double", "border-width": "data(double)" } },
  {
    selector: "node.ring",
    style: {
      width: "data(size)",
      height: "data(size)",
      shape: "ellipse",
      "background-opacity": 0,
      "border-width": 3,
      "border-style": "dashed",
      "border-dash-pattern": [0.1, 6],
      "border-cap": "round",
      "border-color": "data(colour)",
      events: "no",
      "z-index": 4,
    },
  },
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
  // Only the width differs per tie: every further value that a tie brings along costs time.
  {
    selector: "edge",
    style: { width: "data(width)", "line-color": WEAK, "curve-style": "straight", "line-cap": "butt", "z-index": 1, events: "no" },
  },
  { selector: "edge.both", style: { "line-color": STRONG } },
  { selector: "edge.crowded", style: { opacity: 0.3 } },
  { selector: "edge.both.crowded", style: { opacity: 0.75 } },
  { selector: "edge.striped", style: { "line-style": "dashed", "line-dash-pattern": [9, 5] } },
  { selector: "edge.striped.small", style: { "line-dash-pattern": [5.4, 3] } },
  {
    selector: "edge.one_side, edge.unheard",
    style: { "target-arrow-shape": "triangle", "target-arrow-color": WEAK, "arrow-scale": 1.1 },
  },
  { selector: "edge.one_side.small, edge.unheard.small", style: { "arrow-scale": 0.8 } },
  { selector: "edge.unheard", style: { "target-arrow-fill": "hollow", "target-arrow-width": 1.5 } },
  {
    selector: "edge.gap",
    style: {
      width: 3,
      "line-color": "data(colour)",
      "curve-style": "unbundled-bezier",
      "control-point-distances": 22,
      "control-point-weights": 0.5,
      "line-style": "dashed",
      "line-dash-pattern": [0.1, 6],
      "line-cap": "round",
      "z-index": 3,
    },
  },
  { selector: "edge.near", style: { opacity: 1, "z-index": 2 } },
  { selector: ".faded", style: { opacity: 0.16 } },
  { selector: "edge.faded", style: { opacity: 0.07 } },
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
      edge: Math.max(1.2, size / 18),
      double: Math.max(4, size / 7),
      colour: node.sector.colour,
      round: node.sector.outline.length === 0,
      corners: cornersOf(node.sector, 1).flat().join(" ") || "-1 -1 1 -1 1 1",
      number: numbers ? String(node.number) : "",
      letters: Math.max(8, size * 0.42),
    },
  };
}

const ringOf = (node, { size, gapColour }) => ({
  group: "nodes",
  classes: ["ring"],
  position: { x: node.x, y: node.y },
  data: { id: `r${node.who}`, of: node.who, size: size * 1.25 + 10, colour: gapColour },
});

function nameOf(label, k) {
  const [side, justify] = SIDES[label.side];
  return {
    group: "nodes",
    classes: ["name"],
    position: { x: label.x, y: label.y },
    data: { id: `l${k}`, of: label.who, text: label.lines.join("\n"), letters: label.letters, weight: label.strong ? 700 : 400, side, justify },
  };
}

function lineOf(line, k, scale) {
  const classes = [line.state];
  if (line.dash) classes.push("striped");
  if (scale < 1) classes.push("small");
  if (line.opacity < 1) classes.push("crowded");
  return { group: "edges", classes, data: { id: `t${k}`, source: `o${line.from}`, target: `o${line.to}`, width: line.width } };
}

const gapOf = (gap, k, colour) => ({
  group: "edges",
  classes: ["gap"],
  data: { id: `g${k}`, source: `o${gap.one}`, target: `o${gap.other}`, colour, width: 3 },
});

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
    this.cy.on("render", onDrawn);
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
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(scene.nodes.map((node) => markOf(node, scene)));
      this.addNames(scene);
      this.addLines(scene);
    });
  }

  /** Only the ties: the marks stay where they are. */
  drawLines(scene) {
    this.cy.batch(() => {
      this.cy.remove("edge, node.ring");
      for (const node of scene.nodes) {
        const mark = this.cy.getElementById(`o${node.who}`);
        if (mark.hasClass("removed") !== node.removed) mark.toggleClass("removed", node.removed);
      }
      this.addLines(scene);
    });
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

  addLines(scene) {
    this.cy.add(scene.nodes.filter((node) => node.ringed).map((node) => ringOf(node, scene)));
    this.cy.add(scene.lines.map((line, k) => lineOf(line, k, scene.scale)));
    this.cy.add(scene.gaps.map((gap, k) => gapOf(gap, k, scene.gapColour)));
  }

  /** One organisation with its partners stands out; null: everybody does. */
  highlight(who, { chosen, cursor, found }) {
    this.cy.batch(() => {
      this.cy.elements(".faded, .near, .chosen, .cursor, .found").removeClass("faded near chosen cursor found");
      if (who !== null) {
        const own = this.cy.getElementById(`o${who}`).closedNeighborhood();
        const near = new Set(own.nodes().map((node) => node.data("who")));
        this.cy.elements().difference(own).addClass("faded");
        own.edges().addClass("near");
        this.cy.nodes(".name, .ring").filter((node) => node.data("of") === null || near.has(node.data("of"))).removeClass("faded");
      }
      if (chosen !== null) this.cy.getElementById(`o${chosen}`).addClass("chosen");
      if (cursor !== null) this.cy.getElementById(`o${cursor}`).addClass("cursor");
      for (const one of found) this.cy.getElementById(`o${one}`).addClass("found").removeClass("faded");
    });
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
    this.cy.destroy();
  }
}
