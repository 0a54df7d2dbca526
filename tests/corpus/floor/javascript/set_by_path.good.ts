// CWE-1321, mended
export type Tree = Record<string, any>;

export function setByPath(target: Tree, path: string, value: unknown): Tree {
  const parts = path.split(".");
  const last = parts.pop() as string;
  let node = target;
  for (const part of parts) {
    if (part === "__proto__" || part === "constructor" || part === "prototype") {
      throw new Error("forbidden path");
    }
    if (typeof node[part] !== "object" || node[part] === null) {
      node[part] = {};
    }
    node = node[part];
  }
  if (last === "__proto__") {
    throw new Error("forbidden path");
  }
  node[last] = value;
  return target;
}
