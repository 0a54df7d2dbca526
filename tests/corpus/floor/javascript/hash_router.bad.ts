// CWE-79
type Route = (parts: string[]) => string;

const routes: Record<string, Route> = {
  home: () => "<h1>Home</h1>",
  user: ([id]) => `<h1>User ${id}</h1>`,
};

function render(): void {
  const [name, ...rest] = location.hash.slice(1).split("/");
  const root = document.getElementById("root") as HTMLElement;
  root.innerHTML = routes[name] ? routes[name](rest) : `<p>No page ${name}</p>`;
}

window.addEventListener("hashchange", render);
render();
