/** Everything that is done about a complaint, in one module that is loaded with the click. */
import { parseAddress, sameAddress } from '../asset/index.ts'
import {
  acquitDisputeCall,
  type Call,
  counterDisputeCall,
  type DisputeClosedEvent,
  decideDisputeCall,
  decodeDisputeClosed,
  decodeDisputeCountered,
  decodeDisputeRaised,
  decodeEvidence,
  decodeHeldPaymentResolved,
  type HeldPaymentKey,
  type MarketContracts,
  raiseDisputeCall,
  readDispute,
  resolveHeldCall,
  submitEvidenceCall,
  VERDICTS,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { claimBondsFrom } from './claim-bonds.ts'
import type { PlanFor } from './create-transaction.ts'
import type { DisputeTransactions, Ruling } from './disputes.ts'
import { expectEvent, joinSubjects, splitSubjects } from './expect-event.ts'
import { sendOne } from './payment.ts'
import type { PendingTransaction } from './pending-transactions.ts'
import type { TransactionContext } from './transaction-context.ts'

export { awaitOutcome } from './await-outcome.ts'

type PlanOf<Name extends keyof DisputeTransactions> = PlanFor<ReturnType<DisputeTransactions[Name]>>

export const raise: PlanOf<'raise'> = {
  async send(context, { cost, ...complaint }) {
    const { asset, account, contracts } = context
    const dispute = { ...complaint, modelId: asset.tokenId }
    const call = raiseDisputeCall({ court: requireCourt(contracts), dispute, cost })
    return { ...(await sendOne(context, call)), subject: '', to: account }
  },
  async prove({ asset, client, contracts }, receipt, { to }) {
    const court = requireCourt(contracts)
    const { disputeId, modelId, raiser } = decodeDisputeRaised(receipt, court)
    expectEvent(modelId === asset.tokenId && sameAddress(raiser, to), receipt)
    return readDispute(client, { court, disputeId })
  },
}

export const counter: PlanOf<'counter'> = {
  async send(context, answer) {
    const court = requireCourt(context.contracts)
    return sendAbout(context, answer.disputeId, counterDisputeCall({ court, ...answer }))
  },
  async prove({ client, contracts }, receipt, { subject }) {
    const court = requireCourt(contracts)
    const { disputeId } = decodeDisputeCountered(receipt, court)
    expectEvent(String(disputeId) === subject, receipt)
    return readDispute(client, { court, disputeId })
  },
}

export const addEvidence: PlanOf<'addEvidence'> = {
  async send(context, { disputeId, evidence }) {
    const call = submitEvidenceCall({ court: requireCourt(context.contracts), disputeId, evidence })
    const sent = await sendAbout(context, disputeId, call)
    return { ...sent, subject: joinSubjects(String(disputeId), evidence) }
  },
  async prove({ contracts }, receipt, { subject, to }) {
    const [dispute, evidence] = splitSubjects(subject)
    const {
      _evidenceGroupID: disputeId,
      _party,
      _evidence,
    } = decodeEvidence(receipt, requireCourt(contracts))
    const isOwn = String(disputeId) === dispute && sameAddress(_party, to)
    expectEvent(isOwn && _evidence.endsWith(evidence.slice(2).toLowerCase()), receipt)
    return { disputeId, evidence: `0x${evidence.slice(2)}` }
  },
}

export const rule: PlanOf<'rule'> = {
  async send(context, ruling) {
    const call = decideDisputeCall({ court: requireCourt(context.contracts), ...ruling })
    return sendAbout(context, ruling.disputeId, call)
  },
  prove: async ({ contracts }, receipt, { subject }) => {
    const closed = decodeDisputeClosed(receipt, requireCourt(contracts))
    expectEvent(String(closed.disputeId) === subject, receipt)
    return rulingOf(closed)
  },
}

export const acquit: PlanOf<'acquit'> = {
  async send(context, { disputeId }) {
    const call = acquitDisputeCall({ court: requireCourt(context.contracts), disputeId })
    return sendAbout(context, disputeId, call)
  },
  prove: rule.prove,
}

export const resolveHeld: PlanOf<'resolveHeld'> = {
  async send(context, payment) {
    const { account, contracts } = context
    const sent = await sendOne(context, resolveHeldCall({ vault: contracts.vault, payment }))
    return { ...sent, subject: subjectOf(payment), to: account }
  },
  async prove({ contracts }, receipt, { subject }) {
    const { to, refunded, released, ...payment } = decodeHeldPaymentResolved(receipt, contracts.vault)
    expectEvent(subjectOf(payment) === subject, receipt)
    return { to: parseAddress(to), refunded, released }
  },
}

export const claimBonds: PlanOf<'claimBonds'> = claimBondsFrom(requireCourt)

async function sendAbout(
  context: TransactionContext,
  disputeId: bigint,
  call: Call,
): Promise<PendingTransaction> {
  return { ...(await sendOne(context, call)), subject: String(disputeId), to: context.account }
}

function rulingOf({ disputeId, verdict: index, refundBps }: DisputeClosedEvent): Ruling {
  const verdict = VERDICTS[index]
  if (verdict === undefined) throw new ModelmarkError('unexpected', { reason: 'unknown verdict', index })
  return { disputeId, verdict, refundBps: Number(refundBps) }
}

function subjectOf({ holdId, currency, source, ref }: HeldPaymentKey): string {
  return `${holdId} ${currency} ${source} ${ref}`.toLowerCase()
}

/** @throws ModelmarkError `bad-config` if this market has no court that the page knows of. */
function requireCourt({ court, registry }: MarketContracts) {
  if (court !== undefined) return court
  throw new ModelmarkError('bad-config', { field: 'court', registry })
}
