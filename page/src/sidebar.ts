/** The side bar: the registry with its health, the formula with sliders, and what was spent. */

import { models, routing, stats } from "./api.js";
import { tellTrouble } from "./banner.js";
import { bar, byId, h, said, tierBadge } from "./dom.js";
import { tellEngine } from "./empty.js";
import { bandName } from "./quality_table.js";
import { setupSteps } from "./setup.js";
import { countTurn, sessionSums } from "./session.js";
import type { Model, Routing, Stats } from "./shapes.js";
import type { Turn } from "./turn.js";
import {
  differs,
  setTried,
  setUsed,
  triedWeights,
  usedWeights,
  utility,
  weighsNothing,
  whenWeighed,
} from "./weighing.js";
import { cost, count, figure, kindTitle, percent } from "./words.js";

const registry = h("section", { "aria-labelledby": "models-title" });
const formula = h("section", { "aria-labelledby": "formula-title" });
const sums = h("section", { "aria-labelledby": "sums-title" });
let known: Model[] = [];
let figures: Stats | null = null;
let drawnModels = "";

/** Fill the side bar, and keep it filled. */
export async function startSidebar(): Promise<void> {
  byId("side").append(registry, formula, sums);
  drawFormula();
  drawSums();
  await refresh();
}

/** Look again at the models and the figures; what cannot be had now stays as it was. */
export async function refresh(): Promise<void> {
  const [listed, decided, counted] = await Promise.allSettled([models(), routing(), stats()]);
  if (listed.status === "fulfilled") known = listed.value;
  if (counted.status === "fulfilled") figures = counted.value;
  if (decided.status === "fulfilled") engine(decided.value);
  const failed = [listed, decided, counted].find((each) => each.status === "rejected");
  tellTrouble(failed ? (failed.reason as Error).message : "");
  drawRegistry(failed !== undefined);
  if (decided.status === "fulfilled")
    setUsed({ quality: decided.value.quality_weight, cost: decided.value.cost_weight });
  else setTried(triedWeights());
  drawSums();
}

/** Count a request that ended, and show that when the ledger's figures are there, which have it too. */
export async function counted(turn: Turn): Promise<void> {
  countTurn(turn);
  await refresh();
}

function engine(routing: Routing): void {
  const found = routing.engine;
  const ready = known.filter((each) => each.healthy).length;
  const sentence = found.sentence || (ready > 0 ? `${count(ready, "model")} can answer now.` : "");
  tellEngine(sentence, found.reachable && ready > 0, setupSteps(routing, known));
}

function drawRegistry(stale: boolean): void {
  const now = JSON.stringify([known, stale]);
  if (now === drawnModels) return;
  drawnModels = now;
  const open = new Set([...registry.querySelectorAll("details[open]")].map((each) => each.getAttribute("data-name")));
  registry.replaceChildren(
    h("h2", { id: "models-title" }, "Models"),
    h(
      "ul",
      { class: stale ? "models stale" : "models" },
      ...known.map((each) => h("li", {}, modelRow(each, open.has(each.ollama_model)))),
    ),
  );
}

function modelRow(model: Model, open: boolean): HTMLElement {
  return h(
    "details",
    { "data-name": model.ollama_model, open },
    h("summary", {}, tierBadge(model.tier), h("span", { class: "model-name" }, model.label), health(model)),
    h(
      "dl",
      { class: "facts" },
      ...fact("Provider", `${model.provider}${model.remote ? ", leaves this machine" : ""}`),
      ...fact("Name", model.ollama_model),
      ...fact("Cost C", figure(model.cost_per_1k)),
      ...fact("Window", `${model.max_tokens.toLocaleString("en")} tokens`),
      ...fact("Does", model.capable_types.map(kindTitle).join(", ")),
      ...fact(
        "Quality",
        `${figure(model.quality_at_low)} simple, ${figure(model.quality_at_high)} hard (${model.origin})`,
      ),
      ...fact("Learned", ...learned(model)),
      ...(model.reason ? fact("Now", ...said(model.reason)) : []),
      ...(model.remedy ? fact("Next step", h("code", {}, model.remedy)) : []),
    ),
  );
}

function fact(name: string, ...value: (Node | string)[]): HTMLElement[] {
  return [h("dt", {}, name), h("dd", {}, ...value)];
}

function learned(model: Model): HTMLElement[] | string[] {
  if (model.learned.length === 0) return ["nothing yet"];
  return model.learned.map(({ task_type: kind, band, learned: quality, passed, judged, counts }) =>
    h(
      "div",
      {},
      `${kindTitle(kind)}, ${bandName(band)}: Q ${figure(quality)}${counts ? "" : ", not counted"}; `,
      `${passed} of ${judged} first answers passed`,
    ),
  );
}

const SHADES: Record<string, string> = {
  ready: "good",
  busy: "wait",
  loading: "wait",
  "not asked": "none",
  "not installed": "none",
  excluded: "none",
};

function health(model: Model): HTMLElement {
  const word = model.state === "ready" && model.loaded ? "loaded" : model.state;
  return h("span", { class: `health ${SHADES[model.state] ?? "bad"}` }, word);
}

