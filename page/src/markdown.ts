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
import { marked } from "marked";

import { copyButton } from "./copy.js";
import { h } from "./dom.js";

const LANGUAGES = { bash, c, diff, go, java, javascript, json, python, rust, sql, typescript, xml, yaml };
for (const [name, rules] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, rules);

const TAGS = [
  "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
  "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
];

/** Fill `target` with Markdown; `whole` says that nothing more comes, so that code is worth its colours and buttons. */
export function fill(target: HTMLElement, text: string, whole: boolean): void {
  const html = marked.parse(text, { async: false, gfm: true });
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
  for (const heading of clean.querySelectorAll("h1, h2, h3, h4, h5, h6")) lower(heading);
  for (const table of clean.querySelectorAll("table")) scrolling(table);
  if (whole) for (const code of clean.querySelectorAll<HTMLElement>("pre > code")) block(code);
  target.replaceChildren(clean);
}

/** Only the class that names a language stays: a model could name ours. */
function keepLanguage(element: Element): void {
  const language = [...element.classList].find((each) => /^language-[\w+#.-]+$/.test(each));
  if (language) element.className = language;
  else element.removeAttribute("class");
}

/** An answer's headings stand below those of the page. */
function lower(heading: Element): void {
  const level = Math.min(6, Number(heading.tagName.charAt(1)) + 2);
  const lowered = document.createElement(`h${level}`);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
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
  const frame = h("div", { class: "code" }, h("div", { class: "code-head" }, h("span", {}, name || "text"),
    copyButton("Copy code", () => source)));
  pre.replaceWith(frame);
  frame.append(pre);
}
