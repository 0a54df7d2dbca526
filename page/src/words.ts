/** Numbers and names as people read them. */

const TITLES: Record<string, string> = { qa_simple: "Question", code_generation: "Code", code_review: "Review" };

const TINY = 1e-5;

/** Keeps a number and its unit in one line. */
const GAP = "\u00a0";

/** What people call a kind of task. */
export function kindTitle(kind: string): string {
  return TITLES[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("_", " ");
}

/** What a kind of task is called within a sentence. */
export function kindNoun(kind: string): string {
  return kind === "qa_simple" ? "questions" : kind.replaceAll("_", " ");
}

/** A quality or utility. */
export function figure(value: number | null | undefined, places = 2): string {
  return value === null || value === undefined ? "none" : value.toFixed(places).replace("-", "−");
}

/** Milliseconds as a time. */
export function time(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) return "";
  if (Math.round(milliseconds) < 1000) return `${Math.round(milliseconds)}${GAP}ms`;
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 1000) return `${(tenths / 10).toFixed(1)}${GAP}s`;
  const seconds = Math.round(milliseconds / 1000);
  return [`${Math.floor(seconds / 60)}`, "min", `${seconds % 60}`, "s"].join(GAP);
}

/** A time as a date, with the year where it is not this one. */
export function moment(timestamp: string, now = new Date()): string {
  const date = new Date(timestamp);
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  const rest = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return date.toLocaleString("en-GB", { ...rest, ...year });
}

/** Cost in units: a thousand output tokens of a tier 4 model are one. */
export function cost(units: number): string {
  if (units === 0) return "0";
  const size = Math.abs(units);
  const written = size < 1 ? units.toPrecision(2) : units.toFixed(size < 10 ? 2 : size < 100 ? 1 : 0);
  return written.replace("-", "−");
}

/** A share as a percentage. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}${GAP}%`.replace("-", "−");
}

/** A count with its noun. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** What of a sum was spent on tasks that have no answer; 0 where sums differ as rounded ones do. */
export function inVain(spent: number, answers: number): number {
  return spent - answers > TINY ? spent - answers : 0;
}

/** What of a sum was spent in vain, as a clause; empty where nothing was. */
export function wasted(spent: number, answers: number): string {
  const vain = inVain(spent, answers);
  if (vain === 0) return "";
  return `${inVain(answers, 0) > 0 ? cost(vain) : "all"} of it without an answer`;
}

/** What was saved against tier 4 alone, as a clause; empty where nothing can be said. */
export function saving(spent: number, alone: number): string {
  if (alone <= 0) return "";
  const share = 1 - spent / alone;
  return share >= 0 ? `${percent(share)} less than on tier 4 alone` : `${percent(-share)} more than on tier 4 alone`;
}
