import AdmZip from 'adm-zip';
import fs from 'node:fs';
import path from 'node:path';

const THEMES = path.resolve('themes');

/** Unpacks a theme that an administrator uploaded. */
export function install(buffer, name) {
  const folder = path.join(THEMES, path.basename(name));
  fs.mkdirSync(folder, { recursive: true });
  const zip = new AdmZip(buffer);
  for (const entry of zip.getEntries()) {
    if (entry.isDirectory) continue;
    const target = path.join(folder, entry.entryName);
    if (!target.startsWith(folder + path.sep)) {
      throw new Error(`${entry.entryName} leads out of the theme`);
    }
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
  }
  return folder;
}
