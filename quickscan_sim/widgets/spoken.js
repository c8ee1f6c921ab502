/** The place for spoken words stays; only its text changes: else a screen reader stays silent. */
function render({ model, el }) {
  const place = document.createElement("p");
  place.setAttribute("role", "status");
  place.setAttribute("aria-live", "polite");
  place.lang = model.get("language");
  const show = () => {
    place.textContent = model.get("value");
  };
  model.on("change:value", show);
  show();
  el.classList.add("quickscan-spoken");
  el.append(place);
}

export default { render };
