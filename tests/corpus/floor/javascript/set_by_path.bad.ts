// CWE-1321
export type Tree = Record<string, any>;

export function setByPath(target: Tree, path: string, value: unknown): Tree {
  const parts = path.split(".");
  const last = parts.pop() as string;
  let node = target;
  for (const part of parts) {
    if (typeof node[part] !== "object" || node[part] === null) {
      node[part] = {};
    }
    node = node[part];
  }
  node[last] = value;
  return target;
}
