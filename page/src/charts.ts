/** Charts over time, in the colours of the page, each with its numbers as a table for who does not see it. */

import uPlot from "uplot";

import { h } from "./dom.js";
import type { Label } from "./spans.js";

export interface Series {
  name: string;
  /** The name of a colour of the page, as `--tier-1`. */
  colour: string;
  values: number[];
}

export interface Chart {
  title: string;
  /** What the chart says, one sentence. */
  sentence: string;
  labels: Label[];
  series: Series[];
  /** Bars that stand on one another, or lines. */
  kind: "bars" | "lines";
  format: (value: number) => string;
}

const HEIGHT = 180;

/** Points of a line that are marked; of more the line says enough. */
const FEW = 12;
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const drawn = new Set<{ plot: uPlot; box: HTMLElement }>();

/** Return a figure; it draws itself when it is in the page. */
export function chart(spec: Chart): HTMLElement {
  if (spec.series.every(({ values }) => values.every((each) => each === 0))) {
    return h("figure", { class: "chart" }, h("h2", {}, spec.title), h("figcaption", {}, "None so far."));
  }
  const box = h("div", { class: "plot", "aria-hidden": "true" });
  const figure = h(
    "figure",
    { class: "chart" },
    h("h2", {}, spec.title),
    h("figcaption", {}, spec.sentence),
    legend(spec),
    box,
    table(spec),
  );
  requestAnimationFrame(() => {
    if (box.isConnected && spec.labels.length > 0) drawn.add({ plot: plotted(spec, box), box });
  });
  return figure;
}

/** Fit the charts to the page's width, and forget those that are gone. */
export function fitCharts(): void {
  for (const each of drawn) {
    if (each.box.isConnected) each.plot.setSize({ width: each.box.clientWidth, height: HEIGHT });
    else drawn.delete(each);
  }
}

/** Take the charts out of memory before others are drawn. */
export function dropCharts(): void {
  for (const { plot } of drawn) plot.destroy();
  drawn.clear();
}

function plotted(spec: Chart, box: HTMLElement): uPlot {
  const stacked = spec.kind === "bars" ? stack(spec.series) : spec.series.map((each) => each.values);
  const order = spec.series.map((each, at) => ({ each, values: stacked[at] ?? [] }));
  if (spec.kind === "bars") order.reverse();
  const ink = colour("--faint");
  const axis = {
    stroke: ink,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
    font: "11px system-ui, sans-serif",
  };
  return new uPlot(
    {
      width: box.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: () => [-0.6, spec.labels.length - 0.4] },
        y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.1 : 1] },
      },
      axes: [
        {
          ...axis,
          size: spec.labels.some(({ group }) => group) ? 40 : 26,
          grid: { show: false },
          splits: () => ticks(spec.labels.length, box.clientWidth),
          values: (_, at) => at.map((each, place) => named(spec.labels[each], spec.labels[at[place - 1] ?? -1])),
        },
        {
          ...axis,
          size: spec.kind === "bars" ? 34 : 48,
          ...(spec.kind === "bars" ? { incrs: WHOLE } : {}),
          values: (_, at) => at.map((each) => each.toLocaleString("en", { maximumSignificantDigits: 3 })),
        },
      ],
      series: [{}, ...order.map(({ each }) => drawing(each, spec))],
    },
    [spec.labels.map((_, at) => at), ...order.map(({ values }) => values)],
    box,
  );
}

function drawing(each: Series, spec: Chart): uPlot.Series {
  const stroke = colour(each.colour);
  const few = spec.labels.length <= FEW;
  if (spec.kind === "lines")
    return { label: each.name, stroke, width: 2, points: { show: few, size: 7, fill: stroke } };
  const paths = uPlot.paths.bars?.({ size: [0.7, 28] });
  return { label: each.name, stroke, fill: stroke, width: 0, points: { show: false }, ...(paths ? { paths } : {}) };
}

function stack(series: Series[]): number[][] {
  const sums: number[][] = [];
  for (const { values } of series) {
    const below = sums.at(-1);
    sums.push(values.map((each, at) => each + (below?.[at] ?? 0)));
  }
  return sums;
}

/** A tick, with what it belongs to below it where that is not told by the one before. */
function named(label: Label | undefined, before: Label | undefined): string {
  if (!label) return "";
  return label.group && label.group !== before?.group ? `${label.tick}\n${label.group}` : label.tick;
}

/** Places that have room for a label: evenly from the first one, and the last one where it does not crowd. */
function ticks(length: number, width: number): number[] {
  const every = Math.max(1, Math.ceil(length / Math.max(2, Math.floor(width / 80))));
  const found = Array.from({ length: Math.ceil(length / every) }, (_, at) => at * every);
  const rest = length - 1 - (found.at(-1) ?? 0);
  return rest > 0.6 * every ? [...found, length - 1] : found;
}

/** uPlot paints on a canvas, which knows no variables: ask the page for the colour. */
function colour(name: string): string {
  const probe = h("span", { hidden: true });
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function legend(spec: Chart): HTMLElement {
  return h(
    "ul",
    { class: "legend" },
    ...spec.series.map((each) => {
      const swatch = h("span", { class: "swatch", "aria-hidden": "true" });
      swatch.style.background = `var(${each.colour})`;
      return h("li", {}, swatch, each.name);
    }),
  );
}

function table(spec: Chart): HTMLElement {
  return h(
    "details",
    { class: "more" },
    h("summary", {}, "As a table"),
    h(
      "div",
      { class: "scrolling", tabindex: 0, role: "region", "aria-label": `${spec.title}, a table` },
      h(
        "table",
        { class: "grid" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, "When"),
            ...spec.series.map((each) => h("th", { scope: "col", class: "num" }, each.name)),
          ),
        ),
        h(
          "tbody",
          {},
          ...spec.labels.map((label, at) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, label.full),
              ...spec.series.map((each) => h("td", { class: "num" }, spec.format(each.values[at] ?? 0))),
            ),
          ),
        ),
      ),
    ),
  );
}
