/** What was asked in this tab since it was opened: counts alone, which outlive a reload and end with the tab. */

import type { Turn } from "./turn.js";

const NAME = "rightsize.session";
const NONE = { requests: 0, tasks: 0, answered: 0, calls: 0, spent: 0, alone: 0 };

export type SessionSums = typeof NONE;

let sums: SessionSums | null = null;

/** The sums as they stand. */
export function sessionSums(): Readonly<SessionSums> {
  sums ??= kept();
  return sums;
}

/** Count a request that ended; a dry run asks nobody, and is a request alone. */
export function countTurn(turn: Turn): void {
  const before = sessionSums();
  const answers = turn.sections.flatMap(({ answer }) => (answer ? [answer] : []));
  const split = turn.split?.attempt;
  sums = {
    requests: before.requests + 1,
    tasks: before.tasks + (turn.dryRun ? 0 : turn.sections.length),
    answered: before.answered + answers.filter((each) => !each.problem).length,
    calls: before.calls + answers.reduce((sum, each) => sum + each.attempts.length, split ? 1 : 0),
    spent: before.spent + answers.reduce((sum, each) => sum + (each.cost_units ?? 0), split?.cost_units ?? 0),
    alone: before.alone + (turn.report?.tier4_cost ?? 0),
  };
  try {
    sessionStorage.setItem(NAME, JSON.stringify(sums));
  } catch {
    // Where the browser keeps nothing, a reload begins anew.
  }
}

function kept(): SessionSums {
  try {
    const found = JSON.parse(sessionStorage.getItem(NAME) ?? "{}") as Partial<SessionSums>;
    const names = Object.keys(NONE) as (keyof SessionSums)[];
    if (names.every((each) => typeof found[each] === "number")) return found as SessionSums;
  } catch {
    // What cannot be read counts as nothing.
  }
  return NONE;
}
