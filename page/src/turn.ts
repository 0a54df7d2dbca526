/** What is known of one request while it runs and after; a plain value, so that it can be kept. */

import type { Answer, AskEvent, Attempt, Named, Report, Secret, Split, SubTask } from "./shapes.js";

export type Outcome = "asking" | "passed" | "refused" | "failed" | "stopped" | "unheard";

/** One step of a ladder: who was asked and how that ended. */
export interface Step {
  tier: number;
  model: string;
  remote: boolean;
  outcome: Outcome;
  note: string;
}

/** One task of the request; `text` is what stands, or what has come so far, `whole` that in the document. */
export interface Section {
  sub: SubTask;
  steps: Step[];
  text: string;
  whole?: string | undefined;
  waiting: string;
  answer: Answer | null;
  stopped: boolean;
  /** Nobody stopped it: the connection broke, or the page was left. */
  broken?: boolean;
}

export type State = "routing" | "running" | "done" | "stopped" | "failed";

export interface Turn {
  id: string;
  prompt: string;
  dryRun: boolean;
  state: State;
  routedMs: number | null;
  /** How a model was asked to split it; missing where the rules did. */
  split?: Split | null;
  sections: Section[];
  report: Report | null;
  problem: string;
  /** What of the prompt is not kept; null as long as nobody knows. */
  secrets: Secret[] | null;
  /** Only its beginning was kept, and that of its answers. */
  cut?: boolean;
}

/** A request that was just sent. */
export function newTurn(id: string, prompt: string, dryRun: boolean): Turn {
  return {
    id,
    prompt,
    dryRun,
    state: "routing",
    routedMs: null,
    sections: [],
    report: null,
    problem: "",
    secrets: null,
  };
}

/** Put one event into a turn. */
export function step(turn: Turn, event: AskEvent): void {
  if (event.event === "routed") {
    turn.secrets = event.secrets;
    turn.split = event.split ?? null;
    return routed(turn, event.sub_tasks);
  }
  if (event.event === "error") {
    return brokenOff(turn, event.detail);
  }
  if (event.event === "end") {
    if (!turn.dryRun) ended(turn, event.report);
    turn.state = turn.sections.some((each) => each.stopped) ? "stopped" : "done";
    return;
  }
  const section = turn.sections[event.at];
  if (!section) return;
  switch (event.event) {
    case "began":
      section.steps.push({ ...named(event), outcome: "asking", note: "" });
      section.text = section.waiting = "";
      break;
    case "waiting":
      section.waiting = event.sentence;
      break;
    case "token":
      section.text += event.text;
      section.waiting = "";
      break;
    case "refused":
      end(section, event, "refused", event.problems.join(" "));
      break;
    case "failover":
      end(section, event, "failed", event.sentence);
      break;
    case "answer":
      finish(section, event.answer);
      section.whole = event.section;
  }
}

/** Mark a turn as stopped by the person: what is finished stays, and what had come of the rest, which nobody checked. */
export function stopped(turn: Turn): void {
  turn.state = "stopped";
  cutOff(turn, "stopped");
}

/** Mark a turn as broken off and say why; the same stays, but what became of its models nobody knows here. */
export function brokenOff(turn: Turn, problem: string): void {
  turn.state = "failed";
  turn.problem = problem;
  for (const section of cutOff(turn, "unheard")) section.broken = true;
}

/** Whether the request was not taken: nobody has read it. */
export function refused(turn: Turn): boolean {
  return turn.state === "failed" && turn.sections.length === 0;
}

/** Whether a section waits for more. */
export function pending(section: Section): boolean {
  return !section.answer && !section.stopped;
}

/** Whether what stands of a section is a part that no check has seen. */
export function unchecked(section: Section): boolean {
  return section.stopped && section.text !== "";
}

/** How many of the tasks were answered. */
export function answered(turn: Turn): number {
  return turn.sections.filter(({ answer }) => answer && answer.response !== null && !answer.problem).length;
}

/** The answers of a turn as one Markdown document: the server's, or its sections where that does not have all. */
export function mergedText(turn: Turn, title: (kind: string) => string): string {
  if (turn.report?.merged && !turn.sections.some(unchecked)) return turn.report.merged;
  return turn.sections
    .map((each, at) => partOf(each, `## ${at + 1}. ${title(each.sub.task_type)}`))
    .join("\n\n---\n\n");
}

/** A section of the document; what nobody checked is a quotation, out of which no heading of another section reaches. */
function partOf(section: Section, heading: string): string {
  if (!unchecked(section)) return section.whole || `${heading}: not answered`;
  const quoted = section.text.trim().split(/\r\n?|\n/);
  const head = `${heading}: ${section.broken ? "broken off" : "stopped"}, not checked`;
  return [head, "", ...quoted.map((each) => `> ${each}`.trimEnd())].join("\n");
}

function cutOff(turn: Turn, outcome: Outcome): Section[] {
  const open = turn.sections.filter((each) => !each.answer);
  for (const section of open) {
    section.stopped = true;
    section.waiting = "";
    for (const each of section.steps) if (each.outcome === "asking") each.outcome = outcome;
  }
  return open;
}

function routed(turn: Turn, subs: SubTask[]): void {
  turn.sections = subs.map((sub) => ({ sub, steps: [], text: "", waiting: "", answer: null, stopped: false }));
  turn.state = turn.dryRun ? "done" : "running";
}

/** Take the report: a task that was stopped before it began has its answer there alone. */
function ended(turn: Turn, report: Report): void {
  turn.report = report;
  for (const [at, section] of turn.sections.entries()) {
    const answer = report.sub_tasks[at];
    if (answer && !section.answer) finish(section, answer);
  }
}

function finish(section: Section, answer: Answer): void {
  section.answer = answer;
  if (!answer.stopped) section.text = answer.response ?? "";
  section.waiting = "";
  section.stopped = answer.stopped;
  if (answer.attempts.length > 0) section.steps = answer.attempts.map(stepOf);
}

function stepOf(attempt: Attempt): Step {
  const outcome = outcomeOf(attempt);
  const told = attempt.problems.filter((each) => !each.warns).map((each) => each.message);
  const notes: Record<Outcome, string> = {
    asking: "",
    passed: attempt.cached ? "From the cache." : "",
    refused: told.join(" "),
    failed: attempt.failure ?? "",
    stopped: "",
    unheard: "",
  };
  const note = notes[outcome];
  return { tier: attempt.tier, model: attempt.model, remote: false, outcome, note };
}

function outcomeOf(attempt: Attempt): Outcome {
  if (attempt.failure_kind === "cancelled") return "stopped";
  return attempt.passed ? "passed" : attempt.failure ? "failed" : "refused";
}

function end(section: Section, who: Named, outcome: Outcome, note: string): void {
  const last = section.steps.at(-1);
  if (last?.outcome === "asking") Object.assign(last, { outcome, note });
  else section.steps.push({ ...named(who), outcome, note });
  section.text = section.waiting = "";
}

function named({ tier, model, remote }: Named): { tier: number; model: string; remote: boolean } {
  return { tier, model, remote };
}
