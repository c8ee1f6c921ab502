// The cards that a kernel gives, in Voila: questions and answers are messages of one widget.
import { watchKernel } from "./kernel_watch.js";
import { start } from "./start.js";

/** A source (see start.js) that asks the kernel, and knows how long an answer is awaited. */
export function kernelSource(model) {
  const waiting = new Map();
  let last = 0;

  function heard({ number, answer, problem }) {
    const one = waiting.get(number);
    if (!one) return;
    waiting.delete(number);
    if (problem === undefined) one.resolve(answer);
    else one.reject(new Error(problem));
  }

  function ask(question) {
    return new Promise((resolve, reject) => {
      const number = ++last;
      waiting.set(number, { resolve, reject, since: Date.now() });
      model.send({ ...question, number });
    });
  }

  model.on("msg:custom", heard);
  return {
    words: model.get("words"),
    opens: model.get("opens"),
    cards: () => ask({ ask: "cards" }),
    card: (card) => ask({ ask: "card", card }),
    other: (card, seed) => ask({ ask: "other", card, seed }),
    frame: (card, seed, key) => ask({ ask: "frame", card, seed, key }),
    ping: () => ask({ ask: "ping" }),
    /** Milliseconds that the oldest question waits; null when none does. */
    waited: () => (waiting.size ? Date.now() - Math.min(...[...waiting.values()].map(({ since }) => since)) : null),
    giveUp: () => {
      for (const { reject } of waiting.values()) reject(new Error("no answer"));
      waiting.clear();
    },
    end: () => model.off("msg:custom", heard),
  };
}

/** The page, in the place that the template of Voila keeps for it. */
export function render({ model, el }) {
  const root = document.getElementById("workshop") ?? el;
  root.replaceChildren();
  const source = kernelSource(model);
  const endPage = start(root, source);
  const endWatch = watchKernel(source);
  return () => {
    endWatch();
    source.end();
    endPage();
  };
}
