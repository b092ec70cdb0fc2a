import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { encodeFunctionData, erc20Abi, maxUint256 } from 'viem'
import { createDemoProvider, type DemoProvider } from '../../demo/wallet/demo-provider.ts'
import type { ConfirmRequest } from '../../demo/wallet/describe-request.ts'
import { ProviderError } from '../../demo/wallet/provider-error.ts'
import { memoryStorage } from './buyer.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket } from './local-market.ts'

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
})
after(() => local.close())

const withCode = (code: number) => (error: unknown) => error instanceof ProviderError && error.code === code
const ask = (wallet: DemoProvider, method: string, ...params: unknown[]) => wallet.request({ method, params })

test('does not start on any chain but the local one', async () => {
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"jsonrpc":"2.0","id":1,"result":"0x1"}'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const rpcUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await assert.rejects(createDemoProvider({ rpcUrl, confirm: async () => true }), /31337/)
  server.closeAllConnections()
  server.close()
})

test('goes to no other chain, and says so with the codes pages know', async () => {
  const wallet = await local.provider()
  assert.equal(await ask(wallet, 'wallet_switchEthereumChain', { chainId: '0x7a69' }), null)
  await assert.rejects(ask(wallet, 'wallet_switchEthereumChain', { chainId: '0x1' }), withCode(4902))
  await assert.rejects(
    ask(wallet, 'wallet_addEthereumChain', { chainId: '0x1', rpcUrls: [] }),
    withCode(4901),
  )
  assert.equal(await ask(wallet, 'eth_chainId'), '0x7a69')
})

test('shows no account and signs nothing before it was connected', async () => {
  const wallet = await local.provider()
  assert.deepEqual(await ask(wallet, 'eth_accounts'), [])
  const from = BUYER.signer.address
  await assert.rejects(ask(wallet, 'eth_sendTransaction', { from, to: from }), withCode(4100))
  await assert.rejects(ask(wallet, 'eth_sign', from, '0x00'), withCode(4200))
  await assert.rejects(ask(wallet, 'anvil_setBalance', from, '0x1'), withCode(4200))
})

test('signs nothing for another chain', async () => {
  const wallet = await local.provider({ accounts: [BUYER] })
  await ask(wallet, 'eth_requestAccounts')
  const typedData = {
    primaryType: 'Permit',
    types: { Permit: [] },
    domain: { chainId: 1, verifyingContract: local.dollar },
    message: {},
  }
  await assert.rejects(
    ask(wallet, 'eth_signTypedData_v4', BUYER.signer.address, JSON.stringify(typedData)),
    withCode(-32602),
  )
})

test('stays connected over a reload, and tells the page when somebody else is played', async () => {
  const storage = memoryStorage()
  const accounts = [BUYER, CREATOR]
  const before = await local.provider({ accounts, storage })
  await ask(before, 'eth_requestAccounts')
  const heard: unknown[] = []
  before.on('accountsChanged', (...args: unknown[]) => heard.push(args[0]))
  before.select(CREATOR.signer.address)
  assert.deepEqual(heard, [[CREATOR.signer.address]])

  const wallet = await local.provider({ accounts, storage })
  assert.deepEqual(await ask(wallet, 'eth_accounts'), [CREATOR.signer.address])
  await ask(wallet, 'wallet_revokePermissions')
  assert.deepEqual(await ask(wallet, 'eth_accounts'), [])
})

test('says in words what is asked, amounts included, and that it does not know what it does not know', async () => {
  const asked: ConfirmRequest[] = []
  const wallet = await local.provider({
    accounts: [BUYER],
    confirm: async request => {
      asked.push(request)
      return request.kind === 'connect'
    },
  })
  await ask(wallet, 'eth_requestAccounts')
  const from = BUYER.signer.address
  const send = (data: string, value = '0x0') =>
    assert.rejects(
      ask(wallet, 'eth_sendTransaction', { from, to: local.dollar, data, value }),
      withCode(4001),
    )
  const approve = (amount: bigint) =>
    encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [local.contracts.licenseBook, amount],
    })
  await send(approve(12_500000n))
  await send(approve(maxUint256))
  await send('0xdeadbeef', '0xde0b6b3a7640000')
  const [, exact, unlimited, unknown] = asked
  assert.match(String(exact?.facts[0]?.value), /^12\.5 DEMO$/)
  assert.match(String(unlimited?.facts[0]?.value), /^unlimited DEMO$/)
  assert.match(String(unknown?.title), /does not know/)
  assert.match(String(unknown?.facts[0]?.value), /^1 ETH$/)
})

test('batches all or nothing, and not at all when that is switched off', async () => {
  const wallet = await local.provider({ accounts: [BUYER] })
  await ask(wallet, 'eth_requestAccounts')
  const from = BUYER.signer.address
  const chainId = '0x7a69'
  const transfer = (amount: bigint) => ({
    to: local.dollar,
    data: encodeFunctionData({
      abi: erc20Abi,
      functionName: 'transfer',
      args: [CREATOR.signer.address, amount],
    }),
  })
  const had = await dollars(CREATOR.signer.address)
  const calls = [transfer(1n), transfer(10n ** 30n)]
  await assert.rejects(ask(wallet, 'wallet_sendCalls', { from, chainId, calls, atomicRequired: true }))
  assert.equal(await dollars(CREATOR.signer.address), had)
  const { id } = (await ask(wallet, 'wallet_sendCalls', {
    from,
    chainId,
    calls: [transfer(1n), transfer(2n)],
    atomicRequired: true,
  })) as { id: `0x${string}` }
  await local.chain.waitForTransactionReceipt({ hash: id })
  assert.equal(await dollars(CREATOR.signer.address), had + 3n)

  wallet.setBatching(false)
  const batch = { from, chainId, calls: [transfer(1n)], atomicRequired: true }
  await assert.rejects(ask(wallet, 'wallet_sendCalls', batch), withCode(5760))
  assert.deepEqual(await ask(wallet, 'wallet_getCapabilities', from), {
    '0x7a69': { atomic: { status: 'unsupported' } },
  })
})

function dollars(account: `0x${string}`) {
  return local.chain.readContract({
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
  })
}
