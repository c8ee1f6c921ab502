// What the trainer's window gets to know: plain data. The truth goes along from the debrief on.
import { left, minutesOf } from "./clock.js";
import { movesOf } from "./levers.js";
import { phaseOf, phasesOf, stepOf } from "./progress.js";

const OPEN = ["debrief", "apply", "close"];

export function spoken(app) {
  const { data, words, progress } = app;
  if (!data) return { words, language: document.documentElement.lang, card: null };
  const always = {
    words, language: data.language, card: data.card, title: data.title, banner: words.banner, lengths: Object.keys(data.lengths).map(Number),
    length: progress.length, objectives: data.objectives, pitfalls: data.pitfalls, roles: data.roles, does: [], notes: [], moves: [], truth: null, phase: null,
  };
  return app.isRunning ? { ...always, ...ofPhase(data, progress) } : always;
}

function ofPhase(data, progress) {
  const phases = phasesOf(data, progress);
  const phase = phaseOf(data, progress);
  const step = stepOf(data, progress);
  const after = phases[progress.phase + 1];
  const now = left(progress.clock, phases, phase, Date.now());
  return {
    phase: phase.title, at: progress.phase + 1, of: phases.length, screen: step.text ?? "", does: phase.does, notes: phase.notes,
    phases: phases.map(({ title }) => title),
    next: after ? { title: after.title, minutes: minutesOf(progress.clock, after) } : null,
    moves: step.kind === "run" ? movesOf(data, step.round) : [],
    clock: { ...now, isPaused: progress.clock.since === null },
    truth: OPEN.includes(phase.phase) ? [...data.truth, data.discovery] : null,
  };
}
