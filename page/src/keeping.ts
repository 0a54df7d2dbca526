/** What this browser keeps: finished requests, the theme, the switch.  Nothing of it is sent anywhere. */

import type { Turn } from "./turn.js";

const TURNS = "rightsize.turns";
const MOST = 50;

/** The requests of before, oldest first. */
export function keptTurns(): Turn[] {
  try {
    const turns: unknown = JSON.parse(read(TURNS) ?? "[]");
    return Array.isArray(turns) ? turns.filter(isTurn) : [];
  } catch {
    return [];
  }
}

/** Keep a request beside those that other windows have kept; where the browser has too little room, fewer. */
export function keepTurn(turn: Turn): void {
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
