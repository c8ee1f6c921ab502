// The picture with its controls: what people do changes the state, and the state is shown.
import { h, radios, uniqueId } from "./dom.js";
import { gapsOf, neighboursOf, pairSays, rowsOf, tiesShown, withoutThem } from "./model.js";
import { gapsPanel, matrixPanel, organisationsPanel, sentencesPanel } from "./panels.js";
import { makeScene } from "./scene.js";
import { Stage } from "./stage.js";
import { download, icon, legendItems, toPng, toSvg } from "./svg.js";
import { Words } from "./words.js";

const PANELS = { sentences: sentencesPanel, matrix: matrixPanel, gaps: gapsPanel, organisations: organisationsPanel };
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const SAVED = { width: 1200, height: 760, letters: 15 };

export class App {
  /** `given`: wijk, layer, chosen, removed and language to begin with; `onState` hears of changes. */
  constructor(root, view, given = {}, onState = () => {}) {
    Object.assign(this, { root, view, onState, id: uniqueId(), message: "" });
    this.state = {
      wijk: 0,
      layer: 0,
      relation: "knows",
      quality: 1,
      gaps: true,
      layout: "ring",
      language: "nl",
      chosen: null,
      cursor: null,
      anchor: null,
      pointed: null,
      removed: new Set(),
      query: "",
      panel: "sentences",
      ...given,
    };
    root.classList.add("qsn");
    this.build();
    this.sizes = new ResizeObserver(() => this.atSize());
    this.sizes.observe(this.box);
  }

  get wijk() {
    return this.view.wijken[this.state.wijk];
  }

  get words() {
    return new Words(this.view, this.wijk, this.state);
  }

  destroy() {
    cancelAnimationFrame(this.panelFrame);
    clearTimeout(this.panelAfter);
    this.sizes.disconnect();
    this.stage.destroy();
  }

  /** Change something; `parts` says what has to be drawn again, `message` what is told of it. */
  set(changes, parts = ["lines"], message = "") {
    Object.assign(this.state, changes);
    this.message = message;
    this.show(parts);
    this.onState(this.state);
  }

  // ---- building -----------------------------------------------------------------------------

  /** Everything anew: at the start and in another language or wijk. */
  build() {
    const { words, state, id } = this;
    this.root.lang = state.language;
    this.stage?.destroy();
    this.sizes?.disconnect();
    this.title = h("h2", {});
    this.status = h("p", { class: "qsn-status", role: "status", "aria-live": "polite" });
    this.beside = h("p", { class: "qsn-note" });
    this.howToRead = h("p", { class: "qsn-note" });
    this.box = h("div", {
      class: "qsn-box",
      tabindex: "0",
      role: "application",
      "aria-label": words.say("picture"),
      "aria-describedby": `${id}-keys`,
      onkeydown: (event) => this.onKey(event),
      onblur: () => this.state.cursor !== null && this.set({ cursor: null }, ["marks"], this.message),
    });
    this.legend = h("ul", { class: "qsn-legend", "aria-label": words.say("legend") });
    this.panel = h("div", { class: "qsn-panel", role: "tabpanel", id: `${id}-panel`, tabindex: "0" });
    this.tabs = this.tabList();
    this.root.replaceChildren(
      h("div", { class: "qsn-head" }, this.title, h("p", { class: "qsn-mark" }, this.view.mark[state.language]), this.languageChoice()),
      h("div", { class: "qsn-controls" }, this.controls()),
      h(
        "div",
        { class: "qsn-body" },
        h(
          "div",
          { class: "qsn-stage" },
          this.box,
          this.status,
          this.beside,
          this.howToRead,
          this.tools(),
          this.legend,
          h("p", { class: "qsn-note" }, this.wijk.basis[state.language]),
          h("p", { class: "qsn-note", id: `${id}-keys` }, h("strong", {}, `${words.say("keys_title")}: `), words.say("keys")),
        ),
        h("div", { class: "qsn-side", role: "group", "aria-label": words.say("beside") }, this.tabs, this.panel),
      ),
    );
    this.stage = new Stage(this.box, {
      onPoint: (who) => this.onPoint(who),
      onChoose: (who) => this.choose(who),
      onDrawn: () => this.onDrawn(),
    });
    this.seen = null;
    this.legendTold = null;
    this.sizes?.observe(this.box);
    this.atSize();
  }

