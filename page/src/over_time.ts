/** The figures of the view Economy over time, by day or by hour. */

import { chart } from "./charts.js";
import type { Economy, Span } from "./shapes.js";
import { cost, saving } from "./words.js";

const FEW_DAYS = 3;

/** Return the charts: calls a tier, cost, and what did not go well. */
export function overTime({ days, hours }: Economy): HTMLElement[] {
  const spans = days.length >= FEW_DAYS ? days : hours;
  const labels = spans.map(labelOf);
  const tiers = [...new Set(spans.flatMap((each) => Object.keys(each.calls_by_tier)))].sort();
  const spent = running(spans.map((each) => each.spent));
  const alone = running(spans.map((each) => each.tier4_cost));
  const unit = spans === days ? "day" : "hour";
  return [
    chart({
      title: "Calls a tier",
      kind: "bars",
      labels,
      format: (each) => each.toLocaleString("en"),
      sentence: `By ${unit}; a lighter tier costs less.`,
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
      sentence: `${saving(spent.at(-1) ?? 0, alone.at(-1) ?? 0) || "Nothing to compare yet"}, failed attempts included.`,
      series: [
        { name: "Spent", colour: "--accent", values: spent },
        { name: "Tier 4 alone", colour: "--tier-4", values: alone },
      ],
    }),
    chart({
      title: "Escalations and failovers",
      kind: "bars",
      labels,
      format: (each) => each.toLocaleString("en"),
      sentence: "An answer was refused, or a model gave none.",
      series: [
        { name: "Escalations", colour: "--tier-3", values: spans.map((each) => each.escalations) },
        { name: "Failovers", colour: "--bad", values: spans.map((each) => each.failovers) },
      ],
    }),
  ];
}

function running(values: number[]): number[] {
  let sum = 0;
  return values.map((each) => (sum += each));
}

function labelOf(span: Span): string {
  if (span.hour)
    return new Date(`${span.hour}:00:00Z`).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return new Date(`${span.day}T00:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
