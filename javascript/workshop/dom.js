// Small pieces of a page.

/** An element with attributes, listeners (`on...`) and children; null and false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A sentence of Python with its facts: fill("{n} min", { n: 5 }). */
export const fill = (sentence, facts) => sentence.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);

/** Text that only a screen reader tells. */
export const unseen = (text) => h("span", { class: "qsw-unseen" }, text);

/** A picture from Python: it holds no script, and the security policy would stop one. */
export function drawn(svg) {
  const box = h("div", { class: "qsw-picture" });
  box.innerHTML = svg;
  return box;
}
