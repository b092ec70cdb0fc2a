import 'axe-core'
import type { AxeResults } from 'axe-core'
import { expect } from 'chai'
import { createConfirmDialog } from '../../../demo/wallet/confirm-dialog.ts'
import { demoAccount } from '../../../demo/wallet/demo-account.ts'
import { demoWalletStyles } from '../../../demo/wallet/demo-wallet.styles.ts'
import type { ConfirmRequest } from '../../../demo/wallet/describe-request.ts'

/** axe-core is no module: it puts itself on the window. */
declare const axe: { run(context: Element): Promise<AxeResults> }

const REQUEST: ConfirmRequest = {
  kind: 'send',
  account: demoAccount('Buyer', 2),
  title: 'Buy a license',
  facts: [
    { label: 'You pay', value: '0.01 ETH' },
    { label: 'Contract', value: '0x047e0Cd10A6315778469Afb0ec43e7056fed9927' },
  ],
}

describe('the demo wallet asks', () => {
  let host: HTMLElement
  let root: ShadowRoot
  let confirm: (request: ConfirmRequest) => Promise<boolean>

  beforeEach(() => {
    host = document.body.appendChild(document.createElement('div'))
    root = host.attachShadow({ mode: 'open' })
    const styles = new CSSStyleSheet()
    styles.replaceSync(demoWalletStyles)
    root.adoptedStyleSheets = [styles]
    confirm = createConfirmDialog(root)
  })
  afterEach(() => host.remove())

  const dialogs = () => [...root.querySelectorAll('dialog')]
  const shown = async () => {
    while (dialogs().length === 0) await new Promise(requestAnimationFrame)
    return dialogs()[0] as HTMLDialogElement
  }
  const press = (label: string) =>
    [...root.querySelectorAll('button')].find(button => button.textContent === label)?.click()

  it('in plain words, with a name, the amount and who asks', async () => {
    const answer = confirm(REQUEST)
    const dialog = await shown()
    expect(dialog.matches(':modal')).to.equal(true)
    expect(dialog.textContent).to.include('Demo wallet')
    expect(dialog.textContent).to.include('Buyer')
    expect(dialog.textContent).to.include('Buy a license')
    expect(dialog.textContent).to.include('0.01 ETH')
    press('Reject')
    expect(await answer).to.equal(false)
    expect(dialogs()).to.deep.equal([])
  })

  it('and takes a yes', async () => {
    const answer = confirm(REQUEST)
    await shown()
    press('Approve')
    expect(await answer).to.equal(true)
  })

  it('and takes Escape for a no', async () => {
    const answer = confirm(REQUEST)
    const dialog = await shown()
    dialog.requestClose()
    expect(await answer).to.equal(false)
  })

  it('one thing after the other', async () => {
    const first = confirm(REQUEST)
    const second = confirm({ ...REQUEST, kind: 'sign', title: 'Sign a message' })
    await shown()
    expect(dialogs().length).to.equal(1)
    press('Approve')
    expect(await first).to.equal(true)
    expect((await shown()).textContent).to.include('Sign a message')
    press('Sign')
    expect(await second).to.equal(true)
  })

  it('each part of a batch by itself', async () => {
    const { title, facts } = REQUEST
    const steps = [
      { title: 'Allow a contract to take tokens from you', facts },
      { title, facts },
    ]
    const answer = confirm({ ...REQUEST, kind: 'batch', title: 'Do all of this', facts: [], steps })
    await shown()
    const titles = [...root.querySelectorAll('h3')].map(({ textContent }) => textContent)
    expect(titles).to.deep.equal(['First', 'Then'])
    expect(root.querySelectorAll('dl').length).to.equal(2)
    press('Approve all')
    expect(await answer).to.equal(true)
  })

  it("shows a page's text as text", async () => {
    const answer = confirm({ ...REQUEST, title: '<img src=x onerror=alert(1)>' })
    const dialog = await shown()
    expect(dialog.querySelector('img')).to.equal(null)
    expect(dialog.textContent).to.include('<img')
    press('Reject')
    await answer
  })

  it('without barriers, in light and in dark', async () => {
    for (const scheme of ['light', 'dark']) {
      host.style.colorScheme = scheme
      const answer = confirm(REQUEST)
      await shown()
      const { violations } = await axe.run(host)
      expect(violations.map(({ id }) => id)).to.deep.equal([])
      press('Reject')
      await answer
    }
  })
})
