/** The tables of the view Economy: latency, what refused answers, and the latest attempts. */

import { bar, h, tableHead, tierBadge } from "./dom.js";
import type { Economy, Entry } from "./shapes.js";
import { cost, kindTitle, moment, percent, time } from "./words.js";

const NAMES: Record<string, string> = {
  answer_there: "an answer is there",
  answer_whole: "the answer is whole",
  answer_language: "language",
  answer_code_there: "code is there",
  answer_code_parses: "code parses",
  answer_format: "format",
};

/** Return how long calls took, a row a tier. */
export function latency({ latency: rows }: Economy): HTMLElement {
  const longest = Math.max(1, ...rows.map((each) => each.p95_ms));
  return h(
    "section",
    { class: "chart", "aria-labelledby": "latency-title" },
    h("h2", { id: "latency-title" }, "Latency"),
    h(
      "p",
      { class: "faint" },
      `How long models took: half of the calls ended before the bar does, ${percent(0.95)} before the mark. ` +
        "Half of them had waited no longer than “Waited” for a free place at the host, which is not in it.",
    ),
    h(
      "table",
      { class: "grid" },
      tableHead(["Tier", "Median as a bar.", "#Median", "#95 %", "#First token", "#Waited"]),
      h(
        "tbody",
        {},
        ...rows.map((each) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, tierBadge(each.tier)),
            h(
              "td",
              { class: "wide" },
              bar(each.p50_ms / longest, { mark: each.p95_ms / longest, tone: `tier-${each.tier}` }),
            ),
            h("td", { class: "num" }, time(each.p50_ms)),
            h("td", { class: "num" }, time(each.p95_ms)),
            h("td", { class: "num" }, time(each.first_token_p50_ms)),
            h("td", { class: "num" }, each.waited_p50_ms === null ? "not known" : time(each.waited_p50_ms)),
          ),
        ),
      ),
    ),
  );
}

/** Return what refused answers, and why models gave none. */
export function checks({ failing_checks: rows, failures }: Economy): HTMLElement {
  const most = Math.max(1, ...rows.map((each) => each.count), ...failures.map((each) => each.count));
  const line = (name: string, number: number, tone: string): HTMLElement =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h("td", { class: "wide" }, bar(number / most, { tone })),
      h("td", { class: "num" }, number.toLocaleString("en")),
    );
  const body = [
    ...rows.map((each) => line(checkName(each.check), each.count, "tier-3")),
    ...failures.map((each) => line(`no answer: ${each.failure.replaceAll("_", " ")}`, each.count, "bad")),
  ];
  return h(
    "section",
    { class: "chart", "aria-labelledby": "checks-title" },
    h("h2", { id: "checks-title" }, "Top failing checks"),
    h(
      "p",
      { class: "faint" },
      body.length > 0 ? "What refused answers, and why models gave none." : "Every answer passed so far.",
    ),
    body.length > 0 ? h("table", { class: "grid" }, h("tbody", {}, ...body)) : null,
  );
}

/** Return the latest attempts; `older` brings those before, where there are more. */
export function recent(page: Entry[], older: (() => void) | null): HTMLElement {
  return h(
    "section",
    { class: "chart", "aria-labelledby": "recent-title" },
    h("h2", { id: "recent-title" }, "Latest attempts"),
    h(
      "div",
      { class: "scrolling", tabindex: 0, role: "region", "aria-label": "Attempts, a table" },
      h(
        "table",
        { class: "grid lines" },
        tableHead(["When", "Kind", "Model", "Ended", "#Time", "#Cost"]),
        h("tbody", {}, ...page.map(attempt)),
      ),
    ),
    older && h("button", { type: "button", class: "quiet", id: "older", click: older }, "Older attempts"),
  );
}

function attempt(each: Entry): HTMLElement {
  const refused = each.failed_checks.length
    ? `by the check ${each.failed_checks.map((name) => `“${checkName(name)}”`).join(", ")}`
    : "";
  const ended = each.failure === each.verdict ? "" : (each.failure?.replaceAll("_", " ") ?? refused);
  return h(
    "tr",
    {},
    h("td", { class: "when" }, moment(each.timestamp)),
    h("td", {}, each.asks === "split" ? "Split" : kindTitle(each.task_type)),
    h("td", {}, tierBadge(each.tier), " ", each.model_used),
    h(
      "td",
      {},
      h("span", { class: `verdict ${each.verdict}` }, each.verdict),
      ended ? h("span", { class: "faint" }, ` ${ended}`) : null,
    ),
    h("td", { class: "num" }, each.engine === "cache" ? "cache" : time(each.latency_ms)),
    h("td", { class: "num" }, cost(each.cost_units)),
  );
}

function checkName(name: string): string {
  return NAMES[name] ?? name.replaceAll("_", " ");
}
