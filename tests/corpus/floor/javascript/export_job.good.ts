// CWE-377, mended
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export interface Row {
  id: string;
  amount: number;
}

export function exportRows(rows: Row[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "export-"));
  const file = path.join(folder, "rows.csv");
  fs.writeFileSync(file, "id,amount\n", { mode: 0o600, flag: "wx" });
  for (const row of rows) {
    fs.appendFileSync(file, `${row.id},${row.amount}\n`);
  }
  return file;
}
