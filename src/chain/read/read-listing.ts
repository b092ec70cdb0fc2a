import { type Address, type Digest, NATIVE } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'
import { LISTING_STATUSES, type ListingStatus } from '../write/listing-status.ts'
import { readContract } from './read-contract.ts'

/** What curators and others think of a model. */
export interface ListingFacts {
  readonly status: ListingStatus
  /** False for a delisted model: it sells no new license. */
  readonly sells: boolean
  readonly challenge?: ListingChallenge
  /** Accounts that paid to recommend it. */
  readonly endorsements: number
  /** Whether the account asked for is one of them; false without one. */
  readonly hasEndorsed: boolean
}

/** Somebody's bonded claim that a listed model does not meet the criteria. */
export interface ListingChallenge {
  readonly challenger: Address
  /** Wei. */
  readonly bond: bigint
  /** Unix seconds until which a curator may decide, inclusive; afterwards the model has won. */
  readonly decideBy: number
}

export async function readListing(
  client: ChainClient,
  {
    curation,
    modelId,
    account,
  }: { readonly curation: Address; readonly modelId: bigint; readonly account?: Address | undefined },
  options?: CallOptions,
): Promise<ListingFacts> {
  const ofModel = { abi: curationWriteAbi, address: curation, args: [modelId] } as const
  const [index, challenge, endorsements, hasEndorsed] = await Promise.all([
    readContract(client, { ...ofModel, functionName: 'statusOf' }, options),
    readContract(client, { ...ofModel, functionName: 'getChallenge' }, options),
    readContract(client, { ...ofModel, functionName: 'endorsementCount' }, options),
    account !== undefined &&
      readContract(client, { ...ofModel, functionName: 'hasEndorsed', args: [modelId, account] }, options),
  ])
  const status = LISTING_STATUSES[index] ?? 'open'
  return {
    status,
    sells: status !== 'delisted',
    endorsements: Number(endorsements),
    hasEndorsed,
    ...(challenge.challenger !== NATIVE && { challenge }),
  }
}

/** Under which terms models are listed, challenged and endorsed now. Money in wei. */
export interface CurationTerms {
  /** SHA-256 of the listing criteria; zero if there are none. */
  readonly criteria: Digest
  readonly challengeBond: bigint
  /** Seconds. */
  readonly challengePeriod: number
  readonly endorsementFee: bigint
}

export async function readCurationTerms(
  client: ChainClient,
  { curation }: { readonly curation: Address },
  options?: CallOptions,
): Promise<CurationTerms> {
  const ofCuration = { abi: curationWriteAbi, address: curation, args: [] } as const
  const [criteria, challengeBond, challengePeriod, endorsementFee] = await Promise.all([
    readContract(client, { ...ofCuration, functionName: 'criteria' }, options),
    readContract(client, { ...ofCuration, functionName: 'challengeBond' }, options),
    readContract(client, { ...ofCuration, functionName: 'challengePeriod' }, options),
    readContract(client, { ...ofCuration, functionName: 'endorsementFee' }, options),
  ])
  return { criteria, challengeBond, challengePeriod, endorsementFee }
}
