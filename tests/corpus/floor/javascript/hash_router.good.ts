// CWE-79, mended
type Route = (parts: string[]) => string;

const routes: Record<string, Route> = {
  home: () => "<h1>Home</h1>",
  user: () => "<h1>User</h1>",
};

function render(): void {
  const [name, ...rest] = location.hash.slice(1).split("/");
  const root = document.getElementById("root") as HTMLElement;
  if (!Object.hasOwn(routes, name)) {
    root.textContent = `No page ${name}`;
    return;
  }
  root.innerHTML = routes[name]([]);
}

window.addEventListener("hashchange", render);
render();
