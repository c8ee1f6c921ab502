/** A range input of the browser itself: it has a name, and works with keyboard, mouse and touch. */
function render({ model, el }) {
  const of = (name) => model.get(name);
  const id = `quickscan-slider-${Math.random().toString(36).slice(2)}`;
  const label = Object.assign(document.createElement("label"), { htmlFor: id });
  const range = Object.assign(document.createElement("input"), { id, type: "range" });
  const shown = document.createElement("span");
  const format = new Intl.NumberFormat(of("language"), {
    style: of("is_share") ? "percent" : "decimal",
    minimumFractionDigits: of("decimals"),
    maximumFractionDigits: of("decimals"),
  });

  function show() {
    for (const name of ["min", "max", "step"]) range[name] = of(name);
    range.value = of("value");
    tell();
  }

  function tell() {
    const text = format.format(range.valueAsNumber);
    shown.textContent = text;
    range.setAttribute("aria-valuetext", text);
  }

  shown.ariaHidden = "true"; // heard already as the value of the handle
  label.textContent = of("description");
  range.addEventListener("input", () => {
    tell();
    model.set("value", range.valueAsNumber);
    model.save_changes();
  });
  model.on("change:max", show);
  model.on("change:value", () => {
    // What comes back late must not pull the handle away from where the hand is.
    if (document.activeElement !== range) show();
  });
  show();
  el.lang = of("language");
  el.classList.add("quickscan-slider");
  el.append(label, range, shown);
}

export default { render };
