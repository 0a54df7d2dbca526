/** The view Economy: what the ledger says of calls, cost, quality and time, drawn again while it is looked at. */

import { ledger, stats } from "./api.js";
import { chart, dropCharts, fitCharts } from "./charts.js";
import { bar, byId, h, said, tableHead, tierBadge } from "./dom.js";
import type { Economy, Entry, Span, Stats } from "./shapes.js";
import { qualityTable } from "./quality_table.js";
import { cost, count, figure, kindTitle, percent, saving, time } from "./words.js";

const EVERY = 3000;
const PAGE = 20;
const FEW_DAYS = 3;
const NAMES: Record<string, string> = { answer_there: "an answer is there", answer_whole: "the answer is whole", answer_language: "language", answer_code_parses: "code parses", answer_format: "format" };

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
    draw(sums, page.entries, page.more);
  } catch (error) {
    last = "";
    byId("economy-view").replaceChildren(h("h1", {}, "Economy"), h("p", { class: "trouble", role: "alert" }, ...said((error as Error).message)));
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
  view.replaceChildren(h("h1", {}, "Economy"), ...(sums.total_calls > 0 ? filled(sums, page, more) : [nothing()]));
  [...view.querySelectorAll("details")].forEach((each, at) => (each.open = open[at] ?? false));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  requestAnimationFrame(() => fitCharts());
}

function nothing(): HTMLElement {
  return h("div", { class: "empty" }, h("h2", {}, "The ledger is empty"),
    h("p", {}, "Ask something, or document a file with “rightsize document FILE”. Each attempt is a line here, with what it cost."),
    h("p", {}, h("a", { href: "#ask" }, "Ask something")));
}

function filled(sums: Stats, page: Entry[], more: boolean): HTMLElement[] {
  const { economy } = sums;
  const damaged = sums.unreadable > 0 ? [h("p", { class: "warning damaged" }, `${count(sums.unreadable, "damaged line")} of the ledger left out.`)] : [];
  return [headline(sums), ...damaged, h("div", { class: "figures" }, ...overTime(economy), h("div", {}, latency(economy), checks(economy))),
    qualityTable(sums), recent(page, more)];
}

function headline(sums: Stats): HTMLElement {
  const { economy } = sums;
  const rows: [string, string, string][] = [
    ["Calls", sums.total_calls.toLocaleString("en"), `${count(economy.tasks, "task")}, ${economy.answered.toLocaleString("en")} answered`],
    ["Spent", cost(sums.spent), `${cost(sums.tier4_cost)} on tier 4 alone`],
    ["Saved", sums.tier4_cost > 0 ? percent(1 - sums.spent / sums.tier4_cost) : "none yet", `${cost(sums.saved)} units`],
    ["Mean quality", sums.avg_quality === null ? "none yet" : figure(sums.avg_quality), "1 is passed, 0 refused"],
    ["Escalations", economy.escalations.toLocaleString("en"), count(economy.failovers, "failover")],
  ];
  return h("dl", { class: "headline" }, ...rows.map(([name, value, note]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, value), h("span", { class: "faint" }, note)))));
}

function overTime({ days, hours }: Economy): HTMLElement[] {
  const spans = days.length >= FEW_DAYS ? days : hours;
  const labels = spans.map(labelOf);
  const tiers = [...new Set(spans.flatMap((each) => Object.keys(each.calls_by_tier)))].sort();
  const spent = running(spans.map((each) => each.spent));
  const alone = running(spans.map((each) => each.tier4_cost));
  const unit = spans === days ? "day" : "hour";
  return [
    chart({ title: "Calls a tier", kind: "bars", labels, format: (each) => each.toLocaleString("en"), sentence: `By ${unit}; a lighter tier costs less.`,
      series: tiers.map((tier) => ({ name: tier === "0" ? "Drafts" : `Tier ${tier}`, colour: `--tier-${tier}`, values: spans.map((each) => each.calls_by_tier[tier] ?? 0) })) }),
    chart({ title: "Cost against always tier 4", kind: "lines", labels, format: cost, sentence: `${saving(spent.at(-1) ?? 0, alone.at(-1) ?? 0) || "Nothing to compare yet"}, failed attempts included.`,
      series: [{ name: "Spent", colour: "--accent", values: spent }, { name: "Tier 4 alone", colour: "--tier-4", values: alone }] }),
    chart({ title: "Escalations and failovers", kind: "bars", labels, format: (each) => each.toLocaleString("en"), sentence: "An answer was refused, or a model gave none.",
      series: [{ name: "Escalations", colour: "--tier-3", values: spans.map((each) => each.escalations) }, { name: "Failovers", colour: "--bad", values: spans.map((each) => each.failovers) }] }),
  ];
}