  controls() {
    const { words, state, view, id, wijk } = this;
    const layers = wijk.layers.map((layer, k) => [String(k), layer.name[state.language]]);
    const toLayer = (value) => this.set({ layer: value === "all" ? "all" : Number(value) });
    return [
      view.wijken.length > 1 ? this.wijkChoice() : null,
      radios(words.say("layer"), `${id}-layer`, [...layers, ["all", words.say("all_layers")]], String(state.layer), toLayer),
      radios(words.say("relation"), `${id}-relation`, ["knows", "works"].map((value) => [value, words.say(value)]), state.relation, (relation) => this.set({ relation })),
      this.qualityChoice(),
      h(
        "label",
        { class: "qsn-check" },
        h("input", { type: "checkbox", checked: state.gaps, onchange: (event) => this.set({ gaps: event.target.checked }) }),
        words.say("gaps_on"),
      ),
      radios(words.say("layout"), `${id}-layout`, ["ring", "free"].map((value) => [value, words.say(value)]), state.layout, (layout) => this.set({ layout }, ["all"])),
      this.searchBox(),
    ];
  }

  languageChoice() {
    const languages = [["nl", "Nederlands", "nl"], ["en", "English", "en"]];
    return radios(this.words.say("language"), `${this.id}-language`, languages, this.state.language, (language) => this.setLanguage(language));
  }

  wijkChoice() {
    const { words, state, view } = this;
    const options = view.wijken.map((wijk, k) => h("option", { value: k, selected: k === state.wijk }, wijk.name));
    const onchange = (event) => {
      Object.assign(this.state, { wijk: Number(event.target.value), chosen: null, cursor: null, anchor: null, pointed: null, removed: new Set(), query: "" });
      this.message = "";
      this.rebuild(".qsn-wijk select");
    };
    return h("label", { class: "qsn-wijk" }, h("span", {}, words.say("wijk")), h("select", { onchange }, options));
  }

  qualityChoice() {
    const { words, state } = this;
    const told = () => (state.quality <= 1 ? words.say("any_quality") : words.number(state.quality));
    const output = h("output", {}, told());
    const oninput = (event) => {
      this.set({ quality: Number(event.target.value) });
      output.textContent = told();
      event.target.setAttribute("aria-valuetext", told());
    };
    const slider = h("input", { type: "range", min: "1", max: "4", step: "0.5", value: state.quality, "aria-valuetext": told(), oninput });
    return h("label", { class: "qsn-quality" }, h("span", {}, words.say("quality")), slider, output);
  }

  searchBox() {
    const { words, state, id, wijk } = this;
    const names = wijk.organisations.map((one) => h("option", { value: one.label[state.language] }));
    const onkeydown = (event) => {
      const [first] = this.found();
      if (event.key === "Enter" && first !== undefined) this.choose(first);
    };
    return h(
      "label",
      { class: "qsn-search" },
      h("span", {}, words.say("search")),
      h("input", { type: "search", list: `${id}-names`, value: state.query, oninput: (event) => this.onSearch(event.target.value), onkeydown }),
      h("datalist", { id: `${id}-names` }, names),
    );
  }

  tools() {
    const { words } = this;
    const button = (key, onclick, text, more = {}) => h("button", { type: "button", onclick, ...more }, text ?? words.say(key));
    this.removeButton = button("remove", () => this.remove(this.state.chosen));
    this.restoreButton = button("restore", () => this.restore());
    return h(
      "div",
      { class: "qsn-tools", role: "group" },
      this.removeButton,
      this.restoreButton,
      h("span", { class: "qsn-gap" }),
      button("larger", () => this.stage.zoom(1.3), "+", { "aria-label": words.say("larger") }),
      button("smaller", () => this.stage.zoom(1 / 1.3), "−", { "aria-label": words.say("smaller") }),
      button("fit", () => this.stage.fit()),
      button("save", () => this.save("png"), `${words.say("save")} (PNG)`),
      button("save", () => this.save("svg"), "SVG", { "aria-label": `${words.say("save")} (SVG)` }),
    );
  }

