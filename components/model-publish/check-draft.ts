import type { Currency, ParentCandidate } from '../../src/market/index.ts'
import { MAX_UPSTREAM_BPS, offerProblems } from './check-offer.ts'
import { bpsOf, type Draft, type Step } from './draft.ts'
import type { ProblemName } from './problem-name.ts'

export interface Problem {
  readonly step: Step
  /** The `id` of the field it is about. */
  readonly field: string
  readonly name: ProblemName
}

/** As the contracts have it. */
const MAX_RESALE_BPS = 1000

export function checkDraft(
  draft: Draft,
  {
    currencies,
    parents,
  }: { readonly currencies: readonly Currency[]; readonly parents: readonly ParentCandidate[] },
): readonly Problem[] {
  const found: Problem[] = []
  const add = (step: Step, field: string, name: ProblemName, isWrong: boolean) => {
    if (isWrong) found.push({ step, field, name })
  }
  add('files', 'files', 'noFiles', draft.files.length === 0)
  add('about', 'name', 'noName', draft.name.trim() === '')
  add('about', 'version', 'noVersion', draft.version.trim() === '')
  add('about', 'task', 'noTask', draft.task.trim() === '')
  draft.payees.forEach(({ account, percent }, i) => {
    add('people', `account-${i}`, 'badAccount', !/^0x[0-9a-fA-F]{40}$/.test(account.trim()))
    const before = draft.payees.slice(0, i).some(other => sameText(other.account, account))
    add('people', `account-${i}`, 'sameAccount', account.trim() !== '' && before)
    add('people', `percent-${i}`, 'badPercent', !bpsOf(percent))
  })
  add('people', 'sum', 'badSum', shareSum(draft) !== 10_000)
  add('people', 'resale', 'badResale', (bpsOf(draft.resalePercent) ?? MAX_RESALE_BPS + 1) > MAX_RESALE_BPS)
  add('people', 'parents', 'tooMuchUpstream', upstreamBps(draft, parents) > MAX_UPSTREAM_BPS)
  draft.offers.forEach((offer, i) => {
    for (const [field, name] of offerProblems(offer, currencies)) add('offers', `${field}-${i}`, name, true)
  })
  return found
}

/** Basis points of the payees together. */
export function shareSum({ payees }: Draft): number {
  return payees.reduce((sum, { percent }) => sum + (bpsOf(percent) ?? 0), 0)
}

/** What the chosen parents and their ancestors get of each payment, basis points. */
export function upstreamBps(draft: Draft, parents: readonly ParentCandidate[]): number {
  return parents
    .filter(({ licenseId }) => draft.parents.includes(String(licenseId)))
    .reduce((sum, { bps, inheritedBps }) => sum + bps + inheritedBps, 0)
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
