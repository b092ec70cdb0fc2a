import type { Address, Digest } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { findEvents } from '../rpc/find-events.ts'

/** A document that somebody submitted about a dispute. Anybody may: what it says is one person's word. */
export interface EvidenceFacts {
  readonly party: Address
  /** SHA-256 of the document. */
  readonly digest: Digest
}

/** The documents about a dispute, complaint and answer included, oldest first, found by searching logs. */
export async function findEvidence(
  client: ChainClient,
  {
    court,
    disputeId,
    fromBlock,
  }: { readonly court: Address; readonly disputeId: bigint; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly EvidenceFacts[]> {
  const args = { _evidenceGroupID: disputeId }
  const search = { abi: courtWriteAbi, eventName: 'Evidence', address: court, args, fromBlock } as const
  const found = await findEvents(client, search, options)
  return found.flatMap(({ _party: party, _evidence }) => {
    const digest = digestOfEvidence(_evidence)
    return digest === undefined ? [] : [{ party, digest }]
  })
}

/** The document that an `Evidence` event names; undefined for what the court would not write. */
export function digestOfEvidence(uri: string): Digest | undefined {
  const digest = DOCUMENT.exec(uri)?.[1]
  return digest === undefined ? undefined : `0x${digest}`
}

/** As the court writes the CID of a document: CIDv1 in base16, raw codec, SHA-256. */
const DOCUMENT = /^ipfs:\/\/f01551220([0-9a-f]{64})$/
