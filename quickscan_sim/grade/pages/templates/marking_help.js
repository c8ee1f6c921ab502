(() => {
  const panel = document.currentScript.closest(".qs-marking");
  const find = (end = "") => document.getElementById(panel.dataset.box + end);
  const sentences = JSON.parse(panel.dataset.words);
  const rows = [...panel.querySelectorAll("tr[data-criterion]")];
  const levels = [...panel.querySelectorAll("td[data-line]")];
  const known = new Set(levels.map(level => level.dataset.line));
  const status = panel.querySelector(".qs-status");
  const comma = panel.lang === "nl";
  const shown = number => comma ? String(number).replace(".", ",") : String(number);
  // The words beside the levels. nbgrader puts an older text back while it is still saving.
  let words = "";
  const chosen = row => row.querySelector("input:checked")?.closest("td");

  // nbgrader saves a box when it changes.
  function put(box, value) {
    box.value = value;
    box.dispatchEvent(new Event("autosize:update"));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function tell() {
    const cells = rows.map(chosen).filter(Boolean);
    const points = Math.round(100 * cells.reduce((sum, cell) => sum + Number(cell.dataset.points), 0)) / 100;
    const facts = { n: cells.length, all: rows.length, points: shown(points), worth: shown(Number(panel.dataset.worth)) };
    const isWhole = cells.length === rows.length;
    const sentence = sentences.status.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
    status.textContent = `${sentence} ${isWhole ? sentences.filled : sentences.choose}`;
    return isWhole ? points : null;
  }

  function write() {
    const own = rows.map(chosen).filter(Boolean).map(cell => cell.dataset.line);
    put(find("-comment"), [own.join("\n"), words].filter(Boolean).join("\n\n"));
  }

  function choose() {
    write();
    const points = tell();
    if (points !== null) put(find(), String(points));
  }

  function toggle(button) {
    const text = button.dataset.remark;
    const is = words.includes(text);
    words = is ? words.replace(text, "").replace(/\n{3,}/g, "\n\n").trim() : `${words}\n\n${text}`.trim();
    write();
    press();
  }

  function press() {
    panel.querySelectorAll("button[data-remark]").forEach(button => {
      button.setAttribute("aria-pressed", String(words.includes(button.dataset.remark)));
    });
  }

  function read() {
    const lines = find("-comment").value.split("\n");
    const there = new Set(lines.map(line => line.trim()));
    levels.forEach(level => { level.querySelector("input").checked = there.has(level.dataset.line); });
    words = lines.filter(line => !known.has(line.trim())).join("\n").trim();
    press();
    tell();
  }

  function makeClickable() {
    rows.forEach(row => row.querySelectorAll("td").forEach(cell => {
      const radio = Object.assign(document.createElement("input"), { type: "radio", name: `${panel.dataset.box}-${row.dataset.criterion}` });
      radio.addEventListener("change", choose);
      const label = document.createElement("label");
      const name = Object.assign(document.createElement("span"), { className: "sr-only", textContent: `${row.querySelector("th").textContent}: ` });
      label.append(radio, name, ...cell.childNodes);
      cell.replaceChildren(label);
    }));
    panel.querySelectorAll("li[data-remark]").forEach(item => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: item.dataset.remark });
      button.dataset.remark = item.dataset.remark;
      button.addEventListener("click", () => toggle(button));
      item.replaceChildren(button);
    });
  }

  // nbgrader takes Tab and Enter for its own boxes; in here they do what they always do.
  function listenToKeys() {
    panel.addEventListener("keydown", event => {
      if ((event.key === "Tab" || event.key === "Enter") && !event.ctrlKey) event.stopPropagation();
    });
    find("-comment").addEventListener("keydown", event => {
      if (event.key !== "Tab" || event.shiftKey || event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      (panel.querySelector("input:checked") ?? panel.querySelector("input")).focus();
    });
  }

  // Not before nbgrader has read what is in the gradebook: it would not save.
  function whenReady(tries) {
    const page = window.formgrader;
    if (!find() || !find("-comment") || tries === 0) return;
    if (!page?.grades?.loaded || !page?.comments?.loaded) {
      setTimeout(whenReady, 100, tries - 1);
      return;
    }
    makeClickable();
    listenToKeys();
    read();
    find("-comment").addEventListener("input", read);
  }
  document.addEventListener("DOMContentLoaded", () => whenReady(300));
})();
