import { html, nothing, type TemplateResult } from 'lit'
import type { Governance, ProposalView, VoteSupport } from '../../src/market/index.ts'
import {
  formatDateTime,
  formatDuration,
  formatRelative,
  type GovernancePanelStrings,
} from '../../src/text/index.ts'
import { formatVotes } from './format-votes.ts'
import { proposalText } from './proposal-text.ts'
import { actionsList } from './view-actions-list.ts'
import { ballotsTable, votesBar, votesTable } from './view-votes.ts'

export interface ProposalViewOptions {
  readonly governance: Governance
  readonly proposal: ProposalView
  readonly words: GovernancePanelStrings
  readonly locale: string
  /** Unix seconds. */
  readonly now: number
  /** The connected account. */
  readonly own: string | undefined
  readonly busy: boolean
  readonly account: (address: string) => TemplateResult
  /** What was started here is at; nothing where nothing was. */
  readonly status: unknown
  vote(support: VoteSupport, reason: string): void
  queue(): void
  execute(): void
  cancel(): void
}

/** What all proposals are drawn with. */
export type SharedOptions = Pick<
  ProposalViewOptions,
  'governance' | 'words' | 'locale' | 'own' | 'busy' | 'account'
>

const TONES: Readonly<Record<ProposalView['state'], string>> = {
  pending: '',
  active: 'accent',
  cancelled: '',
  defeated: 'bad',
  succeeded: 'good',
  queued: 'accent',
  expired: '',
  executed: 'good',
}

/** One proposal: what it does first, then how the vote stands, what can be done now, and what its proposer says. */
export function proposalView(options: ProposalViewOptions): TemplateResult {
  const { proposal, governance, words, locale, account } = options
  const { title, body } = proposalText(proposal.proposal.description)
  const name = title || words.proposal(String(proposal.id).slice(0, 8))
  const heading = `proposal-${proposal.id}`
  return html`<article class="case" part="proposal" aria-labelledby=${heading}>
    <div class="row">
      <h4 id=${heading}><bdi>${name}</bdi></h4>
      <span class="state ${TONES[proposal.state]}" part="state">${words.states[proposal.state]}</span>
    </div>
    <p class="small quiet">${words.by} ${account(proposal.proposer)}</p>
    <section>
      <h5>${words.does}</h5>
      ${actionsList({
        calls: proposal.proposal.calls,
        actions: proposal.actions,
        currencies: governance.currencies,
        treasury: governance.treasury.account,
        words: words.actions,
        locale,
      })}
    </section>
    ${votesBar(options)}
    <p class="small" part="time">${timeSentence(options)}</p>
    ${deeds(options)} ${options.status}
    <details>
      <summary>${words.votes}</summary>
      <div class="stack">${votesTable(options)} ${ballotsTable(options)}</div>
    </details>
    ${
      body === ''
        ? nothing
        : html`<details>
            <summary>${words.says}</summary>
            <p class="small quiet">${words.saysNote}</p>
            <p class="prose" part="text" dir="auto">${body}</p>
          </details>`
    }
  </article>`
}

/** When something happens to it next. */
export function timeSentence({ proposal, governance, words, locale, now }: ProposalViewOptions): string {
  const { state, snapshot, deadline, eta, needsQueuing, votes, quorum } = proposal
  const when = (moment: number) =>
    `${formatRelative(moment, now, locale)} (${formatDateTime(moment, locale)})`
  switch (state) {
    case 'pending':
      return words.beginsIn(when(snapshot))
    case 'active': {
      if (now > deadline) return words.ended
      const { lateQuorumExtension: extension } = governance.rules
      const mayExtend =
        quorum !== undefined && votes.for + votes.abstain < quorum && deadline - now < extension
      const ends = words.endsIn(when(deadline))
      return mayExtend ? `${ends} ${words.extends(formatDuration(extension, locale))}` : ends
    }
    case 'succeeded':
      return needsQueuing ? words.mustQueue : words.executable
    case 'queued':
      return eta !== undefined && eta > now ? words.executableIn(when(eta)) : words.executable
    default:
      return ''
  }
}

function deeds(options: ProposalViewOptions): unknown {
  const { proposal, words, own, now, busy } = options
  const { state, needsQueuing, eta, proposer } = proposal
  const button = (label: string, part: string, act: () => void, kind = '') => html`<button
    class=${kind}
    type="button"
    part=${part}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${() => !busy && act()}
  >
    ${label}
  </button>`
  switch (state) {
    case 'active':
      return ballot(options)
    case 'pending':
      return own === proposer ? button(words.withdraw, 'cancel', options.cancel, 'ghost') : nothing
    case 'succeeded':
      return needsQueuing
        ? button(words.queue, 'queue', options.queue)
        : button(words.execute, 'execute', options.execute)
    case 'queued':
      return eta !== undefined && eta > now ? nothing : button(words.execute, 'execute', options.execute)
    default:
      return nothing
  }
}

/** The form with which one votes, or why one cannot. */
function ballot({ proposal, words, locale, own, busy, vote }: ProposalViewOptions): unknown {
  if (own === undefined) return nothing
  if (proposal.hasVoted) return html`<p class="small">${words.voted}</p>`
  if (!proposal.weight) return html`<p class="small quiet">${words.notAtSnapshot}</p>`
  const cast = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const support = event.submitter?.getAttribute('value') as VoteSupport | null
    const reason = String(new FormData(form).get('reason') ?? '').trim()
    if (support && !busy) vote(support, reason)
  }
  return html`<form class="ballot" part="ballot" @submit=${cast}>
    <p class="small">${words.votesHere(formatVotes(proposal.weight, locale))}</p>
    <label>${words.reasonLabel}<input name="reason" maxlength="500" autocomplete="off" /></label>
    <div class="buttons">
      ${(['for', 'against', 'abstain'] as const).map(
        support => html`<button
          class=${support === 'for' ? '' : 'ghost'}
          part="vote-${support}"
          value=${support}
          aria-disabled=${busy ? 'true' : nothing}
        >
          ${words.vote[support]}
        </button>`,
      )}
    </div>
  </form>`
}

/** When a proposal's state changes by itself. */
export function momentsOf({ state, snapshot, deadline, eta }: ProposalView): readonly number[] {
  if (state === 'pending') return [snapshot]
  if (state === 'active') return [deadline]
  return state === 'queued' && eta !== undefined ? [eta] : []
}
