import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { createTestClient, type Hex, http, parseEther, publicActions, walletActions, zeroAddress } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { deployments } from '../../src/chain/deployments/deployments.ts'
import {
  licenseBookAbi,
  marketGovernorAbi,
  marketTokenAbi,
  modelRegistryAbi,
  revenueVaultAbi,
  timelockControllerAbi,
} from '../../src/chain/generated/abi.ts'
import { artifact } from '../../src/node/deploy/artifacts.ts'
import { readDaoParameters } from '../../src/node/deploy/deploy-command.ts'
import {
  DAO_DEFAULTS,
  type DeployStep,
  deployDemo,
  deployMarket,
  LOCAL_ADMIN_KEY,
} from '../../src/node/deploy/index.ts'
import { planMarket } from '../../src/node/deploy/market-contracts.ts'
import { renderDeployments, toDeployment } from '../../src/node/deploy/render-deployments.ts'
import { standardJson } from '../../src/node/deploy/standard-json.ts'

const PORT = 9110
const rpcUrl = `http://127.0.0.1:${PORT}`
const account = privateKeyToAccount(LOCAL_ADMIN_KEY)
const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
  .extend(publicActions)
  .extend(walletActions)
const contractsFolder = new URL('../../contracts/', import.meta.url)
const local = deployments[31337]
const { addresses: planned } = planMarket({
  deployer: account.address,
  tokenHolder: account.address,
  dao: DAO_DEFAULTS,
})

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

  it('sets it up so that it works', () =>
    onFreshChain(async () => {
      const market = await deployMarket({ rpcUrl, account })
      const vault = { address: market.vault, abi: revenueVaultAbi } as const
      const registry = { address: market.registry, abi: modelRegistryAbi } as const
      const book = { address: market.licenseBook, abi: licenseBookAbi } as const

      assert.equal(await client.readContract({ ...vault, functionName: 'registry' }), market.registry)
      assert.equal(await client.readContract({ ...vault, functionName: 'treasury' }), market.timelock)
      assert.equal(await client.readContract({ ...vault, functionName: 'feeBps' }), 250)
      assert.equal(await client.readContract({ ...vault, functionName: 'payeeNotice' }), 604_800n)
      assert.equal(
        await client.readContract({ ...registry, functionName: 'licenseBook' }),
        market.licenseBook,
      )
      assert.equal(await client.readContract({ ...book, functionName: 'vault' }), market.vault)
      assert.equal(
        await client.readContract({ ...vault, functionName: 'isSource', args: [market.licenseBook] }),
        true,
      )
      assert.equal(
        await client.readContract({ ...vault, functionName: 'isCurrency', args: [zeroAddress] }),
        true,
      )
    }))

  it('gives its DAO the parameters, votes and currencies that it was told', () =>
    onFreshChain(async () => {
      const [tokenHolder, currency] = [`0x${'a1'.repeat(20)}`, `0x${'c0'.repeat(20)}`] as const
      const dao = { votingDelay: 7, quorumPercent: 11, timelockDelay: 13 }
      const market = await deployMarket({ rpcUrl, account, dao, tokenHolder, currencies: [currency] })
      const governor = { address: market.governor, abi: marketGovernorAbi } as const
      const token = { address: market.token, abi: marketTokenAbi } as const
      const timelock = { address: market.timelock, abi: timelockControllerAbi } as const
      const vault = { address: market.vault, abi: revenueVaultAbi } as const

      assert.equal(await client.readContract({ ...governor, functionName: 'votingDelay' }), 7n)
      assert.equal(await client.readContract({ ...governor, functionName: 'votingPeriod' }), 604_800n)
      assert.equal(
        await client.readContract({ ...governor, functionName: 'lateQuorumVoteExtension' }),
        86_400,
      )
      assert.equal(await client.readContract({ ...governor, functionName: 'quorumNumerator' }), 11n)
      assert.equal(
        await client.readContract({ ...governor, functionName: 'proposalThreshold' }),
        parseEther('100000'),
      )
      assert.equal(await client.readContract({ ...governor, functionName: 'token' }), market.token)
      assert.equal(await client.readContract({ ...governor, functionName: 'timelock' }), market.timelock)
      assert.equal(await client.readContract({ ...timelock, functionName: 'getMinDelay' }), 13n)
      assert.equal(
        await client.readContract({ ...token, functionName: 'balanceOf', args: [tokenHolder] }),
        parseEther('100000000'),
      )
      assert.equal(
        await client.readContract({ ...vault, functionName: 'isCurrency', args: [currency] }),
        true,
      )
    }))

  it('goes on where it stopped, wherever that was, and does nothing twice', () =>
    onFreshChain(async () => {
      const interrupted = new Error('power cut')
      const stop = ({ status }: DeployStep) => {
        if (status === 'done') throw interrupted
      }
      let market: Awaited<ReturnType<typeof deployDemo>> | undefined
      let cuts = 0
      while (market === undefined) {
        market = await deployDemo({ rpcUrl, account, onStep: stop }).catch(error => {
          assert.equal(error, interrupted)
          cuts++
          return undefined
        })
      }
      const sent = await client.getTransactionCount({ address: account.address })
      assert.equal(sent, cuts, 'one transaction between two cuts, none of them twice')
      assert.deepEqual(toDeployment(market), local)

      const steps: DeployStep[] = []
      const again = await deployDemo({ rpcUrl, account, onStep: step => steps.push(step) })
      assert.deepEqual(again, market)
      assert.equal(await client.getTransactionCount({ address: account.address }), sent)
      assert.ok(steps.every(step => step.status === 'already-there'))
    }))

  it('leaves alone what the DAO changed since', () =>
    onFreshChain(async () => {
      const market = await deployMarket({ rpcUrl, account })
      const { timelock, governor } = market
      await client.impersonateAccount({ address: timelock })
      await client.setBalance({ address: timelock, value: parseEther('1') })
      const asDao = { account: timelock, chain: null } as const
      const vault = { address: market.vault, abi: revenueVaultAbi } as const
      await client.writeContract({
        ...asDao,
        ...vault,
        functionName: 'setCurrency',
        args: [zeroAddress, false],
      })
      const hands = { address: timelock, abi: timelockControllerAbi } as const
      const role = await client.readContract({ ...hands, functionName: 'PROPOSER_ROLE' })
      const revoke = { ...asDao, ...hands, functionName: 'revokeRole', args: [role, governor] } as const
      await client.waitForTransactionReceipt({ hash: await client.writeContract(revoke) })
      const sent = await client.getTransactionCount({ address: account.address })

      assert.deepEqual(await deployMarket({ rpcUrl, account }), market)
      assert.equal(await client.getTransactionCount({ address: account.address }), sent)
      assert.equal(
        await client.readContract({ ...vault, functionName: 'isCurrency', args: [zeroAddress] }),
        false,
      )
    }))

  it('brings the deployment proxy to a chain that has none', () =>
    onFreshChain(async () => {
      const steps: DeployStep[] = []
      const market = await deployMarket({ rpcUrl, account, onStep: step => steps.push(step) })
      assert.deepEqual([steps[0]?.what, steps[0]?.status], ['deterministic deployment proxy', 'done'])
      assert.equal(market.registry, planned.registry)
    }, '--disable-default-create2-deployer'))

  it('gives another admin other addresses, so nobody can take a market in advance', () =>
    onFreshChain(async () => {
      const stranger = privateKeyToAccount(`0x${'7'.repeat(64)}` as Hex)
      await client.setBalance({ address: stranger.address, value: 10n ** 18n })
      const market = await deployMarket({ rpcUrl, account: stranger })
      assert.notEqual(market.registry, planned.registry)
      assert.notEqual(market.vault, planned.vault)
      assert.notEqual(market.governor, planned.governor)
    }))

  it('finds the same addresses on a chain with another id', () =>
    onFreshChain(
      async () => {
        const market = await deployMarket({ rpcUrl, account })
        assert.equal(market.chainId, 8453)
        assert.equal(market.registry, planned.registry)
      },
      '--chain-id',
      '8453',
    ))

  it('writes a table that can be read back', () => {
    const dao = { token: '0x4', governor: '0x5', timelock: '0x6', manager: '0x7' } as const
    const rooms = { usageMeter: '0x8', fractionalizer: '0x9', exchange: '0xa' } as const
    const entry = { registry: '0x1', licenseBook: '0x2', vault: '0x3', ...rooms, block: 7, dao } as const
    const text = renderDeployments(5, entry)
    assert.match(
      text,
      /\n {2}5: \{\n {4}registry: '0x1',\n {4}licenseBook: '0x2',\n {4}vault: '0x3',\n {4}usageMeter: '0x8',\n {4}fractionalizer: '0x9',\n {4}exchange: '0xa',\n {4}block: 7,\n {4}dao: \{\n {6}token: '0x4',/,
    )
    assert.match(text, /\n {2}31337: \{/, 'other chains stay')
  })

  it('reads the parameters of a DAO from the command line, and says which it does not understand', () => {
    assert.deepEqual(readDaoParameters({ 'voting-delay': '0', 'proposal-threshold': '5', rpc: 'x' }), {
      votingDelay: 0,
      proposalThreshold: parseEther('5'),
    })
    assert.throws(
      () => readDaoParameters({ 'timelock-delay': '2 days' }),
      /--timelock-delay is a whole number/,
    )
    assert.throws(() => readDaoParameters({ 'voting-period': '-1' }), /--voting-period is a whole number/)
  })

  it('gives explorers sources that compile to what is deployed', () => {
    if (!existsSync(new URL('out/MarketGovernor.sol/MarketGovernor.json', contractsFolder))) {
      execFileSync('forge', ['build'], { cwd: contractsFolder, stdio: 'inherit' })
    }
    const solc = createRequire(import.meta.url)('solc') as {
      compile(input: string): string
      version(): string
    }
    // One from each folder that has sources; compiling all takes half a minute.
    for (const contract of ['MarketToken', 'TimelockController', 'DemoDollar'] as const) {
      const { compiler, name, input } = standardJson(contract)
      const [file = '', named = ''] = name.split(':')
      const { contracts } = JSON.parse(solc.compile(JSON.stringify(input)))
      assert.equal(`0x${contracts[file][named].evm.bytecode.object}`, artifact(contract).bytecode, contract)
      assert.ok(solc.version().startsWith(compiler), compiler)
    }
  })
})
