/** What stands where nothing was asked yet: what this is, and what to do next. */

import { h, said } from "./dom.js";

const EXAMPLES: [string, string][] = [
  ["Two tasks at once", "Write API docs for the parser and code a secure OAuth2 decorator"],
  ["A quick question", "Explain what a mutex is, in three sentences"],
  ["A decision", "Compare SQLite and PostgreSQL for a desktop app and recommend one"],
];

let note = "";
let ready = true;
let steps: HTMLElement | null = null;

/** Return the empty state; `pick` is given the example that was pressed. */
export function emptyState(pick: (text: string) => void): HTMLElement {
  return h(
    "div",
    { class: "empty" },
    h("h2", {}, "Ask for one thing or several"),
    h(
      "p",
      {},
      "Each task goes to the cheapest model that is good enough, is checked, and climbs to a larger one only where the check fails.",
    ),
    h("p", { id: "engine-note", class: ready ? "engine-note" : "engine-note amiss" }, ...said(note)),
    h("div", { id: "engine-steps" }, steps),
    h(
      "ul",
      { class: "examples" },
      ...EXAMPLES.map(([name, text]) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", click: () => pick(text) },
            h("span", { class: "faint" }, name),
            h("span", {}, text),
          ),
        ),
      ),
    ),
    h("p", { class: "faint" }, "With “Dry run” on you see where each task would go, and no model is asked or needed."),
  );
}

/** Say in the empty state whether a model can answer, and in `next` what to do where none can. */
export function tellEngine(sentence: string, able: boolean, next: HTMLElement | null): void {
  if (steps?.textContent !== next?.textContent) {
    steps = next;
    document.getElementById("engine-steps")?.replaceChildren(...(next ? [next] : []));
  }
  note = sentence;
  ready = able;
  const line = document.getElementById("engine-note");
  line?.replaceChildren(...said(sentence));
  line?.classList.toggle("amiss", !able);
}
