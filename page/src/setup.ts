/** What to do where no model can answer: the way from nothing to a first answer, a command a step. */

import { copyButton } from "./copy.js";
import { h } from "./dom.js";
import type { Model, Routing } from "./shapes.js";

const OLLAMA = "https://ollama.com/download";

/** Return the steps, or null where a model can answer or no model server is to be asked. */
export function setupSteps({ engine }: Routing, models: Model[]): HTMLElement | null {
  if (engine.hosts.length === 0 || models.some((each) => each.healthy)) return null;
  const [first, ...larger] = models.filter((each) => each.state === "down" || each.remedy !== null);
  if (!first) return null;
  const start = engine.reachable
    ? []
    : [
        step("Install Ollama, which runs models on this machine: ", link(OLLAMA)),
        step("Start it, unless it runs already: ", command("ollama serve")),
      ];
  return h(
    "div",
    { class: "setup" },
    h(
      "ol",
      {},
      ...start,
      step(`Get ${first.label}, which takes simple tasks: `, command(pull(first))),
      larger.length > 0
        ? step("For harder tasks get larger ones: ", ...larger.map((each) => command(pull(each))))
        : null,
    ),
    h("p", { class: "faint" }, "This page notices by itself, within half a minute."),
  );
}

function pull(model: Model): string {
  return model.remedy ?? `ollama pull ${model.ollama_model}`;
}

function step(words: string, ...what: HTMLElement[]): HTMLElement {
  return h("li", {}, h("span", {}, words), ...what);
}

function command(text: string): HTMLElement {
  return h(
    "span",
    { class: "command" },
    h("code", {}, text),
    copyButton("Copy", () => text),
  );
}

function link(address: string): HTMLElement {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address.replace("https://", ""));
}
