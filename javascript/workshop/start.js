import { App } from "./app.js";
import "./workshop.css";

/**
 * The page of the workshop, the same in a file and on the server: `start(root, source)`.
 *
 * `root` is an empty element; the page fills the whole window with it.
 *
 * `source` gives the cards. All that it gives is in one language, made by Python:
 *
 * @typedef {object} Source
 * @property {Record<string, string>} words  The page's own words (workshop/page_words.py).
 * @property {() => Summary[] | Promise<Summary[]>} cards  The cards to choose from. With one card
 *   the chooser is left out.
 * @property {string} [opens]  The card that the page opens with; without it the chooser.
 * @property {(card: string) => Promise<CardData>} card  All of a card (workshop/bundle.py,
 *   `card_data`); asked once for each card.
 * @property {(card: string, seed: number) => Promise<CardData>} [other]  Free exploration: the same
 *   card in another neighbourhood. `seed` is a number from 1 up; `frames` need not be whole.
 * @property {(card: string, seed: number, key: string) => Promise<Frame>} [frame]  A picture that
 *   is not in `frames` of what `other` gave; `key` as in `frames`, such as "0-2".
 *
 * @typedef {{card: string, title: string, minutes: number, module: string, discovery?: string}}
 *   Summary
 * @typedef {{svg: string, alt: string, told: string, header: string[], rows: string[][]}} Frame
 * @typedef {object} CardData  See `card_data` in workshop/bundle.py.
 *
 * Only a source with both `other` and `frame` offers free exploration. A promise that is refused
 * (the kernel is gone) leaves the screen as it was, with a sentence; the page goes on with what it
 * has. The page keeps all state itself, in the browser: a source has to remember nothing.
 *
 * `start` returns a function that takes the page away again.
 *
 * The bundle: main.js is the entry. A page in a file holds
 * `<script type="application/json" data-quickscan-workshop>` (see file_source.js). The server adds
 * to main.js: `import { render } from "./kernel_source.js"; export default { render };`
 */
export function start(root, source) {
  const app = new App(root, source);
  app.begin();
  return () => app.end();
}
