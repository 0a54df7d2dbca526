/** The slots of the ledger as spans of the reader's own time: hours, or days that begin at their midnight. */

import type { Slot } from "./shapes.js";

export type Unit = "hour" | "day";

/** What happened in one hour or day; `from` is when it begins. */
export interface Span extends Omit<Slot, "at"> {
  from: Date;
}

/** How a span is called. */
export interface Label {
  /** Below a chart. */
  tick: string;
  /** What it belongs to, where that must be said: the day of an hour, the year of a day. */
  group: string;
  /** Alone, as in a table. */
  full: string;
}

const HOUR_MS = 3_600_000;
const MOST_HOURS = 48;
const MOST_DAYS = 60;

/** Return the spans from the first call to the last one, those without calls too; of many days the last ones. */
export function spansOf(slots: readonly Slot[]): { unit: Unit; spans: Span[] } {
  const dated = slots.map((slot) => ({ slot, date: new Date(slot.at) })).filter(({ date }) => !isNaN(date.getTime()));
  const first = dated[0]?.date;
  const last = dated.at(-1)?.date;
  if (!first || !last) return { unit: "hour", spans: [] };
  const unit = last.getTime() - first.getTime() < MOST_HOURS * HOUR_MS ? "hour" : "day";
  const spans = new Map<number, Span>();
  const end = begin(last, unit).getTime();
  for (let at = earliest(first, last, unit); at.getTime() <= end; at = next(at, unit))
    spans.set(at.getTime(), empty(at));
  for (const { slot, date } of dated) {
    const span = spans.get(begin(date, unit).getTime());
    if (span) add(span, slot);
  }
  return { unit, spans: [...spans.values()] };
}

/** Return what the spans are called. */
export function labelsOf(unit: Unit, spans: readonly Span[]): Label[] {
  const years = new Set(spans.map(({ from }) => from.getFullYear())).size;
  return spans.map(({ from }) => {
    const day = from.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
    const year = String(from.getFullYear());
    if (unit === "day") return { tick: day, group: years > 1 ? year : "", full: `${day} ${year}` };
    const hour = from.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    return { tick: hour, group: day, full: `${day}, ${hour}` };
  });
}

function begin(date: Date, unit: Unit): Date {
  const found = new Date(date);
  if (unit === "day") found.setHours(0, 0, 0, 0);
  else found.setMinutes(0, 0, 0);
  return found;
}

function next(from: Date, unit: Unit): Date {
  if (unit === "hour") return new Date(from.getTime() + HOUR_MS);
  const found = new Date(from);
  found.setDate(found.getDate() + 1);
  return begin(found, unit); // The day behind one that begins at one o'clock, where clocks went forward at midnight.
}

function earliest(first: Date, last: Date, unit: Unit): Date {
  const bound = begin(last, "day");
  bound.setDate(bound.getDate() - MOST_DAYS + 1);
  const found = begin(first, unit);
  return unit === "day" && bound > found ? bound : found;
}

function empty(from: Date): Span {
  return { from, calls_by_tier: {}, spent: 0, answers_cost: 0, tier4_cost: 0, escalations: 0, failovers: 0 };
}

function add(span: Span, slot: Slot): void {
  for (const [tier, calls] of Object.entries(slot.calls_by_tier)) {
    span.calls_by_tier[tier] = (span.calls_by_tier[tier] ?? 0) + calls;
  }
  span.spent += slot.spent;
  span.answers_cost += slot.answers_cost;
  span.tier4_cost += slot.tier4_cost;
  span.escalations += slot.escalations;
  span.failovers += slot.failovers;
}
