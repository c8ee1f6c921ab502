// What the browser remembers: this tab (reload), and the last session (closed and opened again).
// Where storing is forbidden, or what was stored makes no sense, the page goes on without it.
import { stopped } from "./clock.js";

const KEY = "quickscan-workshop";
const VERSION = 1;
const DAY = 24 * 3600_000;
/** Closed for longer than this: the clock goes on from where it was, not from what passed. */
const SHORT = 15 * 60_000;

const quietly = (work, otherwise = null) => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};

export const newSession = () => ({ version: VERSION, tab: Math.random().toString(36).slice(2, 12), card: null, cards: {} });

/** The session of this tab; a new one where there is none, or none that can be read. */
export function sessionOfTab() {
  return quietly(() => readable(JSON.parse(sessionStorage.getItem(KEY)))) ?? newSession();
}

export function keep(session, now = Date.now()) {
  quietly(() => sessionStorage.setItem(KEY, JSON.stringify(session)));
  if (session.card) quietly(() => localStorage.setItem(`${KEY}:${session.tab}`, JSON.stringify({ ...session, saved: now })));
}

/** The last session of another, perhaps closed, window that was busy with one of these cards. */
export function earlierSession(tab, names, now = Date.now()) {
  return quietly(() => {
    const found = [];
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(`${KEY}:`))) {
      const session = quietly(() => readable(JSON.parse(localStorage.getItem(key))));
      if (!session || !(now - session.saved < DAY)) localStorage.removeItem(key);
      else if (session.tab !== tab && names.includes(session.card) && session.cards[session.card].phase >= 0) found.push(session);
    }
    return found.sort((a, b) => b.saved - a.saved)[0] ?? null;
  });
}

/** An earlier session in this tab. */
export function takenOver(earlier, tab, phaseName, now = Date.now()) {
  const { saved, ...session } = earlier;
  quietly(() => localStorage.removeItem(`${KEY}:${earlier.tab}`));
  const progress = session.cards[session.card];
  const stood = progress.clock.since !== null && now - saved > SHORT;
  const clock = stood ? { ...stopped(progress.clock, phaseName, saved), since: now } : progress.clock;
  return { ...session, tab, cards: { ...session.cards, [session.card]: { ...progress, clock } } };
}

const isNumber = (value) => Number.isFinite(value);
const isAll = (list, test) => Array.isArray(list) && list.every(test);
const isTable = (value, test) => typeof value === "object" && value !== null && Object.values(value).every(test);

function isProgress({ length, phase, step, levers, counts, names, clock }) {
  return (
    isAll([length, phase, step], Number.isInteger) &&
    isTable(levers, (key) => isAll(key, Number.isInteger)) &&
    isAll(counts, (count) => Number.isInteger(count) && count >= 0) &&
    isAll(names, (name) => typeof name === "string") &&
    isTable(clock.spent, isNumber) &&
    isTable(clock.extra, isNumber) &&
    (clock.since === null || isNumber(clock.since))
  );
}

function readable(session) {
  const { version, tab, card, cards } = session;
  const isOurs = version === VERSION && typeof tab === "string" && (card === null || card in cards);
  return isOurs && isTable(cards, isProgress) ? session : null;
}

/** Whether stored progress fits this card; it may have been changed since. */
export function fits(progress, data) {
  const phases = data.lengths[progress.length];
  const sameRounds = Object.keys(data.rounds).every((round) => progress.levers[round]?.length === data.levers.length);
  const places = Object.values(progress.levers).every((key) => key.every((at, lever) => at >= 0 && at < data.levers[lever].positions.length));
  const { options } = data.prediction;
  return Boolean(
    phases && progress.phase >= -1 && progress.phase < phases.length && progress.step >= 0 &&
      sameRounds && places && progress.counts.length === options.length && progress.names.length === options.length,
  );
}
