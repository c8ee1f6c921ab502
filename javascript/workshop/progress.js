// Where a card is: pure functions from one state to the next. Nothing here touches the page.
import { newClock, stopped, going, written } from "./clock.js";

export const BEFORE_START = -1;

export const newProgress = (data) => ({
  length: data.opens_with,
  phase: BEFORE_START,
  step: 0,
  levers: Object.fromEntries(Object.entries(data.rounds).map(([round, { start }]) => [round, start])),
  counts: data.prediction.options.map(() => 0),
  names: data.prediction.options.map(() => ""),
  clock: newClock(),
});

/** The list with another value at one place. */
export const withAt = (list, place, value) => list.map((one, at) => (at === place ? value : one));

export const phasesOf = (data, progress) => data.lengths[progress.length];
export const phaseOf = (data, progress) => phasesOf(data, progress)[progress.phase] ?? null;
export const hasStarted = (progress) => progress.phase > BEFORE_START;

const says = (text, label = "") => ({ kind: "text", text, label });

function run(data, round, task, moves, isLast) {
  const predicted = round === "only" ? isLast || data.prediction.round === 1 : String(data.prediction.round) === round;
  return { kind: "run", round, text: task, moves, predicted, isLast };
}

/** What came out is told when the lever of the round was moved, not before. */
export function isOut(data, progress, round) {
  const { start, end } = data.rounds[round];
  return `${start}` === `${end}` || `${progress.levers[round]}` !== `${start}`;
}

const STEPS = {
  predict: () => [{ kind: "predict" }],
  round_1: (data, { screen }) =>
    screen.length === 1
      ? [run(data, "1", screen[0], data.rounds[1].moves, false)]
      : [run(data, "only", screen[0], data.rounds[1].moves, false), run(data, "only", screen[1], data.rounds.only.moves, true)],
  round_2: (data, { screen }) => [run(data, "2", screen[0], data.rounds[2].moves, true)],
  reactions: (data, { screen }) => (screen.length ? screen.map((text) => says(text)) : [{ kind: "reactions" }]),
  close: (data, { screen }) => [
    { kind: "outcome" },
    ...screen.map((text) => says(text)),
    ...(data.exit_card.length ? [{ kind: "exit" }] : []),
  ],
};

/** What a phase shows, one thing at a time. */
export function stepsOf(data, phase) {
  const own = STEPS[phase.phase];
  return own ? own(data, phase) : phase.screen.map((text, at) => says(text, phase.labels?.[at]));
}

export const stepOf = (data, progress) => stepsOf(data, phaseOf(data, progress))[progress.step];

/** At a phase: the clock of the one before is written down, and goes on for this one. */
export function atPhase(data, progress, phase, step, now) {
  const before = phaseOf(data, progress);
  const clock = before && phase !== progress.phase ? written(progress.clock, before.phase, now) : progress.clock;
  return { ...progress, phase, step, clock };
}

export function started(data, progress, now) {
  return { ...atPhase(data, progress, 0, 0, now), clock: going(newClock(), now) };
}

export function forward(data, progress, now) {
  if (progress.step + 1 < stepsOf(data, phaseOf(data, progress)).length) return { ...progress, step: progress.step + 1 };
  if (progress.phase + 1 < phasesOf(data, progress).length) return atPhase(data, progress, progress.phase + 1, 0, now);
  return progress;
}

export function back(data, progress, now) {
  if (progress.step > 0) return { ...progress, step: progress.step - 1 };
  if (progress.phase === 0) return progress;
  const steps = stepsOf(data, phasesOf(data, progress)[progress.phase - 1]);
  return atPhase(data, progress, progress.phase - 1, steps.length - 1, now);
}

export function paused(data, progress, now) {
  const phase = phaseOf(data, progress);
  return phase ? { ...progress, clock: stopped(progress.clock, phase.phase, now) } : progress;
}

/** Another length before the start; afterwards the phase stays, or the one before it. */
export function withLength(data, progress, length, now) {
  const phase = phaseOf(data, progress);
  const other = { ...paused(data, progress, now), length, step: 0 };
  if (!phase) return other;
  const at = data.lengths[length].findIndex((one) => one.phase === (phase.phase === "round_2" ? "round_1" : phase.phase));
  const clock = progress.clock.since === null ? other.clock : going(other.clock, now);
  return { ...other, phase: Math.max(0, at), clock };
}
