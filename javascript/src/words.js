// Sentences from the templates that Python gave; both languages are there.

export const fill = (template, facts = {}) => template.replace(/\{(\w+)\}/g, (all, name) => (name in facts ? String(facts[name]) : all));

const SIGN = { true: "1", false: "0", null: "u" };

export class Words {
  constructor(view, wijk, state) {
    Object.assign(this, { view, wijk, state, language: state.language, texts: view.words[state.language] });
  }

  say(key, facts) {
    return fill(this.texts[key], facts);
  }

  /** The same for a number of things: one of them has a sentence of its own, and none may have. */
  count(key, n, facts) {
    const own = { 0: `${key}_none`, 1: `${key}_one` }[n];
    return this.say(own in this.texts ? own : key, { n, ...facts });
  }

  name(who) {
    return this.wijk.organisations[who].label[this.language];
  }

  names(many, most = 12) {
    const shown = many.slice(0, most).map((who) => this.name(who));
    if (many.length > most) return `${shown.join(", ")} … (+${many.length - most})`;
    return new Intl.ListFormat(this.language === "en" ? "en-GB" : this.language).format(shown);
  }

  sector(who) {
    return this.view.sectors[this.wijk.organisations[who].sector].name[this.language];
  }

  answers(who) {
    return this.wijk.organisations[who].answers[this.language];
  }

  layer() {
    return this.state.layer === "all" ? this.say("all_layers") : this.wijk.layers[this.state.layer].name[this.language];
  }

  number(value, decimals = 1) {
    const text = value.toFixed(decimals);
    return this.language === "nl" ? text.replace(".", ",") : text;
  }

  /** "JGZ noemt school wel, school noemt JGZ niet": the side that is known better comes first. */
  pair(one, other, [there, back]) {
    if (there === null && back === null) return this.say("u_u", { one: this.name(one), other: this.name(other) });
    const turned = there === null || (!there && back);
    const [first, second, a, b] = turned ? [other, one, back, there] : [one, other, there, back];
    const key = `${this.state.relation}_${SIGN[a]}_${SIGN[b]}`;
    return this.say(key, { one: this.name(first), other: this.name(second) });
  }

  /** How close, how good, on how many subjects. */
  about(tie, nLayers) {
    const parts = [this.say("closeness", { level: this.texts[`level_${tie.level}`].split(":")[0] })];
    parts.push(
      tie.quality === null
        ? this.say("quality_unknown")
        : this.say("quality_of", { quality: this.number(tie.quality), n: tie.nQuality }),
    );
    if (this.wijk.layers.length > 1) parts.push(this.say("of_layers", { n: nLayers, all: this.wijk.layers.length }));
    return parts.join(" ");
  }
}
