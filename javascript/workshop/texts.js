// Screens with words alone: one sentence at a time, as large as it fits.
import { h, fill } from "./dom.js";
import { phaseOf, stepsOf } from "./progress.js";

/** "Understand · 2 of 5" above a screen of a phase that has more than one. */
export function label(app, text = "") {
  const count = stepsOf(app.data, phaseOf(app.data, app.progress)).length;
  const place = count > 1 ? fill(app.words.place, { n: app.progress.step + 1, of: count }) : "";
  return h("p", { class: "qsw-label" }, [text, place].filter(Boolean).join(" · "));
}

export const textScreen = (app, step) =>
  h("section", { class: "qsw-text" }, label(app, step.label), h("h1", {}, step.text));

export const reactions = (app) =>
  h("section", { class: "qsw-text" }, h("h1", {}, app.words.one_word), h("p", { class: "qsw-small" }, app.words.may_pass));

export const exitCard = (app) =>
  h("section", { class: "qsw-text" }, label(app),
    h("h1", { class: "qsw-long" }, app.words.exit_card),
    h("ol", { class: "qsw-list" }, app.data.exit_card.map((text) => h("li", {}, text))));
