import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ModelmarkError } from '../../../src/error/index.ts'
import { parseChainId } from '../../../src/wallet/chain-id.ts'
import { switchChain } from '../../../src/wallet/switch-chain.ts'
import { failing, scriptedProvider } from './scripted-provider.ts'

const BASE = {
  chainId: 8453,
  name: 'Base',
  currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: ['https://mainnet.base.org'],
  explorerUrl: 'https://basescan.org',
}
const withCode = (code: string) => (error: unknown) => error instanceof ModelmarkError && error.code === code

/** A wallet with a chain, which `switch` and `add` may change. */
function walletOn(chainId: number, answers: Record<string, (set: (id: number) => void) => unknown>) {
  let chain = chainId
  const set = (id: number) => {
    chain = id
  }
  return scriptedProvider({
    eth_chainId: () => `0x${chain.toString(16)}`,
    ...Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, () => answer(set)])),
  })
}

test('asks for nothing when the wallet is there already', async () => {
  const wallet = walletOn(8453, {})
  await switchChain(wallet, BASE)
  assert.deepEqual(wallet.asked, ['eth_chainId'])
})

test('switches, and looks again', async () => {
  const wallet = walletOn(1, { wallet_switchEthereumChain: set => set(8453) })
  await switchChain(wallet, BASE)
  assert.deepEqual(wallet.asked, ['eth_chainId', 'wallet_switchEthereumChain', 'eth_chainId'])
})

const unknownChain: [string, () => never][] = [
  ['at the top', failing(4902) as () => never],
  ['in data.originalError', failing(-32603, { data: { originalError: { code: 4902 } } }) as () => never],
  ['in a cause', failing(-32603, { cause: { data: { code: 4902 } } }) as () => never],
]
for (const [where, fail] of unknownChain) {
  test(`adds a chain that the wallet does not know, 4902 ${where}, and switches again if adding did not`, async () => {
    let added = false
    const wallet = walletOn(1, {
      wallet_switchEthereumChain: set => (added ? set(8453) : fail()),
      wallet_addEthereumChain: () => {
        added = true
        return null
      },
    })
    await switchChain(wallet, BASE)
    assert.deepEqual(
      wallet.asked.filter(method => method.startsWith('wallet_')),
      ['wallet_switchEthereumChain', 'wallet_addEthereumChain', 'wallet_switchEthereumChain'],
    )
  })
}

test('does not switch again in a wallet where adding switches', async () => {
  const wallet = walletOn(1, {
    wallet_switchEthereumChain: failing(4902) as () => never,
    wallet_addEthereumChain: set => set(8453),
  })
  await switchChain(wallet, BASE)
  assert.equal(wallet.asked.filter(method => method === 'wallet_switchEthereumChain').length, 1)
})

test('does not believe a wallet that says yes and stays where it is', async () => {
  const wallet = walletOn(1, { wallet_switchEthereumChain: () => null })
  await assert.rejects(switchChain(wallet, BASE), error => {
    assert.ok(error instanceof ModelmarkError)
    assert.equal(error.code, 'wrong-chain')
    assert.deepEqual(error.facts, { expected: 8453, actual: 1 })
    return true
  })
  assert.equal(wallet.listening, 0)
})

test('waits for a wallet that switches a moment after it said yes', async () => {
  const wallet = walletOn(1, {
    wallet_switchEthereumChain: set => {
      setTimeout(() => {
        set(8453)
        wallet.emit('chainChanged', '0x2105')
      }, 5)
      return null
    },
  })
  await switchChain(wallet, BASE)
})

test('a no stays a no, a waiting prompt stays one, all else is the wrong chain', async () => {
  const cases = [
    [4001, 'user-rejected'],
    [-32002, 'already-pending'],
    [-32601, 'wrong-chain'],
  ] as const
  for (const [code, expected] of cases) {
    const wallet = walletOn(1, { wallet_switchEthereumChain: failing(code) as () => never })
    await assert.rejects(switchChain(wallet, BASE), withCode(expected))
    const adding = walletOn(1, {
      wallet_switchEthereumChain: failing(4902) as () => never,
      wallet_addEthereumChain: failing(code) as () => never,
    })
    await assert.rejects(switchChain(adding, BASE), withCode(expected))
  }
})

test('reads chain ids however wallets write them, and nothing else', () => {
  assert.equal(parseChainId('0x2105'), 8453)
  assert.equal(parseChainId('8453'), 8453)
  assert.equal(parseChainId(8453), 8453)
  for (const bad of ['', '0x', 'base', -1, 0, 1.5, null, undefined, {}, '0x1fffffffffffffffff']) {
    assert.equal(parseChainId(bad), undefined)
  }
})
