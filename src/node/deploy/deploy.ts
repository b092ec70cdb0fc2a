import {
  type Account,
  type Address,
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  type PublicClient,
  toFunctionSelector,
  zeroAddress,
} from 'viem'
import { accessManagerAbi, modelRegistryAbi, revenueVaultAbi } from '../../chain/generated/abi.ts'
import { isCodeOf } from './artifacts.ts'
import {
  CREATE2_PROXY,
  CREATE2_PROXY_COST,
  CREATE2_PROXY_SIGNER,
  CREATE2_PROXY_TRANSACTION,
  type MarketPlan,
  type PlannedContract,
  planDemo,
  planMarket,
} from './create2.ts'
import { findBirthBlock } from './find-birth-block.ts'

export interface DeployOptions {
  readonly rpcUrl: string
  /** Pays, and becomes the market's admin and treasury. Decides the addresses. */
  readonly account: Account
  readonly onStep?: (step: DeployStep) => void
}

/** Something a deployment did, or found done. */
export interface DeployStep {
  readonly what: string
  readonly status: 'done' | 'already-there'
  readonly address?: Address
  readonly transaction?: Hex
}

export interface DeployedMarket {
  readonly chainId: number
  readonly manager: Address
  readonly registry: Address
  readonly licenseBook: Address
  readonly vault: Address
  /** Number of the block in which the registry appeared; 0 where the chain's history cannot be asked. */
  readonly block: number
}

export interface DeployedDemo extends DeployedMarket {
  readonly dollar: Address
  readonly batchAccount: Address
}

/** A restricted call, wanted unless `isDone`. */
interface Setting {
  readonly what: string
  readonly isDone: () => Promise<boolean>
  readonly target: Address
  readonly data: Hex
}

/** Role that may revoke licenses. Nobody has it until the admin grants it. */
export const LICENSE_REVOKER_ROLE = 1n

/**
 * Puts a market on a chain and sets it up: whatever is missing, nothing twice, so that an interrupted deployment goes on
 * where it stopped. Restricted settings are made in one transaction.
 * @throws Error with a sentence for the operator.
 */
export async function deployMarket(options: DeployOptions): Promise<DeployedMarket> {
  const deployer = createDeployer(options)
  const plan = planMarket(options.account.address)
  await deployer.requireProxy()
  for (const contract of [plan.manager, plan.vault, plan.registry, plan.licenseBook]) {
    await deployer.deploy(contract)
  }
  await deployer.set(plan.manager.address, marketSettings(deployer.client, plan))
  return {
    chainId: await deployer.client.getChainId(),
    manager: plan.manager.address,
    registry: plan.registry.address,
    licenseBook: plan.licenseBook.address,
    vault: plan.vault.address,
    block: await findBirthBlock(deployer.client, plan.registry.address),
  }
}

/** A market with play money and an account for batches: for a local chain only. */
export async function deployDemo(options: DeployOptions): Promise<DeployedDemo> {
  const market = await deployMarket(options)
  const deployer = createDeployer(options)
  const { dollar, batchAccount } = planDemo()
  await deployer.deploy(dollar)
  await deployer.deploy(batchAccount)
  await deployer.set(market.manager, [
    currencySetting(deployer.client, market.vault, dollar.address, 'demo dollar'),
  ])
  return { ...market, dollar: dollar.address, batchAccount: batchAccount.address }
}

function marketSettings(client: PublicClient, plan: MarketPlan): readonly Setting[] {
  const vault = { address: plan.vault.address, abi: revenueVaultAbi } as const
  const registry = { address: plan.registry.address, abi: modelRegistryAbi } as const
  const manager = { address: plan.manager.address, abi: accessManagerAbi } as const
  const revoke = toFunctionSelector('revoke(uint256)')
  return [
    {
      what: 'vault knows the registry',
      isDone: async () => (await client.readContract({ ...vault, functionName: 'registry' })) !== zeroAddress,
      target: vault.address,
      data: encodeFunctionData({
        abi: revenueVaultAbi,
        functionName: 'setRegistry',
        args: [registry.address],
      }),
    },
    {
      what: 'vault takes payments from the license book',
      isDone: () =>
        client.readContract({ ...vault, functionName: 'isSource', args: [plan.licenseBook.address] }),
      target: vault.address,
      data: encodeFunctionData({
        abi: revenueVaultAbi,
        functionName: 'setSource',
        args: [plan.licenseBook.address, true],
      }),
    },
    currencySetting(client, vault.address, zeroAddress, 'native coin'),
    {
      what: 'registry knows the license book',
      isDone: async () =>
        (await client.readContract({ ...registry, functionName: 'licenseBook' })) !== zeroAddress,
      target: registry.address,
      data: encodeFunctionData({
        abi: modelRegistryAbi,
        functionName: 'setLicenseBook',
        args: [plan.licenseBook.address],
      }),
    },
    {
      what: 'only revokers may revoke licenses',
      isDone: async () =>
        (await client.readContract({
          ...manager,
          functionName: 'getTargetFunctionRole',
          args: [plan.licenseBook.address, revoke],
        })) === LICENSE_REVOKER_ROLE,
      target: manager.address,
      data: encodeFunctionData({
        abi: accessManagerAbi,
        functionName: 'setTargetFunctionRole',
        args: [plan.licenseBook.address, [revoke], LICENSE_REVOKER_ROLE],
      }),
    },
  ]
}

