import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import type { Address } from '../../../src/asset/index.ts'
import type { ModelmarkError } from '../../../src/error/index.ts'
import { askIndexer, type IndexerAnswer } from '../../../src/market/catalog/ask-indexer.ts'
import type { CatalogQuery } from '../../../src/market/index.ts'

const REGISTRY: Address = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const OTHER: Address = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'
const CREATOR: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

const hit = (parts: object = {}) => ({ id: '7', creator: CREATOR, name: 'Names', licenses: 3, ...parts })
const found = (parts: object = {}) => ({
  models: 9,
  described: 8,
  total: 1,
  hits: [hit()],
  facets: [{ facet: 'task', values: [{ value: 'translation', count: 1 }] }],
  ...parts,
})
const catalog = (parts: object = {}) => ({
  data: { catalog: { chainId: 31337, registry: REGISTRY, block: 10, head: 12, search: found(), ...parts } },
})

/** An indexer that answers so over real HTTP, and what it was asked. */
async function ask(answer: string | object, query: CatalogQuery = {}) {
  let asked = ''
  const server = createServer(async (request, response) => {
    asked = `${request.url} ${Buffer.concat(await request.toArray())}`
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const indexer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    const { signal } = new AbortController()
    const result = await askIndexer({ indexer, chainId: 31337, registry: REGISTRY, signal }, query)
    return { result, asked }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const answered = async (answer: object): Promise<IndexerAnswer> => (await ask(answer)).result
const failure = (answer: string | object): Promise<ModelmarkError> =>
  ask(answer).then(
    () => assert.fail('believed it'),
    error => error,
  )

describe('asking an indexer', () => {
  it('takes a sound answer, and asks for nothing but what the query says', async () => {
    const { result, asked } = await ask(catalog(), { text: 'nam', filters: { task: ['a', 'b'], size: [] } })
    assert.deepEqual(result.hits, [
      {
        asset: { chainId: 31337, contract: REGISTRY, tokenId: 7n },
        creator: CREATOR,
        name: 'Names',
        licenses: 3,
      },
    ])
    assert.deepEqual([result.block, result.head, result.models, result.described], [10n, 12n, 9, 8])
    assert.deepEqual(result.facets.task, [{ value: 'translation', count: 1 }])
    assert.deepEqual(result.facets.status, [])
    const [path, body = ''] = asked.split(/ (.*)/s)
    assert.equal(path, '/catalog')
    assert.deepEqual(JSON.parse(body).variables, {
      text: 'nam',
      filters: [{ facet: 'task', values: ['a', 'b'] }],
    })
  })

  it('refuses an indexer of another market, whatever else it says', async () => {
    for (const parts of [{ chainId: 1 }, { registry: OTHER }, { registry: 7 }, { chainId: '31337' }])
      assert.equal((await failure(catalog(parts))).code, 'bad-config')
  })

  it('names models of the registry that the page means, even if told of others', async () => {
    const told = hit({ asset: { contract: OTHER }, contract: OTHER, chainId: 1 })
    const { hits } = await answered(catalog({ search: found({ hits: [told] }) }))
    assert.equal(hits[0]?.asset.contract, REGISTRY)
    assert.equal(hits[0]?.asset.chainId, 31337)
  })

  it('cuts names that are long, and keeps markup what it is: text', async () => {
    const name = `<img src=x onerror=alert(1)>${'x'.repeat(10_000)}`
    const { hits } = await answered(catalog({ search: found({ hits: [hit({ name })] }) }))
    assert.equal(hits[0]?.name, name.slice(0, 300))
  })

  it('takes no answer that is not one of an indexer', async () => {
    const searches = [
      { hits: [hit({ id: -1 })] },
      { hits: [hit({ id: '1e9' })] },
      { hits: [hit({ id: '9'.repeat(40) })] },
      { hits: [hit({ creator: 'javascript:alert(1)' })] },
      { hits: [hit({ name: { toString: 1 } })] },
      { hits: [hit({ licenses: -1 })] },
      { hits: Array(1000).fill(hit()) },
      { hits: {} },
      { total: Number.MAX_VALUE },
      { models: null },
      { facets: [{ facet: 'task', values: [{ value: 'x'.repeat(1000), count: 1 }] }] },
      { facets: [{ facet: 'task', values: [{ value: 'x', count: '1' }] }] },
      { facets: Array(100).fill({ facet: 'task', values: [] }) },
    ]
    const answers = [
      '',
      'null',
      '[]',
      '<html>',
      '{"data":null}',
      '{"errors":[{"message":"no"}]}',
      catalog({ block: -1 }),
      catalog({ search: null }),
      'x'.repeat(600_000),
      ...searches.map(parts => catalog({ search: found(parts) })),
    ]
    for (const answer of answers)
      assert.equal((await failure(answer)).code, 'indexer-failed', JSON.stringify(answer).slice(0, 120))
  })

  it('tells an indexer that is not there from one that was not waited for', async () => {
    const place = { indexer: 'http://127.0.0.1:1', chainId: 31337, registry: REGISTRY }
    const { signal } = new AbortController()
    await assert.rejects(askIndexer({ ...place, signal }, {}), { code: 'indexer-failed' })
    await assert.rejects(askIndexer({ ...place, signal: AbortSignal.abort() }, {}), { code: 'aborted' })
  })
})
