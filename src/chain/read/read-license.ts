import { type Address, sameAddress } from '../../asset/index.ts'
import type { License } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { erc721Abi } from '../erc721-abi.ts'
import { licenseBookReadAbi } from '../generated/read-abi.ts'
import { readContract } from './read-contract.ts'

/** One license. @throws ModelmarkError `reverted` if there is none. */
export async function readLicense(
  client: ChainClient,
  { licenseBook, licenseId }: { readonly licenseBook: Address; readonly licenseId: bigint },
  options?: CallOptions,
): Promise<License> {
  const ofBook = { abi: licenseBookReadAbi, address: licenseBook, args: [licenseId] } as const
  const [{ offerId, modelId, owner, endTime, revoked }, refundableUntil] = await Promise.all([
    readContract(client, { ...ofBook, functionName: 'getLicense' }, options),
    readContract(client, { ...ofBook, functionName: 'refundableUntil' }, options),
  ])
  return {
    id: licenseId,
    offerId,
    modelId,
    owner,
    endTime,
    revoked,
    refundableUntil: Number(refundableUntil),
  }
}

/** Several licenses, in the order asked for. */
export function readLicenses(
  client: ChainClient,
  { licenseBook, licenseIds }: { readonly licenseBook: Address; readonly licenseIds: readonly bigint[] },
  options?: CallOptions,
): Promise<readonly License[]> {
  return Promise.all(licenseIds.map(licenseId => readLicense(client, { licenseBook, licenseId }, options)))
}

/**
 * The licenses an account got last that it still holds, at most four, newest first, without searching logs.
 * `readLicenseCount` tells whether there are others: `findLicenses` has them all.
 */
export async function readLatestLicenses(
  client: ChainClient,
  { licenseBook, account }: { readonly licenseBook: Address; readonly account: Address },
  options?: CallOptions,
): Promise<readonly License[]> {
  const ids = await readContract(
    client,
    { abi: licenseBookReadAbi, address: licenseBook, functionName: 'latestLicensesOf', args: [account] },
    options,
  )
  const licenseIds = ids.filter(id => id !== 0n)
  const licenses = await readLicenses(client, { licenseBook, licenseIds }, options)
  return licenses.filter(({ owner }) => sameAddress(owner, account))
}

/** How many licenses an account holds, ended ones included. */
export function readLicenseCount(
  client: ChainClient,
  { licenseBook, account }: { readonly licenseBook: Address; readonly account: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(
    client,
    { abi: erc721Abi, address: licenseBook, functionName: 'balanceOf', args: [account] },
    options,
  )
}
