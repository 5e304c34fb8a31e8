import { defineConfig } from "vitest/config";

export default defineConfig({
  // The tests stand beside this folder, so the root is above both, and what they import is looked for here.
  root: "..",
  cacheDir: "web/node_modules/.vite",
  resolve: { alias: [{ find: /^lit($|\/)/, replacement: `${import.meta.dirname}/node_modules/lit$1` }] },
  test: {
    include: ["tests/web/**/*.test.ts"],
    environment: "happy-dom",
    css: true,
    fsModuleCache: false,
  },
});
