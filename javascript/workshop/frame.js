// What is always in view: where we are, the banner and the clock above; the buttons below.
import { h, fill } from "./dom.js";
import { inWords, left } from "./clock.js";
import { phaseOf, phasesOf } from "./progress.js";

export function top(words) {
  const phase = h("strong", {});
  const place = h("span", {});
  const [own, whole] = [h("strong", {}), h("span", {})];
  const element = h("header", { class: "qsw-top" },
    h("p", { class: "qsw-where" }, phase, " ", place),
    h("p", { class: "qsw-banner" }, words.banner),
    h("p", { class: "qsw-clock", role: "timer" }, own, " ", whole));

  function where(data, progress) {
    const current = data && phaseOf(data, progress);
    phase.textContent = current?.title ?? "";
    place.textContent = current ? fill(words.place, { n: progress.phase + 1, of: phasesOf(data, progress).length }) : "";
  }

  function tick(data, progress, now) {
    const current = data && phaseOf(data, progress);
    const texts = current ? told(words, left(progress.clock, phasesOf(data, progress), current, now), progress.clock.since === null) : ["", ""];
    // Only what changes is written, so that nothing is redrawn every second.
    if (own.textContent !== texts[0]) own.textContent = texts[0];
    if (whole.textContent !== texts[1]) whole.textContent = texts[1];
  }
  return { element, where, tick };
}

function told(words, { phase, session }, isPaused) {
  const [word, n] = inWords(phase);
  const [wordOfAll, all] = inWords(session);
  return [isPaused ? `‖ ${words.paused}` : fill(words[word], { n }), fill(words[`all_${wordOfAll}`], { n: all })];
}

/** The row of buttons; those of a running card are hidden before it starts. */
export function bottom(words, app) {
  const button = (name, work, kind = "") => h("button", { type: "button", class: kind, onclick: work }, name);
  const previous = button(`← ${words.previous}`, () => app.previous());
  const next = button(`${words.next} →`, () => app.next(), "qsw-main-button");
  const pause = button(words.pause, () => app.pause());
  const table = button(words.table, () => app.toggleTable());
  const beside = button(words.lay_beside, () => app.toggleBeside());
  const home = button(words.home, () => app.home());
  const clock = h("div", { class: "qsw-group", role: "group", "aria-label": words.clock },
    button(words.minute_less, () => app.bend(-1)), pause, button(words.minute_more, () => app.bend(1)));
  const element = h("footer", { class: "qsw-bottom" },
    h("div", { class: "qsw-group" }, previous, next), clock,
    h("div", { class: "qsw-group" }, beside, table, button(words.presenter, () => app.presenter()), home, button(words.keys, () => app.help())));

  function show({ isRunning, hasTable, isTable, canLay, isBeside, isPaused, isFirst, isLast, hasHome, isFree }) {
    for (const part of [previous, next, clock]) part.hidden = !isRunning;
    previous.disabled = isFirst && !isFree;
    next.disabled = isLast;
    beside.hidden = !canLay;
    beside.textContent = isBeside ? words.back_to_picture : words.lay_beside;
    table.hidden = !hasTable;
    table.textContent = isTable ? words.picture : words.table;
    pause.textContent = isPaused ? words.resume : words.pause;
    home.hidden = !hasHome;
  }
  return { element, show };
}
