// CWE-79, mended
const form = document.querySelector("#search");
const results = document.querySelector("#results");
const heading = document.getElementById("heading");

function render(items) {
  results.replaceChildren(
    ...items.map((item) => {
      const row = document.createElement("li");
      row.textContent = item.title;
      return row;
    }),
  );
}

async function search(query) {
  const response = await fetch("/search?q=" + encodeURIComponent(query));
  render(await response.json());
}

window.addEventListener("DOMContentLoaded", () => {
  const params = new URLSearchParams(window.location.search);
  const query = params.get("q");
  if (query) {
    heading.textContent = "Results for " + query;
    form.elements.q.value = query;
    search(query);
  }
});
