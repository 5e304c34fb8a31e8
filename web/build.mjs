/** Builds web/dist: what the service hands to browsers. Fails when the widget outgrows what a host page should carry. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

// A third of it is texts and forms in three languages; what outgrows this must be loaded when it is needed.
const WIDGET_LIMIT_KB = 68;
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
await bundle("widget/main.ts", "widget.js", "iife");
if (existsSync(join(root, "console/main.ts"))) await bundle("console/main.ts", "console.js", "es");
copyStyles();
copyReview();
copySwaggerUi();
weighWidget();

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

async function bundle(entry, file, format) {
  await build({
    plugins: [asciiOnly],
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

function weighWidget() {
  const size = gzipSync(readFileSync(join(dist, "widget.js"))).length / 1000;
  console.log(`widget.js: ${size.toFixed(1)} kB gzip (limit ${WIDGET_LIMIT_KB} kB)`);
  if (size > WIDGET_LIMIT_KB) throw new Error("widget.js is too large for a host page");
}
