// The same network in sentences, as a matrix, as weak spots and as a list.
import { h, hidden } from "./dom.js";
import { gapsOf, layersOfPairs, neighboursOf, pairKey, pairSays, rowsOf } from "./model.js";

const MOST_SENTENCES = 60;
const MATRIX_UP_TO = 40;

const everyone = (wijk, removed) => wijk.organisations.map((_, who) => who).filter((who) => !removed.has(who));

function pairsToTell({ wijk, state, ties }) {
  const here = everyone(wijk, state.removed);
  const { chosen } = state;
  const tied = ties.map((tie) => [tie.from, tie.to]);
  if (chosen !== null) {
    const own = tied.filter((pair) => pair.includes(chosen)).map(([one, other]) => (one === chosen ? [one, other] : [other, one]));
    const told = new Set(own.map(([, other]) => other));
    return [...own, ...here.filter((who) => who !== chosen && !told.has(who)).map((who) => [chosen, who])];
  }
  const told = new Set(tied.map(([one, other]) => pairKey(one, other)));
  const rest = [];
  for (const one of here) {
    for (const other of here) {
      if (tied.length + rest.length > MOST_SENTENCES) break;
      if (one < other && !told.has(pairKey(one, other))) rest.push([one, other]);
    }
  }
  return [...tied, ...rest];
}

export function sentencesPanel(scope) {
  const { wijk, state, words, ties } = scope;
  const pairs = pairsToTell(scope);
  const says = pairSays(wijk, rowsOf(wijk, state.layer), state.relation);
  const nLayers = layersOfPairs(wijk, state.relation);
  const tieOf = new Map(ties.map((tie) => [pairKey(tie.from, tie.to), tie]));
  const most = state.chosen === null ? MOST_SENTENCES : Infinity;
  const items = pairs.slice(0, most).map(([one, other]) => {
    const tie = tieOf.get(pairKey(one, other));
    const about = tie ? h("span", { class: "qsn-quiet" }, ` ${words.about(tie, nLayers.get(pairKey(one, other)) ?? 0)}`) : null;
    return h("li", {}, words.pair(one, other, says(one, other)), about);
  });
  const n = wijk.organisations.length - state.removed.size;
  const all = (n * (n - 1)) / 2;
  const more = state.chosen === null && all > most ? h("p", {}, words.say("more_sentences", { n: all - items.length })) : null;
  return [more, h("ul", { class: "qsn-list" }, items)];
}

function matrixOf(scope, who, caption) {
  const { wijk, state, words } = scope;
  const says = pairSays(wijk, rowsOf(wijk, state.layer), state.relation);
  const sign = (one, other) => {
    if (one === other) return h("td", { class: "qsn-self" }, hidden(words.say("itself")));
    const [there] = says(one, other);
    const [mark, key, look] = there === null ? ["?", "unknown", "unknown"] : there ? ["●", "names", "yes"] : ["·", "names_not", "no"];
    return h("td", { class: `qsn-${look}` }, h("span", { "aria-hidden": "true" }, mark), hidden(words.say(key)));
  };
  return h(
    "table",
    { class: "qsn-matrix" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, h("td", {}), who.map((one) => h("th", { scope: "col", title: words.name(one) }, hidden(words.name(one)), h("span", { "aria-hidden": "true" }, String(one + 1)))))),
    h("tbody", {}, who.map((one) => h("tr", {}, h("th", { scope: "row", title: words.name(one) }, `${one + 1} ${words.name(one)}`), who.map((other) => sign(one, other))))),
  );
}

