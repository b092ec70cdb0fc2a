import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { forward } from '../chain/forward-rpc.ts'
import { type LocalRpc, startServer } from '../unit/chain/local-rpc.ts'
import { openPage, statuses, until, wanted } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { CREATOR, type LocalMarket, startLocalMarket } from './local-market.ts'

let local: LocalMarket
let rpc: LocalRpc
before(async () => {
  local = await startLocalMarket()
  rpc = await failEverySecondTime(local.rpcUrl)
})
after(async () => {
  await rpc.stop()
  await local.close()
})

const ready = ({ status }: { readonly status: string }) => status === 'ready'

test('over an endpoint that fails every second time, all that is read of a model comes', async () => {
  const { market, close } = await openPage(local, { rpcUrl: rpc.url })
  const { asset } = local
  await until(market.model(asset), ({ record, manifest }) => ready(record) && ready(manifest))
  await until(market.licenses(asset), ready)
  await until(market.royalties(asset), ready)
  await until(market.versions(asset), ready)
  await until(market.orders(asset), ready)
  await until(market.disputesOf(asset), ready)
  await until(market.proposals(asset), ready)
  await close()
})

test('over an endpoint that fails every second time, a license is bought once and the creator paid to the last unit', async () => {
  const buyer = await openPage(local, { rpcUrl: rpc.url })
  buyer.provider.setBatching(false)
  const purchase = buyer.market.purchase(local.asset)
  const seen = statuses(purchase)
  const bought = resultOf(await purchase.start(wanted(local.token)))
  assert.deepEqual(buyer.prompts, ['sign', 'send'])
  assert.deepEqual(seen, [
    'quoting',
    'signing permit',
    'signing transaction',
    'pending',
    'confirming',
    'done',
  ])
  const licenses = await until(buyer.market.licenses(local.asset), ready)
  assert.ok(licenses.status === 'ready')
  assert.deepEqual(
    licenses.value.map(({ id }) => id),
    [bought.id],
  )
  await buyer.close()

  const creator = await openPage(local, { rpcUrl: rpc.url, account: CREATOR })
  const claimed = resultOf(await creator.market.claim(local.asset).start({ currency: local.dollar }))
  assert.deepEqual(creator.prompts, ['send'])
  // 2.5 % for the market, 66.67 % of the rest for the creator, each rounded down.
  const net = local.token.price - (local.token.price * 250n) / 10_000n
  assert.equal(claimed.amount, (net * 6667n) / 10_000n)
  await creator.close()
})

/** A node in front of another one that answers the same question only every second time, and fails in two ways. */
function failEverySecondTime(url: string): Promise<LocalRpc> {
  const asked = new Map<string, number>()
  return startServer(async (messages, response, isBatch) => {
    const question = JSON.stringify(messages)
    const times = (asked.get(question) ?? 0) + 1
    asked.set(question, times)
    if (times % 2 === 1) {
      if (asked.size % 2 === 1) response.writeHead(503).end('busy')
      else response.destroy()
      return
    }
    await forward(url, isBatch ? messages : messages[0], response)
  })
}
