// The page: what is shown now, and what every key and button does. State goes out at each change.
import { h } from "./dom.js";
import { asked } from "./keys.js";
import { phaseOf, phasesOf, stepOf, stepsOf } from "./progress.js";
import { newView, Walk } from "./walk.js";
import { fit } from "./fit.js";
import { bottom, top } from "./frame.js";
import { Presenter } from "./presenter_link.js";
import { closeDialogs, helpDialog, noWindowDialog, notesDialog } from "./dialogs.js";
import { screenOf } from "./screens.js";

const KEPT_EVERY = 10_000;

export class App extends Walk {
  constructor(root, source) {
    super(source);
    Object.assign(this, { root, view: newView() });
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
    this.resized = () => this.fit();
    window.addEventListener("resize", this.resized);
    this.ticking = setInterval(() => this.tick(), 500);
    this.keeping = setInterval(() => this.store(), KEPT_EVERY);
    this.frame();
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
    window.removeEventListener("resize", this.resized);
    clearInterval(this.ticking);
    clearInterval(this.keeping);
    this.presenting.end();
    this.root.replaceChildren();
  }

  get canExplore() {
    return Boolean(this.source.other && this.source.frame);
  }

  get canHome() {
    return this.cards.length > 1 ? this.data !== null : this.isRunning;
  }

  // What people do.

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

  /** A sentence instead of a screen, with a button to try again. */
  tell(sentence, again = null) {
    this.screen.replaceChildren(h("section", { class: "qsw-text" }, h("h1", { class: "qsw-long", role: "status" }, sentence),
      again && h("p", { class: "qsw-buttons" }, h("button", { type: "button", class: "qsw-main-button", onclick: again }, this.words.try_again))));
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
    this.fit();
    this.tick();
  }

  fit() {
    fit(this.screen);
  }

  tick() {
    this.top.tick(this.isRunning ? this.data : null, this.progress, Date.now());
  }
}
