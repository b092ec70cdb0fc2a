import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Call,
  type ChainProvider,
  readBatchSupport,
  sendCall,
  sendCalls,
  waitForCalls,
} from '../../../src/chain/index.ts'

const ACCOUNT = '0x1111111111111111111111111111111111111111'
const BOOK = '0x2222222222222222222222222222222222222222'
const HASH = `0x${'ab'.repeat(32)}`
const calls: Call[] = [
  { to: BOOK, data: '0x12345678', value: 0n },
  { to: BOOK, data: '0x87654321', value: 255n },
]
const receipt = { logs: [], status: '0x1', blockNumber: '0x10', gasUsed: '0x5208', transactionHash: HASH }

/** A wallet that answers each method by a function, and remembers what it was asked. */
function walletOf(answers: Record<string, (params: unknown) => unknown>) {
  const asked: [string, unknown][] = []
  const provider: ChainProvider = {
    async request({ method, params }) {
      asked.push([method, params])
      const answer = answers[method]
      if (answer === undefined) throw { code: 4200, message: 'Unsupported method' }
      return answer(params)
    },
  }
  return { provider, asked }
}
const onBase = { eth_chainId: () => '0x2105' }

describe('a batch of calls', () => {
  for (const [what, capabilities, supported] of [
    ['it is supported', { '0x2105': { atomic: { status: 'supported' } } }, true],
    ['the account can be upgraded for it', { '0x2105': { atomic: { status: 'ready' } } }, true],
    ['it is supported on every chain', { '0x0': { atomic: { status: 'supported' } } }, true],
    ['it is supported elsewhere only', { '0x1': { atomic: { status: 'supported' } } }, false],
    ['it is not supported', { '0x2105': { atomic: { status: 'unsupported' } } }, false],
    ['the wallet answers nonsense', 'yes', false],
  ] as const) {
    it(`is ${supported ? '' : 'not '}offered where ${what}`, async () => {
      const { provider } = walletOf({ wallet_getCapabilities: () => capabilities })
      assert.equal(await readBatchSupport(provider, { chainId: 8453, account: ACCOUNT }), supported)
    })
  }

  it('is not offered where the wallet does not know the question', async () => {
    assert.equal(await readBatchSupport(walletOf({}).provider, { chainId: 8453, account: ACCOUNT }), false)
  })

  it('is all or nothing', async () => {
    const { provider, asked } = walletOf({ ...onBase, wallet_sendCalls: () => ({ id: 'batch-1' }) })
    assert.equal(await sendCalls(provider, { chainId: 8453, account: ACCOUNT, calls }), 'batch-1')
    assert.deepEqual(asked[1], [
      'wallet_sendCalls',
      [
        {
          version: '2.0.0',
          chainId: '0x2105',
          from: ACCOUNT,
          atomicRequired: true,
          calls: [
            { to: BOOK, data: '0x12345678', value: '0x0' },
            { to: BOOK, data: '0x87654321', value: '0xff' },
          ],
        },
      ],
    ])
  })

  it('is done when the wallet has its receipt', async () => {
    let polls = 0
    const { provider } = walletOf({
      wallet_getCallsStatus: () => (++polls === 1 ? { status: 100 } : { status: 200, receipts: [receipt] }),
    })
    const done = await waitForCalls(provider, { id: 'batch-1' })
    assert.equal(done.hash, HASH)
    assert.equal(done.succeeded, true)
    assert.equal(polls, 2)
  })

  it('has failed when the wallet says so', async () => {
    for (const status of [400, 500, 600]) {
      const { provider } = walletOf({ wallet_getCallsStatus: () => ({ status }) })
      await assert.rejects(waitForCalls(provider, { id: 'batch-1' }), { code: 'reverted' })
    }
  })

  it('is not done by a receipt that is none', async () => {
    const { provider } = walletOf({
      wallet_getCallsStatus: () => ({ status: 200, receipts: [{ status: '0x1' }] }),
    })
    await assert.rejects(waitForCalls(provider, { id: 'batch-1' }), { code: 'unexpected' })
  })

  it('can be refused', async () => {
    const { provider } = walletOf({
      ...onBase,
      wallet_sendCalls: () => {
        throw { code: 5750, message: 'EOA upgrade rejected' }
      },
    })
    await assert.rejects(sendCalls(provider, { chainId: 8453, account: ACCOUNT, calls }), {
      code: 'user-rejected',
    })
  })

  it('can be given up', async () => {
    const { provider } = walletOf({ wallet_getCallsStatus: () => ({ status: 100 }) })
    const stop = new AbortController()
    const waiting = waitForCalls(provider, { id: 'batch-1', signal: stop.signal })
    stop.abort()
    await assert.rejects(waiting, { code: 'aborted' })
  })
})

describe('one call', () => {
  const send = (provider: ChainProvider) =>
    sendCall(provider, {
      chainId: 8453,
      account: ACCOUNT,
      call: { to: BOOK, data: '0x', value: 1n },
      gas: 21_000n,
    })

  it('goes to the wallet as a transaction', async () => {
    const { provider, asked } = walletOf({ ...onBase, eth_sendTransaction: () => HASH })
    assert.equal(await send(provider), HASH)
    assert.deepEqual(asked[1], [
      'eth_sendTransaction',
      [{ from: ACCOUNT, to: BOOK, data: '0x', value: '0x1', gas: '0x5208' }],
    ])
  })

  it('is not sent without a hash', async () => {
    const { provider } = walletOf({ ...onBase, eth_sendTransaction: () => true })
    await assert.rejects(send(provider), { code: 'unexpected' })
  })
})
