// Which screen belongs to where we are.
import { chooser, opening } from "./choose.js";
import { explore } from "./explore.js";
import { outcome, predict } from "./predict.js";
import { stepOf } from "./progress.js";
import { run } from "./run.js";
import { exitCard, reactions, textScreen } from "./texts.js";

const SCREENS = { text: textScreen, reactions, predict, run, exit: exitCard, outcome: (app) => outcome(app, true) };

export function screenOf(app) {
  if (!app.data) return withNumbers(chooser(app), (number) => app.cards[number - 1] && app.open(app.cards[number - 1].card));
  if (!app.isRunning) return lengthsByNumber(opening(app));
  if (app.view.free) return explore(app, app.view.free);
  const step = stepOf(app.data, app.progress);
  return SCREENS[step.kind](app, step);
}

function withNumbers(section, number) {
  section.number = number;
  return section;
}

const lengthsByNumber = (section) => withNumbers(section, (number) => section.querySelectorAll("input[name=qsw-length]")[number - 1]?.click());
