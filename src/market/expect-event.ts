import type { Receipt } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'

/** @throws ModelmarkError `unexpected` if a receipt's event is about something else than was sent. */
export function expectEvent(isOwn: boolean, receipt: Receipt): asserts isOwn {
  if (!isOwn) throw new ModelmarkError('unexpected', { reason: 'another event', hash: receipt.hash })
}

/** Two things that a receipt's event must name, as one text to be kept with the transaction. */
export function joinSubjects(first: string, second: string | bigint): string {
  return `${first} ${second}`
}

export function splitSubjects(subject: string): readonly [string, string] {
  const [first = '', second = ''] = subject.split(' ')
  return [first, second]
}