function drawFormula(): void {
  const line = h("p", { class: "formula" });
  const sliders = [slider("α", "quality"), slider("β", "cost")];
  const table = h("tbody");
  const note = h("p", { class: "faint" });
  const reset = h("button", { type: "button", class: "quiet", click: () => setTried(usedWeights()) }, "Reset");
  formula.append(
    h("h2", { id: "formula-title" }, "Formula"),
    line,
    ...sliders,
    h("p", { class: "formula-foot" }, note, reset),
    h(
      "table",
      { class: "grid tight" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "U of a task that is"),
          h("th", { scope: "col", class: "num" }, "simple"),
          h("th", { scope: "col", class: "num" }, "hard"),
        ),
      ),
      table,
    ),
  );
  whenWeighed(table, () => {
    const { quality, cost: weight } = triedWeights();
    line.textContent = `U = ${figure(quality)} · Q − ${figure(weight)} · C`;
    const learns = known.some(({ learned }) => learned.some(({ counts }) => counts));
    const used = learns
      ? "As routing uses it, but of assumed Q; where Q was learned (see each model), that decides."
      : "As routing uses it.";
    note.textContent = differs()
      ? `What-if only: routing uses ${figure(usedWeights().quality)} and ${figure(usedWeights().cost)}.`
      : used;
    reset.hidden = !differs();
    const worth = known.map(
      (each) =>
        [utility(each.quality_at_low, each.cost_per_1k), utility(each.quality_at_high, each.cost_per_1k)] as const,
    );
    const best = [Math.max(...worth.map(([low]) => low)), Math.max(...worth.map(([, high]) => high))];
    table.replaceChildren(
      ...known.map((each, at) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, tierBadge(each.tier), " ", each.label),
          ...(worth[at] ?? []).map((value, column) =>
            h("td", { class: value === best[column] && !weighsNothing() ? "num best" : "num" }, figure(value)),
          ),
        ),
      ),
    );
  });
}

function slider(sign: string, name: "quality" | "cost"): HTMLElement {
  const input = h("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    "aria-label": `${sign}, the weight of ${name}`,
  });
  const shown = h("output", {});
  input.addEventListener("input", () => setTried({ ...triedWeights(), [name]: Number(input.value) }));
  whenWeighed(input, () => {
    input.value = String(triedWeights()[name]);
    shown.textContent = figure(triedWeights()[name]);
  });
  return h("label", { class: "slider" }, h("span", {}, `${sign} ${name}`), input, shown);
}

function drawSums(): void {
  const session = sessionSums();
  const ledger = figures;
  const rows: [string, string, string][] = [
    ["Requests", session.requests.toLocaleString("en"), ""],
    [
      "Tasks answered",
      of(session.answered, session.tasks),
      ledger ? of(ledger.economy.answered, ledger.economy.tasks) : "",
    ],
    ["Calls", session.calls.toLocaleString("en"), ledger ? ledger.total_calls.toLocaleString("en") : ""],
    ["From the cache", session.again.toLocaleString("en"), ledger ? ledger.from_cache.toLocaleString("en") : ""],
    ["Cost", cost(session.spent), ledger ? cost(ledger.spent) : ""],
    ["Cost of answers", cost(session.compared), ledger ? cost(ledger.answers_cost) : ""],
    ["On tier 4 alone", cost(session.alone), ledger ? cost(ledger.tier4_cost) : ""],
    ["Saved", share(session.compared, session.alone), ledger ? share(ledger.answers_cost, ledger.tier4_cost) : ""],
  ];
  sums.replaceChildren(
    h("h2", { id: "sums-title" }, "So far"),
    h(
      "table",
      { class: "grid tight" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}),
          ...["This tab", "Ledger"].map((each) => h("th", { scope: "col", class: "num" }, each)),
        ),
      ),
      h(
        "tbody",
        {},
        ...rows.map(([name, ...cells]) =>
          h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((each) => h("td", { class: "num" }, each))),
        ),
      ),
    ),
    ledger && ledger.total_calls > 0 ? tiers(ledger) : "",
    h(
      "p",
      { class: "faint unit" },
      "This tab: what was asked here since it was opened, counted when it ends. Ledger: all there was, in editors and terminals too. ",
      "Tier 4 alone is compared with what the same answers cost. ",
      "A cost of 1 is a thousand tokens that a tier 4 model writes.",
    ),
  );
}

function of(answered: number, tasks: number): string {
  return tasks > 0 ? `${answered.toLocaleString("en")} of ${tasks.toLocaleString("en")}` : "0";
}

function tiers({ calls_by_tier: calls, total_calls: all }: Stats): HTMLElement {
  return h(
    "ul",
    { class: "tier-bars" },
    ...Object.entries(calls).map(([tier, number]) =>
      h(
        "li",
        {},
        tierBadge(Number(tier)),
        bar(number / all, { tone: `tier-${tier}` }),
        h("span", { class: "num" }, number.toLocaleString("en")),
      ),
    ),
  );
}

function share(answers: number, alone: number): string {
  return alone > 0 ? percent(1 - answers / alone) : "";
}
