/**
 * JupyterLab takes arrow keys and letters for itself, also in a list or on a slider: "a" adds a
 * cell, and an arrow goes to the next one. Plain keys in our boxes are for our boxes. Lab looks
 * for the mark on what has the focus, not on the box around it.
 */
function keepPlainKeys(event) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
  if (event.target.closest?.(".quickscan")) {
    event.target.toggleAttribute("data-lm-suppress-shortcuts", isPlain);
  }
}

function render() {
  if (document.documentElement.dataset.quickscanKeys) return;
  document.documentElement.dataset.quickscanKeys = "kept";
  window.addEventListener("keydown", keepPlainKeys, true); // before JupyterLab looks
}

export default { render };
