// Free exploration, where a source can draw: every lever, and other neighbourhoods.
import { h, fill } from "./dom.js";
import { leverBox } from "./levers.js";
import { withAt } from "./progress.js";
import { pictureBox } from "./run.js";

/** The screen goes on with what it has while the source is busy; only the last wish counts. */
export function explore(app, free) {
  const { words, source } = app;
  const box = pictureBox(words, app.view.isTable);
  const title = h("h1", {});
  const news = h("p", { class: "qsw-news", role: "status" });
  const moves = h("div", { class: "qsw-moves" });
  let levers = null;
  let wish = 0;

  async function shown(work) {
    const own = ++wish;
    const slow = setTimeout(() => (news.textContent = words.drawing), 300);
    try {
      const found = await work();
      if (own === wish) {
        news.textContent = "";
        return found;
      }
    } catch {
      if (own === wish) news.textContent = words.no_answer;
    } finally {
      clearTimeout(slow);
    }
    return null;
  }

  async function show() {
    const key = free.key.join("-");
    const known = free.data.frames[key];
    const frame = known ?? (await shown(() => source.frame(free.data.card, free.seed, key)));
    if (!frame) return;
    box.show(frame);
    app.fit();
  }

  function build() {
    title.textContent = free.seed ? fill(words.neighbourhood, { n: free.seed }) : words.same_neighbourhood;
    levers = leverBox(free.data, free.data.levers.map(({ name }) => name), free.key, (lever, place) => {
      free.key = withAt(free.key, lever, place);
      show();
    });
    moves.replaceChildren(levers ?? "", h("button", { type: "button", onclick: another }, words.another_neighbourhood));
    show();
  }

  async function another() {
    const seed = free.seed + 1;
    const data = await shown(() => source.other(free.data.card, seed));
    if (!data) return;
    Object.assign(free, { seed, data, key: [...data.rounds[2].start] });
    build();
  }

  build();
  const section = h("section", { class: "qsw-run qsw-free" },
    title, box.place, moves, box.told, news,
    h("p", { class: "qsw-buttons" }, h("button", { type: "button", onclick: () => app.explore() }, words.back_to_card)));
  section.number = (number) => levers?.number(number);
  section.table = box.turn;
  return section;
}
