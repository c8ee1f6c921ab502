/** A page that stands on its own, opened in a tab of its own or saved, without any server. */
function render({ model, el }) {
  let address = "";
  const open = Object.assign(document.createElement("a"), { target: "_blank", rel: "noopener" });
  const save = document.createElement("a");

  function show() {
    if (address) URL.revokeObjectURL(address);
    const page = new Blob([model.get("page")], { type: "text/html" });
    address = URL.createObjectURL(page);
    open.textContent = model.get("open_text");
    save.textContent = model.get("save_text");
    save.download = model.get("file_name");
    open.href = save.href = address;
  }

  for (const name of ["page", "open_text", "save_text", "file_name"]) {
    model.on(`change:${name}`, show);
  }
  show();
  el.lang = model.get("language");
  el.classList.add("quickscan-links");
  el.append(open, save);
  return () => URL.revokeObjectURL(address);
}

export default { render };
