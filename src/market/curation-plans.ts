/** Everything that is done about listings, in one module that is loaded with the click. */
import { parseAddress, sameAddress } from '../asset/index.ts'
import {
  type Call,
  challengeListingCall,
  closeChallengeCall,
  decideChallengeCall,
  decodeChallengeClosed,
  decodeListingChallenged,
  decodeListingStatusSet,
  decodeModelEndorsed,
  endorseModelCall,
  LISTING_STATUSES,
  type MarketContracts,
  setListingStatusCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { claimBondsFrom } from './claim-bonds.ts'
import type { PlanFor } from './create-transaction.ts'
import type { CurationTransactions } from './curation.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import type { PendingTransaction } from './pending-transactions.ts'
import type { TransactionContext } from './transaction-context.ts'

export { awaitOutcome } from './await-outcome.ts'

type PlanOf<Name extends keyof CurationTransactions> = PlanFor<ReturnType<CurationTransactions[Name]>>

export const setStatus: PlanOf<'setStatus'> = {
  send: (context, input) => sendCall(context, setListingStatusCall({ ...placeOf(context), ...input })),
  async prove({ asset, contracts }, receipt) {
    const { modelId, status: index } = decodeListingStatusSet(receipt, requireCuration(contracts))
    expectEvent(modelId === asset.tokenId, receipt)
    const status = LISTING_STATUSES[index]
    if (status === undefined) throw new ModelmarkError('unexpected', { reason: 'unknown status', index })
    return { status }
  },
}

export const challenge: PlanOf<'challenge'> = {
  send: (context, input) => sendCall(context, challengeListingCall({ ...placeOf(context), ...input })),
  async prove({ asset, contracts }, receipt, { to }) {
    const event = decodeListingChallenged(receipt, requireCuration(contracts))
    const { modelId, challenger, bond, decideBy } = event
    expectEvent(modelId === asset.tokenId && sameAddress(challenger, to), receipt)
    return { challenger: parseAddress(challenger), bond, decideBy: Number(decideBy) }
  },
}

export const decideChallenge: PlanOf<'decideChallenge'> = {
  send: (context, input) => sendCall(context, decideChallengeCall({ ...placeOf(context), ...input })),
  async prove({ asset, contracts }, receipt) {
    const { modelId, upheld, winner, bond } = decodeChallengeClosed(receipt, requireCuration(contracts))
    expectEvent(modelId === asset.tokenId, receipt)
    return { upheld, winner: parseAddress(winner), bond }
  },
}

export const closeChallenge: PlanOf<'closeChallenge'> = {
  send: context => sendCall(context, closeChallengeCall(placeOf(context))),
  prove: decideChallenge.prove,
}

export const endorse: PlanOf<'endorse'> = {
  send: (context, input) => sendCall(context, endorseModelCall({ ...placeOf(context), ...input })),
  async prove({ asset, contracts }, receipt, { to }) {
    const { modelId, account, count } = decodeModelEndorsed(receipt, requireCuration(contracts))
    expectEvent(modelId === asset.tokenId && sameAddress(account, to), receipt)
    return { count: Number(count) }
  },
}

export const claimBonds: PlanOf<'claimBonds'> = claimBondsFrom(requireCuration)

async function sendCall(context: TransactionContext, call: Call): Promise<PendingTransaction> {
  return { ...(await sendOne(context, call)), subject: '', to: context.account }
}

function placeOf({ asset, contracts }: TransactionContext) {
  return { curation: requireCuration(contracts), modelId: asset.tokenId }
}

/** @throws ModelmarkError `bad-config` if this market has no curation that the page knows of. */
function requireCuration({ curation, registry }: MarketContracts) {
  if (curation !== undefined) return curation
  throw new ModelmarkError('bad-config', { field: 'curation', registry })
}
