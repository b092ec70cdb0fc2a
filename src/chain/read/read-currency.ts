import { type Address, NATIVE } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import type { Hex } from '../hex.ts'
import { cleanSymbol } from './clean-symbol.ts'
import { readContract } from './read-contract.ts'

/** Money a price is in. */
export interface ReadCurrency {
  readonly address: Address
  /** At most 12 visible characters; never markup. */
  readonly symbol: string
  readonly decimals: number
}

const decimalsAbi = [
  { type: 'function', name: 'decimals', stateMutability: 'view', inputs: [], outputs: [{ type: 'uint8' }] },
] as const
const SYMBOL_SELECTOR: Hex = '0x95d89b41'
/** 2^256 has 78 digits: more decimals would make every amount zero. */
const MAX_DECIMALS = 77

const known = new WeakMap<ChainClient, Map<Address, Promise<ReadCurrency>>>()

/** A currency's symbol and decimals: from the chain table for the native coin, else from the token, once. */
export function readCurrency(
  client: ChainClient,
  { address }: { readonly address: Address },
  options?: CallOptions,
): Promise<ReadCurrency> {
  if (address === NATIVE) {
    const { symbol, decimals } = client.chain.currency
    return Promise.resolve({ address, symbol, decimals })
  }
  const ofClient = known.get(client) ?? new Map<Address, Promise<ReadCurrency>>()
  known.set(client, ofClient)
  const before = ofClient.get(address)
  if (before !== undefined) return before
  const reading = readToken(client, address, options)
  ofClient.set(address, reading)
  reading.catch(() => ofClient.delete(address))
  return reading
}

async function readToken(
  client: ChainClient,
  address: Address,
  options: CallOptions | undefined,
): Promise<ReadCurrency> {
  const [decimals, symbol] = await Promise.all([
    readContract(client, { abi: decimalsAbi, address, functionName: 'decimals', args: [] }, options),
    client.call({ to: address, data: SYMBOL_SELECTOR }, options).catch((): Hex => '0x'),
  ])
  if (decimals > MAX_DECIMALS) {
    throw new ModelmarkError('bad-config', { field: 'currency', value: address, decimals })
  }
  return { address, decimals, symbol: cleanSymbol(symbol) ?? `${address.slice(0, 6)}…${address.slice(-4)}` }
}
