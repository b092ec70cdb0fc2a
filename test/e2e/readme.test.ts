import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { parseAssetId } from '../../src/asset/index.ts'
import { openStage, type Stage } from './stage.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const snippets = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(match => match[1] ?? '')

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

/** The snippet on a page of the demo, whose script, chain and model are there; the rest as it is written. */
async function shown(snippet: string): Promise<string> {
  const { market } = stage
  const { contract } = parseAssetId(market.assets.names)
  const html = snippet
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/asset="[^"]*"/g, `asset="${market.assets.names}"`)
    .replace(/rpc="[^"]*"/g, `chain="31337" rpc="${market.rpcUrl}"`)
    .replace(/gateways="[^"]*"/g, `gateways="${market.gatewayUrl}"`)
    .replace(/relays="[^"]*"/g, `relays="${market.relay}"`)
    .replace(/chain="eip155:8453" contract="[^"]*"/g, `chain="eip155:31337" contract="${contract}"`)
    // No indexer runs here: the gallery reads the chain.
    .replace(/ indexer="[^"]*"/g, '')
  const visitor = await stage.newVisitor()
  await visitor.open('/article.html')
  await visitor.page.evaluate(text => {
    const { body } = new DOMParser().parseFromString(text, 'text/html')
    document.querySelector('main')?.replaceChildren(...body.children)
  }, html)
  const element = visitor.page.locator('main :is(license-button, model-nft-card, model-gallery)').first()
  await element
    .getByRole('button', { name: /^(Get a|Details)/ })
    .first()
    .waitFor()
  const name = await element.evaluate(node => node.localName)
  assert.deepEqual(visitor.consoleErrors, [])
  await visitor.context.close()
  return name
}

describe('the README', () => {
  it('has snippets that work when they are pasted', async () => {
    const names: string[] = []
    for (const snippet of snippets) names.push(await shown(snippet))
    assert.deepEqual(names, ['license-button', 'model-nft-card', 'model-gallery'])
  })

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g), ...readme.matchAll(/`(bench:\w+)`/g)]
    for (const [, name = ''] of named) assert.ok(scripts[name], name)
    assert.ok(named.length > 4)
  })
})
