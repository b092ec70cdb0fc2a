const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g

/**
 * `JSON.parse` for bytes of strangers: fails on wrong UTF-8, on nesting deeper than `maxDepth` and on an object
 * that names a key twice. `JSON.parse` alone would keep the last of two, other readers the first.
 * @throws Error that says what is wrong.
 */
export function parseStrictJson(bytes: Uint8Array, maxDepth: number): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const value: unknown = JSON.parse(text)
  const open: Set<string>[] = []
  let lastString = ''
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (open.push(new Set()) > maxDepth) throw new Error(`nested deeper than ${maxDepth}`)
    } else if (token === '}' || token === ']') {
      open.pop()
    } else if (token === ':') {
      const key = lastString.includes('\\') ? String(JSON.parse(lastString)) : lastString.slice(1, -1)
      const keys = open.at(-1)
      if (keys?.has(key)) throw new Error(`duplicate key ${lastString.slice(0, 80)}`)
      keys?.add(key)
    } else {
      lastString = token
    }
  }
  return value
}
