/** Starts the page: the two views, the side bar and the theme. */

import { startAsking } from "./ask_view.js";
import { fitCharts } from "./charts.js";
import { byId } from "./dom.js";
import { leaveEconomy, redrawEconomy, showEconomy } from "./economy.js";
import { choice, choose } from "./keeping.js";
import { counted, refresh, startSidebar } from "./sidebar.js";

const LOOK_EVERY = 15_000;
const THEMES = ["system", "light", "dark"] as const;

function showView(): void {
  const economy = location.hash === "#economy";
  byId("ask-view").hidden = economy;
  byId("economy-view").hidden = !economy;
  byId("to-ask").toggleAttribute("aria-current", !economy);
  byId("to-economy").toggleAttribute("aria-current", economy);
  for (const [id, here] of [
    ["to-ask", !economy],
    ["to-economy", economy],
  ] as const) {
    if (here) byId(id).setAttribute("aria-current", "page");
  }
  document.title = economy ? "Economy · Rightsize" : "Rightsize";
  byId("skip").textContent = economy ? "Skip to the figures" : "Skip to the request";
  leaveEconomy();
  if (economy) showEconomy();
}

function showTheme(): void {
  const theme = THEMES.find((each) => each === choice("theme")) ?? "system";
  document.documentElement.dataset["theme"] = theme;
  byId("theme").textContent = `Theme: ${theme}`;
  redrawEconomy();
}

function nextTheme(): void {
  const at = THEMES.findIndex((each) => each === document.documentElement.dataset["theme"]);
  choose("theme", THEMES[(at + 1) % THEMES.length] ?? "system");
  showTheme();
}

function toggleSide(open: boolean): void {
  document.body.classList.toggle("side-open", open);
  byId("side-toggle").setAttribute("aria-expanded", String(open));
  byId("side-toggle").textContent = open ? "Close" : "Models";
  byId("main").inert = open;
}

function sideOpen(): boolean {
  return document.body.classList.contains("side-open");
}

function skip(event: Event): void {
  event.preventDefault();
  const target = location.hash === "#economy" ? byId("economy-view") : byId("prompt");
  if (target.id === "economy-view") target.tabIndex = -1;
  target.focus();
}

window.addEventListener("hashchange", () => {
  if (sideOpen()) toggleSide(false);
  showView();
});
window.addEventListener("resize", fitCharts);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawEconomy);
matchMedia("(min-width: 60rem)").addEventListener("change", () => toggleSide(false));
byId("theme").addEventListener("click", nextTheme);
byId("side-toggle").addEventListener("click", () => toggleSide(!sideOpen()));
byId("skip").addEventListener("click", skip);
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !sideOpen()) return;
    event.preventDefault();
    toggleSide(false);
    byId("side-toggle").focus();
  },
  { capture: true },
);

showTheme();
showView();
startAsking((turn) => void counted(turn));
void startSidebar();
setInterval(() => {
  if (!document.hidden) void refresh();
}, LOOK_EVERY);
if (!matchMedia("(pointer: coarse)").matches && location.hash !== "#economy") byId("prompt").focus();
