// A round: task, picture, the sentence below it, and the levers that may move now.
import { h, drawn } from "./dom.js";
import { leverBox } from "./levers.js";
import { outcome } from "./predict.js";
import { isOut } from "./progress.js";

/** What came out, before how many were heard and what is not known. */
const FIRST_SENTENCE = /^.*?[.!?](?=\s+\p{Lu})/u;

/** Picture or table with its sentence; `show(frame)` puts another one in their place. */
export function pictureBox(words, isTable) {
  const place = h("div", { class: "qsw-place" });
  const line = h("p", { class: "qsw-told", "aria-live": "polite" });
  let asTable = isTable;
  let now = null;
  const tell = (told) => {
    const text = told.replaceAll(" = ", "\u00a0=\u00a0"); // "n = 66" stays on one line
    const first = FIRST_SENTENCE.exec(text)?.[0] ?? text;
    line.replaceChildren(h("strong", {}, first), text.slice(first.length));
  };
  const show = (frame) => {
    now = frame;
    place.replaceChildren(!frame ? h("p", {}, words.no_picture) : asTable ? tableOf(frame) : drawn(frame.svg));
    tell(frame?.told ?? "");
  };
  const turn = (isOn) => {
    asTable = isOn;
    show(now);
  };
  return { place, told: line, show, turn };
}

function tableOf({ alt, header, rows }) {
  return h("div", { class: "qsw-table", tabindex: "0", role: "region", "aria-label": alt },
    h("table", {}, h("caption", { class: "qsw-unseen" }, alt),
      h("thead", {}, h("tr", {}, header.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", {}, cell)))))));
}

export function run(app, step) {
  if (app.view.isBeside && step.predicted) return outcome(app, false, isOut(app.data, app.progress, step.round));
  const { words, data } = app;
  const box = pictureBox(words, app.view.isTable);
  const key = () => app.progress.levers[step.round];
  const show = () => box.show(data.frames[key().join("-")]);
  const levers = leverBox(data, step.moves, key(), (lever, place) => {
    app.moveLever(step.round, lever, place);
    show();
    app.fit();
  });
  show();
  const explore = step.isLast && app.canExplore ? h("button", { type: "button", onclick: () => app.explore() }, words.explore) : null;
  const section = h("section", { class: "qsw-run" },
    h("h1", {}, step.text),
    box.place,
    levers || explore ? h("div", { class: "qsw-moves" }, levers ?? h("span"), explore) : null,
    box.told);
  section.number = (number) => levers?.number(number);
  section.table = box.turn;
  return section;
}
