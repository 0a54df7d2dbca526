/** Buttons that copy, and say so. */

import { announce, h } from "./dom.js";

/** A button that copies what `text` returns when it is pressed. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = h("button", { type: "button", class: "quiet copy" }, label);
  button.addEventListener("click", () => void copied(button, label, text()));
  return button;
}

async function copied(button: HTMLButtonElement, label: string, text: string): Promise<void> {
  let word = "Copied";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    word = "Not allowed to copy";
  }
  announce(word);
  button.textContent = word;
  setTimeout(() => (button.textContent = label), 1500);
}
