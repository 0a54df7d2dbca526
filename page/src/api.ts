/** The local API, as docs/api.md tells it; a cookie lets this page in. */

import { Blocks, eventOf } from "./events.js";
import type { AskEvent, Entry, Model, Routing, Stats } from "./shapes.js";

const LOCKED =
  "The Rightsize server was started anew, and lets this page in no more. Open the address that it printed.";

/** What went wrong, one sentence that names the next step. */
export class Problem extends Error {}

/** The known models, and what is known of each now. */
export async function models(): Promise<Model[]> {
  return (await fetched("api/models")) as Model[];
}

/** What decides, and what was found of the model servers. */
export async function routing(): Promise<Routing> {
  return (await fetched("api/routing")) as Routing;
}

/** The ledger in figures. */
export async function stats(): Promise<Stats> {
  return (await fetched("api/stats")) as Stats;
}

/** One page of the ledger, the newest attempts first, and where the next page starts. */
export async function ledger(before: string | null, limit: number): Promise<{ entries: Entry[]; next: string | null }> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (before !== null) query.set("before", before);
  return (await fetched(`api/ledger?${query}`)) as { entries: Entry[]; next: string | null };
}

/** Ask, or where `dry` only route, and tell each event as it comes; `id` is what `withdraw` stops it by. */
export async function ask(
  prompt: string,
  dry: boolean,
  id: string,
  signal: AbortSignal,
  tell: (event: AskEvent) => void,
): Promise<void> {
  const response = await reached("api/chat/stream", posted({ prompt, dry_run: dry, id }, signal));
  if (!response.body) throw new Problem("The browser does not read streams; use a newer one.");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const blocks = new Blocks();
  for (;;) {
    const { value, done } = await reader.read().catch(brokenOff);
    if (done) return;
    for (const block of blocks.take(value)) {
      const event = eventOf(block);
      if (event) tell(event);
    }
  }
}

/** Stop a request by the name that it was sent with: its stream ends by itself, and says what it cost. */
export async function withdraw(id: string, signal: AbortSignal): Promise<void> {
  await reached("api/chat/stop", posted({ id }, signal));
}

/** Say that the connection broke in the middle; what the person stopped goes on as it is. */
function brokenOff(error: unknown): never {
  if (error instanceof DOMException && error.name === "AbortError") throw error;
  throw new Problem("The connection to Rightsize broke. Start `rightsize dashboard` again, then ask again.");
}

function posted(body: object, signal: AbortSignal): RequestInit {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal };
}

async function fetched(path: string, init: RequestInit = {}): Promise<unknown> {
  return (await reached(path, init)).json();
}

async function reached(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { cache: "no-store", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(
      "The Rightsize server does not answer any more. Run `rightsize dashboard`, and open the page that it opens.",
    );
  }
  if (response.ok) return response;
  throw new Problem(response.status === 401 ? LOCKED : await sentenceOf(response));
}

async function sentenceOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: unknown; title?: unknown };
    for (const each of [problem.detail, problem.title]) if (typeof each === "string" && each) return each;
  } catch {
    // What is no JSON has no sentence for people.
  }
  return `The server answered ${response.status}. Run \`rightsize dashboard\` again.`;
}
