/** Server-sent events, read as they come. */

import type { AskEvent } from "./shapes.js";

const END = "\n\n";

/** Cuts what comes in pieces into blocks, each of which a blank line ends. */
export class Blocks {
  private readonly before: string[] = [];
  private last = "";

  /** Return the blocks that a piece completes.  Each piece is searched once, however long its block becomes. */
  take(piece: string): string[] {
    const blocks: string[] = [];
    const text = this.last + piece;
    let from = 0;
    for (let end = text.indexOf(END); end >= 0; end = text.indexOf(END, from)) {
      blocks.push(this.before.splice(0).join("") + text.slice(from, end));
      from = end + END.length;
    }
    // The last character may be the first half of a blank line.
    const half = Math.max(from, text.length - 1);
    this.before.push(text.slice(from, half));
    this.last = text.slice(half);
    return blocks;
  }
}

/** Read one block of a stream of server-sent events; comments and unknown fields are passed over. */
export function eventOf(block: string): AskEvent | null {
  const data: string[] = [];
  let name = "";
  for (const line of block.split("\n")) {
    if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
    else if (line.startsWith("event:")) name = line.slice(6).trim();
  }
  if (data.length === 0) return null;
  return { ...(JSON.parse(data.join("\n")) as object), event: name } as AskEvent;
}
