/** Answers as HTML.  What a model wrote is never trusted: a short list of elements stays, and nothing is fetched. */

import DOMPurify from "dompurify";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { Marked } from "marked";

import { copyButton } from "./copy.js";
import { h } from "./dom.js";

const LANGUAGES = { bash, c, diff, go, java, javascript, json, python, rust, sql, typescript, xml, yaml };
for (const [name, rules] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, rules);

/**
 * Markup that a model writes is shown as it is written; only line breaks, which tables need, are made.
 *
 * What is ticked is told by a sign, and a picture by its name, since no input and no picture may stand in an answer.
 */
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => (/^<br\s*\/?>$/.test(text.trim()) ? "<br>" : escaped(text)),
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    image: ({ text }) => escaped(text ? `[picture: ${text}]` : "[picture]"),
  },
});

const TAGS = [
  "a",
  "blockquote",
  "br",
  "code",
  "del",
  "em",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "li",
  "ol",
  "p",
  "pre",
  "strong",
  "table",
  "tbody",
  "td",
  "th",
  "thead",
  "tr",
  "ul",
];

/** Fill `target` with Markdown that is whole, so that code is worth its colours and buttons. */
export function fill(target: HTMLElement, text: string): void {
  const clean = rendered(text, []);
  for (const code of clean.querySelectorAll<HTMLElement>("pre > code")) block(code);
  target.replaceChildren(clean);
}

/** Markdown that still comes: what can change no more stands, and only its last block is read again. */
export class Growing {
  private settled = "";
  private open: number[] = [];
  private last: ChildNode[] = [];

  constructor(private readonly target: HTMLElement) {}

  /** Show the text that has come so far; one that does not go on from the last one begins anew. */
  show(text: string): void {
    const unix = text.replaceAll(/\r\n?/g, "\n");
    if (!unix.startsWith(this.settled)) {
      this.target.replaceChildren();
      this.settled = "";
      this.open = [];
      this.last = [];
    }
    for (const each of this.last) each.remove();
    this.settle(unix);
    const rest = rendered(unix.slice(this.settled.length), [...this.open]);
    this.last = [...rest.childNodes];
    this.target.append(rest);
  }

  /** Let all blocks stand but the last one, which what comes next may belong to. */
  private settle(text: string): void {
    const tokens = marked.lexer(text.slice(this.settled.length));
    const last = tokens.findLastIndex((each) => each.type !== "space");
    const done = tokens.slice(0, Math.max(0, last)).map((each) => each.raw);
    if (done.length === 0) return;
    this.target.append(rendered(done.join(""), this.open));
    this.settled += done.join("");
  }
}

/** Markdown as elements that may stand in the page; `open` are the headings above it, and then those above what follows. */
function rendered(text: string, open: number[]): DocumentFragment {
  const html = marked.parse(text, { async: false });
  const clean = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "class", "start", "align"],
    ALLOWED_URI_REGEXP: /^(https?:|mailto:)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const element of clean.querySelectorAll("[class]")) keepLanguage(element);
  for (const link of clean.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  lower([...clean.querySelectorAll("h1, h2, h3, h4, h5, h6")], open);
  for (const table of clean.querySelectorAll("table")) scrolling(table);
  return clean;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Only the class that names a language stays: a model could name ours. */
function keepLanguage(element: Element): void {
  const language = [...element.classList].find((each) => /^language-[\w+#.-]+$/.test(each));
  if (language) element.className = language;
  else element.removeAttribute("class");
}

/** An answer's headings stand below those of the page, which end at the second level; none is passed over. */
function lower(headings: Element[], open: number[]): void {
  for (const heading of headings) {
    const level = Number(heading.tagName.charAt(1));
    open.splice(0, open.length, ...open.filter((each) => each < level), level);
    const lowered = document.createElement(`h${Math.min(6, open.length + 2)}`);
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
}

function scrolling(table: HTMLElement): void {
  const frame = h("div", { class: "scrolling", tabindex: 0, role: "region", "aria-label": "Table" });
  table.replaceWith(frame);
  frame.append(table);
}

function block(code: HTMLElement): void {
  const pre = code.parentElement;
  if (!pre) return;
  const name = /^language-(.+)$/.exec(code.className)?.[1] ?? "";
  const source = code.textContent ?? "";
  if (hljs.getLanguage(name)) {
    code.innerHTML = DOMPurify.sanitize(hljs.highlight(source, { language: name, ignoreIllegals: true }).value, {
      ALLOWED_TAGS: ["span"],
      ALLOWED_ATTR: ["class"],
    });
  }
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", name ? `Code, ${name}` : "Code");
  const frame = h(
    "div",
    { class: "code" },
    h(
      "div",
      { class: "code-head" },
      h("span", {}, name || "text"),
      copyButton("Copy code", () => source),
    ),
  );
  pre.replaceWith(frame);
  frame.append(pre);
}
