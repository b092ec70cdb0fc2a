import { expect } from 'chai'
import '../../../components/license-button/define.ts'
import '../../../components/model-nft-card/define.ts'
import type { ModelNftCard } from '../../../components/model-nft-card/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { ModelRecord } from '../../../src/market/index.ts'
import { modelNftCardText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import { dispute, disputes } from './fixture-disputes.ts'
import { ASSET, FixtureMarket, type FixtureStates, MANIFEST, MODEL, ready, tier } from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const LOADING = { status: 'loading' } as const
const failed = (error: Error) => ({ status: 'failed', error }) as const
const UNREACHABLE = new ModelmarkError(
  'rpc-all-failed',
  {},
  { cause: new Error('HTTP 429 https://rpc.example/v2/key') },
)
const TAMPERED = new ModelmarkError('digest-mismatch', { source: 'gateway.example', path: 'the manifest' })

function standing(value: ModelRecord['standing'] & object): FixtureStates {
  return { model: { record: ready({ ...MODEL, standing: value }), manifest: ready(MANIFEST) } }
}

const STATES: Readonly<Record<string, FixtureStates>> = {
  loading: { model: { record: LOADING, manifest: LOADING } },
  'waiting for the manifest': { model: { record: ready(MODEL), manifest: LOADING } },
  ready: {},
  stale: {
    model: {
      record: { status: 'ready', value: MODEL, readAt: Date.now() - 420_000, stale: UNREACHABLE },
      manifest: ready(MANIFEST),
    },
  },
  tampered: { model: { record: ready(MODEL), manifest: failed(TAMPERED) } },
  disputed: standing({ status: 'open', challenged: false, disputeId: 3n }),
  delisted: standing({ status: 'delisted', challenged: false }),
  unreachable: { model: { record: failed(UNREACHABLE), manifest: LOADING } },
}

const card = (states: FixtureStates = {}, attributes = {}, content = '') =>
  show(
    'model-nft-card',
    new FixtureMarket(states),
    { asset: ASSET, loading: 'eager', ...attributes },
    content,
  )

describe('<model-nft-card>', () => {
  afterEach(clearPage)

  describe('accessibility', () => {
    for (const [name, states] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          await expectAccessible(await card(states), theme)
        })
      }
    }

    it('has nothing for axe to find with its details open', async () => {
      const element = await card()
      await element.show()
      await expectAccessible(element)
    })

    it('opens its details from the keyboard, and gives focus back when they close', async () => {
      const element = await card()
      const button = part(element, 'details-button')
      button?.focus()
      await element.show()
      const dialog = element.shadowRoot?.querySelector('dialog')
      expect(dialog?.open).to.equal(true)
      expect(dialog?.contains(element.shadowRoot?.activeElement ?? null)).to.equal(true)
      dialog?.querySelector<HTMLButtonElement>('button.close')?.click()
      expect(dialog?.open).to.equal(false)
      expect(element.shadowRoot?.activeElement === button).to.equal(true)
    })
  })

  describe('properties', () => {
    it('takes chain, contract and token id in place of an asset, also from an ancestor', async () => {
      const market = new FixtureMarket()
      const section = document.createElement('section')
      section.setAttribute('chain', 'eip155:8453')
      section.setAttribute('contract', MODEL.asset.contract)
      document.body.append(section)
      const element = document.createElement('model-nft-card')
      Object.assign(element, { market, loading: 'eager', tokenId: '42' })
      section.append(element)
      await drawn(element)
      expect(textOf(part(element, 'title'))).to.equal(MANIFEST.name)
      expect(market.asked.at(-1)).to.deep.equal(MODEL.asset)
      section.remove()
    })

    it('shows another model when the asset changes', async () => {
      const market = new FixtureMarket()
      const element = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
      element.asset = ASSET.replace('/42', '/43')
      await drawn(element)
      expect(market.asked.at(-1)?.tokenId).to.equal(43n)
    })

    it('reads nothing before it comes near the window, then reads', async () => {
      const market = new FixtureMarket()
      const spacer = document.createElement('div')
      spacer.style.height = '5000px'
      document.body.append(spacer)
      const element = await show('model-nft-card', market, { asset: ASSET })
      expect(market.asked).to.have.length(0)
      const seen = new Promise<void>(resolve => {
        const observer = new IntersectionObserver(entries => {
          if (!entries.some(entry => entry.isIntersecting)) return
          observer.disconnect()
          resolve()
        })
        observer.observe(element)
      })
      element.scrollIntoView()
      await seen
      await drawn(element)
      expect(textOf(part(element, 'title'))).to.equal(MANIFEST.name)
      spacer.remove()
    })

    it('leaves the details out when told to', async () => {
      const element = await card({}, { 'without-details': '' })
      expect(part(element, 'details-button') === null).to.equal(true)
      expect(element.shadowRoot?.querySelector('dialog') === null).to.equal(true)
    })

    it('speaks the language of the nearest ancestor, and follows when it changes', async () => {
      const element = await card()
      expect(textOf(part(element, 'price'))).to.match(/^Licences from/)
      document.documentElement.lang = 'de'
      await modelNftCardText.ready('de')
      await drawn(element)
      await drawn(element)
      expect(textOf(part(element, 'price'))).to.match(/^Lizenzen ab 4 USDC je 30 Tage/)
    })

    it('takes a look from the page: any token set outside wins', async () => {
      const element = await card()
      document.body.style.setProperty('--mm-color-surface', 'rgb(1, 2, 3)')
      const base = part(element, 'base')
      expect(base && getComputedStyle(base).backgroundColor).to.equal('rgb(1, 2, 3)')
      document.body.style.removeProperty('--mm-color-surface')
    })
  })

  describe('states', () => {
    it('keeps the height of the ready card while it loads', async () => {
      const market = new FixtureMarket(STATES['loading'])
      for (const width of [220, 340, 600, 960]) {
        const element = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
        element.style.width = `${width}px`
        const before = element.getBoundingClientRect().height
        market.modelStore.setState({ record: ready(MODEL), manifest: ready(MANIFEST) })
        await drawn(element)
        expect(element.getBoundingClientRect().height, `${width} px`).to.be.closeTo(before, 1)
        market.modelStore.setState({ record: LOADING, manifest: LOADING })
        element.remove()
      }
    })

    it('keeps its height with an action, which no layout squeezes into two lines', async () => {
      for (const width of [220, 280, 320, 340, 400, 600, 960]) {
        const market = new FixtureMarket(STATES['loading'])
        const element = document.createElement('model-nft-card')
        const action = document.createElement('license-button')
        action.slot = 'actions'
        for (const shown of [element, action])
          Object.assign(shown, { market, asset: ASSET, loading: 'eager' })
        element.style.width = `${width}px`
        element.append(action)
        document.body.append(element)
        await drawn(element)
        await drawn(action)
        const loading = element.getBoundingClientRect().height
        market.modelStore.setState({ record: ready(MODEL), manifest: ready(MANIFEST) })
        await drawn(element)
        await drawn(action)
        expect(element.getBoundingClientRect().height, `${width} px`).to.be.closeTo(loading, 1)
        expect(action.getBoundingClientRect().height, `the action at ${width} px`).to.be.closeTo(42, 1)
        element.remove()
      }
    })

    it('keeps its price off an action below it, also where the page takes all margins away', async () => {
      const element = document.createElement('model-nft-card')
      const market = new FixtureMarket(STATES['ready'])
      Object.assign(element, { market, asset: ASSET, loading: 'eager' })
      element.style.width = '260px'
      const action = document.createElement('button')
      action.slot = 'actions'
      action.textContent = 'Choose'
      action.style.margin = '0'
      element.append(action)
      document.body.append(element)
      await drawn(element)
      const price = element.shadowRoot?.querySelector('[part=price]')?.getBoundingClientRect()
      if (price === undefined) throw new Error('the card shows no price')
      expect(action.getBoundingClientRect().top - price.bottom).to.be.at.least(6)
      element.remove()
    })

    it('takes its room before it is drawn, in every layout', async () => {
      for (const width of [220, 340, 600, 960]) {
        const element = document.createElement('model-nft-card')
        Object.assign(element, {
          market: new FixtureMarket(STATES['loading']),
          asset: ASSET,
          loading: 'eager',
        })
        element.style.width = `${width}px`
        document.body.append(element)
        const before = element.getBoundingClientRect().height
        expect(element.hasUpdated).to.equal(false)
        await drawn(element)
        expect(element.getBoundingClientRect().height, `${width} px`).to.be.closeTo(before, 1)
        element.remove()
      }
    })

    it('moves nothing that is already shown when the manifest comes', async () => {
      const market = new FixtureMarket(STATES['waiting for the manifest'])
      const element = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
      const shown = [...(part(element, 'base')?.querySelectorAll('[part], .bone, span') ?? [])]
      const before = new Map(shown.map(child => [child, child.getBoundingClientRect().toJSON()]))
      market.modelStore.setState({ record: ready(MODEL), manifest: ready(MANIFEST) })
      await drawn(element)
      expect(shown.filter(child => child.isConnected)).to.have.length.greaterThan(5)
      for (const [child, { x, y }] of before) {
        if (!child.isConnected) continue
        const now = child.getBoundingClientRect()
        expect([now.x, now.y], child.outerHTML).to.deep.equal([x, y])
      }
    })

    it('asks for the models of all cards before it draws those out of view', async () => {
      const market = new FixtureMarket()
      let drawnWhenAllAsked: number | undefined
      const elements = Array.from({ length: 60 }, () => document.createElement('model-nft-card'))
      const model = market.model.bind(market)
      market.model = asset => {
        const store = model(asset)
        if (market.asked.length === elements.length)
          drawnWhenAllAsked = elements.filter(element => element.hasUpdated).length
        return store
      }
      for (const element of elements) Object.assign(element, { market, asset: ASSET, loading: 'eager' })
      document.body.append(...elements)
      await Promise.all(elements.map(drawn))
      expect(drawnWhenAllAsked).to.equal(0)
      expect(elements.every(element => element.matches(':state(verified)'))).to.equal(true)
      for (const element of elements) element.remove()
    })

    it('shows name, creator, version, facts and the cheapest licence', async () => {
      const element = await card()
      expect(textOf(part(element, 'title'))).to.equal('Names-1M, a small text generator')
      expect(textOf(part(element, 'owner'))).to.match(/^by 0x7099…79C8 v1.4.0 2 days ago$/)
      const facts = [...(part(element, 'facts')?.children ?? [])].map(textOf)
      expect(facts).to.deep.equal(['text-generation', '1.2M parameters', '4.8 MB', 'safetensors'])
      expect(textOf(part(element, 'price'))).to.equal('Licences from 4 USDC per 30 days')
    })

    it('says verified only once the manifest has matched the chain', async () => {
      const market = new FixtureMarket(STATES['waiting for the manifest'])
      const element = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
      expect(textOf(part(element, 'badge'))).to.equal('')
      expect(element.matches(':state(verified)')).to.equal(false)
      market.modelStore.setState({ record: ready(MODEL), manifest: ready(MANIFEST) })
      await drawn(element)
      expect(textOf(part(element, 'badge'))).to.equal('Verified on Base')
      expect(element.matches(':state(verified)')).to.equal(true)
    })

    it('says tampered, by whom, and shows nothing of what was sent', async () => {
      const element = await card(STATES['tampered'])
      expect(textOf(part(element, 'badge'))).to.equal('Tampered')
      expect(textOf(part(element, 'error'))).to.contain('gateway.example sent the manifest that differs')
      expect(textOf(part(element, 'title'))).to.equal('Model 42')
      expect(element.matches(':state(tampered)')).to.equal(true)
    })

    it('warns of a dispute, a challenge and a delisting, the gravest first, and of nothing else', async () => {
      const listed = await card(standing({ status: 'featured', challenged: false }))
      expect(part(listed, 'warning')).to.equal(null)
      const cases = [
        [{ status: 'delisted', challenged: true, disputeId: 3n }, 'Taken off the market'],
        [{ status: 'listed', challenged: true, disputeId: 3n }, 'Disputed'],
        [{ status: 'listed', challenged: true }, 'Listing challenged'],
      ] as const
      for (const [facts, text] of cases) {
        const element = await card(standing(facts))
        expect(textOf(part(element, 'warning'))).to.equal(text)
        expect(element.matches(':state(disputed)')).to.equal(true)
        expect(element.matches(':state(delisted)')).to.equal(facts.status === 'delisted')
      }
    })

    it('says in its details what curators, endorsers and complainants say', async () => {
      const states = standing({ status: 'listed', challenged: false, disputeId: 3n })
      const element = await card({
        ...states,
        disputes: ready(disputes({ disputes: [dispute()], older: 2 })),
      })
      expect(part(element, 'dialog')).to.equal(null)
      await element.show()
      await drawn(element)
      const rows = [...(part(element, 'dialog')?.querySelectorAll('dt') ?? [])].map(
        name => `${textOf(name)}: ${textOf(name.nextElementSibling)}`,
      )
      expect(rows).to.include.members([
        'Listing: meets the market’s criteria',
        'Endorsements: 14',
        'Disputes: one is open, 3 in all',
      ])
    })

    it('says how old a record is when the chain cannot be reached', async () => {
      const element = await card(STATES['stale'])
      expect(textOf(element.shadowRoot)).to.contain('Read 7 minutes ago; the chain cannot be reached now.')
    })

    it('tries again when asked', async () => {
      const market = new FixtureMarket(STATES['unreachable'])
      const element = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
      part(element, 'retry')?.click()
      expect(market.refreshes).to.equal(1)
    })

    it('hands on details without the path of a server, where keys stand', async () => {
      const element = await card(STATES['unreachable'])
      const details = textOf(part(element, 'error-details'))
      expect(details).to.contain('rpc-all-failed').and.to.contain('https://rpc.example/…')
      expect(details).not.to.contain('key')
    })

    it('keeps showing the page’s own link when the model cannot be read, and hides it otherwise', async () => {
      const link = '<a href="#model">The model elsewhere</a>'
      const broken = await card(STATES['unreachable'], {}, link)
      expect(broken.querySelector('a')?.getClientRects().length).to.be.greaterThan(0)
      const whole = await card({}, {}, link)
      expect(whole.querySelector('a')?.getClientRects()).to.have.length(0)
    })

    it('names a free licence as free with the price of the others, and says when none is on sale', async () => {
      const free = { ...MODEL, tiers: [tier({ price: 0n })] }
      const element = await card({ model: { record: ready(free), manifest: ready(MANIFEST) } })
      expect(textOf(part(element, 'price'))).to.equal('Licences Free')
      const both = { ...MODEL, tiers: [...free.tiers, tier({ id: 2n }), tier({ id: 3n, price: 4_000_000n })] }
      const mixed = await card({ model: { record: ready(both), manifest: ready(MANIFEST) } })
      expect(textOf(part(mixed, 'price'))).to.equal('Licences Free or from 4 USDC')
      const closed = { ...MODEL, tiers: [tier({ closed: true }), tier({ maxSupply: 3, sold: 3 })] }
      const none = await card({ model: { record: ready(closed), manifest: ready(MANIFEST) } })
      expect(textOf(part(none, 'price'))).to.equal('No licence on sale')
    })

    it('shows names of strangers as text, whatever they hold', async () => {
      const name = '<img src=x onerror="document.title=1">'
      const element = await card({ model: { record: ready(MODEL), manifest: ready({ ...MANIFEST, name }) } })
      expect(textOf(part(element, 'title'))).to.equal(name)
      expect(part(element, 'title')?.children).to.have.length(0)
    })

    it('fits 220 px without anything sticking out', async () => {
      const element = await card()
      element.style.width = '220px'
      const edge = element.getBoundingClientRect().right
      const inner = [...(part(element, 'base')?.querySelectorAll('*:not(dialog, dialog *, svg *)') ?? [])]
      const out = inner.filter(child => child.getBoundingClientRect().right > edge + 0.5)
      expect(out.map(child => child.outerHTML)).to.deep.equal([])
    })
  })

  describe('pictures', () => {
    it('draws the same hallmark for the same model, and another for another', async () => {
      const drawing = async (states: FixtureStates) =>
        (await card(states)).shadowRoot?.querySelector('.hallmark')?.innerHTML
      const other = { ...MODEL, version: { ...MODEL.version, manifestDigest: MODEL.version.contentHash } }
      const first = await drawing({})
      expect(first).to.equal(await drawing({}))
      expect(first).not.to.equal(
        await drawing({ model: { record: ready(other), manifest: ready(MANIFEST) } }),
      )
    })

    it('shows the picture a manifest names, and the hallmark when it breaks', async () => {
      const manifest = { ...MANIFEST, image: 'ipfs://bafkpicture' }
      const image = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
      const element = await card({ model: { record: ready(MODEL), manifest: ready(manifest) }, image })
      const picture = element.shadowRoot?.querySelector('img')
      expect(picture?.alt).to.equal(`Picture of ${MANIFEST.name}`)
      picture?.dispatchEvent(new Event('error'))
      await drawn(element)
      expect(element.shadowRoot?.querySelectorAll('.hallmark').length).to.equal(1)
    })
  })

  describe('events', () => {
    it('sends one market-error for one error, however often it is drawn', async () => {
      const market = new FixtureMarket()
      const element: ModelNftCard = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
      const events = recordEvents(element, 'market-error')
      market.modelStore.setState({ record: failed(UNREACHABLE), manifest: LOADING })
      await drawn(element)
      element.requestUpdate()
      await drawn(element)
      expect(events.map(event => event.detail.code)).to.deep.equal(['rpc-all-failed'])
      expect(events[0]?.bubbles && events[0].composed).to.equal(true)
    })

    it('shows what is wrong with its own attributes and how they should look', async () => {
      const element = await card({}, { asset: 'eip155:1/erc721:0x12/x' })
      expect(textOf(part(element, 'error'))).to.contain('eip155:8453/erc721:0x…/42')
      expect(element.matches(':state(error)')).to.equal(true)
    })

    it('stops listening when it leaves the page and listens again when it comes back', async () => {
      const market = new FixtureMarket()
      const element = await show('model-nft-card', market, { asset: ASSET, loading: 'eager' })
      element.remove()
      market.modelStore.setState({ record: ready(MODEL), manifest: ready({ ...MANIFEST, name: 'Renamed' }) })
      document.body.append(element)
      await drawn(element)
      expect(textOf(part(element, 'title'))).to.equal('Renamed')
      element.remove()
    })
  })
})
