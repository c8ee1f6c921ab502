// Which key or clicker button does what. In a field where people type, keys type.

const KEYS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  b: "blank",
  ".": "blank",
  Home: "home",
  f: "full",
  p: "presenter",
  t: "table",
  n: "notes",
  v: "beside",
  "?": "help",
  "+": "longer",
  "=": "longer",
  "-": "shorter",
  c: "pause",
};
const PAGES = { PageDown: "next", PageUp: "previous" };
const DOES_ITSELF = "button, a, input, summary, select";

const types = (element) => element.matches?.("input:not([type=radio]), textarea, select");

/** What a key asks for: { name } or { name: "number", number, isLess }; null when it is not ours. */
export function asked(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  const page = PAGES[event.key];
  if (page) return { name: page };
  if (types(event.target)) return null;
  if (event.key === " ") return event.target.matches?.(DOES_ITSELF) ? null : { name: "next" };
  const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (name) return { name };
  const number = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  return number ? { name: "number", number: Number(number[1]), isLess: event.shiftKey } : null;
}

/** The keys with the word that explains them, for the list of keys. */
export const LIST = [
  ["PageDown  →", "key_next"],
  ["PageUp  ←", "key_previous"],
  ["1 – 9", "key_numbers"],
  ["V", "key_beside"],
  ["T", "key_table"],
  ["+  −  C", "key_clock"],
  ["B  .", "key_blank"],
  ["P  N", "key_presenter"],
  ["F", "key_full"],
  ["Home", "key_home"],
];
