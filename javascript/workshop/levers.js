// Levers: large radio buttons, or a list where there is much to choose from. Number keys count on
// from the buttons of one lever to those of the next.
import { h } from "./dom.js";

const MOST_BUTTONS = 5;

/** A box with these levers; `onMove(lever, position)` gets their places in the card. */
export function leverBox(data, moves, key, onMove) {
  const shown = data.levers.map((lever, at) => ({ lever, at })).filter(({ lever }) => moves.includes(lever.name));
  const buttons = [];
  const groups = shown.map(({ lever, at }) => {
    const move = (place) => onMove(at, place);
    return lever.positions.length > MOST_BUTTONS ? list(lever, at, key[at], move) : group(lever, at, key[at], move, buttons);
  });
  const box = h("div", { class: "qsw-levers" }, groups);
  box.number = (number) => buttons[number - 1]?.click();
  return shown.length ? box : null;
}

function group({ label, positions }, at, chosen, move, buttons) {
  const choices = positions.map((position, place) => {
    const input = h("input", { type: "radio", name: `qsw-lever-${at}`, checked: chosen === place, onchange: () => move(place) });
    buttons.push(input);
    return h("label", { class: "qsw-choice" }, input, h("kbd", { "aria-hidden": "true" }, String(buttons.length)), h("span", {}, position));
  });
  return h("fieldset", { class: "qsw-lever" }, h("legend", {}, label), choices);
}

function list({ label, positions }, at, chosen, move) {
  const select = h("select", { class: "qsw-select", onchange: () => move(Number(select.value)) },
    positions.map((position, place) => h("option", { value: String(place), selected: place === chosen }, position)));
  return h("label", { class: "qsw-lever" }, h("strong", {}, label), select);
}

/** The moves of a round, for the trainer: which lever goes from where to where. */
export function movesOf(data, round) {
  const { start, end } = data.rounds[round];
  return data.levers
    .map((lever, at) => (start[at] === end[at] ? null : `${lever.label}: ${lever.positions[start[at]]} → ${lever.positions[end[at]]}`))
    .filter(Boolean);
}
