import { ModelmarkError } from '../error/index.ts'
import { type Address, parseAddress } from './address.ts'

/** A model: one ERC-721 token of a registry on an EVM chain. */
export interface AssetId {
  readonly chainId: number
  readonly contract: Address
  readonly tokenId: bigint
}

const CAIP19 = /^eip155:(\d{1,15})\/erc721:(0x[0-9a-fA-F]{40})\/(\d{1,78})$/

/**
 * Reads `eip155:8453/erc721:0xAbc…/42`.
 * @throws ModelmarkError `bad-config`.
 * @see https://chainagnostic.org/CAIPs/caip-19
 */
export function parseAssetId(text: string): AssetId {
  const [, chain, contract, tokenId] = CAIP19.exec(text.trim()) ?? []
  if (chain === undefined || contract === undefined || tokenId === undefined) {
    throw new ModelmarkError('bad-config', {
      field: 'asset',
      value: text.slice(0, 120),
      expected: 'eip155:8453/erc721:0x…/42',
    })
  }
  return { chainId: Number(chain), contract: parseAddress(contract), tokenId: BigInt(tokenId) }
}

/** The CAIP-19 form; two ids are the same model exactly if their forms are equal. */
export function formatAssetId({ chainId, contract, tokenId }: AssetId): string {
  return `eip155:${chainId}/erc721:${contract}/${tokenId}`
}
