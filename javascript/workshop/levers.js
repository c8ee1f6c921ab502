// Levers: each a group of large radio buttons; number keys count on from one lever to the next.
import { h } from "./dom.js";

/** Signs of a lever that still go on one line below the picture, and lines that fit there. */
const LINE = 62;
const LINES = 2;

const fitsOnLine = ({ label, positions }) => [label, ...positions].reduce((sum, text) => sum + text.length + 5, 0) <= LINE + 5;

/** A box with these levers; `onMove(lever, position)` gets their places in the card. */
export function leverBox(data, moves, key, onMove) {
  const shown = data.levers.map((lever, at) => ({ lever, at })).filter(({ lever }) => moves.includes(lever.name));
  const inputs = [];
  const groups = shown.map(({ lever, at }) =>
    h("fieldset", { class: "qsw-lever" }, h("legend", {}, lever.label),
      lever.positions.map((position, place) => {
        const input = h("input", { type: "radio", name: `qsw-lever-${at}`, checked: key[at] === place, onchange: () => onMove(at, place) });
        inputs.push(input);
        const number = inputs.length < 10 ? String(inputs.length) : "";
        return h("label", { class: "qsw-choice" }, input, h("kbd", { "aria-hidden": "true" }, number), h("span", {}, position));
      })));
  const box = h("div", { class: "qsw-levers" }, groups);
  box.isBeside = shown.length > LINES || !shown.every(({ lever }) => fitsOnLine(lever));
  box.number = (number) => inputs[number - 1]?.click();
  return shown.length ? box : null;
}

/** The whole sentence of a move, for the trainer: which lever goes where in this round. */
export function moveOf(data, round) {
  const { start, end } = data.rounds[round];
  return data.levers
    .map((lever, at) => (start[at] === end[at] ? null : `${lever.label}: ${lever.positions[start[at]]} → ${lever.positions[end[at]]}`))
    .filter(Boolean);
}
