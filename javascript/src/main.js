// One bundle for two places: a widget in a notebook (anywidget), and a page that stands on its own.
import { App } from "./app.js";
import "./network.css";

const PAGE = "script[type='application/json'][data-quickscan-network]";

const layerOf = (view, id) => (id === "all" ? "all" : Math.max(0, view.wijken[0].layers.findIndex((layer) => layer.id === id)));
const whoOf = (view, id) => {
  const who = view.wijken[0].organisations.findIndex((one) => one.id === id);
  return who < 0 ? null : who;
};
const removedOf = (view, ids) => new Set(ids.map((id) => whoOf(view, id)).filter((who) => who !== null));

/**
 * JupyterLab takes arrow keys and letters for itself before a listener in the picture hears them:
 * an arrow goes to the next cell. It leaves them where what has the focus carries this mark.
 */
function keepPlainKeys(event) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
  if (event.target.closest?.(".qsn")) event.target.toggleAttribute("data-lm-suppress-shortcuts", isPlain);
}

function keepKeysOnce() {
  if (document.documentElement.dataset.qsnKeys) return;
  document.documentElement.dataset.qsnKeys = "kept";
  window.addEventListener("keydown", keepPlainKeys, true); // before JupyterLab looks
}

function render({ model, el }) {
  keepKeysOnce();
  const view = model.get("view");
  const { layers, organisations } = view.wijken[0];
  const root = document.createElement("section");
  el.append(root);
  let telling = false;
  const tell = (state) => {
    telling = true;
    model.set("language", state.language);
    model.set("layer", state.layer === "all" ? "all" : layers[state.layer].id);
    model.set("selected", state.chosen === null ? "" : organisations[state.chosen].id);
    model.set("removed", [...state.removed].map((who) => organisations[who].id));
    model.save_changes();
    telling = false;
  };
  const given = () => ({
    language: model.get("language"),
    layer: layerOf(view, model.get("layer")),
    chosen: whoOf(view, model.get("selected")),
    removed: removedOf(view, model.get("removed")),
  });
  const app = new App(root, view, given(), tell);
  const hear = () => {
    if (telling) return;
    Object.assign(app.state, given());
    app.build();
  };
  const heard = ["language", "layer", "selected", "removed"].map((name) => `change:${name}`);
  for (const name of heard) model.on(name, hear);
  return () => {
    for (const name of heard) model.off(name, hear);
    app.destroy();
  };
}

function openPage(data) {
  const view = JSON.parse(data.textContent);
  const root = document.getElementById("network");
  root.classList.add("qsn-page");
  new App(root, view, { language: document.documentElement.lang }, ({ language }) => {
    document.documentElement.lang = language;
    const texts = view.page[language];
    document.title = texts.title;
    for (const place of document.querySelectorAll("[data-text]")) place.textContent = texts[place.dataset.text];
  });
}

if (typeof document !== "undefined") {
  const data = document.querySelector(PAGE);
  if (data) openPage(data);
}

export default { render };
