import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/shell.css";
import "./style/parts.css";
import "./style/print.css";
import { keptSetting } from "./platform/kept-setting.ts";
import { followHistory } from "./route/location.ts";
import { App } from "./shell/app.tsx";
import { loadWords } from "./words/load-words.ts";

followHistory();
document.documentElement.dataset["density"] = keptSetting("density") === "dense" ? "dense" : "roomy";
await loadWords("shell");
const place = document.getElementById("tallenne");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
