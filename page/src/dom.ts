/** Elements in one expression each: text is always text, never markup. */

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** Make an element; a property that is a function listens, `true` is a bare attribute, null and false leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((each) => each !== null && each !== undefined && each !== false));
  return element;
}

/** The element of the page with this id; it must be there. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found as T;
}

/** Say something to those who do not see the page. */
export function announce(sentence: string): void {
  byId("status").textContent = sentence;
}

/** A badge with the tier's colour; tier 0 is the embedded engine. */
export function tierBadge(tier: number): HTMLElement {
  const name = tier === 0 ? "embedded engine" : `tier ${tier}`;
  return h("span", { class: `tier tier-${tier}`, title: name }, h("span", { "aria-hidden": "true" }, `T${tier}`),
    h("span", { class: "unseen" }, name));
}

/** A small bar: `value` and `mark` are shares of its width, `from` is where it starts. */
export function bar(value: number, { mark, from = 0, tone = "" }: { mark?: number; from?: number; tone?: string } = {}): HTMLElement {
  const fill = h("span", { class: "fill" });
  const [low, high] = value < from ? [value, from] : [from, value];
  fill.style.left = share(low);
  fill.style.width = share(Math.max(0, clamp(high) - clamp(low)));
  const track = h("span", { class: `bar ${tone}`, "aria-hidden": "true" }, fill);
  if (mark !== undefined) {
    const line = h("span", { class: "mark" });
    line.style.left = share(mark);
    track.append(line);
  }
  return track;
}

function share(value: number): string {
  return `${(100 * clamp(value)).toFixed(1)}%`;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
