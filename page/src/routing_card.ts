/** The routing card: the tasks that were found, and why each goes where it goes. */

import { bar, h, said, tableHead, tierBadge } from "./dom.js";
import type { Candidate, SubTask } from "./shapes.js";
import type { Turn } from "./turn.js";
import { differs, triedWeights, utility, weighsNothing, whatIf, whenWeighed } from "./weighing.js";
import { cost, count, figure, kindNoun, kindTitle, time } from "./words.js";

/** Tasks that are shown at once; of more, the first few until somebody wants all. */
const MOST = 6;
const SHOWN = 3;

/** Return the card of a turn that is routed. */
export function routingCard(turn: Turn): HTMLElement {
  const found = count(turn.sections.length, "task");
  const took = turn.routedMs === null ? "" : `routed in ${time(turn.routedMs)}`;
  const tasks = turn.sections.map((each, at) => task(each.sub, at, turn.dryRun));
  const rest = tasks.length > MOST ? tasks.slice(SHOWN) : [];
  return h(
    "div",
    { class: "card", role: "group", "aria-label": "Routing" },
    h("header", { class: "card-head" }, h("h2", {}, `${found} found`), h("span", { class: "faint" }, took)),
    split(turn),
    h("ol", { class: "tasks" }, ...tasks),
    rest.length > 0 ? unfolding(rest) : null,
  );
}

/** Who split the request, where a model was asked, and what that cost. */
function split(turn: Turn): HTMLElement | null {
  if (!turn.split) return null;
  const { sentence, attempt } = turn.split;
  const paid = attempt?.cached
    ? "from the cache"
    : `${time((attempt?.seconds ?? 0) * 1000)}, cost ${cost(attempt?.cost_units ?? 0)}`;
  return h("p", { class: "split" }, ...said(sentence), attempt ? ` (${paid})` : "");
}

/** Hide tasks, and return the button that shows them and hides them again. */
function unfolding(tasks: HTMLElement[]): HTMLElement {
  const first = tasks[0];
  const unfold = (): void => {
    fold(!first?.hidden);
    if (!first?.hidden) first?.focus();
  };
  const button = h("button", { type: "button", class: "quiet", click: unfold });
  const fold = (hide: boolean): void => {
    tasks.forEach((each) => (each.hidden = hide));
    button.textContent = hide ? `Show ${count(tasks.length, "more task")}` : "Show fewer tasks";
    button.setAttribute("aria-expanded", String(!hide));
  };
  first?.setAttribute("tabindex", "-1");
  fold(true);
  return h("div", { class: "card-more" }, button);
}

/** Which task it is: its number, its kind and its words. */
export function taskLine(sub: SubTask, at: number): HTMLElement {
  return h(
    "p",
    { class: "asked" },
    h("span", { class: "number" }, `${at + 1}`),
    h("strong", {}, kindTitle(sub.task_type)),
    sub.unasked
      ? h("span", { class: "words unasked" }, sub.unasked)
      : h("span", { class: "words" }, sub.words || sub.text),
  );
}

function task(sub: SubTask, at: number, dry: boolean): HTMLElement {
  return h(
    "li",
    { class: "task" },
    h("div", { class: "task-head" }, taskLine(sub, at), chosen(sub)),
    bars(sub),
    sub.problem ? trouble(sub.problem, dry) : why(sub),
    wish(sub),
    sub.candidates.length > 0 ? candidates(sub) : null,
  );
}

/** What keeps all models from a task; where it was asked, the answer says so. */
function trouble(problem: string, dry: boolean): HTMLElement {
  return h("p", { class: "why" }, ...said(dry ? problem : "No model may take it; its answer says why."));
}

function chosen(sub: SubTask): HTMLElement {
  if (sub.tier === null) return h("p", { class: "chosen" }, "no model");
  return h(
    "p",
    { class: "chosen" },
    tierBadge(sub.tier),
    h("span", {}, sub.model),
    h("span", { class: "faint" }, sub.provider),
  );
}

