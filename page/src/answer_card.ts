/** The answer card: a tab a task and one for all, with the steps of each ladder while it is climbed. */

import { copyButton } from "./copy.js";
import { h, said, tierBadge } from "./dom.js";
import { fill, Growing } from "./markdown.js";
import { taskLine } from "./routing_card.js";
import type { Report } from "./shapes.js";
import { tabList } from "./tabs.js";
import { answered, mergedText, pending, unchecked } from "./turn.js";
import type { Outcome, Section, Step, Turn } from "./turn.js";
import { cost, count, kindTitle, saving, time, wasted } from "./words.js";

/** Tasks whose tabs have their kind in sight; of more, each tab is a number, and its panel says what that stands for. */
const NAMED = 6;

export interface AnswerCard {
  element: HTMLElement;
  /** Show a task as it stands now. */
  update(at: number): void;
  /** Show all that is known of the turn as a whole. */
  finish(): void;
}

/** Return the card of a turn whose tasks are known. */
export function answerCard(turn: Turn): AnswerCard {
  const compact = turn.sections.length > NAMED;
  const parts = turn.sections.map((section, at) => new Part(section, at, compact));
  const whole = h("div", { class: "panel", tabindex: 0 });
  const foot = h("footer", { class: "card-foot" });
  const answers = parts.map(({ label, panel }, at) => ({ name: String(at), label, panel }));
  const all = [...answers, { name: "merged", label: h("span", { class: "tab-label" }, "Merged"), panel: whole }];
  const tabs = tabList("Answers", turn.id, all, 0);
  tabs.classList.toggle("numbered", compact);
  const element = h(
    "div",
    { class: "card", role: "group", "aria-label": "Answers" },
    tabs,
    ...all.map((each) => each.panel),
    foot,
  );
  const finish = (): void => {
    parts.forEach((part) => part.update());
    merged(whole, turn);
    foot.replaceChildren(...sums(turn));
  };
  finish();
  return { element, update: (at) => parts[at]?.update(), finish };
}

class Part {
  readonly label = h("span", { class: "tab-label" });
  readonly panel = h("div", { class: "panel", tabindex: 0 });
  private readonly steps = h("ol", { class: "steps", "aria-label": "Steps" });
  private readonly text = h("div", { class: "prose" });
  private readonly growing = new Growing(this.text);
  private readonly note = h("p", { class: "waiting" });
  private readonly foot = h("div", { class: "panel-foot" });
  private settled = false;

  constructor(
    private readonly section: Section,
    private readonly at: number,
    private readonly compact: boolean,
  ) {
    if (compact) this.panel.append(taskLine(section.sub, at));
    this.panel.append(this.steps, this.note, this.text, this.foot);
  }

  update(): void {
    if (this.settled) return;
    const { section } = this;
    this.settled = !pending(section);
    this.label.replaceChildren(mark(section), ...this.name());
    const plain = this.settled && section.steps.length < 2 && section.steps.every((each) => each.outcome === "passed");
    this.steps.hidden = plain || section.steps.length === 0;
    this.steps.replaceChildren(...section.steps.map(stepLine));
    const note = noteOf(section);
    this.note.replaceChildren(...said(note));
    this.note.hidden = !note;
    this.note.classList.toggle("trouble", Boolean(section.answer?.problem) && !section.stopped);
    if (this.settled) fill(this.text, section.text);
    else this.growing.show(section.text);
    this.text.classList.toggle("coming", !this.settled && section.text !== "");
    this.text.classList.toggle("unchecked", unchecked(section));
    if (this.settled) this.foot.replaceChildren(...facts(section));
  }

  private name(): (HTMLElement | string)[] {
    const kind = ` ${kindTitle(this.section.sub.task_type)}`;
    return [String(this.at + 1), this.compact ? h("span", { class: "unseen" }, kind) : kind];
  }
}

const UNCHECKED = "not checked";

const FAILED = "No answer passed; each step above says why.";

/** Whether the steps tell all there is to say of a task without an answer. */
function allFailed({ steps, answer }: Section): boolean {
  return steps.length > 0 && answer?.appoint === null && steps.every((each) => each.note && each.outcome !== "passed");
}

function noteOf(section: Section): string {
  if (section.stopped) return cutShort(section);
  if (section.answer?.problem) return allFailed(section) ? FAILED : section.answer.problem;
  if (section.answer || section.text) return "";
  if (section.waiting) return section.waiting;
  return section.steps.at(-1)?.outcome === "asking" ? "Waiting for the first word" : "Waiting for its turn";
}

function cutShort(section: Section): string {
  const how = section.broken ? "Broken off" : "Stopped";
  return unchecked(section)
    ? `${how}: what had come stands here, and was not checked.`
    : `${how} before anything of an answer had come.`;
}

