// The trainer's window itself: asks the page twice a second how things are, and shows it.
import { h, fill } from "./dom.js";
import { notesOf } from "./notes.js";

const ASK_EVERY = 400;
const GONE_AFTER = 4000;

let heard = Date.now();
let shown = "";
const main = h("main", {});
const head = h("header", {});
const gone = h("p", { class: "gone", role: "alert", hidden: true }, document.body.dataset.gone);
document.body.append(gone, head, main);

const send = (what = {}) => {
  try {
    window.opener.postMessage({ quickscan: true, ...what }, "*");
  } catch {
    // The page is closed; the sentence comes by itself.
  }
};

const clockText = (milliseconds) => {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return `${milliseconds < 0 ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

const button = (text, wish, kind = "") => h("button", { type: "button", class: kind, onclick: () => send({ wish }) }, text);
const [own, whole] = [h("strong", {}), h("strong", {})];

function build(state) {
  const { words, title, card, phase } = state;
  if (!card) {
    head.replaceChildren(h("h1", {}, words.choose_card));
    return main.replaceChildren();
  }
  head.replaceChildren(
    h("p", { class: "card" }, `${card} · ${title} · ${fill(words.minutes, { n: state.length })}`),
    h("h1", {}, phase === null ? words.not_started : `${phase} (${fill(words.place, { n: state.at, of: state.of })})`),
    phase === null ? "" : h("p", { class: "clocks", role: "timer" }, `${words.this_phase} `, own, ` · ${words.whole_session} `, whole),
    h("nav", { "aria-label": words.presenter },
      phase === null ? null : button(`← ${words.previous}`, "previous"), button(phase === null ? words.start : `${words.next} →`, "next", "first"),
      phase === null ? null : [button(words.minute_less, "shorter"), button(state.clock.isPaused ? words.resume : words.pause, "pause"), button(words.minute_more, "longer"), button(words.blank, "blank")]),
    choices(state));
  main.replaceChildren(...notesOf(state).filter(Boolean));
}

/** Straight to a phase, and the short or the long workshop. */
function choices({ words, phases, at, lengths, length, phase }) {
  if (phase === null) return "";
  const choose = (name, options, chosen, onChoose) => {
    const select = h("select", { onchange: () => onChoose(Number(select.value)) },
      options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
    return h("label", {}, `${name} `, select);
  };
  return h("p", { class: "choices" },
    choose(words.to_phase, phases.map((title, place) => [place, `${place + 1}. ${title}`]), at - 1, (place) => send({ phase: place })), " ",
    choose(words.length, lengths.map((minutes) => [minutes, fill(words.minutes, { n: minutes })]), length, (minutes) => send({ length: minutes })));
}

function show(state) {
  heard = Date.now();
  const { clock, ...rest } = state;
  const text = JSON.stringify([rest, clock?.isPaused]);
  if (text !== shown) {
    const focused = [...document.querySelectorAll("button, select")].indexOf(document.activeElement);
    shown = text;
    build(state);
    document.documentElement.lang = state.language;
    if (focused >= 0) document.querySelectorAll("button, select")[focused]?.focus();
  }
  if (clock) [own.textContent, whole.textContent] = [clockText(clock.phase), clockText(clock.session)];
}

window.addEventListener("message", ({ source, data }) => {
  if (source === window.opener && data?.quickscan?.words) show(data.quickscan);
});
const KEYS = { PageDown: "next", ArrowRight: "next", PageUp: "previous", ArrowLeft: "previous", "+": "longer", "=": "longer", "-": "shorter", c: "pause", b: "blank", ".": "blank" };
document.addEventListener("keydown", (event) => {
  const wish = KEYS[event.key];
  const isFree = !(event.ctrlKey || event.altKey || event.metaKey) && (!event.target.matches?.("select") || event.key.startsWith("Page"));
  if (!wish || !isFree) return;
  event.preventDefault();
  send({ wish });
});
setInterval(() => {
  send();
  gone.hidden = Date.now() - heard < GONE_AFTER;
}, ASK_EVERY);
send();
