// CWE-78, mended
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
    const result = spawnSync("git", ["clone", "--depth", String(depth), "--branch", options.branch, "--", url, target], {
      stdio: "ignore",
    });
    if (result.status !== 0) {
      throw new Error("clone failed");
    }
    return target;
  }
}
