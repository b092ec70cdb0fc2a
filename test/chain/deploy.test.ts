import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { createTestClient, type Hex, http, publicActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { deployments } from '../../src/chain/deployments/deployments.ts'
import {
  accessManagerAbi,
  licenseBookAbi,
  modelRegistryAbi,
  revenueVaultAbi,
} from '../../src/chain/generated/abi.ts'
import { type DeployStep, deployDemo, deployMarket, LOCAL_ADMIN_KEY } from '../../src/node/deploy/index.ts'
import { renderDeployments, toDeployment } from '../../src/node/deploy/render-deployments.ts'

const PORT = 9110
const rpcUrl = `http://127.0.0.1:${PORT}`
const account = privateKeyToAccount(LOCAL_ADMIN_KEY)
const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl) }).extend(publicActions)
const local = deployments[31337]

async function onFreshChain(test: () => Promise<void>, ...options: string[]): Promise<void> {
  const anvil = spawn('anvil', ['--port', String(PORT), ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    for await (const chunk of anvil.stdout) if (String(chunk).includes('Listening on')) break
    anvil.stdout.resume()
    await test()
  } finally {
    anvil.kill()
    await once(anvil, 'exit')
  }
}

describe('deploying a market', () => {
  it('gives a fresh local chain exactly the committed addresses', () =>
    onFreshChain(async () => {
      const market = await deployDemo({ rpcUrl, account })
      assert.deepEqual(toDeployment(market), local)
    }))

  it('sets it up so that it works and only the admin may change it', () =>
    onFreshChain(async () => {
      const market = await deployMarket({ rpcUrl, account })
      const vault = { address: market.vault, abi: revenueVaultAbi } as const
      const registry = { address: market.registry, abi: modelRegistryAbi } as const
      const book = { address: market.licenseBook, abi: licenseBookAbi } as const
      const manager = { address: market.manager, abi: accessManagerAbi } as const

      assert.equal(await client.readContract({ ...vault, functionName: 'registry' }), market.registry)
      assert.equal(await client.readContract({ ...vault, functionName: 'treasury' }), account.address)
      assert.equal(await client.readContract({ ...vault, functionName: 'feeBps' }), 250)
      assert.equal(await client.readContract({ ...vault, functionName: 'payeeNotice' }), 604_800n)
      assert.equal(
        await client.readContract({ ...registry, functionName: 'licenseBook' }),
        market.licenseBook,
      )
      assert.equal(await client.readContract({ ...book, functionName: 'vault' }), market.vault)
      assert.deepEqual(
        await client.readContract({ ...manager, functionName: 'hasRole', args: [0n, account.address] }),
        [true, 0],
      )
      await assert.rejects(
        client.simulateContract({ ...book, functionName: 'revoke', args: [1n], account: account.address }),
        /AccessManagedUnauthorized/,
        'nobody revokes licenses until the role is granted',
      )
    }))

  it('goes on where it stopped and does nothing twice', () =>
    onFreshChain(async () => {
      const interrupted = new Error('power cut')
      const stop = (step: DeployStep) => {
        if (step.what === 'ModelRegistry') throw interrupted
      }
      await assert.rejects(deployMarket({ rpcUrl, account, onStep: stop }), interrupted)
      const market = await deployDemo({ rpcUrl, account })
      const sent = await client.getTransactionCount({ address: account.address })
      const steps: DeployStep[] = []
      const again = await deployDemo({ rpcUrl, account, onStep: step => steps.push(step) })

      assert.deepEqual(again, market)
      assert.equal(await client.getTransactionCount({ address: account.address }), sent)
      assert.ok(steps.every(step => step.status === 'already-there'))
    }))

  it('brings the deployment proxy to a chain that has none', () =>
    onFreshChain(async () => {
      const steps: DeployStep[] = []
      const market = await deployMarket({ rpcUrl, account, onStep: step => steps.push(step) })
      assert.deepEqual([steps[0]?.what, steps[0]?.status], ['deterministic deployment proxy', 'done'])
      assert.equal(market.registry, local?.registry)
    }, '--disable-default-create2-deployer'))

  it('gives another admin other addresses, so nobody can take a market in advance', () =>
    onFreshChain(async () => {
      const stranger = privateKeyToAccount(`0x${'7'.repeat(64)}` as Hex)
      await client.setBalance({ address: stranger.address, value: 10n ** 18n })
      const market = await deployMarket({ rpcUrl, account: stranger })
      assert.notEqual(market.registry, local?.registry)
      assert.notEqual(market.vault, local?.vault)
    }))

  it('finds the same addresses on a chain with another id', () =>
    onFreshChain(
      async () => {
        const market = await deployMarket({ rpcUrl, account })
        assert.equal(market.chainId, 8453)
        assert.equal(market.registry, local?.registry)
      },
      '--chain-id',
      '8453',
    ))

  it('writes a table that can be read back', () => {
    const entry = { registry: '0x1', licenseBook: '0x2', vault: '0x3', block: 7 } as const
    const text = renderDeployments(5, entry)
    assert.match(
      text,
      /\n {2}5: \{\n {4}registry: '0x1',\n {4}licenseBook: '0x2',\n {4}vault: '0x3',\n {4}block: 7,\n {2}\},\n/,
    )
    assert.match(text, /\n {2}31337: \{/, 'other chains stay')
  })
})
