import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { ModelmarkError } from '../../../src/error/index.ts'
import { createWallet } from '../../../src/wallet/index.ts'
import { failing, scriptedProvider } from './scripted-provider.ts'

const ALICE = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const BOB = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const withCode = (code: string) => (error: unknown) => error instanceof ModelmarkError && error.code === code

const host = (answers = {}) =>
  scriptedProvider({
    eth_accounts: () => [],
    eth_requestAccounts: () => [ALICE.toLowerCase()],
    eth_chainId: () => '0x7a69',
    ...answers,
  })

test('has no wallet where there is no window, and says so', async () => {
  const wallet = createWallet()
  assert.deepEqual(wallet.getState(), { status: 'disconnected', options: [] })
  await assert.rejects(wallet.connect(), withCode('no-wallet'))
  assert.throws(() => wallet.provider(), withCode('no-wallet'))
  wallet.close()
})

test("finds the host's connected account without a prompt", async () => {
  const provider = host({ eth_accounts: () => [ALICE.toLowerCase()] })
  const wallet = createWallet({ provider })
  await turn()
  const state = wallet.getState()
  assert.ok(state.status === 'connected')
  assert.equal(state.account, ALICE)
  assert.equal(state.chainId, 31337)
  assert.ok(!provider.asked.includes('eth_requestAccounts'))
  wallet.close()
})

test('prompts only when asked to connect', async () => {
  const provider = host()
  const wallet = createWallet({ provider })
  await turn()
  assert.deepEqual(provider.asked, ['eth_accounts'])
  assert.equal(wallet.getState().status, 'disconnected')
  const connecting = wallet.connect()
  assert.equal(wallet.getState().status, 'connecting')
  assert.equal(await connecting, ALICE)
  assert.equal(wallet.getState().status, 'connected')
  wallet.close()
})

test('two callers share one prompt', async () => {
  const provider = host()
  const wallet = createWallet({ provider })
  assert.deepEqual(await Promise.all([wallet.connect(), wallet.connect('host')]), [ALICE, ALICE])
  assert.equal(provider.asked.filter(method => method === 'eth_requestAccounts').length, 1)
  wallet.close()
})

test('names a no, a prompt that is open already and a wallet without accounts', async () => {
  const cases = [
    [failing(4001), 'user-rejected'],
    [failing(-32603, { data: { originalError: { code: 4001 } } }), 'user-rejected'],
    [failing(5000), 'user-rejected'],
    [failing(-32002), 'already-pending'],
    [() => [], 'user-rejected'],
    [() => 'nonsense', 'user-rejected'],
    [failing(-32000), 'unexpected'],
  ] as const
  for (const [eth_requestAccounts, code] of cases) {
    const wallet = createWallet({ provider: host({ eth_requestAccounts }) })
    await assert.rejects(wallet.connect(), withCode(code))
    assert.equal(wallet.getState().status, 'disconnected')
    wallet.close()
  }
})

test('follows the account and the chain, and ends when the wallet takes its accounts back', async () => {
  const provider = host()
  const wallet = createWallet({ provider })
  await wallet.connect()
  provider.emit('accountsChanged', [BOB.toLowerCase()])
  provider.emit('chainChanged', '0x2105')
  const state = wallet.getState()
  assert.ok(state.status === 'connected')
  assert.equal(state.account, BOB)
  assert.equal(state.chainId, 8453)
  let changes = 0
  wallet.subscribe(() => changes++)
  provider.emit('chainChanged', '0x2105')
  provider.emit('chainChanged', 'nonsense')
  assert.equal(changes, 0)
  provider.emit('accountsChanged', [])
  assert.equal(wallet.getState().status, 'disconnected')
  assert.equal(provider.listening, 0)
  wallet.close()
})

test('stops waiting for an open prompt when it is disconnected or closed', async () => {
  for (const stop of ['disconnect', 'close'] as const) {
    const provider = host({ eth_requestAccounts: () => new Promise(() => {}) })
    const wallet = createWallet({ provider })
    const connecting = wallet.connect()
    await turn()
    void wallet[stop]()
    await assert.rejects(connecting, withCode('aborted'))
  }
})

test('listens to nothing any more once it is closed', async () => {
  const provider = host()
  const wallet = createWallet({ provider })
  await wallet.connect()
  assert.equal(provider.listening, 3)
  wallet.close()
  assert.equal(provider.listening, 0)
  await assert.rejects(wallet.connect(), withCode('aborted'))
})
