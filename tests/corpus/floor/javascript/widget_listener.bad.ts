// CWE-346
import { applyTheme, openPanel } from "./panel";

const PARENT = "https://app.example.com";

interface Command {
  type: "theme" | "open";
  value: string;
}

export function listen(): void {
  window.addEventListener("message", (event: MessageEvent<Command>) => {
    const command = event.data;
    if (command.type === "theme") {
      applyTheme(command.value);
    } else if (command.type === "open") {
      openPanel(command.value);
    }
  });
  window.parent.postMessage({ type: "ready" }, PARENT);
}