function bars(sub: SubTask): HTMLElement {
  const threshold = sub.threshold ?? undefined;
  const rows: [string, number | null, HTMLElement][] = [
    ["Complexity", sub.complexity, bar(sub.complexity)],
    [
      "Quality",
      sub.quality,
      bar(sub.quality ?? 0, { tone: "good", ...(threshold === undefined ? {} : { mark: threshold }) }),
    ],
    ["Threshold", sub.threshold, bar(sub.threshold ?? 0, { tone: "plain" })],
    ["Utility", sub.utility, bar((sub.utility ?? 0) + 0.4, { from: 0.4, tone: "worth" })],
  ];
  return h(
    "dl",
    { class: "bars" },
    ...rows
      .filter(([, value]) => value !== null)
      .map(([name, value, drawn]) =>
        h("div", {}, h("dt", {}, name), h("dd", {}, drawn, h("span", { class: "value" }, figure(value)))),
      ),
  );
}

const RULES: Record<string, string> = {
  security: "A review goes to tier 4, whatever it costs.",
  appointed: "A review goes to the model that you appointed.",
  pinned: "You named the model or the lowest tier.",
  cheapest: "The cheapest model that is good enough.",
  utility: "The highest utility among the models that are good enough.",
  best_available: "No model is good enough; the best that can be had.",
};

function why(sub: SubTask): HTMLElement {
  return h("p", { class: "why" }, RULES[sub.rule ?? ""] ?? `Decided by the rule ${sub.rule ?? "none"}.`);
}

/** What the sliders would change; empty while they stand where routing stands. */
function wish(sub: SubTask): HTMLElement {
  const line = h("p", { class: "wish", hidden: true });
  whenWeighed(line, () => {
    line.hidden = !differs() || sub.tier === null || sub.candidates.length === 0;
    const other = whatIf(sub);
    const { quality, cost } = triedWeights();
    const weights = `With α ${figure(quality)} and β ${figure(cost)}`;
    if (!sub.override && weighsNothing())
      line.textContent = `${weights} nothing is weighed, so utility chooses nobody.`;
    else if (!other) line.textContent = `${weights}: the same, since a rule decides.`;
    else if (other.model === sub.model) line.textContent = `${weights}, utility would choose the same model.`;
    else line.textContent = `${weights}, utility would choose ${other.model} (tier ${other.tier}).`;
  });
  return line;
}

function candidates(sub: SubTask): HTMLElement {
  const body = h("tbody");
  const table = h(
    "div",
    { class: "scrolling", tabindex: 0, role: "region", "aria-label": "Candidates" },
    h("table", { class: "grid" }, tableHead(["Model", "#Q", "#C", "#U", "Why not"]), body),
  );
  whenWeighed(body, () => body.replaceChildren(...sub.candidates.map((each) => candidate(each, sub))));
  return h(
    "details",
    { class: "more" },
    h("summary", {}, `All ${sub.candidates.length} candidates, and why`),
    table,
    evidence(sub),
  );
}

function candidate(each: Candidate, sub: SubTask): HTMLElement {
  const won = each.model === sub.model;
  const reason = won ? "chosen" : each.reason.replaceAll(sub.task_type, kindNoun(sub.task_type));
  return h(
    "tr",
    won ? { class: "won" } : {},
    h("th", { scope: "row" }, tierBadge(each.tier), " ", each.model),
    h("td", { class: "num" }, figure(each.quality)),
    h("td", { class: "num" }, figure(each.cost)),
    h("td", { class: "num" }, figure(differs() ? utility(each.quality, each.cost) : each.utility)),
    h("td", { class: "reason" }, reason, h("span", { class: "faint" }, learned(each))),
  );
}

function learned({ learned, quality }: Candidate): string {
  if (!learned) return "";
  const counts = figure(learned.quality) === figure(quality);
  return counts ? " · Q is learned" : ` · Q learned ${figure(learned.quality)}, not counted`;
}

function evidence(sub: SubTask): HTMLElement {
  const parts = sub.complexity_parts;
  const markers = parts.markers.map((each) => `${each.name} (${each.evidence})`).join(", ");
  const sums = `${figure(parts.base)} for the kind, ${figure(parts.size)} for its size, ${figure(parts.structure)} for what is in it`;
  return h(
    "dl",
    { class: "facts" },
    h("dt", {}, `Why ${kindTitle(sub.task_type).toLowerCase()}`),
    h(
      "dd",
      {},
      sub.evidence.map((each) => (each.words ? `${each.rule} (“${each.words}”)` : each.rule)).join("; ") ||
        "nothing else fits",
    ),
    h("dt", {}, "Complexity"),
    h("dd", {}, markers ? `${sums}: ${markers}` : sums),
    h("dt", {}, "Quality"),
    h("dd", {}, sub.origin ?? "not known"),
  );
}