function latency({ latency: rows }: Economy): HTMLElement {
  const longest = Math.max(1, ...rows.map((each) => each.p95_ms));
  return h("section", { class: "chart", "aria-labelledby": "latency-title" }, h("h2", { id: "latency-title" }, "Latency"),
    h("p", { class: "faint" }, "Half of the calls end before the bar does, 95 % before the mark."),
    h("table", { class: "grid" }, tableHead(["Tier", "Median as a bar.", "#Median", "#95 %", "#First token"]),
      h("tbody", {}, ...rows.map((each) => h("tr", {}, h("th", { scope: "row" }, tierBadge(each.tier)),
        h("td", { class: "wide" }, bar(each.p50_ms / longest, { mark: each.p95_ms / longest, tone: `tier-${each.tier}` })),
        h("td", { class: "num" }, time(each.p50_ms)), h("td", { class: "num" }, time(each.p95_ms)), h("td", { class: "num" }, time(each.first_token_p50_ms)))))));
}

function checks({ failing_checks: rows, failures }: Economy): HTMLElement {
  const most = Math.max(1, ...rows.map((each) => each.count), ...failures.map((each) => each.count));
  const line = (name: string, number: number, tone: string): HTMLElement => h("tr", {}, h("th", { scope: "row" }, name),
    h("td", { class: "wide" }, bar(number / most, { tone })), h("td", { class: "num" }, number.toLocaleString("en")));
  const body = [...rows.map((each) => line(checkName(each.check), each.count, "tier-3")),
    ...failures.map((each) => line(`no answer: ${each.failure.replaceAll("_", " ")}`, each.count, "bad"))];
  return h("section", { class: "chart", "aria-labelledby": "checks-title" }, h("h2", { id: "checks-title" }, "Top failing checks"),
    h("p", { class: "faint" }, body.length > 0 ? "What refused answers, and why models gave none." : "Every answer passed so far."),
    body.length > 0 ? h("table", { class: "grid" }, h("tbody", {}, ...body)) : null);
}

function recent(page: Entry[], more: boolean): HTMLElement {
  const button = h("button", { type: "button", class: "quiet", id: "older", click: () => { shown += 2 * PAGE; last = ""; void look(); } }, "Older attempts");
  return h("section", { class: "chart", "aria-labelledby": "recent-title" }, h("h2", { id: "recent-title" }, "Latest attempts"),
    h("div", { class: "scrolling", tabindex: 0, role: "region", "aria-label": "Attempts, a table" },
      h("table", { class: "grid lines" }, tableHead(["When", "Kind", "Model", "Ended", "#Time", "#Cost"]),
        h("tbody", {}, ...page.map(attempt)))), more ? button : null);
}

function attempt(each: Entry): HTMLElement {
  const refused = each.failed_checks.length ? `by the check: ${each.failed_checks.map(checkName).join(", ")}` : "";
  const ended = each.failure === each.verdict ? "" : each.failure?.replaceAll("_", " ") ?? refused;
  return h("tr", {}, h("td", { class: "when" }, new Date(each.timestamp).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })),
    h("td", {}, kindTitle(each.task_type)), h("td", {}, tierBadge(each.tier), " ", each.model_used),
    h("td", {}, h("span", { class: `verdict ${each.verdict}` }, each.verdict), ended ? h("span", { class: "faint" }, ` ${ended}`) : null),
    h("td", { class: "num" }, each.engine === "cache" ? "cache" : time(each.latency_ms)), h("td", { class: "num" }, cost(each.cost_units)));
}

function checkName(name: string): string {
  return NAMES[name] ?? name.replaceAll("_", " ");
}

function running(values: number[]): number[] {
  let sum = 0;
  return values.map((each) => (sum += each));
}

function labelOf(span: Span): string {
  if (span.hour) return new Date(`${span.hour}:00:00Z`).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return new Date(`${span.day}T00:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
