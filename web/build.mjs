/** Builds web/dist: what the service hands to browsers. Fails when the widget outgrows what a host page should carry. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

// What a page in any language loads: the script, and the file of its language.
const WIDGET_LIMIT_KB = 60;
// The oldest browsers with light-dark(), which the themes are made of.
const BROWSERS = ["chrome123", "edge123", "firefox120", "safari17.5"];

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");

/** A host page or proxy may read the script in another charset, so nothing in it may depend on one. */
const asciiOnly = {
  name: "ascii-only",
  generateBundle(_, chunks) {
    for (const chunk of Object.values(chunks)) {
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/[^\x00-\x7f]/g, escaped);
    }
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await bundle("widget/main.ts", "widget.js", { format: "iife", plugins: [asciiOnly] });
const languages = readdirSync(join(root, "widget/texts")).filter((name) => /^[a-z]{2,3}\.ts$/.test(name) && name !== "en.ts");
for (const name of languages) await bundle(`widget/texts/${name}`, `widget/${name.replace(".ts", ".js")}`, { format: "es" });
if (existsSync(join(root, "console/main.ts"))) await bundle("console/main.ts", "console.js", { format: "es", plugins: [asciiOnly] });
copyStyles();
copyReview();
copySwaggerUi();
compressWidget();

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

async function bundle(entry, file, { format, plugins = [] }) {
  await build({
    plugins,
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: BROWSERS,
      sourcemap: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, entry),
        preserveEntrySignatures: "strict",
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
}

function copyStyles() {
  for (const file of ["shared/theme.css", "shared/prose.css", "console/console.css"]) copy(file, file.split("/").at(-1));
}

function copyReview() {
  const folder = join(root, "review");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(js|css)$/.test(name)) : [];
  for (const name of files) copy(`review/${name}`, name);
}

function copySwaggerUi() {
  const source = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  mkdirSync(join(dist, "swagger-ui"));
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE"]) cpSync(join(source, name), join(dist, "swagger-ui", name));
}

function copy(from, to) {
  if (existsSync(join(root, from))) cpSync(join(root, from), join(dist, to));
}

function compressWidget() {
  const script = compress("widget.js");
  const language = Math.max(...readdirSync(join(dist, "widget")).map((name) => compress(`widget/${name}`)));
  const most = script + language;
  console.log(`widget.js: ${script.toFixed(1)} kB gzip, with the largest language ${most.toFixed(1)} kB (limit ${WIDGET_LIMIT_KB} kB)`);
  if (most > WIDGET_LIMIT_KB) throw new Error("the widget is too large for a host page");
}

/** Writes the form in which browsers are sent the file; returns its weight in kB. */
function compress(file) {
  const compressed = gzipSync(readFileSync(join(dist, file)), { level: 9 });
  writeFileSync(join(dist, `${file}.gz`), compressed);
  return compressed.length / 1000;
}
