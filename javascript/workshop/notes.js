// What only the trainer should see, as a page: in the second window, or on the screen with key N.
import { h, fill } from "./dom.js";

const list = (title, texts, kind = "") =>
  texts.length ? h("section", { class: kind }, h("h2", {}, title), h("ul", {}, texts.map((text) => h("li", {}, text)))) : null;

/** Parts of the page from what `presenter_state.js` tells. */
export function notesOf({ words, phase, screen, does, notes, moves, next, truth, pitfalls, roles, objectives }) {
  return [
    phase === null ? h("p", {}, words.not_started) : null,
    screen ? h("p", { class: "on-screen" }, `${words.on_screen}: `, h("q", {}, screen)) : null,
    list(words.notes, notes, "notes"),
    list(words.does, does, "does"),
    list(words.lever_moves, moves),
    phase === null ? null : h("p", { class: "next" }, h("strong", {}, `${words.then}: `), next ? `${next.title}, ${fill(words.minutes, { n: next.minutes })}` : words.nothing_after),
    truth ? list(words.truth, truth, "truth") : h("p", { class: "shut" }, words.truth_closed),
    list(words.pitfalls, pitfalls),
    list(words.objectives, objectives),
    list(words.roles, roles.map(({ name, text }) => `${name}: ${text}`)),
  ];
}