function matrixOfSectors({ wijk, view, words, ties, state }) {
  const sectors = [...new Set(wijk.organisations.map((one) => one.sector))];
  const count = new Map();
  const sectorOf = (who) => wijk.organisations[who].sector;
  for (const tie of ties) {
    const key = pairKey(sectorOf(tie.from), sectorOf(tie.to));
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const name = (sector) => view.sectors[sector].name[state.language];
  return h(
    "table",
    { class: "qsn-matrix qsn-sectors" },
    h("caption", {}, words.say("matrix_by_sector")),
    h("thead", {}, h("tr", {}, h("td", {}), sectors.map((sector) => h("th", { scope: "col" }, h("span", {}, name(sector)))))),
    h("tbody", {}, sectors.map((one) => h("tr", {}, h("th", { scope: "row" }, name(one)), sectors.map((other) => h("td", {}, String(count.get(pairKey(one, other)) ?? 0)))))),
  );
}

export function matrixPanel(scope) {
  const { wijk, state, words, ties } = scope;
  const legend = h(
    "p",
    { class: "qsn-quiet", "aria-hidden": "true" },
    `● ${words.say("names")}   · ${words.say("names_not")}   ? ${words.say("unknown")}`,
  );
  const here = everyone(wijk, state.removed);
  if (here.length <= MATRIX_UP_TO) return [legend, matrixOf(scope, here, words.say("matrix_caption"))];
  if (state.chosen === null) return [matrixOfSectors(scope)];
  const near = [state.chosen, ...neighboursOf(ties, state.chosen)].sort((one, other) => one - other).slice(0, MATRIX_UP_TO);
  return [legend, matrixOf(scope, near, words.say("matrix_of_one", { name: words.name(state.chosen) }))];
}

export function gapsPanel({ wijk, state, words, view, choose }) {
  const gaps = gapsOf(wijk, state.layer);
  const few = wijk.n_gaps > wijk.gaps.length ? h("p", { class: "qsn-quiet" }, words.count("few_gaps", wijk.gaps.length, { all: wijk.n_gaps })) : null;
  if (gaps.length === 0) return [h("p", {}, words.say(wijk.gaps.length ? "no_gaps_layer" : "no_gaps")), few];
  return [
    few,
    h(
      "ol",
      { class: "qsn-list" },
      gaps.map((gap) => {
        const claim = gap.claim[state.language];
        const [first, rest] = [claim.charAt(0).toUpperCase(), claim.slice(1)];
        return h(
          "li",
          {},
          gap.one === null
            ? h("strong", {}, `${first}${rest}.`)
            : h("button", { type: "button", class: "qsn-link", onclick: () => choose(gap.one) }, `${first}${rest}.`),
          ` ${gap.basis[state.language]} ${gap.caution[state.language]}`,
          h("span", { class: "qsn-quiet" }, ` (${view.gap_kinds[gap.kind][state.language]})`),
          gap.unknown[state.language] ? h("p", { class: "qsn-quiet" }, gap.unknown[state.language]) : null,
          h("p", { class: "qsn-quiet" }, `${words.say("next_step")}: ${gap.next_step[state.language]}`),
        );
      }),
    ),
  ];
}

export function organisationsPanel({ wijk, state, words, ties, choose }) {
  const n = new Map();
  for (const tie of ties) for (const who of [tie.from, tie.to]) n.set(who, (n.get(who) ?? 0) + 1);
  const heads = ["organisation", "answers", "ties"];
  return [
    h(
      "table",
      { class: "qsn-organisations" },
      h("caption", { class: "qsn-hidden" }, words.say("organisations")),
      h("thead", {}, h("tr", {}, heads.map((key) => h("th", { scope: "col" }, words.say(key))))),
      h(
        "tbody",
        {},
        wijk.organisations.map((_, who) =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row" },
              `${who + 1} `,
              h("button", { type: "button", class: "qsn-link", "aria-pressed": String(state.chosen === who), onclick: () => choose(who) }, words.name(who)),
              h("span", { class: "qsn-quiet" }, words.sector(who)),
            ),
            h("td", {}, words.answers(who)),
            h("td", {}, state.removed.has(who) ? "✕" : String(n.get(who) ?? 0)),
          ),
        ),
      ),
    ),
  ];
}
