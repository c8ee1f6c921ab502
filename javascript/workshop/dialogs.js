// Boxes over the screen: the keys, the notes where there is no second window, and the remedy.
import { h } from "./dom.js";
import { LIST } from "./keys.js";
import { spoken } from "./presenter_state.js";
import { notesOf } from "./notes.js";

/** True when there was one to close. */
export function closeDialogs(root) {
  const open = [...root.querySelectorAll("dialog[open]")];
  for (const dialog of open) dialog.close();
  return open.length > 0;
}

function show(app, title, ...content) {
  const id = "qsw-dialog-title";
  const dialog = h("dialog", { class: "qsw-dialog", "aria-labelledby": id },
    h("h2", { id }, title), content,
    h("p", { class: "qsw-buttons" }, h("button", { type: "button", class: "qsw-main-button", onclick: () => dialog.close() }, app.words.shut)));
  dialog.addEventListener("close", () => dialog.remove());
  app.root.append(dialog);
  dialog.showModal();
}

export const helpDialog = (app) =>
  show(app, app.words.keys, h("dl", { class: "qsw-keys" },
    LIST.map(([keys, word]) => h("div", {}, h("dt", {}, h("kbd", {}, keys)), h("dd", {}, app.words[word])))));

export const noWindowDialog = (app) =>
  show(app, app.words.no_window, h("p", {}, app.words.no_window_remedy),
    h("p", { class: "qsw-buttons" }, h("button", { type: "button", onclick: () => { closeDialogs(app.root); app.notes(); } }, app.words.notes_here)));

export const notesDialog = (app) =>
  show(app, app.words.notes, h("p", { class: "qsw-warning" }, app.words.room_sees), h("div", { class: "qsw-notes", tabindex: "0", role: "region", "aria-label": app.words.notes }, notesOf(spoken(app))));
