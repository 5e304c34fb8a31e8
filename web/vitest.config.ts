import { defineConfig } from "vitest/config";

export default defineConfig({
  // The tests stand beside this folder, so the root is above both.
  root: "..",
  cacheDir: "web/node_modules/.vite",
  test: {
    include: ["tests/web/**/*.test.ts"],
    environment: "happy-dom",
    css: true,
    fsModuleCache: false,
  },
});
