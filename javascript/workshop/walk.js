// Going through a card: open, start, forward and back, and the clock on the way.
import { bent, going } from "./clock.js";
import { atPhase, back, forward, hasStarted, newProgress, paused, phaseOf, started, stepsOf, withLength } from "./progress.js";
import { Session } from "./session.js";
import { fits, takenOver } from "./store.js";

export const newView = () => ({ isTable: false, isBeside: false, free: null });

/** Whoever extends this shows it: `show` (a screen), `frame` (what is always in view), `tick`, `tell`. */
export class Walk extends Session {
  get isRunning() {
    return Boolean(this.data) && hasStarted(this.progress) && !this.isOpening;
  }

  async open(card, isReload = false) {
    const data = await this.found(card, () => this.open(card, isReload));
    if (!data) return;
    const stored = this.session.cards[card];
    const progress = stored && fits(stored, data) ? stored : newProgress(data);
    Object.assign(this, { data, view: newView(), isOpening: !(isReload && hasStarted(progress)) });
    this.session = { ...this.session, card };
    const last = hasStarted(progress) ? stepsOf(data, phaseOf(data, progress)).length - 1 : 0;
    this.progress = { ...progress, step: Math.min(progress.step, last) };
    this.show();
  }

  /** The data of a card; a source that is slow or gives no answer is told about. */
  async found(card, again) {
    const slow = setTimeout(() => this.tell(this.words.drawing), 300);
    try {
      return await this.dataOf(card);
    } catch {
      this.tell(this.words.no_answer, again);
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  async takeOver() {
    const { session } = this.offer;
    const data = await this.found(session.card, () => this.takeOver());
    if (!data) return;
    this.session = takenOver(session, this.session.tab, phaseOf(data, session.cards[session.card]).phase);
    this.offer = null;
    await this.open(session.card, true);
  }

  start() {
    this.pauseOthers();
    this.isOpening = false;
    this.progress = started(this.data, { ...newProgress(this.data), length: this.progress.length }, Date.now());
    this.show();
  }

  goOn() {
    this.pauseOthers();
    this.isOpening = false;
    this.show();
  }

  setLength(length) {
    this.progress = withLength(this.data, this.progress, length, Date.now());
    this.tick();
    if (this.isRunning) this.show();
  }

  move(progress) {
    if (this.view.free) this.view.free = null;
    else this.progress = progress;
    this.view.isBeside = false;
    this.show();
  }

  next() {
    if (this.isRunning) this.move(forward(this.data, this.progress, Date.now()));
    else if (this.data) hasStarted(this.progress) ? this.goOn() : this.start();
  }

  previous() {
    if (this.isRunning) this.move(back(this.data, this.progress, Date.now()));
  }

  toPhase(phase) {
    if (this.isRunning) this.move(atPhase(this.data, this.progress, phase, 0, Date.now()));
  }

  bend(minutes) {
    if (!this.isRunning) return;
    this.progress = { ...this.progress, clock: bent(this.progress.clock, phaseOf(this.data, this.progress), minutes) };
    this.tick();
  }

  pause() {
    if (!this.isRunning) return;
    const { progress } = this;
    this.progress = progress.clock.since === null ? { ...progress, clock: going(progress.clock, Date.now()) } : paused(this.data, progress, Date.now());
    this.frame();
  }
}
