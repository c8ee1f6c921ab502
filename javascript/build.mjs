// Builds the network picture into the Python package; whoever uses the kit needs no Node.
// The header of each file says which sources it was made from; a test compares.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "quickscan_sim", "present", "network_widget");
const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const sources = ["build.mjs", "package.json", ...readdirSync(join(here, "src")).sort().map((name) => `src/${name}`)];

const digest = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

const made = await build({
  entryPoints: { network: join(here, "src", "main.js") },
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "esm",
  target: "es2022",
  legalComments: "none", // all of them are in the licences
  outdir: out,
  write: false,
});

const licences = [join("node_modules", "cytoscape", "LICENSE"), join("src", "parts_of_cytoscape.txt")]
  .map((name) => readFileSync(join(here, name), "utf8").trimEnd())
  .join("\n\n")
  .concat("\n");

mkdirSync(out, { recursive: true });
const from = digest(...sources.map((name) => `${name}\n${readFileSync(join(here, name), "utf8")}`));
for (const { path, text } of made.outputFiles) {
  // The script also goes along in pages, without the package: so it carries its licences itself.
  const carried = path.endsWith(".js") ? `\n\n${licences}` : "";
  const header = `/* quickscan network picture; cytoscape ${dependencies.cytoscape} (MIT). Built: never edit.\n   sources sha256 ${from}\n   below sha256 ${digest(text)}${carried} */\n`;
  writeFileSync(path, header + text);
  console.log(`${path}: ${Math.round((header + text).length / 1000)} kB`);
}
writeFileSync(join(out, "LICENSES.txt"), licences);
