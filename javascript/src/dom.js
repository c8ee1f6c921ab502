// Small pieces of a page.

/** An element with attributes, listeners (`on...`) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const hidden = (text) => h("span", { class: "qsn-hidden" }, text);

/** Radio buttons with a name for the group. */
export function radios(legend, name, options, chosen, onChange) {
  return h(
    "fieldset",
    { class: "qsn-radios" },
    h("legend", {}, legend),
    options.map(([value, text, lang]) =>
      h(
        "label",
        {},
        h("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onChange(value) }),
        h("span", { lang }, text),
      ),
    ),
  );
}

/** Every widget in a notebook has its own copy of this bundle, so a counter would repeat itself. */
export const uniqueId = () => `qsn-${Math.random().toString(36).slice(2, 10)}`;
