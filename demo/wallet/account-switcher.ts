import type { DemoProvider } from './demo-provider.ts'
import { element } from './element.ts'

/** A small panel in a corner of the page: who the visitor plays, and whether several steps may be approved at once. */
export function createAccountSwitcher(wallet: DemoProvider, canBatch: boolean): HTMLElement {
  const summary = element('summary', {}, summaryOf(wallet))
  const select = element(
    'select',
    {},
    ...wallet.accounts.map(({ name, signer }) => element('option', { value: signer.address }, name)),
  )
  select.value = wallet.selected.signer.address
  select.addEventListener('change', () => {
    wallet.select(select.value as `0x${string}`)
    summary.textContent = summaryOf(wallet)
  })
  const batching = element('input', { type: 'checkbox', checked: true })
  batching.addEventListener('change', () => wallet.setBatching(batching.checked))
  const batchLabel = element('label', { className: 'check' }, batching, 'Approve several steps at once')
  return element(
    'details',
    { className: 'switcher' },
    summary,
    element(
      'div',
      { className: 'panel' },
      element('label', {}, 'You play', select),
      ...(canBatch ? [batchLabel] : []),
      element('p', { className: 'note' }, 'Play money on a chain in your own computer. Its keys are public.'),
    ),
  )
}

function summaryOf({ selected }: DemoProvider): string {
  return `Demo wallet: ${selected.name}`
}
