export interface ProposalDetail {
  /** CAIP-19 of the model; of the registry with token id 0 for the market's DAO. */
  readonly asset: string
  /** Decimal. */
  readonly proposalId: string
  /** The transaction. */
  readonly hash: string
}

export interface VoteCastDetail extends ProposalDetail {
  readonly support: 'for' | 'against' | 'abstain'
  /** In the token's smallest unit, decimal. */
  readonly weight: string
}

export interface VotesDelegatedDetail {
  readonly asset: string
  readonly delegate: string
  readonly hash: string
}

/** The visitor proposed something. */
export class ProposalCreatedEvent extends CustomEvent<ProposalDetail> {
  constructor(detail: ProposalDetail) {
    super('proposal-created', { bubbles: true, composed: true, detail })
  }
}

/** The visitor voted. */
export class VoteCastEvent extends CustomEvent<VoteCastDetail> {
  constructor(detail: VoteCastDetail) {
    super('vote-cast', { bubbles: true, composed: true, detail })
  }
}

/** The visitor had an accepted proposal's waiting time begin. */
export class ProposalQueuedEvent extends CustomEvent<ProposalDetail> {
  constructor(detail: ProposalDetail) {
    super('proposal-queued', { bubbles: true, composed: true, detail })
  }
}

/** The visitor had done what was decided. */
export class ProposalExecutedEvent extends CustomEvent<ProposalDetail> {
  constructor(detail: ProposalDetail) {
    super('proposal-executed', { bubbles: true, composed: true, detail })
  }
}

/** The visitor withdrew their own proposal. */
export class ProposalCancelledEvent extends CustomEvent<ProposalDetail> {
  constructor(detail: ProposalDetail) {
    super('proposal-cancelled', { bubbles: true, composed: true, detail })
  }
}

/** The visitor said who votes with their tokens. */
export class VotesDelegatedEvent extends CustomEvent<VotesDelegatedDetail> {
  constructor(detail: VotesDelegatedDetail) {
    super('votes-delegated', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'proposal-created': ProposalCreatedEvent
    'vote-cast': VoteCastEvent
    'proposal-queued': ProposalQueuedEvent
    'proposal-executed': ProposalExecutedEvent
    'proposal-cancelled': ProposalCancelledEvent
    'votes-delegated': VotesDelegatedEvent
  }
}
