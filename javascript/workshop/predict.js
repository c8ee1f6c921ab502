// Predictions: typed in by the trainer within a minute, and laid beside what came out.
import { h, fill, unseen } from "./dom.js";
import { label } from "./texts.js";

const MOST = 999;

export function predict(app) {
  const { words, data, progress } = app;
  const sum = h("output", {});
  const told = () => (sum.textContent = fill(words.predictions, { n: total(app.progress.counts) }));
  const set = (at, count) => {
    app.setCount(at, Math.min(MOST, Math.max(0, Math.round(count) || 0)));
    told();
  };
  const rows = data.prediction.options.map((option, at) => {
    const field = h("input", {
      type: "text", inputmode: "numeric", class: "qsw-count", value: String(progress.counts[at]),
      "aria-label": fill(words.count_of, { option }), autocomplete: "off",
      oninput: () => set(at, Number(field.value)),
      onchange: () => (field.value = String(app.progress.counts[at])),
      onfocus: () => field.select(),
      onkeydown: (event) => { if (event.key === "Enter" || event.key === "Escape") field.blur(); },
    });
    const step = (by) => {
      set(at, app.progress.counts[at] + by);
      field.value = String(app.progress.counts[at]);
    };
    const names = h("input", {
      type: "text", class: "qsw-names", value: progress.names[at], placeholder: words.names, maxlength: 80,
      "aria-label": fill(words.names_of, { option }), autocomplete: "off", oninput: () => app.setNames(at, names.value),
      onkeydown: (event) => { if (event.key === "Enter" || event.key === "Escape") names.blur(); },
    });
    const button = (sign, by, name) =>
      h("button", { type: "button", class: "qsw-step", "aria-label": fill(name, { option }), onclick: () => step(by) }, sign);
    return { step, row: h("li", {}, h("kbd", { "aria-hidden": "true" }, String(at + 1)), h("span", { class: "qsw-option" }, option),
      button("−", -1, words.one_less), field, button("+", 1, words.one_more), names) };
  });
  told();
  const section = h("section", { class: "qsw-predict" },
    h("h1", {}, data.prediction.question),
    h("ul", {}, rows.map(({ row }) => row)),
    h("p", { class: "qsw-told" }, sum));
  section.number = (number, isLess) => rows[number - 1]?.step(isLess ? -1 : 1);
  return section;
}

const total = (counts) => counts.reduce((sum, count) => sum + count, 0);

/** What people predicted, and beside it what came out: with a tick, a word and a bar, not a colour. */
export function outcome(app, isClosing, isTold = true) {
  const { words, data, progress } = app;
  const { options, question } = data.prediction;
  const right = isTold ? data.prediction.right : null;
  const title = isTold ? words.prediction_and_outcome : words.prediction;
  const all = total(progress.counts);
  const rows = options.map((option, at) => {
    const isRight = at === right;
    const count = progress.counts[at];
    const bar = h("span", { class: "qsw-bar-of", "aria-hidden": "true" });
    bar.style.width = all ? `${Math.max(0.4, (count / all) * 100)}%` : "0.4%";
    return h("li", { class: isRight ? "qsw-right" : "" },
      h("span", { class: "qsw-tick", "aria-hidden": "true" }, isRight ? "✓" : ""),
      h("span", { class: "qsw-option" }, option, isRight ? h("em", {}, words.came_out) : null,
        progress.names[at] ? h("small", {}, progress.names[at]) : null),
      h("span", { class: "qsw-track", "aria-hidden": "true" }, bar),
      h("span", { class: "qsw-number" }, unseen(`${words.predicted}: `), String(count)));
  });
  const sentence = !isTold ? fill(words.predictions, { n: all }) : right === null ? words.none_right
    : all ? fill(words.so_many, { n: progress.counts[right], all }) : words.no_predictions;
  return h("section", { class: "qsw-outcome" },
    isClosing ? label(app, title) : h("p", { class: "qsw-label" }, title),
    h("h1", { class: "qsw-long" }, question),
    h("ul", {}, rows),
    h("p", { class: "qsw-told" }, sentence),
    isClosing && data.verdict === "seen" ? h("p", { class: "qsw-seen" }, data.discovery) : null);
}
