/** What the formula would say with other weights: shown, and never used to route. */

import type { Candidate, SubTask } from "./shapes.js";

export interface Weights {
  quality: number;
  cost: number;
}

type Listener = () => void;

let used: Weights = { quality: 0.6, cost: 0.4 };
let tried: Weights = used;
const listeners = new Set<Listener>();

/** The weights that routing uses. */
export function usedWeights(): Weights {
  return used;
}

/** The weights of the sliders. */
export function triedWeights(): Weights {
  return tried;
}

/** Whether the sliders stand elsewhere than routing. */
export function differs(): boolean {
  return tried.quality !== used.quality || tried.cost !== used.cost;
}

/** Whether the sliders stand where every model is worth the same, nothing. */
export function weighsNothing(): boolean {
  return tried.quality === 0 && tried.cost === 0;
}

/** Take over what routing uses; sliders that nobody moved follow. */
export function setUsed(weights: Weights): void {
  const follow = !differs();
  used = weights;
  if (follow) tried = weights;
  tell();
}

/** Move the sliders. */
export function setTried(weights: Weights): void {
  tried = weights;
  tell();
}

/** Be told when a weight changes, until the element is no longer in the page. */
export function whenWeighed(element: Element, listener: Listener): void {
  let seen = false;
  const wrapped = (): void => {
    seen ||= element.isConnected;
    if (seen && !element.isConnected) listeners.delete(wrapped);
    else listener();
  };
  listeners.add(wrapped);
  listener();
}

/** U with the weights of the sliders. */
export function utility(quality: number, cost: number, weights: Weights = tried): number {
  return weights.quality * quality - weights.cost * cost;
}

/** The candidate of the highest U among those that qualify; null where a rule decides and no weight does. */
export function whatIf(sub: SubTask): Candidate | null {
  if (sub.override) return null;
  const qualified = sub.candidates.filter((each) => each.qualified && each.available && each.fits);
  const better = (a: Candidate, b: Candidate): Candidate => {
    const gain = utility(b.quality, b.cost) - utility(a.quality, a.cost);
    return gain > 1e-9 || (Math.abs(gain) <= 1e-9 && b.cost < a.cost) ? b : a;
  };
  return qualified.length > 0 ? qualified.reduce(better) : null;
}

function tell(): void {
  for (const each of [...listeners]) each();
}
