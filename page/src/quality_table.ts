/** How often answers pass, a kind and tier, with the prior beside what was learned. */

import { bar, h, tableHead, tierBadge } from "./dom.js";
import type { LearnedRow, PassRate, Stats } from "./shapes.js";
import { figure, kindTitle, percent } from "./words.js";

const USE: Record<string, string> = {
  off: "Learning is off: routing uses the priors.",
  observe: "What is learned is shown and decides nothing.",
  on: "What is learned decides in the place of the prior, but never who may review.",
};

const BANDS: Record<string, string> = { "[0, .35)": "simple", "[.35, .65)": "medium", "[.65, 1]": "hard" };

/** What people call a band of complexity. */
export function bandName(band: string): string {
  return BANDS[band] ?? band;
}

/** Return the section with both tables. */
export function qualityTable(sums: Stats): HTMLElement {
  return h(
    "section",
    { class: "chart", "aria-labelledby": "rates-title" },
    h("h2", { id: "rates-title" }, "Pass rate, prior and learned"),
    h(
      "p",
      { class: "faint" },
      `${USE[sums.learning] ?? ""} The mark is the prior, the bar what passed or was learned.`,
    ),
    h(
      "div",
      { class: "pair" },
      framed("Pass rate", rates(sums.pass_rates, sums.learned)),
      sums.learned.length > 0 ? framed("Learned", models(sums.learned)) : null,
    ),
  );
}

function framed(name: string, table: HTMLElement): HTMLElement {
  return h("div", { class: "scrolling", tabindex: 0, role: "region", "aria-label": name }, table);
}

function rates(rows: PassRate[], learned: LearnedRow[]): HTMLElement {
  return grid(
    ["Kind", "Tier", "Share as a bar.", "#Passed", "#Prior"],
    [...rows]
      .sort((a, b) => a.tier - b.tier)
      .map((each) => {
        const prior =
          mean(learned.filter((row) => row.task_type === each.task_type && row.tier === each.tier)) ?? each.prior;
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, kindTitle(each.task_type)),
          h("td", {}, tierBadge(each.tier)),
          h(
            "td",
            { class: "wide" },
            bar(each.rate, { tone: `tier-${each.tier}`, ...(prior === null ? {} : { mark: prior }) }),
          ),
          h("td", { class: "num" }, `${percent(each.rate)} of ${each.judged.toLocaleString("en")}`),
          h("td", { class: "num" }, prior === null ? "" : figure(prior)),
        );
      }),
  );
}

function models(rows: LearnedRow[]): HTMLElement {
  return grid(
    ["Model", "Kind, complexity", "Learned as a bar.", "#Learned", "#Prior"],
    rows.map((each) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, each.tier === null ? null : tierBadge(each.tier), " ", each.model),
        h("td", {}, `${kindTitle(each.task_type)}, ${bandName(each.band)}`),
        h(
          "td",
          { class: "wide" },
          each.learned === null
            ? null
            : bar(each.learned, {
                tone: `tier-${each.tier ?? 0}`,
                ...(each.prior === null ? {} : { mark: each.prior }),
              }),
        ),
        h("td", { class: "num" }, figure(each.learned)),
        h("td", { class: "num" }, figure(each.prior)),
      ),
    ),
  );
}

/** The prior of a kind on a tier, weighed by how often each band was asked. */
function mean(rows: LearnedRow[]): number | null {
  const known = rows.filter((each) => each.prior !== null && each.judged > 0);
  const judged = known.reduce((sum, each) => sum + each.judged, 0);
  return judged === 0 ? null : known.reduce((sum, each) => sum + (each.prior ?? 0) * each.judged, 0) / judged;
}

function grid(names: string[], rows: HTMLElement[]): HTMLElement {
  return h("table", { class: "grid" }, tableHead(names), h("tbody", {}, ...rows));
}
