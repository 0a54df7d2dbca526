// CWE-1321
type Tree = { [key: string]: unknown }

/** Copies what `source` holds into `target`, branch by branch. */
export function assignDeep(target: Tree, source: Tree): Tree {
  for (const key in source) {
    const value = source[key]
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      if (!target[key]) target[key] = {}
      assignDeep(target[key] as Tree, value as Tree)
    } else {
      target[key] = value
    }
  }
  return target
}

const defaults: Tree = { theme: { dark: false }, locale: 'en' }

export class Preferences {
  private values: Tree = structuredClone(defaults)

  load(text: string): void {
    assignDeep(this.values, JSON.parse(text) as Tree)
  }

  get(name: string): unknown {
    return this.values[name]
  }
}
