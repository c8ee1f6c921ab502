// Builds the pages of the browser into the Python package; whoever uses the kit needs no Node.
// The header of each file says which sources it was made from; tests compare.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const OPTIONS = {
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "esm",
  target: "es2022",
  legalComments: "none", // all of them are in the licences
  write: false,
};

const read = (name) => readFileSync(join(here, name), "utf8");
const digest = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
/** Every file that people write in a folder, and what it is built with. */
const sourcesOf = (folder) => ["build.mjs", "package.json", ...readdirSync(join(here, folder)).filter((name) => /\.(js|css|txt)$/.test(name)).sort().map((name) => `${folder}/${name}`)];

/** The trainer's window gets its script as a text: that window is empty when it opens. */
const presenterCode = {
  name: "presenter",
  setup(within) {
    within.onResolve({ filter: /^presenter:code$/ }, ({ path }) => ({ path, namespace: "presenter" }));
    within.onLoad({ filter: /.*/, namespace: "presenter" }, () => ({ contents: presenter, loader: "text" }));
    within.onLoad({ filter: /presenter\.css$/ }, () => ({ contents: presenterLook, loader: "text" }));
  },
};

async function built(name, entry, options = {}) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: { [name]: join(here, entry) }, outdir: here, ...options });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.split(/[\\/]/).pop(), text]));
}

function write(place, folder, title, texts, licences) {
  const out = join(here, "..", "quickscan_sim", ...place);
  mkdirSync(out, { recursive: true });
  const from = digest(...sourcesOf(folder).map((name) => `${name}\n${read(name)}`));
  for (const [name, text] of Object.entries(texts)) {
    // The script also goes along in pages, without the package: so it carries its licences itself.
    const carried = name.endsWith(".js") && licences ? `\n\n${licences}` : "";
    const header = `/* ${title}. Built: never edit.\n   sources sha256 ${from}\n   below sha256 ${digest(text)}${carried} */\n`;
    writeFileSync(join(out, name), header + text);
    console.log(`${name}: ${Math.round((header + text).length / 1000)} kB`);
  }
  if (licences) writeFileSync(join(out, "LICENSES.txt"), licences);
}

const licences = [join("node_modules", "cytoscape", "LICENSE"), join("src", "parts_of_cytoscape.txt")]
  .map((name) => read(name).trimEnd())
  .join("\n\n")
  .concat("\n");
const network = await built("network", "src/main.js");
write(["present", "network_widget"], "src", `quickscan network picture; cytoscape ${dependencies.cytoscape} (MIT)`, network, licences);

const presenter = (await built("presenter", "workshop/presenter.js", { format: "iife" }))["presenter.js"].trim();
const presenterLook = (await built("presenter", "workshop/presenter.css"))["presenter.css"].trim();
const workshop = await built("workshop", "workshop/main.js", { plugins: [presenterCode], loader: { ".woff": "dataurl" } });
write(["workshop", "page"], "workshop", "quickscan workshop page", { ...workshop, "presenter.js": presenter }, "");
