/** The figures of the view Economy over time, by day or by hour. */

import { chart } from "./charts.js";
import type { Stats } from "./shapes.js";
import { labelsOf, spansOf } from "./spans.js";
import { cost, inVain, saving } from "./words.js";

/** Return the charts: calls a tier, cost, and what did not go well. */
export function overTime({ economy, total_calls: all }: Stats): HTMLElement[] {
  const { unit, spans } = spansOf(economy.slots);
  const labels = labelsOf(unit, spans);
  const shown = spans.flatMap((each) => Object.values(each.calls_by_tier)).reduce((sum, each) => sum + each, 0);
  const since = shown < all && labels[0] ? `Since ${labels[0].full}. ` : "";
  const tiers = [...new Set(spans.flatMap((each) => Object.keys(each.calls_by_tier)))].sort();
  const spent = running(spans.map((each) => each.spent));
  const answers = running(spans.map((each) => each.answers_cost));
  const alone = running(spans.map((each) => each.tier4_cost));
  return [
    chart({
      title: "Calls a tier",
      kind: "bars",
      labels,
      format: (each) => each.toLocaleString("en"),
      sentence: `${since}By ${unit}; a lighter tier costs less.`,
      series: tiers.map((tier) => ({
        name: tier === "0" ? "Drafts" : `Tier ${tier}`,
        colour: `--tier-${tier}`,
        values: spans.map((each) => each.calls_by_tier[tier] ?? 0),
      })),
    }),
    chart({
      title: "Cost against always tier 4",
      kind: "lines",
      labels,
      format: cost,
      sentence: `${since}Added up: ${compared(answers.at(-1) ?? 0, alone.at(-1) ?? 0, spent.at(-1) ?? 0)}`,
      series: [
        { name: "For answers", colour: "--accent", values: answers },
        { name: "Tier 4 alone for the same", colour: "--tier-4", values: alone },
        ...(inVain(spent.at(-1) ?? 0, answers.at(-1) ?? 0) > 0
          ? [{ name: "Spent in all", colour: "--faint", values: spent }]
          : []),
      ],
    }),
    chart({
      title: "Escalations and failovers",
      kind: "bars",
      labels,
      format: (each) => each.toLocaleString("en"),
      sentence: `${since}Escalations asked a dearer tier; failovers left a model without an answer for another, or another host.`,
      series: [
        { name: "Escalations", colour: "--tier-3", values: spans.map((each) => each.escalations) },
        { name: "Failovers", colour: "--bad", values: spans.map((each) => each.failovers) },
      ],
    }),
  ];
}

function compared(answers: number, alone: number, spent: number): string {
  const saved = saving(answers, alone);
  const told = saved ? `${saved} for the same answers, refused attempts included.` : "nothing to compare yet.";
  const vain = inVain(spent, answers);
  return vain > 0 ? `${told} ${cost(vain)} more was spent without an answer.` : told;
}

function running(values: number[]): number[] {
  let sum = 0;
  return values.map((each) => (sum += each));
}
