import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  type Abi,
  type Account,
  type Address,
  createPublicClient,
  createWalletClient,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  http,
  type TransactionReceipt,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'

export interface Call {
  readonly abi: Abi
  readonly to: Address
  readonly name: string
  readonly args?: readonly unknown[]
  readonly value?: bigint
}

export interface Measured {
  readonly receipt: TransactionReceipt
  /** Gas of the whole transaction, as a person pays it. */
  readonly gas: number
  /** Storage slots that were zero before and are not after. */
  readonly newSlots: number
}

interface StateDiff {
  readonly pre: Readonly<Record<Address, { readonly storage?: Readonly<Record<Hex, Hex>> }>>
  readonly post: Readonly<Record<Address, { readonly storage?: Readonly<Record<Hex, Hex>> }>>
}

/** A fresh anvil on `port`, and what a bench does with it. */
export async function startGasChain(port: number) {
  const anvil = spawn('anvil', ['--port', String(port), '--accounts', '20'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of anvil.stdout) if (String(chunk).includes('Listening on')) break
  anvil.stdout.resume()
  const rpcUrl = `http://127.0.0.1:${port}`
  const transport = http(rpcUrl)
  const client = createPublicClient({ transport, pollingInterval: 20, cacheTime: 0 })

  async function send(
    account: Account,
    transaction: { to?: Address; data: Hex; value?: bigint },
  ): Promise<Measured> {
    const wallet = createWalletClient({ transport, account })
    const hash = await wallet.sendTransaction({ ...transaction, chain: null })
    const receipt = await client.waitForTransactionReceipt({ hash })
    if (receipt.status !== 'success') throw new Error(`Transaction ${hash} was reverted.`)
    return { receipt, gas: Number(receipt.gasUsed), newSlots: await countNewSlots(hash) }
  }

  async function countNewSlots(hash: Hex): Promise<number> {
    const diff = await client.request<{
      Method: 'debug_traceTransaction'
      Parameters: [Hex, object]
      ReturnType: StateDiff
    }>({
      method: 'debug_traceTransaction',
      params: [hash, { tracer: 'prestateTracer', tracerConfig: { diffMode: true } }],
    })
    return Object.entries(diff.post).reduce((sum, [address, { storage = {} }]) => {
      const before = diff.pre[address as Address]?.storage ?? {}
      const slots = Object.entries(storage) as [Hex, Hex][]
      return sum + slots.filter(([slot, value]) => isZero(before[slot]) && !isZero(value)).length
    }, 0)
  }

  return {
    rpcUrl,
    client,
    account: (index: number) => mnemonicToAccount(MNEMONIC, { addressIndex: index }),
    call: (account: Account, { abi, to, name, args = [], value = 0n }: Call): Promise<Measured> =>
      send(account, { to, value, data: encodeFunctionData({ abi, functionName: name, args }) }),
    async deploy(account: Account, abi: Abi, bytecode: Hex, args: readonly unknown[] = []): Promise<Address> {
      const { receipt } = await send(account, { data: encodeDeployData({ abi, bytecode, args }) })
      if (!receipt.contractAddress) throw new Error('No contract was created.')
      return receipt.contractAddress
    },
    async passSeconds(seconds: number): Promise<void> {
      await client.request<{ Method: string; Parameters: [number]; ReturnType: unknown }>({
        method: 'evm_increaseTime',
        params: [seconds],
      })
    },
    async codeSize(address: Address): Promise<number> {
      return ((await client.getCode({ address })) ?? '0x').length / 2 - 1
    },
    async stop(): Promise<void> {
      anvil.kill()
      await once(anvil, 'exit')
    },
  }
}

export type GasChain = Awaited<ReturnType<typeof startGasChain>>

/** Anvil's, known to everybody. */
const MNEMONIC = 'test test test test test test test test test test test junk'

function isZero(value: Hex | undefined): boolean {
  return value === undefined || /^0x0*$/.test(value)
}
