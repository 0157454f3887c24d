import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compiledWords } from "./compiled-words.ts";
import own from "./package.json" with { type: "json" };

export default defineConfig({
  plugins: [compiledWords(), react()],
  // Messages are compiled while building, so the parser of message syntax stays out of the browser.
  resolve: {
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: "@formatjs/icu-messageformat-parser/no-parser.js",
      },
    ],
  },
  define: { "import.meta.env.TALLENNE_VERSION": JSON.stringify(own.version) },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // The setter of letters comes alone and on demand.
    chunkSizeWarningLimit: 600,
  },
});
