import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'
import { test } from 'node:test'
import { ModelmarkError } from '../../../src/error/index.ts'
import { createWallet } from '../../../src/wallet/index.ts'

const chains = [
  {
    chainId: 8453,
    name: 'Base',
    currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: ['https://mainnet.base.org'],
  },
]
const projectId = '0123456789abcdef0123456789abcdef'

const badConfig = (field: string) => (error: unknown) =>
  error instanceof ModelmarkError && error.code === 'bad-config' && error.facts['field'] === field

test('is offered only with a project id', () => {
  assert.deepEqual(createWallet().getState().options, [])
  assert.deepEqual(createWallet({ web3modal: { projectId, chains } }).getState().options, [
    { id: 'web3modal', name: 'WalletConnect' },
  ])
})

test('says what is wrong with a project id or without chains', async () => {
  const wrong = createWallet({ web3modal: { projectId: 'mine', chains } })
  await assert.rejects(wrong.connect('web3modal'), badConfig('web3modal.projectId'))
  const empty = createWallet({ web3modal: { projectId, chains: [] } })
  await assert.rejects(empty.connect('web3modal'), badConfig('web3modal.chains'))
})

test('says which package to install where it is missing', async () => {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith('@web3modal/')) throw new Error(`Cannot find package ${specifier}`)
      return next(specifier, context)
    },
  })
  const wallet = createWallet({ web3modal: { projectId, chains } })
  await assert.rejects(wallet.connect('web3modal'), badConfig('web3modal'))
  assert.equal(wallet.getState().status, 'disconnected')
  hooks.deregister()
})
