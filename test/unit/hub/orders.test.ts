import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it, type TestContext } from 'node:test'
import { privateKeyToAccount } from 'viem/accounts'
import { NATIVE } from '../../../src/asset/index.ts'
import {
  formatOrderDocument,
  hashOrder,
  type Order,
  type OrderDocument,
  parseOrderDocument,
} from '../../../src/chain/index.ts'
import { openOrderStore } from '../../../src/node/hub/order-store.ts'
import { runHub, temporaryFolder } from './hub-fixture.ts'

const EXCHANGE = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const REGISTRY = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'
const MODEL = `eip155:31337/erc721:${REGISTRY}/42`
const KEY = `0x${'17'.repeat(32)}` as const
const maker = privateKeyToAccount(KEY)
const soon = () => Math.floor(Date.now() / 1000) + 3600

async function signed(parts: Partial<Order> = {}, key: `0x${string}` = KEY): Promise<OrderDocument> {
  const account = privateKeyToAccount(key)
  const order: Order = {
    maker: account.address,
    side: 'listing',
    asset: REGISTRY,
    tokenId: 42n,
    amount: 1n,
    currency: NATIVE,
    price: 2n ** 100n + 1n,
    fingerprint: `0x${'ab'.repeat(32)}`,
    maxRoyaltyBps: 500,
    taker: NATIVE,
    startTime: 0,
    expiry: soon(),
    counter: 0n,
    nonce: 7n,
    ...parts,
  }
  const hash = hashOrder({ chainId: 31337, exchange: EXCHANGE, order })
  const signature = await account.sign({ hash })
  const model = { chainId: 31337, contract: REGISTRY, tokenId: 42n } as const
  return { model, exchange: EXCHANGE, order, signature }
}

describe('orders in a hub', () => {
  let good: OrderDocument
  before(async () => {
    good = await signed()
  })

  async function openHub(test: TestContext, options = {}) {
    const hub = await runHub(test, options)
    return {
      hub,
      post: (body: string) => fetch(`${hub.url}/orders`, { method: 'POST', body }),
      list: async (model = MODEL) => {
        const answer = await fetch(`${hub.url}/orders?model=${encodeURIComponent(model)}`)
        const { orders } = (await answer.json()) as { orders: object[] }
        return orders.map(order => parseOrderDocument(JSON.stringify(order)))
      },
    }
  }

  it('gives an order back as it was signed, to its last digit, once however often it came', async test => {
    const { post, list, hub } = await openHub(test)
    const text = formatOrderDocument(good)
    for (const _ of [1, 2]) {
      const answer = await post(text)
      assert.equal(answer.status, 201)
      assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    }
    assert.deepEqual(await list(), [good])
    assert.deepEqual(await list(MODEL.replace('/42', '/43')), [])
    const unnamed = await fetch(`${hub.url}/orders`)
    assert.equal(unnamed.status, 400)
    assert.match(String(((await unnamed.json()) as { error: string }).error), /Say which model/)
  })

  it('keeps none that is not signed by its maker, has expired, or is no order', async test => {
    const { post, list } = await openHub(test)
    const text = formatOrderDocument(good)
    const half = BigInt('0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141')
    const s = BigInt(`0x${good.signature.slice(66, 130)}`)
    const v = good.signature.endsWith('1b') ? '1c' : '1b'
    const mirrored = `${good.signature.slice(0, 66)}${(half - s).toString(16).padStart(64, '0')}${v}`
    const bad = [
      text.replace('"price":"', '"price":"9'),
      text.replace(EXCHANGE, REGISTRY),
      text.replace('eip155:31337', 'eip155:1'),
      formatOrderDocument({ ...good, signature: mirrored as `0x${string}` }),
      formatOrderDocument({ ...good, signature: `0x${'00'.repeat(65)}` }),
      formatOrderDocument({ ...good, signature: '0x1234' }),
      formatOrderDocument(await signed({ expiry: Math.floor(Date.now() / 1000) - 5 })),
      formatOrderDocument(await signed({ expiry: 2 ** 40 - 1 })),
      '{"kind":"modelmark-order"}',
      'null',
      '[]',
      '{',
    ]
    for (const body of bad) {
      const answer = await post(body)
      assert.equal(answer.status, 400, body.slice(0, 80))
      assert.equal(typeof ((await answer.json()) as { error: string }).error, 'string')
    }
    assert.deepEqual(await list(), [])
  })

  it('takes no more than an order from anybody', async test => {
    const { post, list } = await openHub(test)
    const answer = await post(`${formatOrderDocument(good)}${' '.repeat(200_000)}`)
    assert.equal(answer.status, 413)
    assert.deepEqual(await list(), [])
  })

  it('lets one address bring only so many at once', async test => {
    const { post } = await openHub(test, { limits: {} })
    const statuses: number[] = []
    for (let i = 0; i < 21; i++) statuses.push((await post('{')).status)
    assert.deepEqual(statuses, [...Array<number>(20).fill(400), 429])
  })

  it('has them after a restart', async test => {
    const dataDir = await temporaryFolder(test)
    const first = await openHub(test, { dataDir })
    await first.post(formatOrderDocument(good))
    await first.hub.close()
    const second = await openHub(test, { dataDir })
    assert.deepEqual(await second.list(), [good])
  })

  it('is bounded: by maker, in all, and by time', async test => {
    const path = join(await temporaryFolder(test), 'orders.sqlite')
    let now = Date.now() / 1000
    const store = openOrderStore(path, { total: 4, perMaker: 3, perAnswer: 3 }, () => now)
    test.after(() => store.close())
    const keep = async (nonce: bigint, key?: `0x${string}`) => {
      const document = await signed({ nonce }, key)
      const { model, exchange, order } = document
      const hash = hashOrder({ chainId: model.chainId, exchange, order })
      return store.keep({ ...document, hash, text: formatOrderDocument(document) })
    }
    const nonces = () => store.about(MODEL).map(text => Number(parseOrderDocument(text).order.nonce))
    for (const nonce of [1n, 2n, 3n]) assert.equal(await keep(nonce), true)
    assert.equal(await keep(4n), false)
    const other = `0x${'18'.repeat(32)}` as const
    for (const nonce of [5n, 6n]) assert.equal(await keep(nonce, other), true)
    assert.deepEqual(nonces(), [6, 5, 3])
    assert.equal(await keep(7n), true, 'the maker’s first has gone')
    now += 7200
    assert.deepEqual(nonces(), [])
    assert.equal(maker.address, good.order.maker)
  })
})

