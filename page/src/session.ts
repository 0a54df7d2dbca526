/** What was asked in this tab since it was opened: counts alone, which outlive a reload and end with the tab. */

import type { Answer } from "./shapes.js";
import { refused } from "./turn.js";
import type { Turn } from "./turn.js";

const NAME = "rightsize.session";
const NONE = { requests: 0, tasks: 0, answered: 0, calls: 0, again: 0, spent: 0, compared: 0, alone: 0 };

export type SessionSums = typeof NONE;

let sums: SessionSums | null = null;

/** The sums as they stand. */
export function sessionSums(): Readonly<SessionSums> {
  sums ??= kept();
  return sums;
}

/** Count a request that ended: a dry run asks nobody and is a request alone, one that was refused is none. */
export function countTurn(turn: Turn): void {
  sums = sumsWith(turn);
  keepSums(sums);
}

/** Have a request that still runs count as it stands after a reload. */
export function countUnfinished(turn: Turn): void {
  keepSums(sumsWith(turn));
}

function sumsWith(turn: Turn): SessionSums {
  const before = sessionSums();
  if (refused(turn)) return before;
  const answers = turn.sections.flatMap(({ answer }) => (answer ? [answer] : []));
  const split = turn.split?.attempt;
  const attempts = [...(split ? [split] : []), ...answers.flatMap((each) => each.attempts)];
  const again = attempts.filter((each) => each.cached).length;
  const begun = turn.sections.reduce((sum, { answer, steps }) => sum + (answer ? 0 : steps.length), 0);
  return {
    requests: before.requests + 1,
    tasks: before.tasks + (turn.dryRun ? 0 : turn.sections.length),
    answered: before.answered + answers.filter((each) => !each.problem).length,
    calls: before.calls + attempts.length - again + begun,
    again: before.again + again,
    spent: before.spent + (turn.report?.cost_units ?? total([...answers, split])),
    compared: before.compared + (turn.report?.answers_cost ?? total(answers.filter((each) => each.tier4_cost > 0))),
    alone: before.alone + answers.reduce((sum, each) => sum + each.tier4_cost, 0),
  };
}

function keepSums(sums: SessionSums): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(sums));
  } catch {
    // Where the browser keeps nothing, a reload begins anew.
  }
}

function total(parts: (Pick<Answer, "cost_units"> | null | undefined)[]): number {
  return parts.reduce((sum, each) => sum + (each?.cost_units ?? 0), 0);
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
