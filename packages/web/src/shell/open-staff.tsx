import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../style/fonts.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/shell.css";
import "../style/parts.css";
import "../style/print.css";
import { keptSetting } from "../platform/kept-setting.ts";
import { followHistory } from "../route/location.ts";
import { loadWords } from "../words/load-words.ts";
import { App } from "./app.tsx";

/** Opens the application of the staff. */
export async function openStaff(place: HTMLElement): Promise<void> {
  followHistory();
  document.documentElement.dataset["density"] = keptSetting("density") === "dense" ? "dense" : "roomy";
  await loadWords("shell");
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
