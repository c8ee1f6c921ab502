// Before a card runs: the list of cards, and the opening screen of a card.
import { h, fill } from "./dom.js";
import { hasStarted, phaseOf } from "./progress.js";
import { inWords, left } from "./clock.js";

/** "Round 1, 4 min left" of a card that was busy. */
export function placeOf(data, progress, words, now) {
  const phase = phaseOf(data, progress);
  const [word, n] = inWords(left(progress.clock, data.lengths[progress.length], phase, now).phase);
  return `${phase.title}, ${fill(words[word], { n })}`;
}

export function goOnButton(app, offer) {
  if (!offer) return null;
  return h("button", { type: "button", class: "qsw-choice qsw-go-on", onclick: () => app.takeOver() },
    h("strong", {}, app.words.go_on_where), h("span", {}, `${offer.title} · ${offer.place}`));
}

export function chooser(app) {
  const { words, cards } = app;
  return h("section", { class: "qsw-chooser" },
    h("h1", {}, words.choose_card),
    goOnButton(app, app.offer),
    h("ul", {}, cards.map(({ card, title, minutes }, at) =>
      h("li", {}, h("button", { type: "button", class: "qsw-choice", onclick: () => app.open(card) },
        h("kbd", { "aria-hidden": "true" }, at < 9 ? String(at + 1) : ""),
        h("strong", {}, title),
        h("span", {}, `${card} · ${fill(words.minutes, { n: minutes })}`))))));
}

export function opening(app) {
  const { words, data, progress } = app;
  const isBusy = hasStarted(progress);
  const lengths = Object.keys(data.lengths).map(Number).sort((a, b) => a - b);
  return h("section", { class: "qsw-opening" },
    h("p", { class: "qsw-label" }, data.card),
    h("h1", {}, data.title),
    h("p", { class: "qsw-people" }, fill(words.people, { low: data.people[0], high: data.people[1] })),
    app.offer && !isBusy ? goOnButton(app, app.offer) : null,
    h("fieldset", { class: "qsw-length" },
      h("legend", { class: "qsw-unseen" }, words.length),
      lengths.map((length) => h("label", { class: "qsw-choice" },
        h("input", { type: "radio", name: "qsw-length", checked: length === progress.length, onchange: () => app.setLength(length) }),
        h("strong", {}, fill(words.minutes, { n: length }))))),
    h("p", { class: "qsw-buttons" },
      isBusy ? h("button", { type: "button", class: "qsw-main-button", onclick: () => app.goOn() },
        `${words.go_on}: ${placeOf(data, progress, words, Date.now())}`) : null,
      h("button", { type: "button", class: isBusy ? "" : "qsw-main-button", onclick: () => app.start() }, isBusy ? words.start_again : words.start)));
}
