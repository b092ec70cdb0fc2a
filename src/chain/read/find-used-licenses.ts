import { type Address, sameAddress } from '../../asset/index.ts'
import type { License } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookUseAbi } from '../generated/license-use-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { findEvents } from '../rpc/find-events.ts'
import { readLicenses } from './read-license.ts'
import { type LicenseUser, readLicenseUser } from './read-license-user.ts'

/** A license that somebody else owns and lets an account use. */
export interface UsedLicense {
  readonly license: License
  readonly use: LicenseUser
}

/** Licenses that are read at most: anybody may let an account use theirs. */
const MAX_LICENSES = 100

/** The licenses of others that an account may use now, newest first, at most 100, found by searching logs. */
export async function findUsedLicenses(
  client: ChainClient,
  { contracts, account }: { readonly contracts: MarketContracts; readonly account: Address },
  options?: CallOptions,
): Promise<readonly UsedLicense[]> {
  const { licenseBook, fromBlock } = contracts
  const events = await findEvents(
    client,
    {
      abi: licenseBookUseAbi,
      eventName: 'UpdateUser',
      address: licenseBook,
      args: { user: account },
      fromBlock,
    },
    options,
  )
  const licenseIds = [...new Set(events.map(({ tokenId }) => tokenId))].toReversed().slice(0, MAX_LICENSES)
  const [licenses, uses] = await Promise.all([
    readLicenses(client, { licenseBook, licenseIds }, options),
    Promise.all(licenseIds.map(licenseId => readLicenseUser(client, { licenseBook, licenseId }, options))),
  ])
  return licenses.flatMap((license, i) => {
    const use = uses[i]
    const isUsed = use && sameAddress(use.user, account) && !sameAddress(license.owner, account)
    return isUsed ? [{ license, use }] : []
  })
}
