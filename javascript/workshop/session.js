// What is known of every card: its data, how far people are, and what was stored before.
import { paused, withAt } from "./progress.js";
import { earlierSession, fits, keep, sessionOfTab } from "./store.js";
import { placeOf } from "./choose.js";

export class Session {
  constructor(source) {
    Object.assign(this, { source, words: source.words, cards: [], loaded: new Map(), data: null, offer: null });
    this.session = sessionOfTab();
  }

  get progress() {
    return this.session.cards[this.session.card];
  }

  set progress(progress) {
    this.session = { ...this.session, cards: { ...this.session.cards, [this.session.card]: progress } };
    this.store();
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
    const data = await this.dataOf(session.card).catch(() => null);
    if (!data) return;
    const progress = session.cards[session.card];
    if (fits(progress, data)) this.offer = { session, title: data.title, place: placeOf(data, progress, this.words, session.saved) };
  }

  pauseOthers() {
    for (const [card, data] of this.loaded) {
      const progress = this.session.cards[card];
      if (progress && card !== this.session.card) this.session.cards[card] = paused(data, progress, Date.now());
    }
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
}
