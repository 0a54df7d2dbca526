// Builds the page into static files that the wheel ships; another folder may be named, as the test does that compares.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../server/rightsize/dashboard/static");
const shipped = ["marked", "dompurify", "highlight.js", "uplot"];

await mkdir(target, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.ts", page: "styles/page.css" },
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome123", "firefox120", "safari17.5"],
  legalComments: "none",
  charset: "utf8",
});
for (const name of await readdir(join(here, "public"))) {
  await copyFile(join(here, "public", name), join(target, name));
}
const licences = await Promise.all(shipped.map(licence));
await writeFile(join(target, "licences.txt"), licences.join("\n\n"));

async function licence(name) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version}\n\n${await readFile(join(folder, file), "utf8")}`;
}
