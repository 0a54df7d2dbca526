/** The menu of the history: whether it is kept, and how it is cleared. */

import { announce, byId } from "./dom.js";
import { keep, keeps, whenOthersChoose } from "./keeping.js";
import { forgetUnfinished } from "./unfinished.js";

const CLEAR = "Clear history";
const AGAIN_MS = 4000;

/** Make the menu work; `clear` is called when the person means it. */
export function startHistory(clear: () => void): void {
  const menu = byId<HTMLDetailsElement>("history");
  const keeping = byId<HTMLInputElement>("keep-history");
  const button = byId("forget");
  keeping.checked = keeps();
  keeping.addEventListener("change", () => {
    keep(keeping.checked);
    if (!keeping.checked) forgetUnfinished();
    announce(keeping.checked ? "Kept from now on." : "Nothing is kept any more.");
  });
  whenOthersChoose(() => {
    keeping.checked = keeps();
    if (!keeping.checked) forgetUnfinished();
  });
  button.addEventListener("click", () => {
    if (button.textContent === CLEAR) {
      button.textContent = "Press again to clear";
      announce("Press again to clear the history.");
      setTimeout(() => (button.textContent = CLEAR), AGAIN_MS);
      return;
    }
    button.textContent = CLEAR;
    menu.open = false;
    clear();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
