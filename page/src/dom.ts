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

/** A sentence of the server as people read it: with a capital, but for a model's name, and what stands between backticks as code. */
export function said(sentence: string): (Node | string)[] {
  const text = /^[a-z]+[.:/_-]*\d/.test(sentence) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return text.split(/`([^`]+)`/).map((each, at) => (at % 2 === 1 ? h("code", {}, each) : each));
}

/** Say something to those who do not see the page. */
export function announce(sentence: string): void {
  byId("status").textContent = sentence;
}

/** A badge with the tier's colour; tier 0 is the embedded engine. */
export function tierBadge(tier: number): HTMLElement {
  const name = tier === 0 ? "embedded engine" : `tier ${tier}`;
  return h(
    "span",
    { class: `tier tier-${tier}`, title: name },
    h("span", { "aria-hidden": "true" }, `T${tier}`),
    h("span", { class: "unseen" }, name),
  );
}

/** The head of a table: `#` before a name sets it over numbers; a name that ends in a dot is only read out. */
export function tableHead(names: readonly string[]): HTMLElement {
  return h(
    "thead",
    {},
    h(
      "tr",
      {},
      ...names.map((each) => {
        if (each.endsWith(".")) return h("th", { scope: "col" }, h("span", { class: "unseen" }, each.slice(0, -1)));
        return each.startsWith("#")
          ? h("th", { scope: "col", class: "num" }, each.slice(1))
          : h("th", { scope: "col" }, each);
      }),
    ),
  );
}

/** A small bar: `value` and `mark` are shares of its width, `from` is where it starts. */
export function bar(
  value: number,
  { mark, from = 0, tone = "" }: { mark?: number; from?: number; tone?: string } = {},
): HTMLElement {
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
