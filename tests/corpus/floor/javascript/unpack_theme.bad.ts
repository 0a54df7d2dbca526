// CWE-22
import fs from "node:fs";
import path from "node:path";
import unzipper from "unzipper";

export async function unpackTheme(archive: string, destination: string): Promise<string[]> {
  const written: string[] = [];
  const root = path.resolve(destination);
  const directory = await unzipper.Open.file(archive);
  for (const entry of directory.files) {
    if (entry.type === "Directory") {
      continue;
    }
    const target = path.join(root, entry.path);
    await fs.promises.mkdir(path.dirname(target), { recursive: true });
    await new Promise((resolve, reject) => {
      entry.stream().pipe(fs.createWriteStream(target)).on("finish", resolve).on("error", reject);
    });
    written.push(target);
  }
  return written;
}
