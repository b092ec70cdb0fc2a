/** What stands between two `---` lines at the head of a model card: keys with a text or a list of texts. */
export type FrontMatter = ReadonlyMap<string, string | readonly string[]>

/**
 * Reads the front matter of a Hugging Face model card, as far as hubs use it: `key: text`, `key: [a, b]` and
 * `key:` with `- item` lines. Deeper structure is passed over.
 * @see https://huggingface.co/docs/hub/model-cards
 */
export function readFrontMatter(card: string): { readonly matter: FrontMatter; readonly body: string } {
  const lines = card.replace(/^\ufeff/, '').split(/\r?\n/)
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  if (end === -1) return { matter: new Map(), body: lines.join('\n') }
  const matter = new Map<string, string | string[]>()
  let list: string[] | undefined
  for (const line of lines.slice(1, end)) {
    const [, key, value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (key !== undefined) {
      list = []
      const inline = /^\[(.*)\]$/.exec(value)?.[1]
      if (inline !== undefined) matter.set(key, inline.split(',').map(unquote).filter(Boolean))
      else matter.set(key, value === '' ? list : unquote(value))
    } else if (item !== undefined && !item.includes(': ')) {
      list?.push(unquote(item))
    }
  }
  return { matter, body: lines.slice(end + 1).join('\n') }
}

function unquote(text: string): string {
  const trimmed = text.trim()
  return /^(["']).*\1$/.exec(trimmed) ? trimmed.slice(1, -1) : trimmed
}
