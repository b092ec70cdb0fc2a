import type { ReactiveControllerHost } from 'lit'
import { type Digest, formatAssetId } from '../../src/asset/index.ts'
import { formatRelative, type GovernancePanelStrings } from '../../src/text/index.ts'
import { type ActionScope, Actions } from '../actions/index.ts'
import {
  ProposalCancelledEvent,
  ProposalCreatedEvent,
  ProposalExecutedEvent,
  ProposalQueuedEvent,
  VoteCastEvent,
  VotesDelegatedEvent,
} from '../events/index.ts'
import { formatVotes } from './format-votes.ts'

/**
 * Everything that the panel lets a voter do, each with the event that tells of it.
 *
 * @param proposed Called once something was proposed.
 */
export function governanceActions(
  host: ReactiveControllerHost & Element,
  scope: () => ActionScope | undefined,
  proposed: () => void,
) {
  const actions = new Actions(host, scope)
  const of = (hash: Digest) => {
    const asset = scope()?.asset
    return { asset: asset ? formatAssetId(asset) : '', hash }
  }
  const about = (id: bigint, hash: Digest) => ({ ...of(hash), proposalId: String(id) })
  const tell = (event: Event) => void host.dispatchEvent(event)
  return {
    actions,
    delegate: actions.add(
      ({ market, asset }) => market.governance.delegate(asset),
      ({ delegate }, hash) => tell(new VotesDelegatedEvent({ ...of(hash), delegate })),
    ),
    propose: actions.add(
      ({ market, asset }) => market.governance.propose(asset),
      ({ proposalId }, hash) => {
        proposed()
        tell(new ProposalCreatedEvent(about(proposalId, hash)))
      },
    ),
    vote: actions.add(
      ({ market, asset }) => market.governance.vote(asset),
      ({ proposalId, support, weight }, hash) =>
        tell(new VoteCastEvent({ ...about(proposalId, hash), support, weight: String(weight) })),
    ),
    queue: actions.add(
      ({ market, asset }) => market.governance.queue(asset),
      ({ proposalId }, hash) => tell(new ProposalQueuedEvent(about(proposalId, hash))),
    ),
    execute: actions.add(
      ({ market, asset }) => market.governance.execute(asset),
      ({ proposalId }, hash) => tell(new ProposalExecutedEvent(about(proposalId, hash))),
    ),
    cancel: actions.add(
      ({ market, asset }) => market.governance.cancel(asset),
      ({ proposalId }, hash) => tell(new ProposalCancelledEvent(about(proposalId, hash))),
    ),
  }
}

export type GovernanceActions = ReturnType<typeof governanceActions>

/** What was done last. */
export function doneText(does: GovernanceActions, words: GovernancePanelStrings, locale: string): string {
  const { done } = words
  const active = does.actions.active?.action
  if (active === does.vote && does.vote.state.status === 'done')
    return done.vote(formatVotes(does.vote.state.result.weight, locale))
  if (active === does.queue && does.queue.state.status === 'done')
    return done.queue(formatRelative(does.queue.state.result.eta, Date.now() / 1000, locale))
  const texts = [
    [does.delegate, done.delegate],
    [does.propose, done.propose],
    [does.execute, done.execute],
    [does.cancel, done.cancel],
  ] as const
  return texts.find(([action]) => action === active)?.[1] ?? ''
}

/** What the wallet shows now, where there is more to say than that it asks. */
export function signingText(
  does: GovernanceActions,
  { signing }: GovernancePanelStrings,
): string | undefined {
  const active = does.actions.active?.action
  return active === does.vote ? signing.vote : active === does.propose ? signing.propose : undefined
}
