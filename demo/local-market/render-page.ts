/** What stands between these is on the page twice: alive, and as the HTML that makes it. */
const EXAMPLE = /^ *<!-- example -->\n([\s\S]*?)\n *<!-- \/example -->$/gm

export interface PageSource {
  /** Of the page's file, without its ending. */
  readonly name: string
  /** What stands in the page's file: a title in a comment, `<main>`, and `{{name}}` for values. */
  readonly content: string
  /** What is around each page, with `{{content}}`, `{{script}}`, `{{title}}`, `{{name}}`. */
  readonly layout: string
  /** Whether the page has a script of its own. */
  readonly hasScript: boolean
  readonly values: Readonly<Record<string, string>>
}

/** A page as it is served: in its layout, with each example's HTML beneath it, and with its values. */
export function renderPage({ name, content, layout, hasScript, values }: PageSource): string {
  const title = /<!-- title: (.*) -->/.exec(content)?.[1] ?? name
  const script = hasScript ? `<script type="module" src="/${name}.js"></script>` : ''
  const frame = /<model-market[\s\S]*?>/.exec(layout)?.[0] ?? ''
  const filled = (text: string, more: Readonly<Record<string, string>> = {}) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml({ ...values, ...more }[key] ?? ''))
  const page = layout.replace('{{content}}', () => content.replace(EXAMPLE, withSource))
  return filled(
    page.replace('{{script}}', () => script),
    { title, name, frame: filled(frame) },
  )
}

function withSource(_: string, example: string): string {
  return `${example}
<details class="source sans">
  <summary>The HTML of this</summary>
  <pre><code>${escapeHtml(dedented(example))}</code></pre>
</details>`
}

function dedented(text: string): string {
  const lines = text.split('\n')
  const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.search(/\S/)))
  return lines.map(line => line.slice(indent)).join('\n')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
