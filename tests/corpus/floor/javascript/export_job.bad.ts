// CWE-377
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export interface Row {
  id: string;
  amount: number;
}

export function exportRows(rows: Row[]): string {
  const file = path.join(os.tmpdir(), `export-${Date.now()}.csv`);
  fs.writeFileSync(file, "id,amount\n");
  for (const row of rows) {
    fs.appendFileSync(file, `${row.id},${row.amount}\n`);
  }
  return file;
}