const SIGNS: Record<Outcome, [string, string]> = {
  asking: ["…", "is asked"],
  passed: ["✓", "passed"],
  refused: ["✗", "was refused"],
  failed: ["!", "gave no answer"],
  stopped: ["■", "was stopped"],
  unheard: ["■", "was not heard to its end"],
};

function stepLine(step: Step): HTMLElement {
  const [sign, word] = SIGNS[step.outcome];
  const remote = step.remote ? h("span", { class: "tag" }, "leaves this machine") : null;
  return h(
    "li",
    { class: `step ${step.outcome}` },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    tierBadge(step.tier),
    h(
      "span",
      { class: "step-words" },
      h("strong", {}, step.model),
      ` ${word}`,
      ...(step.note ? [": ", ...said(step.note)] : []),
      " ",
      remote,
    ),
  );
}

function mark(section: Section): HTMLElement {
  const [state, word] = stateOf(section);
  return h("span", { class: `dot ${state}`, role: "img", "aria-label": word });
}

function stateOf(section: Section): [string, string] {
  if (section.stopped) return ["stopped", section.broken ? "broken off:" : "stopped:"];
  if (section.answer?.problem) return ["failed", "not answered:"];
  return section.answer ? ["passed", "answered:"] : ["asking", "running:"];
}

function facts(section: Section): (HTMLElement | string)[] {
  const { answer } = section;
  const part = unchecked(section);
  const copy = section.text ? copyButton(part ? "Copy what had come" : "Copy answer", () => section.text) : "";
  if (!answer) return copy ? [h("p", { class: "fact-line" }, h("span", { class: "faint" }, UNCHECKED), copy)] : [];
  const by = answer.answered_by;
  const warnings = answer.warnings.map((each) => h("p", { class: "warning" }, ...said(each)));
  const asked = answer.attempts.length > 0;
  if (!asked && !section.text) return warnings;
  const steps = answer.attempts.filter((each) => !each.cached).length;
  const hidden = Math.max(0, ...answer.attempts.map((each) => each.hidden_secrets));
  const told = [
    part ? UNCHECKED : "",
    by ? by.provider : "",
    answer.from_cache ? "from the cache" : time(answer.latency_ms),
    asked ? count(answer.out_tokens ?? 0, "token") : "",
    asked ? `cost ${cost(answer.cost_units ?? 0)}` : "",
    steps > 1 ? count(steps, "attempt") : "",
    hidden > 0 ? `${count(hidden, "secret")} hidden from the model` : "",
  ]
    .filter(Boolean)
    .join(" · ");
  const who = by ? [tierBadge(by.tier), h("strong", {}, by.model)] : [];
  return [...warnings, h("p", { class: "fact-line" }, ...who, h("span", { class: "faint" }, told), copy)];
}

function merged(panel: HTMLElement, turn: Turn): void {
  if (turn.state === "running") {
    panel.replaceChildren(h("p", { class: "waiting" }, "All answers as one document, when the last one is there."));
    return;
  }
  const text = mergedText(turn, kindTitle);
  const body = h("div", { class: "prose" });
  fill(body, text);
  panel.replaceChildren(
    body,
    h(
      "div",
      { class: "panel-foot" },
      h(
        "p",
        { class: "fact-line" },
        h("span", { class: "faint" }, "Markdown"),
        copyButton("Copy all", () => text),
      ),
    ),
  );
}

/** What tier 4 alone would have cost for what was answered, which is said where that is not all. */
function compared({ answers_cost: answers, tier4_cost: alone }: Report, partly: boolean): string {
  if (alone <= 0) return "";
  const saved = saving(answers, alone);
  return partly
    ? `what was answered cost ${saved} (${cost(answers)}, not ${cost(alone)})`
    : `${saved} (${cost(alone)})`;
}

function sums(turn: Turn): (HTMLElement | string)[] {
  const { report } = turn;
  const stopped = turn.state === "stopped" ? "Stopped. What had come stays. " : "";
  if (!report) return stopped ? [stopped] : [];
  const asked = report.sub_tasks.some((each) => each.attempts.length > 0);
  const there = answered(turn);
  const vain = wasted(report.cost_units, there > 0 ? report.answers_cost : 0);
  const parts = [
    `${there} of ${count(report.sub_tasks.length, "task")} answered${asked ? ` in ${time(report.total_ms)}` : ""}`,
    asked ? `cost ${cost(report.cost_units)}${vain && `, ${vain}`}` : "no model was asked",
    compared(report, vain !== ""),
  ];
  return [h("span", {}, stopped + parts.filter(Boolean).join(" · "))];
}
