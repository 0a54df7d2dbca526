/** What a reload would take: words that nobody has asked yet, and the request that runs.  This tab alone keeps them. */

import { cut, keepable, keeps, keepTurn } from "./keeping.js";
import { countUnfinished } from "./session.js";
import { brokenOff } from "./turn.js";
import type { Turn } from "./turn.js";

const DRAFT = "rightsize.draft";
const TURN = "rightsize.unfinished";
const LEFT = "A reload, or closing the page, broke this off and stopped its models.";

const PACE_MS = 1000;

/** How long a page that is being left may still run. */
const LEAVING_MS = 3000;

let kept = 0;
let leaving = false;

/** Keep words as they were typed, where anything is kept. */
export function keepDraft(text: string): void {
  if (text && keeps()) write(DRAFT, text);
  else drop(DRAFT);
}

/** The words of before a reload. */
export function draft(): string {
  return read(DRAFT) ?? "";
}

/** Keep and count a request as it stands, where `always` is not set once in a while. */
export function keepUnfinished(turn: Turn, always: boolean): void {
  if (!always && performance.now() - kept < PACE_MS) return;
  kept = performance.now();
  countUnfinished(turn);
  const now = keepable(turn);
  if (now && !write(TURN, JSON.stringify(now))) write(TURN, JSON.stringify(cut(now)));
}

/** Keep a request that runs while its page is left: in the history too, since the page may not come back. */
export function leave(turn: Turn): void {
  if (turn.state === "routing") return;
  keepUnfinished(turn, true);
  const left = structuredClone(turn);
  if (left.state === "running") brokenOff(left, LEFT);
  keepTurn(left);
}

/** The request that a reload broke off, as that left it; null where none ran. */
export function leftTurn(): Turn | null {
  try {
    const turn = JSON.parse(read(TURN) ?? "null") as Turn | null;
    if (turn?.state === "running") brokenOff(turn, LEFT);
    return turn;
  } catch {
    return null;
  } finally {
    endUnfinished();
  }
}

/** Nothing runs any more. */
export function endUnfinished(): void {
  drop(TURN);
}

/** Forget all of it. */
export function forgetUnfinished(): void {
  drop(TURN);
  drop(DRAFT);
}

/** Wait where the page is being left: browsers break its connections first, of which nothing is to be said then. */
export async function unlessLeft(): Promise<void> {
  if (leaving) await new Promise((done) => setTimeout(done, LEAVING_MS));
}

window.addEventListener("beforeunload", () => {
  leaving = true;
  setTimeout(() => (leaving = false), LEAVING_MS);
});

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): boolean {
  try {
    sessionStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

function drop(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Where the browser keeps nothing, nothing is there.
  }
}
