/** One request in the thread: what was asked, how it is routed, what is answered. */

import { answerCard } from "./answer_card.js";
import type { AnswerCard } from "./answer_card.js";
import { h, said } from "./dom.js";
import { routingCard } from "./routing_card.js";
import type { AskEvent } from "./shapes.js";
import type { State, Turn } from "./turn.js";

export interface Wishes {
  /** Put a prompt back into the composer. */
  again(prompt: string): void;
  /** Ask a request that was a dry run, or broke off. */
  really(prompt: string): void;
}

const PACE = 80;

/** The view of a turn; it is told what changed and draws no more often than the eye reads. */
export class TurnView {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "turn-body" });
  private answers: AnswerCard | null = null;
  private readonly changed = new Set<number>();
  private timer = 0;

  constructor(
    readonly turn: Turn,
    private readonly wishes: Wishes,
  ) {
    const again = h("button", { type: "button", class: "quiet", click: () => wishes.again(turn.prompt) }, "Edit again");
    this.element = h(
      "article",
      { class: "turn", "aria-label": "Request" },
      h("div", { class: "bubble" }, h("p", { tabindex: scrolls(turn.prompt) ? 0 : null }, turn.prompt), again),
      this.body,
    );
    this.draw();
    if (turn.cut) this.tellCut();
  }

  /** Say that of this request only a part is kept. */
  tellCut(): void {
    const sentence = "Too large for this browser's store: only the beginning of this request and its answers is kept.";
    this.element.append(h("p", { class: "faint" }, sentence));
  }

  /** Show that the tasks are known, that the turn ended, or what else changed it as a whole. */
  draw(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.changed.clear();
    const { turn } = this;
    const known = turn.sections.length > 0;
    if (known && this.answers) this.answers.finish();
    else this.body.replaceChildren(...(known ? this.cards() : [this.opening()]));
    if (turn.problem && known) this.body.append(this.broken());
  }

  /** Show what an event changed. */
  told(event: AskEvent): void {
    if (!("at" in event)) return this.draw();
    this.changed.add(event.at);
    if (event.event !== "token") this.flush();
    else if (!this.timer) this.timer = setTimeout(() => this.flush(), PACE);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    for (const at of this.changed) this.answers?.update(at);
    this.changed.clear();
  }

  private cards(): HTMLElement[] {
    const card = routingCard(this.turn);
    if (this.turn.dryRun) return [card, this.dryNote()];
    this.answers = answerCard(this.turn);
    return [card, this.answers.element];
  }

  private opening(): HTMLElement {
    const ended: Partial<Record<State, string>> = { stopped: "Stopped.", failed: "Refused; the reason stands below." };
    return h("p", { class: "waiting" }, ended[this.turn.state] ?? "Finding the tasks");
  }

  private broken(): HTMLElement {
    const { problem, prompt, cut } = this.turn;
    const ask = (): void => this.wishes.really(prompt);
    const again = cut ? null : h("button", { type: "button", class: "quiet framed", click: ask }, "Ask again");
    return h("p", { class: "trouble", role: "alert" }, ...said(problem), " ", again);
  }

  private dryNote(): HTMLElement {
    const { prompt } = this.turn;
    return h(
      "p",
      { class: "dry" },
      "Dry run: no model was asked.",
      h("button", { type: "button", class: "quiet", click: () => this.wishes.really(prompt) }, "Ask it now"),
    );
  }
}

/** Whether a request may need to be scrolled in its bubble, which the keyboard must reach then. */
function scrolls(prompt: string): boolean {
  return prompt.length > 300 || prompt.split("\n").length > 8;
}