describe('an order as JSON', () => {
  it('comes back as it was', async () => {
    const document = await signed({ tokenId: 2n ** 255n, price: 2n ** 128n - 1n })
    assert.deepEqual(parseOrderDocument(formatOrderDocument(document)), document)
  })

  it('is refused with the field that is wrong', async () => {
    const text = formatOrderDocument(await signed())
    const wrong: readonly (readonly [from: string | RegExp, to: string, field: string])[] = [
      ['"version":1', '"version":2', 'version'],
      [MODEL, 'nonsense', 'model'],
      ['"side":"listing"', '"side":"gift"', 'side'],
      ['"amount":"1"', '"amount":"0"', 'amount'],
      ['"amount":"1"', '"amount":1', 'amount'],
      ['"price":"1', '"price":"-1', 'price'],
      ['"tokenId":"42"', '"tokenId":"0x2a"', 'tokenId'],
      ['"nonce":"7"', `"nonce":"${2n ** 256n}"`, 'nonce'],
      ['"maxRoyaltyBps":500', '"maxRoyaltyBps":10001', 'maxRoyaltyBps'],
      ['"startTime":0', '"startTime":0.5', 'startTime'],
      [/"fingerprint":"0xab/, '"fingerprint":"0x', 'fingerprint'],
      [/"signature":"0x.*?"/, '"signature":"javascript:alert(1)"', 'signature'],
      ['"order":{', '"order":[],"x":{', 'order'],
    ]
    for (const [from, to, field] of wrong) {
      const broken = text.replace(from, to)
      assert.notEqual(broken, text)
      assert.throws(() => parseOrderDocument(broken), {
        code: 'file-invalid',
        facts: { kind: 'modelmark-order', field },
      })
    }
  })
})