  tabList() {
    const names = Object.keys(PANELS);
    const onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = names[(names.indexOf(this.state.panel) + step + names.length) % names.length];
      this.set({ panel: next }, ["panel"], this.message);
      this.tabs.querySelector('[aria-selected="true"]').focus();
    };
    return h(
      "div",
      { class: "qsn-tabs", role: "tablist", "aria-label": this.words.say("beside"), onkeydown },
      names.map((name) =>
        h("button", { type: "button", role: "tab", id: `${this.id}-${name}`, "data-panel": name, "aria-controls": `${this.id}-panel`, onclick: () => this.set({ panel: name }, ["panel"], this.message) }, this.words.say(name)),
      ),
    );
  }

  setLanguage(language) {
    this.state.language = language;
    this.message = "";
    this.rebuild(`input[name="${this.id}-language"]:checked`);
  }

  /** Build again and put the keyboard back where it was. */
  rebuild(focus) {
    this.build();
    this.root.querySelector(focus)?.focus();
    this.onState(this.state);
  }

  /** How to read the picture: what a place says, and what a line that is not there says. */
  reading() {
    const { words, wijk, state } = this;
    const unread = wijk.organisations.some((one) => !one.readable);
    const noLine = state.quality > 1 ? "" : words.say(`no_line_${state.relation}`);
    return [words.say("place_note"), noLine, unread ? words.say("blank_note") : ""].filter(Boolean).join(" ");
  }

  // ---- showing ------------------------------------------------------------------------------

  /** A box in a hidden tab has no width: draw when it has one, and again when it changes. */
  atSize() {
    const { clientWidth, clientHeight } = this.box;
    if (clientWidth === 0 || clientHeight === 0) return;
    if (this.seen?.width === clientWidth && this.seen?.height === clientHeight) return;
    this.seen = { width: clientWidth, height: clientHeight };
    this.stage.resize();
    this.show(["all"]);
  }

  show(parts) {
    const { state, wijk } = this;
    const { ties, notRated } = tiesShown(wijk, state);
    const gaps = state.gaps ? gapsOf(wijk, state.layer) : [];
    this.now = { ties, notRated, gaps };
    if (this.seen) {
      const scene = this.sceneAt({ ...this.seen, letters: Math.max(12, Math.min(18, this.seen.width / 68)) });
      if (parts.includes("all")) {
        this.stage.draw(scene);
        this.stage.fit();
      } else {
        if (parts.includes("lines")) this.stage.drawLines(scene);
        if (wijk.organisations.length > 24) this.stage.drawNames(scene);
      }
      this.mark();
    }
    if (parts.includes("all") || parts.includes("lines")) this.showLegend();
    cancelAnimationFrame(this.panelFrame);
    clearTimeout(this.panelAfter);
    if (parts.includes("lines")) this.showPanelAfterPicture();
    else if (this.panelWaits || parts.some((part) => part !== "marks")) this.showPanel();
    this.showTexts();
  }

  sceneAt(size) {
    const { view, wijk, state } = this;
    const who = state.pointed ?? state.cursor ?? state.chosen;
    const named = new Set(this.found());
    if (who !== null) for (const one of [who, ...neighboursOf(this.now.ties, who)]) named.add(one);
    if (named.size > 14 && who !== null) return makeScene(view, wijk, state, this.now.ties, this.now.gaps, { ...size, named: new Set([who]) });
    return makeScene(view, wijk, state, this.now.ties, this.now.gaps, { ...size, named });
  }

  mark() {
    const { pointed, cursor, chosen } = this.state;
    this.stage.highlight(pointed ?? cursor ?? chosen, { chosen, cursor, found: this.found() });
  }

  showLegend() {
    const { view, words } = this;
    const items = legendItems(view, this.sceneAt({ width: 800, height: 500 }), words);
    const told = JSON.stringify(items);
    if (told === this.legendTold) return;
    this.legendTold = told;
    this.legend.replaceChildren(
      ...items.map(([inner, name]) => {
        const item = h("li", {}, h("span", {}, name));
        item.insertAdjacentHTML("afterbegin", icon(inner));
        return item;
      }),
    );
  }

  /** Beside the picture it may be a frame later: the picture never waits for the words. */
  showPanelAfterPicture() {
    this.panelWaits = true;
    this.panelFrame = requestAnimationFrame(() => {
      this.panelAfter = setTimeout(() => this.showPanel());
    });
  }

  showPanel() {
    this.panelWaits = false;
    const { state, view, wijk, words } = this;
    for (const tab of this.tabs.children) {
      const chosen = tab.dataset.panel === state.panel;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) this.panel.setAttribute("aria-labelledby", tab.id);
    }
    const scope = { state, view, wijk, words, ties: this.now.ties, choose: (who) => this.choose(who) };
    this.panel.replaceChildren(...PANELS[state.panel](scope).filter(Boolean));
  }

  showTexts() {
    const { state, words, wijk } = this;
    this.title.textContent = words.say("title", { wijk: wijk.name, layer: words.layer() });
    const whole = state.removed.size > 0 ? `${this.withoutText()} ${this.summary()}` : this.summary();
    // What is new is read aloud; the whole stays on the screen beside it.
    const news = this.message || whole;
    if (this.status.textContent !== news) this.status.textContent = news;
    this.beside.textContent = this.message ? whole : "";
    this.howToRead.textContent = this.reading();
    const choosable = state.chosen !== null && !state.removed.has(state.chosen);
    this.removeButton.disabled = !choosable;
    this.removeButton.textContent = choosable ? `${words.say("remove")}: ${words.name(state.chosen)}` : words.say("remove");
    this.restoreButton.disabled = state.removed.size === 0;
  }

  summary() {
    const { words, wijk, now } = this;
    if (wijk.organisations.length === 0) return words.say("nobody");
    if (wijk.organisations.every((one) => !one.readable)) return words.say("all_silent");
    const n = (state) => now.ties.filter((tie) => tie.state === state).length;
    const facts = { layer: capital(words.layer()), both: n("both"), one_side: n("one_side"), unheard: n("unheard") };
    const told = now.ties.length === 0 ? words.say("no_ties", facts) : words.count("summary", now.ties.length, facts);
    return now.notRated ? `${told} ${words.count("not_rated", now.notRated)}` : told;
  }

  withoutText() {
    const { words, wijk, state } = this;
    const { lost, before, after, reach, reachAfter, cutOff } = withoutThem(wijk, state);
    return [
      words.count("without", lost, { names: words.names([...state.removed]) }),
      cutOff.length ? words.say("cut_off", { names: words.names(cutOff) }) : words.say("nobody_cut_off"),
      reachAfter === reach ? "" : words.count("reach", reach, { before: reach, after: reachAfter }),
      after === before ? "" : words.say(before === 1 ? "parts_from_one" : after === 1 ? "parts_to_one" : "parts", { before, after }),
      words.say("parts_note"),
    ]
      .filter(Boolean)
      .join(" ");
  }

  onDrawn() {
    if (!this.seen) return;
    this.root.dataset.drawn = String(Number(this.root.dataset.drawn ?? 0) + 1);
  }

  // ---- doing --------------------------------------------------------------------------------

  about(who, key) {
    const { words } = this;
    return words.say(key, { name: words.name(who), sector: words.sector(who), answers: words.answers(who), n: neighboursOf(this.now.ties, who).size });
  }

  choose(who) {
    const chosen = who === this.state.chosen ? null : who;
    this.set({ chosen, anchor: null, query: "" }, ["choice"], chosen === null ? "" : this.about(chosen, "chosen"));
    const search = this.root.querySelector(".qsn-search input");
    if (search) search.value = "";
  }

  remove(who) {
    if (who === null || this.state.removed.has(who)) return;
    this.last = who;
    this.set({ removed: new Set([...this.state.removed, who]), chosen: null, cursor: null, anchor: null });
    if (document.activeElement === document.body) this.restoreButton.focus();
  }

  restore() {
    this.set({ removed: new Set() }, ["lines"], this.words.say("back"));
    if (document.activeElement === document.body) this.box.focus();
  }

  onPoint(pointed) {
    this.state.pointed = pointed;
    if (this.wijk.organisations.length > 24) this.show(["marks"]);
    else this.mark();
  }

  found() {
    const query = this.state.query.trim().toLowerCase();
    if (query.length < 2) return [];
    return this.wijk.organisations.map((_, who) => who).filter((who) => this.words.name(who).toLowerCase().includes(query));
  }

  onSearch(query) {
    this.state.query = query;
    const found = this.found();
    const told = found.length ? this.words.say("found", { names: this.words.names(found, 5) }) : this.words.say("found_none");
    this.set({ query }, ["marks"], query.trim().length < 2 ? "" : told);
  }

  onKey(event) {
    const { state } = this;
    const who = state.cursor ?? state.chosen;
    const acts = {
      ArrowRight: () => this.step(1),
      ArrowLeft: () => this.step(-1),
      ArrowDown: () => this.along(1),
      ArrowUp: () => this.along(-1),
      Enter: () => who !== null && this.choose(who),
      Delete: () => this.remove(who),
      Backspace: () => this.remove(who),
      Escape: () => this.back(),
      "+": () => this.stage.zoom(1.3),
      "=": () => this.stage.zoom(1.3),
      "-": () => this.stage.zoom(1 / 1.3),
      0: () => this.stage.fit(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in acts)) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  /** To the next organisation in the order of the picture. */
  step(by) {
    const { cursor, chosen, removed } = this.state;
    const n = this.wijk.organisations.length;
    if (removed.size >= n) return;
    let next = cursor ?? chosen ?? this.last ?? (by > 0 ? -1 : n);
    do next = (next + by + n) % n;
    while (removed.has(next));
    this.set({ cursor: next, anchor: null }, ["marks"], this.about(next, "cursor"));
  }

  /** Along the ties of one organisation, from partner to partner. */
  along(by) {
    const anchor = this.state.anchor ?? this.state.cursor ?? this.state.chosen;
    if (anchor === null) return this.step(by);
    const near = [...neighboursOf(this.now.ties, anchor)].sort((one, other) => one - other);
    if (near.length === 0) return this.set({ cursor: anchor }, ["marks"], this.about(anchor, "cursor"));
    const at = near.indexOf(this.state.cursor);
    const next = near[at < 0 ? (by > 0 ? 0 : near.length - 1) : (at + by + near.length) % near.length];
    const says = pairSays(this.wijk, rowsOf(this.wijk, this.state.layer), this.state.relation);
    const { words } = this;
    const sentence = words.pair(anchor, next, says(anchor, next));
    return this.set({ cursor: next, anchor }, ["marks"], words.say("along", { name: words.name(next), sector: words.sector(next), sentence }));
  }

  /** Escape: first the choice, then those taken away. */
  back() {
    const { chosen, cursor, removed } = this.state;
    if (chosen !== null || cursor !== null) this.set({ chosen: null, cursor: null, anchor: null }, ["choice"]);
    else if (removed.size) this.restore();
    this.stage.fit();
  }

  async save(kind) {
    const { view, words, wijk, state } = this;
    const title = words.say("title", { wijk: wijk.name, layer: words.layer() });
    const notes = [wijk.basis[state.language], this.reading(), view.mark[state.language]].filter(Boolean);
    const svg = toSvg(view, this.sceneAt(SAVED), words, { title, notes });
    const file = `${title.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/_+$/, "")}.${kind}`;
    download(kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await toPng(svg), file);
    this.set({}, [], words.say("saved", { file }));
  }
}