function currencySetting(client: PublicClient, vault: Address, currency: Address, name: string): Setting {
  return {
    what: `vault takes the ${name}`,
    isDone: () =>
      client.readContract({
        address: vault,
        abi: revenueVaultAbi,
        functionName: 'isCurrency',
        args: [currency],
      }),
    target: vault,
    data: encodeFunctionData({ abi: revenueVaultAbi, functionName: 'setCurrency', args: [currency, true] }),
  }
}

function createDeployer({ rpcUrl, account, onStep = () => {} }: DeployOptions) {
  const transport = http(rpcUrl)
  const client = createPublicClient({ transport, pollingInterval: 100 })
  const wallet = createWalletClient({ transport, account })

  async function send(what: string, to: Address, data: Hex, value = 0n): Promise<Hex> {
    const hash = await wallet.sendTransaction({ to, data, value, chain: null })
    await confirm(what, hash)
    return hash
  }

  async function confirm(what: string, hash: Hex): Promise<void> {
    const { status } = await client.waitForTransactionReceipt({ hash })
    if (status !== 'success') throw new Error(`${what}: transaction ${hash} was reverted.`)
  }

  async function hasCode(address: Address): Promise<boolean> {
    return (await client.getCode({ address })) !== undefined
  }

  return {
    client,

    async requireProxy(): Promise<void> {
      const what = 'deterministic deployment proxy'
      if (await hasCode(CREATE2_PROXY))
        return onStep({ what, status: 'already-there', address: CREATE2_PROXY })
      const missing = CREATE2_PROXY_COST - (await client.getBalance({ address: CREATE2_PROXY_SIGNER }))
      if (missing > 0n) await send(what, CREATE2_PROXY_SIGNER, '0x', missing)
      const transaction = await client
        .sendRawTransaction({ serializedTransaction: CREATE2_PROXY_TRANSACTION })
        .catch(cause => {
          throw new Error(
            `The chain has no deterministic deployment proxy at ${CREATE2_PROXY} and refuses its presigned transaction, as chains do that insist on replay protection. Ask the chain's operator to install it.`,
            { cause },
          )
        })
      await confirm(what, transaction)
      onStep({ what, status: 'done', address: CREATE2_PROXY, transaction })
    },

    async deploy({ contract, address, data }: PlannedContract): Promise<void> {
      if (await hasCode(address)) return onStep({ what: contract, status: 'already-there', address })
      const transaction = await send(contract, CREATE2_PROXY, data)
      const code = await client.getCode({ address })
      if (code === undefined || !isCodeOf(contract, code)) {
        throw new Error(`${contract}: the code at ${address} is not what was sent.`)
      }
      onStep({ what: contract, status: 'done', address, transaction })
    },

    async set(manager: Address, settings: readonly Setting[]): Promise<void> {
      const open: Setting[] = []
      for (const setting of settings) {
        if (await setting.isDone()) onStep({ what: setting.what, status: 'already-there' })
        else open.push(setting)
      }
      if (open.length === 0) return
      const calls = open.map(({ target, data }) =>
        target === manager
          ? data
          : encodeFunctionData({ abi: accessManagerAbi, functionName: 'execute', args: [target, data] }),
      )
      const transaction = await send(
        'settings',
        manager,
        encodeFunctionData({ abi: accessManagerAbi, functionName: 'multicall', args: [calls] }),
      )
      for (const { what } of open) onStep({ what, status: 'done', transaction })
    },
  }
}
