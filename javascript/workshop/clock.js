// The clock of a card: only moments are kept, so that time goes on while a tab sleeps.
// `spent` is what phases took so far, `extra` the minutes that the trainer gave or took,
// `since` the moment from which the current phase runs; null: the clock stands still.

export const MINUTE = 60_000;

export const newClock = () => ({ spent: {}, extra: {}, since: null });

const running = (clock, now) => (clock.since === null ? 0 : Math.max(0, now - clock.since));

/** The clock with the time of the phase that is on the screen written down. */
export function written(clock, phase, now) {
  const took = (clock.spent[phase] ?? 0) + running(clock, now);
  return { ...clock, spent: { ...clock.spent, [phase]: took }, since: clock.since === null ? null : now };
}

export const stopped = (clock, phase, now) => ({ ...written(clock, phase, now), since: null });
export const going = (clock, now) => ({ ...clock, since: clock.since ?? now });

export const minutesOf = (clock, phase) => Math.max(1, phase.minutes + (clock.extra[phase.phase] ?? 0));

/** A phase gets longer or shorter; one minute is the least. */
export function bent(clock, phase, minutes) {
  const wanted = Math.max(1, minutesOf(clock, phase) + minutes);
  return { ...clock, extra: { ...clock.extra, [phase.phase]: wanted - phase.minutes } };
}

/** Milliseconds left in the phase on the screen and in all phases together; below 0: over time. */
export function left(clock, phases, current, now) {
  const took = (phase) => (clock.spent[phase.phase] ?? 0) + (phase === current ? running(clock, now) : 0);
  const of = (phase) => minutesOf(clock, phase) * MINUTE;
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  return {
    phase: of(current) - took(current),
    session: sum(phases.map(of)) - sum(phases.map(took)),
  };
}

/** The word and its number: minutes left, or from a whole minute over time on, calmly, how many. */
export function inWords(milliseconds) {
  if (milliseconds > -MINUTE) return ["left", Math.max(0, Math.ceil(milliseconds / MINUTE))];
  return ["over", Math.floor(-milliseconds / MINUTE)];
}
