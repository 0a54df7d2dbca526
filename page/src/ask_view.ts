/** The view in which one asks: the thread, the composer, and what is kept of both. */

import { ask, Problem, withdraw } from "./api.js";
import { announce, byId, h, said } from "./dom.js";
import { emptyState } from "./empty.js";
import { startHistory } from "./history.js";
import { choice, choose, forgetTurns, keepTurn, keptTurns, whenOthersKeep } from "./keeping.js";
import { answered, brokenOff, newTurn, refused, step, stopped } from "./turn.js";
import type { AskEvent } from "./shapes.js";
import type { Turn } from "./turn.js";
import { TurnView } from "./turn_view.js";
import { draft, endUnfinished, keepDraft, keepUnfinished, leave, leftTurn, unlessLeft } from "./unfinished.js";
import { count, kindTitle } from "./words.js";

/** How long the server may take to end what it was asked to stop. */
const PATIENCE_MS = 3000;

const views: TurnView[] = [];
let running: { turn: Turn; control: AbortController; stopping: boolean } | null = null;
let following = true;

/** What was sent, as long as nobody has told what of it is secret: it is kept as the words of the composer are. */
let unread = "";
let whenDone: (turn: Turn) => void = () => undefined;

/** Show what is kept, and wait for requests; `done` is told each one that ended. */
export function startAsking(done: (turn: Turn) => void): void {
  whenDone = done;
  showKept();
  whenOthersKeep(showOthers);
  window.addEventListener("pagehide", () => {
    if (running) leave(running.turn);
  });
  write(draft());
  byId<HTMLInputElement>("dry-run").checked = choice("dry-run") === "yes";
  byId("dry-run").addEventListener("change", () => choose("dry-run", dry() ? "yes" : "no"));
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    void send(prompt().value, dry(), prompt().value);
  });
  prompt().addEventListener("input", () => {
    grow();
    keepWords();
    note("");
  });
  prompt().addEventListener("keydown", typed);
  byId("stop").addEventListener("click", stop);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && running && !event.defaultPrevented) stop();
  });
  startHistory(forget);
  follow(byId("thread"));
  growth.observe(byId("thread"));
  showEmpty();
}

/** Put words into the composer. */
export function suggest(text: string): void {
  write(text);
  note("");
  prompt().focus();
}

function write(text: string): void {
  prompt().value = text;
  grow();
  keepWords();
}

function keepWords(): void {
  keepDraft([unread, prompt().value].filter(Boolean).join("\n\n"));
}

/** Say something right above the composer: a hint, which is read out when it suits, or what went wrong. */
function note(sentence: string, wrong = false): void {
  const whole = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  const line = h("p", wrong ? { class: "trouble", role: "alert" } : { class: "faint" }, ...said(whole));
  byId("composer-note").replaceChildren(...(sentence ? [line] : []));
  if (sentence && !wrong) announce(sentence);
}

/** Ask; `typed` is what the composer held for it, which is there again where the request is refused. */
async function send(text: string, isDry: boolean, typed = ""): Promise<void> {
  const hint = running ? "Wait for the answers, or stop them first." : text.trim() ? "" : "Write what you want first.";
  note(hint);
  if (hint) return prompt().focus();
  const turn = newTurn(crypto.randomUUID(), text.trim(), isDry);
  const control = new AbortController();
  running = { turn, control, stopping: false };
  following = true;
  const view = add(turn);
  unread = turn.prompt;
  if (typed) write("");
  else keepWords();
  showRunning(true);
  try {
    await run(view, control.signal);
  } catch (error) {
    await unlessLeft();
    ended(view, error);
    control.abort(); // Nobody reads what the models would still write.
  }
  if (turn.state === "routing" || turn.state === "running")
    ended(view, new Problem("The answer broke off. Ask again."));
  running = null;
  wasRead();
  endUnfinished();
  note(""); // A hint to wait is over.
  showRunning(false);
  if (refused(turn)) takeBack(view, typed);
  else {
    if (keepTurn(turn) === "cut") view.tellCut();
    announce(lastWord(turn));
  }
  whenDone(turn);
}

/**
 * Take a request that was refused out of the thread: its words are in the composer again, below the reason.
 *
 * Where others were typed in the meantime, it stays, and may be edited again from there.
 */
function takeBack(view: TurnView, typed: string): void {
  if (!typed || !prompt().value) {
    remove(view);
    if (typed) write(typed);
  }
  note(view.turn.problem, true);
}

/** What was sent is known by now, or was refused. */
function wasRead(): void {
  unread = "";
  keepWords();
}

async function run(view: TurnView, signal: AbortSignal): Promise<void> {
  const { turn } = view;
  const began = performance.now();
  await ask(turn.prompt, turn.dryRun, turn.id, signal, (event) => {
    if (event.event === "routed") turn.routedMs = performance.now() - began;
    step(turn, event);
    keepUnfinished(turn, event.event === "routed");
    if (event.event === "routed") wasRead();
    view.told(event);
    spoken(event, turn);
  });
}

