import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { renderPage } from '../../../demo/local-market/render-page.ts'

const pages = new URL('../../../demo/pages/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, pages), 'utf8')
const layout = read('layout.html')
const values = { names: 'eip155:31337/erc721:0xAb/1', rpc: 'http://127.0.0.1:8545' }

const render = (content: string, hasScript = false) =>
  renderPage({ name: 'sample', content, layout, hasScript, values })

/** Text of HTML without elements, as a browser shows it. */
const textOf = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

const EXAMPLE = /<main>([\s\S]*?)<details class="source sans">[\s\S]*?<code>([\s\S]*?)<\/code>/

describe('a page of the demo', () => {
  it('shows beneath each example just the HTML that runs, with its values', () => {
    const page = render(`<main>
  <!-- example -->
  <model-nft-card asset="{{names}}">
    <a href="/">A “card”</a>
  </model-nft-card>
  <!-- /example -->
</main>`)
    const [, alive = '', shown = ''] = EXAMPLE.exec(page) ?? []
    assert.match(alive, /asset="eip155:31337\/erc721:0xAb\/1"/)
    assert.equal(textOf(shown).replace(/\s+/g, ' '), textOf(alive).trim().replace(/\s+/g, ' '))
    assert.ok(textOf(shown).startsWith('<model-nft-card'), 'without the indentation it has in the page')
    assert.doesNotMatch(page, /<!-- /)
  })

  it('escapes values, and leaves nothing to fill in', () => {
    const page = renderPage({
      name: 'sample',
      content: '<!-- title: A & B --><main>{{names}}{{nobody}}</main>',
      layout,
      hasScript: true,
      values: { names: '"><script>' },
    })
    assert.match(page, /<main>&#34;&#62;&#60;script&#62;<\/main>/)
    assert.match(page, /<title>A & B|<title>A &#38; B/)
    assert.match(page, /<script type="module" src="\/sample\.js">/)
    assert.doesNotMatch(page, /\{\{/)
  })

  const names = readdirSync(pages).filter(name => name.endsWith('.html') && name !== 'layout.html')
  const linked = [...layout.matchAll(/href="\/(\w+\.html)"/g)].map(match => match[1] ?? '')

  it('is in the navigation, and each of those is there', () => {
    for (const name of linked) assert.ok(names.includes(name), name)
    const within = ['index.html', 'visitor.html']
    assert.deepEqual(names.filter(name => !within.includes(name)).sort(), [...linked].sort())
  })

  it('has an intro and examples that end where they should', () => {
    for (const name of linked) {
      const content = read(name)
      assert.match(content, /<h1>[\s\S]*<p class="(lead|quiet)/, name)
      const [begun, ended] = [/<!-- example -->/g, /<!-- \/example -->/g].map(
        mark => [...content.matchAll(mark)].length,
      )
      assert.equal(begun, ended, name)
      if (!['article.html', 'exchange.html'].includes(name)) assert.ok(begun, name)
      assert.equal([...render(content).matchAll(/<details class="source/g)].length, begun, name)
    }
  })
})
