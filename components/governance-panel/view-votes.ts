import { html, nothing, svg, type TemplateResult } from 'lit'
import type { ProposalView } from '../../src/market/index.ts'
import { formatNumber, type GovernancePanelStrings, plainText } from '../../src/text/index.ts'
import { formatPart, formatVotes } from './format-votes.ts'

export interface VotesViewOptions {
  readonly proposal: ProposalView
  readonly words: GovernancePanelStrings
  readonly locale: string
  readonly account: (address: string) => TemplateResult
}

const SUPPORTS = ['for', 'against', 'abstain'] as const
const WIDTH = 1000
const HEIGHT = 14
const MAX_REASON = 500

/** The votes that were cast, as a bar that adds up, and how far the quorum is. */
export function votesBar({ proposal, words, locale }: VotesViewOptions): TemplateResult {
  const { votes } = proposal
  const cast = votes.for + votes.against + votes.abstain
  return html`<div class="votes" part="votes">
    ${cast === 0n ? html`<p class="small quiet">${words.noVotes}</p>` : bar(proposal, cast, words, locale)}
    ${quorum(proposal, words, locale)}
  </div>`
}

function bar({ votes }: ProposalView, cast: bigint, words: GovernancePanelStrings, locale: string) {
  const parts = SUPPORTS.map(name => `${words.supports[name]} ${formatPart(votes[name], cast, locale)}`)
  let start = 0
  const rects = SUPPORTS.map(name => {
    const width = Number((votes[name] * BigInt(WIDTH * 1000)) / cast) / 1000
    const x = start
    start += width
    return svg`<rect class=${name} x=${x} width=${width} height=${HEIGHT} />`
  })
  const legend = SUPPORTS.map(
    (name, i) => votes[name] > 0n && html`<span><span class="dot ${name}"></span>${parts[i]}</span>`,
  )
  return html`<p class="legend small" aria-hidden="true">${legend.filter(Boolean)}</p>
    <svg class="bar" part="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${words.chart(parts.join(', '))}>${rects}</svg>`
}

function quorum({ votes, quorum }: ProposalView, words: GovernancePanelStrings, locale: string) {
  if (quorum === undefined) return html`<p class="small quiet">${words.quorumLater}</p>`
  const reached = votes.for + votes.abstain
  const text = words.quorum(
    formatVotes(reached, locale),
    formatVotes(quorum, locale),
    reached >= quorum ? words.quorumReached : words.quorumMissing,
  )
  return html`<p class="small ${reached >= quorum ? '' : 'quiet'}" part="quorum">${text}</p>`
}

/** The same as a table. */
export function votesTable({ proposal: { votes }, words, locale }: VotesViewOptions): TemplateResult {
  const cast = votes.for + votes.against + votes.abstain
  const row = (name: (typeof SUPPORTS)[number]) => html`<tr>
    <th scope="row"><span class="dot ${name}" aria-hidden="true"></span> ${words.supports[name]}</th>
    <td class="n">${formatVotes(votes[name], locale)}</td>
    <td class="n">${formatPart(votes[name], cast, locale)}</td>
  </tr>`
  return html`<table part="votes-table">
    <thead><tr><th scope="col">${words.votes}</th><th scope="col" class="n">${words.cast}</th><th scope="col" class="n">${words.share}</th></tr></thead>
    <tbody>${SUPPORTS.map(row)}</tbody>
  </table>`
}

/** Who voted how, and why. */
export function ballotsTable(options: VotesViewOptions): TemplateResult | typeof nothing {
  const { proposal, words, locale, account } = options
  if (proposal.ballots.length === 0) return nothing
  const count = formatNumber(proposal.ballots.length, locale)
  const rows = proposal.ballots.map(
    ({ voter, support, weight, reason }) => html`<tr>
      <th scope="row">${account(voter)}</th>
      <td>${words.supports[support]}</td>
      <td class="n">${formatVotes(weight, locale)}</td>
      <td class="reason">${plainText(reason, MAX_REASON)}</td>
    </tr>`,
  )
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.ballots(count)}>
    <table part="ballots">
      <caption>${words.ballots(count)}</caption>
      <thead><tr>
        <th scope="col">${words.voter}</th><th scope="col">${words.votes}</th>
        <th scope="col" class="n">${words.cast}</th><th scope="col">${words.reason}</th>
      </tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`
}
