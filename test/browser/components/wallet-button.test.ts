import { expect } from 'chai'
import '../../../components/wallet-button/define.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { expectAccessible } from './axe.ts'
import { BUYER, CONNECTED, FixtureMarket, WALLETS } from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const [FIRST = { id: 'injected', name: 'Wallet' }, SECOND = FIRST] = WALLETS
const STATES: Readonly<Record<string, WalletState>> = {
  disconnected: { status: 'disconnected', options: WALLETS },
  connecting: { status: 'connecting', options: WALLETS, wallet: FIRST },
  connected: CONNECTED,
}

const button = async (wallet?: WalletState, attributes = {}) => {
  const market = new FixtureMarket(wallet ? { wallet } : {})
  const element = await show('wallet-button', market, attributes)
  return { market, element, wallet: market.wallet }
}

const press = async (element: Element, name = 'button') => {
  part(element, name)?.click()
  await drawn(element)
}

const menuItem = (element: Element, label: RegExp) =>
  [...(part(element, 'menu')?.querySelectorAll('button') ?? [])].find(item => label.test(textOf(item)))

describe('<wallet-button>', () => {
  afterEach(clearPage)

  describe('accessibility', () => {
    for (const [name, state] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          const { element } = await button(state)
          await expectAccessible(element, theme)
        })
      }
    }

    it('has nothing for axe to find with its menu, its list of wallets or an error open', async () => {
      const { element } = await button(CONNECTED, { chain: '137' })
      await press(element)
      await expectAccessible(element)
      const { element: choosing, wallet } = await button()
      await press(choosing)
      await expectAccessible(choosing)
      wallet.fails = new ModelmarkError('no-wallet')
      await press(choosing, 'wallet')
      await drawn(choosing)
      await expectAccessible(choosing)
    })

    it('closes its menu with Escape and gives focus back to the button', async () => {
      const { element } = await button(CONNECTED)
      await press(element)
      expect(part(element, 'button')?.getAttribute('aria-expanded')).to.equal('true')
      menuItem(element, /Disconnect/)?.focus()
      part(element, 'menu')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
      await drawn(element)
      expect(part(element, 'menu')?.hidden).to.equal(true)
      expect(element.shadowRoot?.activeElement === part(element, 'button')).to.equal(true)
    })
  })

  describe('states', () => {
    it('asks the wallet nothing by itself', async () => {
      const { wallet } = await button()
      expect(wallet.calls).to.deep.equal([])
    })

    it('connects the only wallet at once', async () => {
      const { element, wallet } = await button({ status: 'disconnected', options: [FIRST] })
      await press(element)
      expect(wallet.calls).to.deep.equal([`connect ${FIRST.id}`])
      expect(textOf(part(element, 'button'))).to.equal('Connected account 0xf39F…2266Base')
      expect(element.matches(':state(connected)')).to.equal(true)
    })

    it('lets the visitor choose among several wallets', async () => {
      const { element, wallet } = await button()
      await press(element)
      const wallets = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=wallet]') ?? [])]
      expect(wallets.map(textOf)).to.deep.equal(['Lynx Wallet', 'Harbour'])
      wallets[1]?.click()
      await drawn(element)
      expect(wallet.calls).to.deep.equal([`connect ${SECOND.id}`])
      expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(false)
    })

    it('says why there is no wallet and what to do', async () => {
      const { element, wallet } = await button({ status: 'disconnected', options: [] })
      wallet.fails = new ModelmarkError('no-wallet')
      await press(element)
      await drawn(element)
      expect(textOf(part(element, 'error')))
        .to.contain('No wallet found')
        .and.to.contain('Install a wallet')
      expect(element.matches(':state(error)')).to.equal(true)
    })

    it('takes a no in the wallet as a no, not as an error', async () => {
      const { element, wallet } = await button({ status: 'disconnected', options: [FIRST] })
      const errors = recordEvents(element, 'market-error')
      wallet.fails = new ModelmarkError('user-rejected')
      await press(element)
      await drawn(element)
      expect(part(element, 'error') === null).to.equal(true)
      expect(textOf(element.shadowRoot?.querySelector('[role=status]'))).to.equal(
        'Cancelled. Nothing was sent.',
      )
      expect(errors).to.have.length(0)
    })

    it('offers the page’s chain when the wallet is on another, and goes there', async () => {
      const { element, wallet } = await button(CONNECTED, { chain: 'eip155:137' })
      expect(textOf(part(element, 'button'))).to.contain('Wrong chain')
      expect(element.matches(':state(wrong-chain)')).to.equal(true)
      await press(element)
      menuItem(element, /Switch to Polygon/)?.click()
      await drawn(element)
      expect(wallet.calls).to.deep.equal(['switch 137'])
      expect(element.matches(':state(wrong-chain)')).to.equal(false)
    })

    it('disconnects', async () => {
      const { element } = await button(CONNECTED)
      await press(element)
      menuItem(element, /Disconnect/)?.click()
      await drawn(element)
      expect(textOf(part(element, 'button'))).to.equal('Connect wallet')
    })
  })

  describe('events', () => {
    it('tells once of each account, and once of the end', async () => {
      const { element, wallet } = await button({ status: 'disconnected', options: [FIRST] })
      const connected = recordEvents(element, 'wallet-connected')
      const disconnected = recordEvents(element, 'wallet-disconnected')
      await press(element)
      expect(connected.map(event => event.detail)).to.deep.equal([
        { account: BUYER, chainId: 8453, wallet: 'Lynx Wallet' },
      ])
      wallet.setState({ ...CONNECTED, chainId: 1 })
      await drawn(element)
      expect(connected).to.have.length(1)
      await element.disconnect()
      await drawn(element)
      expect(disconnected).to.have.length(1)
    })
  })
})
