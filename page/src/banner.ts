/** The line above everything, while the server cannot be reached or does not let this page in. */

import { byId, said } from "./dom.js";

let shown = "";

/** Show what is wrong, once however often it is told; an empty sentence takes the line away. */
export function tellTrouble(sentence: string): void {
  if (sentence === shown) return;
  shown = sentence;
  const line = byId("banner");
  line.replaceChildren(...said(sentence));
  line.hidden = !sentence;
}
