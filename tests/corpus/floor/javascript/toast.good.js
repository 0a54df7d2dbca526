// CWE-79, mended
import $ from "jquery";

const TIMEOUT = 4000;

export function showToast(kind, message) {
  const box = $("<div>").addClass("toast").addClass(`toast-${kind}`);
  box.append($("<strong>").text(kind)).append(document.createTextNode(` ${message}`));
  $("#toasts").append(box);
  setTimeout(() => box.remove(), TIMEOUT);
}

export async function save(form) {
  const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
  const answer = await response.json();
  showToast(response.ok ? "ok" : "error", answer.message);
}
