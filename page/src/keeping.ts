/** What this browser keeps: finished requests without their secrets, the theme, the switches.  Nothing is sent anywhere. */

import type { Secret } from "./shapes.js";
import type { Turn } from "./turn.js";

const TURNS = "rightsize.turns";
const MOST = 50;

/** Characters from which on a secret is replaced wherever it stands; a shorter one may be part of any word. */
const EVERYWHERE = 8;

/** The requests of before, oldest first. */
export function keptTurns(): Turn[] {
  try {
    const turns: unknown = JSON.parse(read(TURNS) ?? "[]");
    return Array.isArray(turns) ? turns.filter(isTurn) : [];
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

/**
 * Keep a request beside those that other windows have kept; where the browser has too little room, fewer.
 *
 * One whose secrets nobody has told, since the server did not answer, is not kept.
 */
export function keepTurn(asked: Turn): void {
  if (!keeps() || !asked.secrets) return;
  const turn = { ...masked(asked, asked.secrets), secrets: [] };
  const others = keptTurns().filter((each) => each.id !== turn.id);
  for (let newest = [...others, turn].slice(-MOST); ; newest = newest.slice(Math.ceil(newest.length / 2))) {
    if (write(TURNS, JSON.stringify(newest)) || newest.length === 0) return;
    if (newest.length === 1) return forgetTurns();
  }
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
  return typeof turn?.prompt === "string" && typeof turn.id === "string" && Array.isArray(turn.sections);
}
