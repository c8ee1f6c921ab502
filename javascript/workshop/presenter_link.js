// The trainer's window, seen from the page. The window asks, with messages, and the page answers: so
// it goes on after the page is loaded again, also from a file, where no page may touch another.
import code from "presenter:code";
import style from "./presenter.css";
import { spoken } from "./presenter_state.js";

const NAME = "quickscan-presenter";
const WISHES = ["next", "previous", "longer", "shorter", "pause", "blank"];

export class Presenter {
  constructor(app) {
    this.app = app;
    this.hear = (event) => this.answer(event);
    window.addEventListener("message", this.hear);
  }

  /** Whether the window is there; a browser may refuse it. */
  open() {
    if (this.child && !this.child.closed) {
      this.child.focus();
      return true;
    }
    try {
      this.child = window.open("about:blank", NAME, "popup,width=900,height=900");
      if (!this.child) return false;
      fill(this.child.document, this.app.words);
      return true;
    } catch {
      return false;
    }
  }

  answer({ source, data }) {
    if (!data?.quickscan || !source || !isOurChild(source)) return;
    const { wish, phase, length } = data;
    if (WISHES.includes(wish)) this.app.do({ name: wish });
    if (Number.isInteger(phase)) this.app.toPhase(phase);
    if (Number.isInteger(length)) this.app.setLength(length);
    source.postMessage({ quickscan: spoken(this.app) }, "*");
  }

  end() {
    window.removeEventListener("message", this.hear);
  }
}

/** Only a window that this page opened may ask; who opened it can be read across every border. */
function isOurChild(source) {
  try {
    return source.opener === window;
  } catch {
    return false;
  }
}

function fill(document, words) {
  document.documentElement.lang = window.document.documentElement.lang;
  const meta = document.createElement("meta");
  meta.name = "viewport";
  meta.content = "width=device-width, initial-scale=1";
  const look = document.createElement("style");
  look.textContent = style;
  document.head.replaceChildren(meta, look);
  document.title = words.presenter_title;
  document.body.replaceChildren();
  document.body.dataset.gone = words.page_gone;
  const script = document.createElement("script");
  script.textContent = code;
  document.body.append(script);
}
