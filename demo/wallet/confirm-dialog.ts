import type { ConfirmRequest, Fact } from './describe-request.ts'
import { element } from './element.ts'

/**
 * Asks a person in a dialog inside `root`, one request after the other. Escape says no.
 */
export function createConfirmDialog(root: ShadowRoot): (request: ConfirmRequest) => Promise<boolean> {
  let last: Promise<unknown> = Promise.resolve()
  return request => {
    const answer = last.then(() => show(root, request))
    last = answer
    return answer
  }
}

function show(
  root: ShadowRoot,
  { account, title, facts, steps = [], kind }: ConfirmRequest,
): Promise<boolean> {
  const { address } = account.signer
  const heading = element('h2', { id: 'title' }, title)
  const approve = element('button', { type: 'submit', value: 'approve', className: 'approve' }, VERBS[kind])
  const reject = element('button', { type: 'submit', value: 'reject' }, 'Reject')
  const dialog = element(
    'dialog',
    {},
    element(
      'form',
      { method: 'dialog' },
      element(
        'p',
        { className: 'from' },
        `Demo wallet · ${account.name} ${address.slice(0, 6)}…${address.slice(-4)}`,
      ),
      heading,
      ...(facts.length > 0 ? [factList(facts)] : []),
      ...steps.flatMap((step, i) => [element('h3', {}, i === 0 ? 'First' : 'Then'), factList(step.facts)]),
      element('div', { className: 'actions' }, reject, approve),
    ),
  )
  dialog.setAttribute('aria-labelledby', 'title')
  root.append(dialog)
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'approve')
    })
    dialog.showModal()
  })
}

function factList(facts: readonly Fact[]): HTMLElement {
  const rows = facts.flatMap(({ label, value }) => [
    element('dt', {}, label),
    element('dd', { title: value }, /^0x[0-9a-f]{40}$/i.test(value) ? shortAddress(value) : value),
  ])
  return element('dl', {}, ...rows)
}

const VERBS = { connect: 'Connect', sign: 'Sign', send: 'Approve', batch: 'Approve all' } as const

function shortAddress(address: string): string {
  return `${address.slice(0, 8)}…${address.slice(-6)}`
}
