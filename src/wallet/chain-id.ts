import { ModelmarkError } from '../error/index.ts'
import type { Eip1193Provider } from './wallet.ts'

/** The chain a wallet is on, asked now. @throws ModelmarkError `unexpected` for an answer that is no chain id; and what the wallet throws. */
export async function readChainId(provider: Eip1193Provider): Promise<number> {
  const answer = await provider.request({ method: 'eth_chainId' })
  const chainId = parseChainId(answer)
  if (chainId === undefined)
    throw new ModelmarkError('unexpected', { reason: 'chain id', value: String(answer).slice(0, 80) })
  return chainId
}

/** A chain id as wallets write it: hex, decimal or a number. */
export function parseChainId(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^(0x[0-9a-f]+|\d+)$/i.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined
}
