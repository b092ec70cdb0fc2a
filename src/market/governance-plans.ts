/** Everything that voters do, in one module that is loaded with the click. */
import { type Address, parseAddress, sameAddress } from '../asset/index.ts'
import {
  type Call,
  cancelProposalCall,
  decodeDelegateChanged,
  decodeProposalCanceled,
  decodeProposalCreated,
  decodeProposalExecuted,
  decodeProposalQueued,
  decodeVoteCast,
  delegateVotesCall,
  descriptionOf,
  executeProposalCall,
  proposalIdOf,
  proposeCall,
  queueProposalCall,
  type Receipt,
  VOTE_SUPPORTS,
  voteCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent, joinSubjects, splitSubjects } from './expect-event.ts'
import type { GovernanceTransactions, ProposalInput } from './governance.ts'
import { sendOne } from './payment.ts'
import type { PendingTransaction } from './pending-transactions.ts'
import type { TransactionContext } from './transaction-context.ts'

export { awaitOutcome } from './await-outcome.ts'

type PlanOf<Name extends Exclude<keyof GovernanceTransactions, 'draft'>> = PlanFor<
  ReturnType<GovernanceTransactions[Name]>
>

export const delegate: PlanOf<'delegate'> = {
  async send(context, { token, to = context.account }) {
    return { ...(await sendOne(context, delegateVotesCall({ token, to }))), subject: token, to }
  },
  async prove({ account }, receipt, { subject, to }) {
    const { delegator, toDelegate } = decodeDelegateChanged(receipt, parseAddress(subject))
    expectEvent(sameAddress(delegator, account) && sameAddress(toDelegate, to), receipt)
    return { delegate: to }
  },
}

export const propose: PlanOf<'propose'> = {
  async send(context, { governor, calls, text }) {
    const proposal = { calls, description: descriptionOf(text, context.account) }
    return sendAbout(context, governor, proposalIdOf(proposal), proposeCall({ governor, proposal }))
  },
  async prove(_context, receipt, sent) {
    const { governor, proposalId } = aboutOf(sent)
    const event = decodeProposalCreated(receipt, governor)
    expectEvent(event.proposalId === proposalId, receipt)
    const { targets, values, calldatas, description } = event
    const calls = targets.map((to, i) => ({
      to: parseAddress(to),
      value: values[i] ?? 0n,
      data: calldatas[i] ?? '0x',
    }))
    return { proposalId, proposal: { calls, description } }
  },
}

export const vote: PlanOf<'vote'> = {
  async send(context, { governor, proposalId, support, reason = '' }) {
    const call = voteCall({ governor, proposalId, support, reason })
    return sendAbout(context, governor, proposalId, call)
  },
  async prove({ account }, receipt, sent) {
    const { governor, proposalId } = aboutOf(sent)
    const event = decodeVoteCast(receipt, governor)
    expectEvent(event.proposalId === proposalId && sameAddress(event.voter, account), receipt)
    const support = VOTE_SUPPORTS[event.support]
    if (support === undefined) throw new ModelmarkError('unexpected', { reason: 'unknown vote' })
    return { proposalId, support, weight: event.weight }
  },
}

export const queue: PlanOf<'queue'> = {
  send: (context, input) => sendOfProposal(context, input, queueProposalCall),
  async prove(_context, receipt, sent) {
    const { governor, proposalId } = aboutOf(sent)
    const event = decodeProposalQueued(receipt, governor)
    expectEvent(event.proposalId === proposalId, receipt)
    return { proposalId, eta: Number(event.etaSeconds) }
  },
}

export const execute: PlanOf<'execute'> = {
  send: (context, input) => sendOfProposal(context, input, executeProposalCall),
  prove: async (_context, receipt, sent) => proveProposal(receipt, sent, decodeProposalExecuted),
}

export const cancel: PlanOf<'cancel'> = {
  send: (context, input) => sendOfProposal(context, input, cancelProposalCall),
  prove: async (_context, receipt, sent) => proveProposal(receipt, sent, decodeProposalCanceled),
}

function sendOfProposal(
  context: TransactionContext,
  input: ProposalInput,
  build: (of: ProposalInput) => Call,
) {
  return sendAbout(context, input.governor, proposalIdOf(input.proposal), build(input))
}

async function sendAbout(
  context: TransactionContext,
  governor: Address,
  proposalId: bigint,
  call: Call,
): Promise<PendingTransaction> {
  const sent = await sendOne(context, call)
  return { ...sent, subject: joinSubjects(governor, proposalId), to: context.account }
}

function aboutOf({ subject }: PendingTransaction) {
  const [governor, proposalId] = splitSubjects(subject)
  return { governor: parseAddress(governor), proposalId: BigInt(proposalId) }
}

function proveProposal(
  receipt: Receipt,
  sent: PendingTransaction,
  decode: (receipt: Receipt, governor: Address) => { readonly proposalId: bigint },
) {
  const { governor, proposalId } = aboutOf(sent)
  expectEvent(decode(receipt, governor).proposalId === proposalId, receipt)
  return { proposalId }
}
