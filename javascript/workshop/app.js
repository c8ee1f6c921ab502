// The page: what is shown now, and what every key and button does. State goes out at each change.
import { h } from "./dom.js";
import { asked } from "./keys.js";
import { bent, going } from "./clock.js";
import { atPhase, back, forward, hasStarted, newProgress, paused, phaseOf, phasesOf, started, stepOf, stepsOf, withAt, withLength } from "./progress.js";
import { earlierSession, fits, keep, sessionOfTab, takenOver } from "./store.js";
import { bottom, top } from "./frame.js";
import { Presenter } from "./presenter_link.js";
import { closeDialogs, helpDialog, noWindowDialog, notesDialog } from "./dialogs.js";
import { placeOf } from "./choose.js";
import { screenOf } from "./screens.js";

const KEPT_EVERY = 10_000;
const newView = () => ({ isTable: false, isBeside: false, free: null });

export class App {
  constructor(root, source) {
    Object.assign(this, { root, source, words: source.words, cards: [], loaded: new Map(), data: null, view: newView(), offer: null });
    this.session = sessionOfTab();
    this.screen = h("main", { class: "qsw-main" });
    this.top = top(this.words);
    this.bottom = bottom(this.words, this);
    this.black = h("div", { class: "qsw-blank", hidden: true, onclick: () => this.blank() });
    this.presenting = new Presenter(this);
  }

  async begin() {
    this.root.classList.add("qsw");
    this.root.append(this.top.element, this.screen, this.bottom.element, this.black);
    this.hear = (event) => this.key(event);
    this.leave = () => this.store();
    document.addEventListener("keydown", this.hear);
    window.addEventListener("pagehide", this.leave);
    this.ticking = setInterval(() => this.tick(), 500);
    this.keeping = setInterval(() => this.store(), KEPT_EVERY);
    this.cards = await this.source.cards();
    const names = this.cards.map(({ card }) => card);
    const known = names.includes(this.session.card) ? this.session.card : null;
    if (!known) await this.findOffer(names);
    const only = names.length === 1 ? names[0] : names.find((name) => name === this.source.opens);
    if (known ?? only) await this.open(known ?? only, Boolean(known));
    else this.show();
    this.root.dataset.ready = "";
  }

  end() {
    document.removeEventListener("keydown", this.hear);
    window.removeEventListener("pagehide", this.leave);
    clearInterval(this.ticking);
    clearInterval(this.keeping);
    this.presenting.end();
    this.root.replaceChildren();
  }

  // State.

  get progress() {
    return this.session.cards[this.session.card];
  }

  set progress(progress) {
    this.session = { ...this.session, cards: { ...this.session.cards, [this.session.card]: progress } };
    this.store();
  }

  get isRunning() {
    return Boolean(this.data) && hasStarted(this.progress) && !this.isOpening;
  }

  get canExplore() {
    return Boolean(this.source.other && this.source.frame);
  }

  get canHome() {
    return this.cards.length > 1 ? this.data !== null : this.isRunning;
  }

  store() {
    keep(this.session);
  }

  async dataOf(card) {
    if (!this.loaded.has(card)) this.loaded.set(card, await this.source.card(card));
    return this.loaded.get(card);
  }

  async findOffer(names) {
    const session = earlierSession(this.session.tab, names);
    if (!session) return;
    const data = await this.dataOf(session.card);
    const progress = session.cards[session.card];
    if (fits(progress, data)) this.offer = { session, title: data.title, place: placeOf(data, progress, this.words, session.saved) };
  }

  // What people do.

  async open(card, isReload = false) {
    const data = await this.dataOf(card);
    const stored = this.session.cards[card];
    const progress = stored && fits(stored, data) ? stored : newProgress(data);
    Object.assign(this, { data, view: newView(), isOpening: !(isReload && hasStarted(progress)) });
    this.session = { ...this.session, card };
    const last = hasStarted(progress) ? stepsOf(data, phaseOf(data, progress)).length - 1 : 0;
    this.progress = { ...progress, step: Math.min(progress.step, last) };
    this.show();
  }

  async takeOver() {
    const { session } = this.offer;
    const data = await this.dataOf(session.card);
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

  pauseOthers() {
    for (const [card, data] of this.loaded) {
      const progress = this.session.cards[card];
      if (progress && card !== this.session.card) this.session.cards[card] = paused(data, progress, Date.now());
    }
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

  home() {
    if (!this.canHome) return;
    if (this.cards.length > 1) {
      this.data = null;
      this.session = { ...this.session, card: null };
      this.store();
    } else this.isOpening = true;
    this.view = newView();
    this.show();
  }

  setCount(at, count) {
    this.progress = { ...this.progress, counts: withAt(this.progress.counts, at, count) };
  }

  setNames(at, names) {
    this.progress = { ...this.progress, names: withAt(this.progress.names, at, names) };
  }

  moveLever(round, lever, place) {
    const { levers } = this.progress;
    this.progress = { ...this.progress, levers: { ...levers, [round]: withAt(levers[round], lever, place) } };
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

  toggleTable() {
    if (!this.screen.firstChild?.table) return;
    this.view.isTable = !this.view.isTable;
    this.screen.firstChild.table(this.view.isTable);
    this.frame();
  }

  toggleBeside() {
    if (!this.isRunning || this.view.free || !stepOf(this.data, this.progress).predicted) return;
    this.view.isBeside = !this.view.isBeside;
    this.show();
  }

  explore() {
    this.view.free = this.view.free ? null : { seed: 0, data: this.data, key: [...this.progress.levers[stepOf(this.data, this.progress).round]] };
    this.show();
  }

  number({ number, isLess }) {
    this.screen.firstChild?.number?.(number, isLess);
  }

  blank() {
    this.black.hidden = !this.black.hidden;
  }

  full() {
    // Refused without a key or click of the user; then the window stays as it is.
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {});
  }

  presenter() {
    if (!this.presenting.open()) noWindowDialog(this);
  }

  notes() {
    if (this.data) notesDialog(this);
  }

  help() {
    helpDialog(this);
  }

  // What is shown.

  key(event) {
    const wish = asked(event);
    if (!wish) return;
    event.preventDefault();
    if (!this.black.hidden) this.blank();
    else if (!closeDialogs(this.root)) this.do(wish);
  }

  do(wish) {
    const { name } = wish;
    const work = { beside: () => this.toggleBeside(), table: () => this.toggleTable(), longer: () => this.bend(1), shorter: () => this.bend(-1), number: () => this.number(wish) };
    (work[name] ?? (() => this[name]()))();
  }

  show() {
    this.screen.replaceChildren(screenOf(this));
    this.frame();
  }

  frame() {
    const { progress, data, isRunning } = this;
    const phases = data ? phasesOf(data, progress) : [];
    this.top.where(isRunning ? data : null, progress);
    this.bottom.show({
      isRunning,
      hasTable: Boolean(this.screen.firstChild?.table),
      isTable: this.view.isTable,
      canLay: isRunning && !this.view.free && Boolean(stepOf(data, progress).predicted),
      isBeside: this.view.isBeside,
      isPaused: isRunning && progress.clock.since === null,
      isFirst: isRunning && progress.phase === 0 && progress.step === 0,
      isLast: isRunning && progress.phase === phases.length - 1 && progress.step === stepsOf(data, phaseOf(data, progress)).length - 1,
      hasHome: this.canHome,
      isFree: Boolean(this.view.free),
    });
    this.tick();
  }

  tick() {
    this.top.tick(this.isRunning ? this.data : null, this.progress, Date.now());
  }
}
