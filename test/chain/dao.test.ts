import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import {
  type Address,
  createTestClient,
  encodeFunctionData,
  type Hex,
  http,
  keccak256,
  publicActions,
  stringToHex,
  toFunctionSelector,
  walletActions,
  zeroAddress,
} from 'viem'
import { foundry } from 'viem/chains'
import {
  accessManagerAbi,
  licenseBookAbi,
  marketGovernorAbi,
  marketTokenAbi,
  revenueVaultAbi,
  timelockControllerAbi,
} from '../../src/chain/generated/abi.ts'
import { TIMELOCK_ROLES } from '../../src/node/deploy/hand-over.ts'
import {
  DAO_ROLE,
  DEMO_DAO,
  type DeployedDemo,
  deployDemo,
  type MarketAddresses,
  ROLES,
} from '../../src/node/deploy/index.ts'
import { type Anvil, startAnvil } from './start-anvil.ts'

const CONTRACTS = [
  'manager',
  'timelock',
  'vault',
  'registry',
  'licenseBook',
  'usageMeter',
  'fractionalizer',
  'exchange',
  'court',
  'curation',
  'token',
  'governor',
] as const satisfies (keyof MarketAddresses)[]

const FOR = 1

describe('a market that was handed over', () => {
  let anvil: Anvil
  let market: DeployedDemo
  let deployer: Address
  let client: ReturnType<typeof connect>

  function connect() {
    const transport = http(anvil.url)
    return createTestClient({ chain: foundry, mode: 'anvil', transport, pollingInterval: 50 })
      .extend(publicActions)
      .extend(walletActions)
  }

  before(async () => {
    anvil = await startAnvil()
    client = connect()
    const [account] = anvil.accounts
    assert.ok(account)
    deployer = account.address
    market = await deployDemo({ rpcUrl: anvil.url, account })
  })

  after(() => anvil?.stop())

  /** Everybody whom the chain knows. */
  const everybody = () => [
    ...anvil.accounts.map(({ address }) => address),
    ...CONTRACTS.map(name => market[name]),
    market.dollar,
    market.batchAccount,
    zeroAddress,
  ]

  it('has no member of any role but the DAO, in the whole history of the chain', async () => {
    const manager = { address: market.manager, abi: accessManagerAbi, fromBlock: 0n } as const
    const [granted, revoked] = await Promise.all([
      client.getContractEvents({ ...manager, eventName: 'RoleGranted', strict: true }),
      client.getContractEvents({ ...manager, eventName: 'RoleRevoked', strict: true }),
    ])
    const members = new Set(granted.map(({ args }) => `${args.roleId} ${args.account}`))
    for (const { args } of revoked) members.delete(`${args.roleId} ${args.account}`)
    const expected = [DAO_ROLE, ...ROLES].flatMap(role =>
      role.members.map(name => `${role.id} ${market[name]}`),
    )
    assert.deepEqual([...members].sort(), expected.sort())
    assert.ok(expected.includes(`0 ${market.timelock}`))
  })

  it('has a timelock that obeys the governor alone', async () => {
    const timelock = { address: market.timelock, abi: timelockControllerAbi, fromBlock: 0n } as const
    const [granted, revoked] = await Promise.all([
      client.getContractEvents({ ...timelock, eventName: 'RoleGranted', strict: true }),
      client.getContractEvents({ ...timelock, eventName: 'RoleRevoked', strict: true }),
    ])
    const members = new Set(granted.map(({ args }) => `${args.role} ${args.account}`))
    for (const { args } of revoked) members.delete(`${args.role} ${args.account}`)
    const { admin, proposer, canceller, executor } = TIMELOCK_ROLES
    assert.deepEqual(
      [...members].sort(),
      [
        `${admin} ${market.timelock}`,
        `${proposer} ${market.governor}`,
        `${canceller} ${market.governor}`,
        `${executor} ${zeroAddress}`,
      ].sort(),
    )
  })

  it('lets nobody call a restricted function but the members of its role', async () => {
    for (const role of [DAO_ROLE, ...ROLES]) {
      const members = role.members.map(name => market[name])
      for (const [contract, signatures] of Object.entries(role.functions)) {
        for (const signature of signatures) {
          for (const account of everybody()) {
            const [may, delay] = await client.readContract({
              address: market.manager,
              abi: accessManagerAbi,
              functionName: 'canCall',
              args: [account, market[contract as keyof MarketAddresses], toFunctionSelector(signature)],
            })
            assert.equal(may || delay > 0, members.includes(account), `${account} ${contract}.${signature}`)
          }
        }
      }
    }
  })

  it('asks its one manager about everything restricted', async () => {
    for (const name of ['vault', 'registry', 'licenseBook'] as const) {
      const authority = await client.readContract({
        address: market[name],
        abi: licenseBookAbi,
        functionName: 'authority',
      })
      assert.equal(authority, market.manager, name)
    }
  })

  it('names every restricted function of the contracts in its table of roles', () => {
    const folder = new URL('../../contracts/src/', import.meta.url)
    const restricted = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.sol'))
      .flatMap(name => {
        const code = readFileSync(new URL(name, folder), 'utf8')
        const found = [...code.matchAll(/function (\w+)\([^)]*\)[^{;]*\brestricted\b/g)]
        return found.map(match => match[1])
      })
    const named = [DAO_ROLE, ...ROLES].flatMap(role =>
      Object.values(role.functions).flatMap(signatures => signatures.map(text => text.split('(')[0])),
    )
    assert.deepEqual([...named].sort(), restricted.sort())
  })

  it('refuses its deployer', async () => {
    const { abi, address } = { abi: revenueVaultAbi, address: market.vault }
    const asDeployer = { account: deployer } as const
    await assert.rejects(
      client.simulateContract({
        ...asDeployer,
        abi,
        address,
        functionName: 'setFee',
        args: [0, deployer],
      }),
      /AccessManagedUnauthorized/,
    )
    await assert.rejects(
      client.simulateContract({
        ...asDeployer,
        abi: accessManagerAbi,
        address: market.manager,
        functionName: 'grantRole',
        args: [0n, deployer, 0],
      }),
      /AccessManagerUnauthorizedAccount/,
    )
    for (const functionName of ['grantRole', 'revokeRole'] as const) {
      await assert.rejects(
        client.simulateContract({
          ...asDeployer,
          abi: timelockControllerAbi,
          address: market.timelock,
          functionName,
          args: [TIMELOCK_ROLES.proposer, deployer],
        }),
        /AccessControlUnauthorizedAccount/,
      )
    }
    await assert.rejects(
      client.simulateContract({
        ...asDeployer,
        abi: licenseBookAbi,
        address: market.licenseBook,
        functionName: 'revoke',
        args: [1n],
      }),
      /AccessManagedUnauthorized/,
    )
  })

  it('changes its fee when its members decide so, and not above the cap', async () => {
    const [, stranger] = anvil.accounts
    assert.ok(stranger)
    await mined(
      client.writeContract({
        account: deployer,
        address: market.token,
        abi: marketTokenAbi,
        functionName: 'delegate',
        args: [deployer],
      }),
    )
    await wait(1)
    await decide('Halve the fee', setFee(125), stranger.address)
    assert.equal(await feeBps(), 125)

    await assert.rejects(decide('Take everything', setFee(501), stranger.address), /FeeTooHigh/)
    assert.equal(await feeBps(), 125)
  })

  const feeBps = () =>
    client.readContract({ address: market.vault, abi: revenueVaultAbi, functionName: 'feeBps' })

  const setFee = (bps: number): Hex =>
    encodeFunctionData({ abi: revenueVaultAbi, functionName: 'setFee', args: [bps, market.timelock] })

  async function mined(sending: Promise<Hex>): Promise<void> {
    await client.waitForTransactionReceipt({ hash: await sending })
  }

  async function wait(seconds: number): Promise<void> {
    await client.increaseTime({ seconds })
    await client.mine({ blocks: 1 })
  }

  /** A proposal to call the vault, from the first day to its execution by somebody without a vote. */
  async function decide(description: string, data: Hex, executor: Address): Promise<void> {
    const abi = [...marketGovernorAbi, ...revenueVaultAbi.filter(({ type }) => type === 'error')] as const
    const governor = { address: market.governor, abi } as const
    const call = [[market.vault], [0n], [data]] as const
    const signed = `${description} #proposer=${deployer}`
    const { request, result: id } = await client.simulateContract({
      ...governor,
      account: deployer,
      functionName: 'propose',
      args: [...call, signed],
    })
    await mined(client.writeContract(request))
    await wait(DEMO_DAO.votingDelay + 1)
    await mined(
      client.writeContract({
        ...governor,
        account: deployer,
        functionName: 'castVote',
        args: [id, FOR],
      }),
    )
    await wait(DEMO_DAO.votingPeriod + 1)
    const args = [...call, keccak256(stringToHex(signed))] as const
    await mined(client.writeContract({ ...governor, account: executor, functionName: 'queue', args }))
    await assert.rejects(
      client.simulateContract({ ...governor, account: executor, functionName: 'execute', args }),
      /TimelockUnexpectedOperationState|0x5ead8eb5/,
      'not before the delay is over',
    )
    await wait(DEMO_DAO.timelockDelay)
    const { request: execute } = await client.simulateContract({
      ...governor,
      account: executor,
      functionName: 'execute',
      args,
    })
    await mined(client.writeContract(execute))
  }
})
