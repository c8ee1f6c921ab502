// The entry of the bundle.
import { fileSource } from "./file_source.js";
import { render } from "./kernel_source.js";
import { start } from "./start.js";

const PAGE = "script[type='application/json'][data-quickscan-workshop]";

if (typeof document !== "undefined") {
  const data = document.querySelector(PAGE);
  if (data) start(document.getElementById("workshop"), fileSource(JSON.parse(data.textContent)));
}

export { start };
export default { render };
