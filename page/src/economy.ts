/** The view Economy: what the ledger says of calls, cost, quality and time, drawn again while it is looked at. */

import { ledger, stats } from "./api.js";
import { tellTrouble } from "./banner.js";
import { dropCharts, fitCharts } from "./charts.js";
import { byId, h } from "./dom.js";
import { checks, latency, recent } from "./ledger_tables.js";
import { overTime } from "./over_time.js";
import { qualityTable } from "./quality_table.js";
import type { Entry, Stats } from "./shapes.js";
import { cost, count, figure, percent, wasted } from "./words.js";

const EVERY = 3000;
const PAGE = 20;

let timer = 0;
let last = "";
let shown = PAGE;

/** Show the view and keep it fresh until it is left. */
export function showEconomy(): void {
  fitCharts();
  void look();
  timer = setInterval(() => void look(), EVERY);
}

/** Stop looking. */
export function leaveEconomy(): void {
  clearInterval(timer);
}

/** Draw again, as after a change of theme. */
export function redrawEconomy(): void {
  last = "";
  if (!byId("economy-view").hidden) void look();
}

async function look(): Promise<void> {
  if (document.hidden) return;
  try {
    const [sums, page] = await Promise.all([stats(), entries(shown)]);
    const now = JSON.stringify([sums, page.entries.map((each) => each.id)]);
    if (now === last || byId("economy-view").hidden) return;
    last = now;
    tellTrouble("");
    draw(sums, page.entries, page.more);
  } catch (error) {
    last = "";
    tellTrouble((error as Error).message);
  }
}

async function entries(wanted: number): Promise<{ entries: Entry[]; more: boolean }> {
  const found: Entry[] = [];
  let next: string | null = null;
  do {
    const page = await ledger(next, Math.min(200, wanted - found.length));
    found.push(...page.entries);
    next = page.next;
  } while (next !== null && found.length < wanted);
  return { entries: found, more: next !== null };
}

function draw(sums: Stats, page: Entry[], more: boolean): void {
  const view = byId("economy-view");
  const open = [...view.querySelectorAll("details")].map((each) => each.open);
  const focused = document.activeElement?.id;
  dropCharts();
  view.replaceChildren(h("h1", {}, "Economy"), ...(page.length > 0 ? filled(sums, page, more) : [nothing()]));
  [...view.querySelectorAll("details")].forEach((each, at) => (each.open = open[at] ?? false));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  requestAnimationFrame(() => fitCharts());
}

function nothing(): HTMLElement {
  return h(
    "div",
    { class: "empty" },
    h("h2", {}, "The ledger is empty"),
    h(
      "p",
      {},
      "Ask something, or document a file with “rightsize document FILE”. Each attempt is a line here, with what it cost.",
    ),
    h("p", {}, h("a", { href: "#ask" }, "Ask something")),
  );
}

function filled(sums: Stats, page: Entry[], more: boolean): HTMLElement[] {
  const { economy } = sums;
  const damaged =
    sums.unreadable > 0
      ? [h("p", { class: "warning damaged" }, `${count(sums.unreadable, "damaged line")} of the ledger left out.`)]
      : [];
  return [
    headline(sums),
    ...damaged,
    h("div", { class: "figures" }, ...overTime(sums), h("div", {}, latency(economy), checks(economy))),
    qualityTable(sums),
    recent(page, more ? older : null),
  ];
}

function headline(sums: Stats): HTMLElement {
  const { economy } = sums;
  const rows: [string, string, string][] = [
    [
      "Calls",
      sums.total_calls.toLocaleString("en"),
      [
        `${count(economy.tasks, "task")}, ${economy.answered.toLocaleString("en")} answered`,
        ...(sums.from_cache > 0 ? [`${sums.from_cache.toLocaleString("en")} from the cache`] : []),
      ].join(", "),
    ],
    [
      "Spent",
      cost(sums.spent),
      wasted(sums.spent, economy.answered > 0 ? sums.answers_cost : 0) || "all of it for answers",
    ],
    [
      "Saved",
      sums.tier4_cost > 0 ? percent(1 - sums.answers_cost / sums.tier4_cost) : "none yet",
      `answers cost ${cost(sums.answers_cost)}, on tier 4 alone ${cost(sums.tier4_cost)}`,
    ],
    ["Mean quality", sums.avg_quality === null ? "none yet" : figure(sums.avg_quality), "1 is passed, 0 refused"],
    ["Escalations", economy.escalations.toLocaleString("en"), count(economy.failovers, "failover")],
  ];
  return h(
    "dl",
    { class: "headline" },
    ...rows.map(([name, value, note]) =>
      h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, value), h("span", { class: "faint" }, note))),
    ),
  );
}

function older(): void {
  shown += 2 * PAGE;
  last = "";
  void look();
}
