/** Tabs as the keyboard expects them: one stop, arrows between them. */

import { h } from "./dom.js";

export interface Tab {
  name: string;
  label: HTMLElement;
  panel: HTMLElement;
}

/** Return the list of tabs; the panels are placed by the caller.  `first` is shown. */
export function tabList(name: string, prefix: string, tabs: Tab[], first: number): HTMLElement {
  const buttons = tabs.map((tab, at) => {
    const button = h(
      "button",
      { type: "button", role: "tab", id: `${prefix}-tab-${at}`, "aria-controls": `${prefix}-panel-${at}` },
      tab.label,
    );
    tab.panel.id = `${prefix}-panel-${at}`;
    tab.panel.setAttribute("role", "tabpanel");
    tab.panel.setAttribute("aria-labelledby", button.id);
    button.addEventListener("click", () => show(at));
    button.addEventListener("keydown", (event) => {
      const to = target(event.key, at, tabs.length);
      if (to === null) return;
      event.preventDefault();
      show(to);
      buttons[to]?.focus();
    });
    return button;
  });
  const show = (chosen: number): void => {
    buttons.forEach((button, at) => {
      button.setAttribute("aria-selected", String(at === chosen));
      button.tabIndex = at === chosen ? 0 : -1;
    });
    tabs.forEach((tab, at) => (tab.panel.hidden = at !== chosen));
  };
  show(first);
  return h("div", { role: "tablist", class: "tabs", "aria-label": name }, ...buttons);
}

function target(key: string, at: number, length: number): number | null {
  const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: length - 1 };
  const to = moves[key];
  return to === undefined ? null : (to + length) % length;
}
