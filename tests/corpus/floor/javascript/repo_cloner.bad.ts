// CWE-78
import { execSync, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface CloneOptions {
  branch: string;
  depth?: number;
}

export class RepoCloner {
  constructor(private readonly cacheDir = tmpdir()) {}

  clone(url: string, options: CloneOptions): string {
    const target = mkdtempSync(join(this.cacheDir, "clone-"));
    const depth = options.depth ?? 1;
    execSync("git clone --depth " + depth + " --branch " + options.branch + " " + url + " " + target, {
      stdio: "ignore",
    });
    return target;
  }
}
