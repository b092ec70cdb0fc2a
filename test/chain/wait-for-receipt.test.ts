import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { NATIVE } from '../../src/asset/index.ts'
import {
  buyLicenseCall,
  createChainClient,
  type ReceiptOutcome,
  sendCall,
  waitForReceipt,
} from '../../src/chain/index.ts'
import { COIN, deployFixture, type Fixture, TERMS_HASH } from './deploy-fixture.ts'
import { type Anvil, startAnvil } from './start-anvil.ts'

describe('waiting for a transaction', () => {
  let anvil: Anvil
  let market: Fixture
  before(async () => {
    anvil = await startAnvil()
    market = await deployFixture(anvil)
    await anvilDo('evm_setAutomine', false)
  })
  beforeEach(() => mine(1))
  after(() => anvil.stop())

  const anvilDo = (method: string, ...params: unknown[]) => market.provider.request({ method, params })
  const mine = (blocks: number) => anvilDo('anvil_mine', blocks)
  const gwei = (amount: number) => `0x${(BigInt(amount) * 10n ** 9n).toString(16)}`
  const purchase = () =>
    buyLicenseCall({
      licenseBook: market.contracts.licenseBook,
      offerId: market.offers.oneTime,
      to: market.buyer,
      currency: NATIVE,
      price: COIN / 100n,
      termsHash: TERMS_HASH,
    })
  const nextNonce = async () => Number(await anvilDo('eth_getTransactionCount', market.buyer, 'pending'))
  const send = (nonce: number, gasPrice: number, changes: object) => {
    const { to, data, value } = purchase()
    const transaction = {
      from: market.buyer,
      to,
      data,
      value: `0x${value.toString(16)}`,
      gas: '0x50000',
      ...changes,
    }
    return anvilDo('eth_sendTransaction', {
      ...transaction,
      nonce: `0x${nonce.toString(16)}`,
      maxFeePerGas: gwei(gasPrice),
      maxPriorityFeePerGas: gwei(gasPrice),
    }) as Promise<`0x${string}`>
  }

  it('counts confirmations up to the wanted number', async () => {
    const { client, provider, buyer } = market
    const hash = await sendCall(provider, { chainId: 31337, account: buyer, call: purchase() })
    const counted: number[] = []
    await mine(1)
    const outcome = await waitForReceipt(client, hash, {
      from: buyer,
      confirmations: 3,
      onConfirmation(count, needed) {
        assert.equal(needed, 3)
        counted.push(count)
        void mine(1)
      },
    })
    assert.equal(outcome.status, 'mined')
    assert.deepEqual(counted, [1, 2, 3])
  })

  it('tells a transaction that failed in its block by its receipt', async () => {
    const { client, buyer } = market
    const hash = await send(await nextNonce(), 2, { value: '0x1' })
    await mine(1)
    const outcome = await waitForReceipt(client, hash, { from: buyer })
    assert.equal(outcome.status === 'mined' && outcome.receipt.succeeded, false)
  })

  it('takes a repetition with more gas for the same transaction', async () => {
    const { client, buyer } = market
    const nonce = await nextNonce()
    const hash = await send(nonce, 2, {})
    const waiting = waitForReceipt(client, hash, { from: buyer, nonce, call: purchase() })
    const faster = await send(nonce, 20, {})
    await mine(1)
    const outcome = await waiting
    assert.equal(outcome.status === 'mined' && outcome.receipt.hash, faster)
  })

  it('tells what another transaction with the same number did instead', async () => {
    const { client, buyer } = market
    const nonce = await nextNonce()
    const hash = await send(nonce, 2, {})
    const waiting = waitForReceipt(client, hash, { from: buyer, nonce })
    const cancellation = await send(nonce, 20, { to: buyer, data: '0x', value: '0x0' })
    await mine(1)
    assert.deepEqual(await waiting, { status: 'replaced', by: cancellation } satisfies ReceiptOutcome)
  })

  it('stops when it is told to', async () => {
    const { client, buyer } = market
    const hash = await send(await nextNonce(), 2, {})
    const stop = new AbortController()
    const waiting = waitForReceipt(client, hash, { from: buyer, signal: stop.signal })
    stop.abort()
    await assert.rejects(waiting, { code: 'aborted' })
  })

  it('ends with the reason when the chain is gone for long', async () => {
    const gone = await startAnvil()
    const client = createChainClient({ chainId: 31337, rpcUrls: [gone.url] })
    await gone.stop()
    await assert.rejects(waitForReceipt(client, `0x${'ab'.repeat(32)}`, { from: market.buyer }), {
      code: 'rpc-all-failed',
    })
  })
})
