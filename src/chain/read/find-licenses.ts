import { encodeEventTopics } from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import type { License } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readLogs } from '../rpc/read-logs.ts'
import { readLicenses } from './read-license.ts'

/** Licenses that are read at most: anybody may shower an account with free ones. */
const MAX_LICENSES = 400

/**
 * The licenses an account holds, newest first, at most 400, found by searching the logs of transfers since the market
 * began: slow, for people who got more than the four of `readLatestLicenses`.
 */
export async function findLicenses(
  client: ChainClient,
  { contracts, account }: { readonly contracts: MarketContracts; readonly account: Address },
  options?: CallOptions,
): Promise<readonly License[]> {
  const { licenseBook, fromBlock } = contracts
  const topics = encodeEventTopics({ abi: licenseBookWriteAbi, eventName: 'Transfer', args: { to: account } })
  const filter = { address: licenseBook, topics: topics as (Hex | null)[] }
  const logs = await readLogs(client, { filter, fromBlock }, options)
  const ids = new Set(logs.flatMap(({ topics: [, , , id] }) => (id === undefined ? [] : [BigInt(id)])))
  const licenseIds = [...ids].sort((a, b) => (a < b ? 1 : -1)).slice(0, MAX_LICENSES)
  const licenses = await readLicenses(client, { licenseBook, licenseIds }, options)
  return licenses.filter(({ owner }) => sameAddress(owner, account))
}