function ended(view: TurnView, error: unknown): void {
  const { turn } = view;
  const aborted = error instanceof DOMException && error.name === "AbortError";
  if (aborted) stopped(turn);
  else brokenOff(turn, error instanceof Problem ? error.message : "The page met a fault of its own. Load it again.");
  view.draw();
  if (!aborted && !(error instanceof Problem)) console.error(error);
}

function add(turn: Turn): TurnView {
  const view = new TurnView(turn, { again: suggest, really: (text) => void send(text, false) });
  views.push(view);
  byId("thread").querySelector(".empty")?.remove();
  const last = running?.turn === turn ? null : views.find((each) => each.turn === running?.turn);
  byId("thread").insertBefore(view.element, last?.element ?? null);
  growth.observe(view.element);
  return view;
}

function remove(view: TurnView): void {
  views.splice(views.indexOf(view), 1);
  view.element.remove();
  showEmpty();
}

/** Show the requests of before, the last of which a reload may have broken off. */
function showKept(): void {
  const left = leftTurn();
  const lost = left && keepTurn(left) === "not" ? [left] : [];
  [...keptTurns(), ...lost].forEach(addKept);
}

/** Show what other windows have kept, above what runs here, and no more what they have cleared. */
function showOthers(kept: Turn[], gone: Set<string>): void {
  const here = new Map(views.filter(({ turn }) => turn !== running?.turn).map((each) => [each.turn.id, each]));
  const others = kept.filter(({ id, state }) => id !== running?.turn.id && here.get(id)?.turn.state !== state);
  const old = [...gone, ...others.map(({ id }) => id)].map((id) => here.get(id)).filter((each) => each !== undefined);
  following &&= running !== null; // What somebody reads here stays where it is.
  others.forEach(addKept);
  old.forEach(remove);
}

/** Show a request of before; one that another version kept and this one cannot show is left out. */
function addKept(turn: Turn): void {
  try {
    add(turn);
  } catch (error) {
    console.info("A kept request cannot be shown.", error);
  }
}

function forget(): void {
  if (running) return;
  forgetTurns();
  for (const view of views.splice(0)) view.element.remove();
  showEmpty();
  announce("History cleared.");
  prompt().focus();
}

function showEmpty(): void {
  if (views.length > 0) return;
  byId("thread").replaceChildren(emptyState(suggest));
}

/** Ask the server to stop, which then tells what it cost; where nothing came of it yet or it is silent, hang up. */
function stop(): void {
  if (!running) return;
  const { turn, control, stopping } = running;
  if (stopping || turn.state !== "running") return control.abort();
  running.stopping = true;
  withdraw(turn.id, control.signal).catch(() => control.abort());
  setTimeout(() => control.abort(), PATIENCE_MS);
}

function showRunning(yes: boolean): void {
  byId("send").hidden = yes;
  byId("stop").hidden = !yes;
  byId<HTMLButtonElement>("forget").disabled = yes;
  byId("thread").setAttribute("aria-busy", String(yes));
  if (!yes && (document.activeElement === document.body || document.activeElement === byId("stop"))) prompt().focus();
}

function typed(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId<HTMLFormElement>("composer").requestSubmit();
}

function spoken(event: AskEvent, turn: Turn): void {
  if (event.event === "routed") announce(`${count(event.sub_tasks.length, "task")} found.`);
  if (event.event === "refused") announce(`The answer of ${event.model} was refused.`);
  if (event.event === "failover") announce(`${event.model} gave no answer.`);
  if (event.event === "answer" && !event.answer.problem) {
    announce(
      `${kindTitle(turn.sections[event.at]?.sub.task_type ?? "")} answered by ${event.answer.answered_by?.model ?? "nobody"}.`,
    );
  }
}

function lastWord(turn: Turn): string {
  const [all, there] = [turn.sections.length, answered(turn)];
  const words = {
    done: turn.dryRun
      ? `${count(turn.sections.length, "task")} found.`
      : there === all
        ? "All answers are there."
        : `${there} of ${count(all, "task")} answered.`,
    stopped: "Stopped.",
  };
  return turn.state in words ? words[turn.state as keyof typeof words] : turn.problem;
}

function prompt(): HTMLTextAreaElement {
  return byId<HTMLTextAreaElement>("prompt");
}

function dry(): boolean {
  return byId<HTMLInputElement>("dry-run").checked;
}

const GROWS = CSS.supports("field-sizing", "content");

/** Fit the composer to its words, where the style sheet alone does not. */
function grow(): void {
  if (GROWS) return;
  prompt().style.height = "auto";
  prompt().style.height = `${Math.min(prompt().scrollHeight + 2, 240)}px`;
}

/** Keeps the end of the thread in sight while a request grows or the thread shrinks; told after the layout. */
const growth = new ResizeObserver(() => {
  const box = byId("thread");
  if (following) box.scrollTop = box.scrollHeight;
});

/** Follow the thread from when somebody is at its end until they scroll up or touch what is in it. */
function follow(box: HTMLElement): void {
  let before = 0;
  box.addEventListener("scroll", () => {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    if (atEnd || box.scrollTop < before) following = atEnd;
    before = box.scrollTop;
  });
  for (const each of ["click", "keydown"]) box.addEventListener(each, () => (following = false), { capture: true });
}
