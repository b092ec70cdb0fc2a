import { type Address, NATIVE } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookUseAbi } from '../generated/license-use-abi.ts'
import { readContract } from './read-contract.ts'

/** Who may use a license beside its owner. */
export interface LicenseUser {
  readonly user: Address
  /** Unix seconds, inclusive; a license that ends sooner ends the use. */
  readonly expires: number
}

/** Who may use a license now beside its owner; `undefined` if nobody. @throws ModelmarkError `reverted` if there is no such license. */
export async function readLicenseUser(
  client: ChainClient,
  { licenseBook, licenseId }: { readonly licenseBook: Address; readonly licenseId: bigint },
  options?: CallOptions,
): Promise<LicenseUser | undefined> {
  const ofLicense = { abi: licenseBookUseAbi, address: licenseBook, args: [licenseId] } as const
  const [user, expires] = await Promise.all([
    readContract(client, { ...ofLicense, functionName: 'userOf' }, options),
    readContract(client, { ...ofLicense, functionName: 'userExpires' }, options),
  ])
  return user === NATIVE ? undefined : { user, expires: Number(expires) }
}
