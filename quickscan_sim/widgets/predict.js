/** Buttons of which one is pressed: said to the ear, and seen without colour by a tick. */
function render({ model, el }) {
  const buttons = Object.entries(model.get("options")).map(([key, text]) => {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const tick = Object.assign(document.createElement("span"), { textContent: "✓ ", ariaHidden: "true" });
    button.append(tick, text);
    button.addEventListener("click", () => {
      model.set("value", key);
      model.save_changes();
    });
    return { key, button, tick };
  });

  function show() {
    for (const { key, button, tick } of buttons) {
      button.ariaPressed = String(key === model.get("value"));
      tick.hidden = key !== model.get("value");
    }
  }

  model.on("change:value", show);
  show();
  el.role = "group";
  el.ariaLabel = model.get("question");
  el.lang = model.get("language");
  el.classList.add("quickscan-one-of");
  el.append(...buttons.map(({ button }) => button));
}

export default { render };
