import { plainText } from '../../src/text/index.ts'

const MAX_TITLE = 120
const MAX_TEXT = 4_000

/** The mark by which a proposal can be made by its proposer only; put there by the market, read by the governor. */
const PROPOSER_MARK = /\s*#proposer=0x[0-9a-fA-F]{40}$/

/** A proposer's own words, as text: the first line as a title, and the rest. */
export function proposalText(description: string): { readonly title: string; readonly body: string } {
  const text = plainText(description.replace(PROPOSER_MARK, ''), MAX_TITLE + MAX_TEXT).trim()
  const [first = '', ...rest] = text.split('\n')
  const title = first.replace(/^#+\s*/, '').trim()
  const cut = [...title].length > MAX_TITLE
  return {
    title: cut ? plainText(title, MAX_TITLE) : title,
    body: (cut ? text : rest.join('\n')).trim(),
  }
}
