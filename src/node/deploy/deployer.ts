import {
  type Account,
  type Address,
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  type PublicClient,
} from 'viem'
import { accessManagerAbi } from '../../chain/generated/abi.ts'
import { isCodeOf } from './artifacts.ts'
import {
  CREATE2_PROXY,
  CREATE2_PROXY_COST,
  CREATE2_PROXY_SIGNER,
  CREATE2_PROXY_TRANSACTION,
  type PlannedContract,
} from './create2.ts'
import type { Setting } from './settings.ts'

/** Something a deployment did, or found done. */
export interface DeployStep {
  readonly what: string
  readonly status: 'done' | 'already-there'
  readonly address?: Address
  readonly transaction?: Hex
}

export interface DeployerOptions {
  readonly rpcUrl: string
  /** Pays and signs. */
  readonly account: Account
  readonly onStep?: (step: DeployStep) => void
}

/** Puts contracts and settings on a chain, but none that is there already. */
export interface Deployer {
  readonly client: PublicClient
  /** Brings the deterministic deployment proxy. @throws Error with a sentence for the operator. */
  requireProxy(): Promise<void>
  deploy(contract: PlannedContract): Promise<void>
  /** Makes one call. */
  call(setting: Setting): Promise<void>
  /** Makes all calls in one transaction of the manager, so that none of them is made without the others. */
  callTogether(manager: Address, settings: readonly Setting[]): Promise<void>
}

export function createDeployer({ rpcUrl, account, onStep = () => {} }: DeployerOptions): Deployer {
  const transport = http(rpcUrl)
  const client: PublicClient = createPublicClient({ transport, pollingInterval: 100 })
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

    async call({ what, isDone, target, data }: Setting): Promise<void> {
      if (await isDone()) return onStep({ what, status: 'already-there' })
      onStep({ what, status: 'done', transaction: await send(what, target, data) })
    },

    async callTogether(manager: Address, settings: readonly Setting[]): Promise<void> {
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
