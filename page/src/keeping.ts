/** What this browser keeps: finished requests without their secrets, the theme, the switches.  Nothing is sent anywhere. */

import type { Secret, SubTask } from "./shapes.js";
import { unchecked } from "./turn.js";
import type { Turn } from "./turn.js";

const TURNS = "rightsize.turns";
const MOST = 50;

/** Characters of a request with its answers from which on it is cut where there is too little room; fifty have room. */
const LARGE = 80_000;

/** Characters that are kept of a request that is cut, and of all its answers. */
const BEGINNING = 12_000;

/** Characters from which on a secret is replaced wherever it stands; a shorter one may be part of any word. */
const EVERYWHERE = 8;

/** The requests of before, oldest first. */
export function keptTurns(): Turn[] {
  return turnsIn(read(TURNS));
}

function turnsIn(text: string | null): Turn[] {
  try {
    const turns: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(turns) ? turns.filter(isTurn).map(whole) : [];
  } catch {
    return [];
  }
}

/** Whether requests are kept at all. */
export function keeps(): boolean {
  return choice("history") !== "no";
}

/** Say whether requests are kept from now on; where they are not, those of before go too. */
export function keep(yes: boolean): void {
  choose("history", yes ? "yes" : "no");
  if (!yes) forgetTurns();
}

/** A request as it may be kept, without its secrets; null where nothing is kept, or nobody has told what is secret. */
export function keepable(asked: Turn): Turn | null {
  return keeps() && asked.secrets ? slim({ ...masked(asked, asked.secrets), secrets: [] }) : null;
}

/**
 * Keep a request beside those that other windows have kept, and say how much of it is kept.
 *
 * Where the browser has too little room, the largest ones are cut first, and then the oldest ones go.  One whose secrets
 * nobody has told, since the server did not answer, is not kept.
 */
export function keepTurn(asked: Turn): "whole" | "cut" | "not" {
  const turn = keepable(asked);
  if (!turn) return "not";
  const turns = [...keptTurns().filter((each) => each.id !== turn.id), turn].slice(-MOST).map(slim);
  const lines = turns.map((each) => JSON.stringify(each));
  while (!write(TURNS, `[${lines.join(",")}]`)) {
    const most = Math.max(...lines.map((each, at) => (turns[at]?.cut ? 0 : each.length)));
    const at = lines.findIndex((each, at) => !turns[at]?.cut && each.length === most);
    const large = turns[at];
    if (large && most > LARGE) {
      turns[at] = cut(large);
      lines[at] = JSON.stringify(turns[at]);
    } else if (turns.length > 1) {
      turns.shift();
      lines.shift();
    } else return "not";
  }
  return turns.at(-1)?.cut ? "cut" : "whole";
}

/** Tell what is kept whenever another window has changed that, and the names of what it took away. */
export function whenOthersKeep(tell: (turns: Turn[], gone: Set<string>) => void): void {
  window.addEventListener("storage", (event) => {
    if (event.key !== TURNS || !keeps()) return;
    const turns = keptTurns();
    const gone = new Set(turnsIn(event.oldValue).map(({ id }) => id));
    for (const { id } of turns) gone.delete(id);
    tell(turns, gone);
  });
}

/** Tell when another window was told to keep requests, or none. */
export function whenOthersChoose(tell: () => void): void {
  window.addEventListener("storage", (event) => {
    if (event.key === "rightsize.history") tell();
  });
}

/** Forget all requests. */
export function forgetTurns(): void {
  write(TURNS, "[]");
}

/** Read a small choice of the person. */
export function choice(name: string): string | null {
  return read(`rightsize.${name}`);
}

/** Keep a small choice of the person. */
export function choose(name: string, value: string): void {
  write(`rightsize.${name}`, value);
}

/** A turn without what nobody sees of it: the texts of its tasks where their words stand, and the answers' copies. */
function slim(turn: Turn): Turn {
  const without = <T extends SubTask>(sub: T): T => ({ ...sub, text: sub.words || sub.unasked ? "" : sub.text });
  const merged = turn.sections.some(unchecked) ? null : (turn.report?.merged ?? null);
  const sections = turn.sections.map((each) => ({
    ...each,
    sub: without(each.sub),
    whole: merged ? undefined : each.whole,
    answer: each.answer && { ...without(each.answer), candidates: [] },
  }));
  return { ...turn, sections, report: turn.report && { ...turn.report, prompt: "", merged, sub_tasks: [] } };
}

/** The beginning of a kept turn and of each of its answers, without what the routing weighed. */
export function cut(turn: Turn): Turn {
  const share = Math.floor(BEGINNING / Math.max(1, turn.sections.length));
  const sections = turn.sections.map((each) => ({
    ...each,
    text: each.text.slice(0, share),
    whole: each.whole?.slice(0, share),
    sub: beginning(each.sub, share),
    answer: each.answer && {
      ...beginning(each.answer, share),
      response: each.answer.response?.slice(0, share) ?? null,
    },
  }));
  const report = turn.report && { ...turn.report, merged: turn.report.merged?.slice(0, BEGINNING) ?? null };
  return { ...turn, prompt: turn.prompt.slice(0, BEGINNING), sections, report, cut: true };
}

function beginning<T extends SubTask>(sub: T, share: number): T {
  return { ...sub, text: sub.text.slice(0, share), words: sub.words.slice(0, share), candidates: [] };
}

/** A kept turn as it was: its report names the answers of its sections. */
function whole(turn: Turn): Turn {
  const answers = turn.sections.flatMap(({ answer }) => (answer ? [answer] : []));
  return { ...turn, report: turn.report && { ...turn.report, sub_tasks: answers } };
}

/** A copy of a value with masks in the places of secrets, in every text in it. */
function masked<T>(value: T, secrets: Secret[]): T {
  if (secrets.length === 0) return value;
  const masks = new Map(secrets.map(({ text, mask }) => [text, mask]));
  const any = new RegExp(secrets.map(({ text }) => pattern(text)).join("|"), "gu");
  const copied = (_: string, each: unknown): unknown =>
    typeof each === "string" ? each.replace(any, (found) => masks.get(found) ?? "") : each;
  return JSON.parse(JSON.stringify(value, copied)) as T;
}

function pattern(secret: string): string {
  const literal = secret.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return secret.length < EVERYWHERE ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function isTurn(value: unknown): value is Turn {
  const turn = value as Partial<Turn> | null;
  return (
    typeof turn?.prompt === "string" &&
    typeof turn.id === "string" &&
    Array.isArray(turn.sections) &&
    turn.sections.every((each) => each?.sub)
  );
}
