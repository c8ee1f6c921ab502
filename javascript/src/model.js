// What two organisations say of each other, and what the ties make of the whole. No drawing here.

const NAMES = { knows: 1, works: 2 };

/** What one side says: true, false, or null where it is unknown. */
const says = (code, relation) => (code < 0 ? null : code >= NAMES[relation]);

export const pairKey = (one, other) => (one < other ? `${one}-${other}` : `${other}-${one}`);

/** The rows of a layer, or of all layers on top of each other. */
export const rowsOf = (wijk, layer) => (layer === "all" ? wijk.all : wijk.layers[layer].ties);

function stateOf(there, back) {
  if (there && back) return "both";
  return (there ? back : there) === false ? "one_side" : "unheard";
}

/** A tie as it is drawn: `from` names `to`. Null where nobody names the other in this way. */
function readTie(row, relation) {
  const [one, other, code, codeBack, level, quality, nQuality] = row;
  const there = says(code, relation);
  const back = says(codeBack, relation);
  if (!there && !back) return null;
  const [from, to] = there ? [one, other] : [other, one];
  return { from, to, state: stateOf(there, back), level, quality, nQuality };
}

/** The ties that the settings let through, and how many an unknown quality hides. */
export function tiesShown(wijk, { layer, relation, quality, removed }) {
  const ties = [];
  let notRated = 0;
  for (const row of rowsOf(wijk, layer)) {
    const tie = readTie(row, relation);
    if (!tie || removed.has(tie.from) || removed.has(tie.to)) continue;
    if (quality > 1 && tie.quality === null) notRated += 1;
    else if (quality <= 1 || tie.quality >= quality) ties.push(tie);
  }
  return { ties, notRated };
}

/** On how many layers each pair has a tie. */
export function layersOfPairs(wijk, relation) {
  const count = new Map();
  for (const layer of wijk.layers) {
    for (const row of layer.ties) {
      if (!readTie(row, relation)) continue;
      const key = pairKey(row[0], row[1]);
      count.set(key, (count.get(key) ?? 0) + 1);
    }
  }
  return count;
}

/** What a pair says of each other, as [there, back] seen from `one`; pairs without a row too. */
export function pairSays(wijk, rows, relation) {
  const found = new Map(rows.map((row) => [pairKey(row[0], row[1]), row]));
  const silent = (who) => (wijk.organisations[who].readable ? false : null);
  return (one, other) => {
    const row = found.get(pairKey(one, other));
    if (!row) return [silent(one), silent(other)];
    const [there, back] = [says(row[2], relation), says(row[3], relation)];
    return row[0] === one ? [there, back] : [back, there];
  };
}

export function neighboursOf(ties, who) {
  return new Set(ties.filter((tie) => tie.from === who || tie.to === who).map((tie) => (tie.from === who ? tie.to : tie.from)));
}

/** The separate parts of a network, each a list of organisations, the largest first. */
export function partsOf(n, ties, removed = new Set()) {
  const parent = Array.from({ length: n }, (_, k) => k);
  const root = (k) => {
    while (parent[k] !== k) k = parent[k] = parent[parent[k]];
    return k;
  };
  for (const { from, to } of ties) if (!removed.has(from) && !removed.has(to)) parent[root(from)] = root(to);
  const parts = new Map();
  for (let k = 0; k < n; k += 1) {
    if (removed.has(k)) continue;
    if (!parts.has(root(k))) parts.set(root(k), []);
    parts.get(root(k)).push(k);
  }
  return [...parts.values()].sort((one, other) => other.length - one.length || one[0] - other[0]);
}

/** What changes when partners go: ties lost, parts and pairs that reach each other, and who is cut off. */
export function withoutThem(wijk, state) {
  const { ties } = tiesShown(wijk, { ...state, removed: new Set() });
  const n = wijk.organisations.length;
  const before = partsOf(n, ties);
  const after = partsOf(n, ties, state.removed);
  const lost = ties.filter((tie) => state.removed.has(tie.from) || state.removed.has(tie.to)).length;
  const pairs = (parts) => parts.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const reach = pairs(before.map((part) => part.filter((who) => !state.removed.has(who))));
  const cutOff = [];
  for (const part of before) {
    if (!part.some((who) => state.removed.has(who))) continue;
    const left = after.filter((piece) => part.includes(piece[0]));
    for (const piece of left.slice(1)) cutOff.push(...piece);
  }
  return { lost, before: before.length, after: after.length, reach, reachAfter: pairs(after), cutOff: cutOff.sort((one, other) => one - other) };
}

/** The weak spots of a layer; those of no single layer belong to each. */
export const gapsOf = (wijk, layer) => wijk.gaps.filter((gap) => layer === "all" || gap.layer === null || gap.layer === layer);
