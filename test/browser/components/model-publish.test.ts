import { expect } from 'chai'
import '../../../components/model-publish/define.ts'
import type { Draft } from '../../../components/model-publish/draft.ts'
import type { ModelPublish } from '../../../components/model-publish/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { Published, TransactionState } from '../../../src/market/index.ts'
import { modelPublishText } from '../../../src/text/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { expectAccessible } from './axe.ts'
import { query, settled, type } from './fill-in.ts'
import { REGISTRY } from './fixture-catalog.ts'
import { CONNECTED, digest, FixtureMarket, WALLETS } from './fixture-market.ts'
import { DRAFT, FixturePublishing, keepDraft } from './fixture-publishing.ts'
import { clearPage, part, recordEvents, show, textOf } from './show.ts'

const KEY = `modelmark:draft:8453:${REGISTRY.toLowerCase()}`

interface Stage {
  readonly draft?: Partial<Draft>
  readonly wallet?: WalletState
  readonly publishing?: FixturePublishing
  readonly attributes?: Readonly<Record<string, string>>
}

async function publish({ draft, wallet = CONNECTED, publishing, attributes = {} }: Stage = {}) {
  if (draft) keepDraft(REGISTRY, draft)
  const market = new FixtureMarket({ wallet })
  const own = publishing ?? new FixturePublishing()
  market.publishing = () => Promise.resolve(own)
  const element: ModelPublish = await show('model-publish', market, {
    chain: '8453',
    contract: REGISTRY,
    ...attributes,
  })
  await settled(element)
  return { element, market, publishing: own }
}

function button(element: Element, label: string): HTMLButtonElement {
  const found = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(one =>
    textOf(one).includes(label),
  )
  if (!found) throw new Error(`no button "${label}"`)
  return found
}

async function press(element: ModelPublish, label: string) {
  button(element, label).click()
  await settled(element)
}

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Draft>

const STATES: Readonly<Record<string, Stage & { readonly transaction?: TransactionState<Published> }>> = {
  'nothing chosen': {},
  files: { draft: { step: 'files' } },
  about: { draft: { step: 'about' } },
  people: { draft: { step: 'people' } },
  offers: { draft: { step: 'offers' } },
  review: { draft: {}, attributes: { hub: 'https://hub.example' } },
  'review with a pinning service': {
    draft: {},
    attributes: { hub: 'https://hub.example', pinning: 'https://api.pinning.example' },
  },
  'review without wallet or hub': { draft: {}, wallet: { status: 'disconnected', options: WALLETS } },
  'the wallet asks': { draft: {}, transaction: { status: 'signing', what: 'transaction' } },
  'the contract refuses': {
    draft: {},
    transaction: { status: 'failed', error: new ModelmarkError('reverted', { name: 'UpstreamTooHigh' }) },
  },
  'no such market': { attributes: { chain: 'nowhere' } },
}

describe('<model-publish>', () => {
  afterEach(() => {
    clearPage()
    localStorage.removeItem(KEY)
  })

  for (const [name, { transaction, ...stage }] of Object.entries(STATES)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible: ${name}, ${theme}`, async () => {
        const { element, publishing } = await publish(stage)
        if (transaction) publishing.publication.setState(transaction)
        await settled(element)
        await expectAccessible(element, theme)
      })
    }
  }

  it('shows where it is set up wrongly, and tells the page once', async () => {
    const element = document.createElement('model-publish')
    const errors = recordEvents(element, 'market-error')
    element.setAttribute('chain', 'nowhere')
    Object.assign(element, { market: new FixtureMarket() })
    document.body.append(element)
    await settled(element)
    expect(textOf(part(element, 'error'))).to.contain('not a valid chain')
    expect(errors).to.have.length(1)
    element.remove()
  })

  it('shows a wrong currency as such, and works once it is right', async () => {
    const { element } = await publish({ attributes: { currencies: '0xnope' } })
    expect(part(element, 'error')).to.not.equal(null)
    element.setAttribute('currencies', '')
    await settled(element)
    expect(part(element, 'error')).to.equal(null)
  })

  it('checks the shares as they are typed, and names what is wrong', async () => {
    const { element } = await publish({ draft: { step: 'people' } })
    expect(textOf(query(element, '#sum'))).to.equal('100% of 100% given out')
    await type(element, '#percent-0', '69.99')
    expect(textOf(query(element, '#sum'))).to.equal('99.99% of 100% given out')
    await type(element, '#percent-0', '70,00')
    expect(textOf(query(element, '#sum'))).to.equal('100% of 100% given out')
    await type(element, '#account-1', '0x123')
    expect(query(element, '#account-1').getAttribute('aria-invalid')).to.equal('true')
    expect(textOf(query(element, '#account-1-problem'))).to.contain('0x and 40 digits')
  })

  it('keeps the draft through a reload, whatever somebody did to the storage', async () => {
    const { element } = await publish({ draft: { step: 'about' } })
    await type(element, '#name', 'Kept')
    element.remove()
    const again = await publish()
    expect(query<HTMLInputElement>(again.element, '#name').value).to.equal('Kept')
    clearPage()
    localStorage.setItem(KEY, '{"name":7,"offers":[{"rights":"all"}],"payees":null,"step":"nowhere"}')
    const damaged = await publish()
    expect(damaged.element.shadowRoot?.querySelector('[aria-current=step]')?.textContent).to.contain('Files')
  })

  it('shows the costs before anything is signed, and signs what it shows', async () => {
    const { element, publishing } = await publish({ draft: {} })
    const published = recordEvents(element, 'model-published')
    const costs = textOf(part(element, 'costs'))
    expect(costs).to.contain('Signatures in your wallet3')
    expect(costs).to.contain('0.0013')
    expect(costs).to.contain('2.5%')
    query<HTMLButtonElement>(element, '[part=publish]').click()
    await settled(element)
    const [input] = publishing.publication.starts
    expect(input).to.deep.equal(publishing.asked.at(-1))
    expect(input?.model.payees.map(({ bps }) => bps)).to.deep.equal([7000, 2250, 750])
    expect(input?.model.parentLicenseIds).to.deep.equal([77n])
    expect(input?.model.maxUpstreamBps).to.equal(1250)
    expect(input?.offers.map(({ price, refundDays }) => [price, refundDays])).to.deep.equal([
      [0n, 0],
      [120_500_000n, 14],
    ])
    publishing.publication.setState({
      status: 'done',
      hash: digest(9),
      result: {
        asset: { chainId: 8453, contract: REGISTRY, tokenId: 7n },
        manifestDigest: digest(3),
        offerIds: [1n, 2n],
      },
    })
    await settled(element)
    expect(published.map(({ detail }) => detail)).to.deep.equal([
      {
        asset: `eip155:8453/erc721:${REGISTRY}/7`,
        manifestDigest: digest(3),
        offerIds: ['1', '2'],
        hash: digest(9),
      },
    ])
    expect(localStorage.getItem(KEY)).to.equal(null)
    expect(textOf(query(element, '#action-status'))).to.equal('Harbour-2B is published.')
  })

  it('leads to what is missing instead of asking the wallet', async () => {
    const { element, publishing } = await publish({ draft: { name: '' } })
    expect(textOf(query(element, '#problem-count'))).to.equal('One thing is missing')
    query<HTMLButtonElement>(element, '[part=publish]').click()
    await settled(element)
    expect(textOf(query(element, '#name-problem'))).to.contain('Give the model a name')
    expect(publishing.publication.starts).to.have.length(0)
    expect(element.shadowRoot?.activeElement?.id).to.equal('step-title')
  })

  it('says what the chain would refuse', async () => {
    const publishing = new FixturePublishing()
    publishing.costsAnswer = () =>
      Promise.reject(new ModelmarkError('reverted', { name: 'DerivativesNotAllowed' }))
    const { element } = await publish({ draft: {}, publishing })
    expect(part(element, 'error')).to.not.equal(null)
  })

  it('asks for the token of a pinning service in a labelled password field, unless the page gives it', async () => {
    const attributes = { hub: 'https://hub.example', pinning: 'https://api.pinning.example' }
    const { element } = await publish({ draft: {}, attributes })
    const field = query<HTMLInputElement>(element, '#pinning-token')
    expect(field.type).to.equal('password')
    expect([...(field.labels ?? [])].map(textOf)).to.deep.equal(['Access token of the pinning service'])
    expect(textOf(part(element, 'hand-over'))).to.contain('api.pinning.example is asked to fetch all of it')
    Object.assign(element, { pinningToken: 'a-token' })
    await settled(element)
    expect(element.shadowRoot?.querySelector('#pinning-token')).to.equal(null)
    expect(element.outerHTML).to.not.contain('a-token')
  })

  for (const pinning of [
    'http://api.pinning.example',
    'http://localhost.example',
    'javascript:alert(1)',
    'api.pinning.example',
  ]) {
    it(`sends no token to ${pinning}`, async () => {
      const { element } = await publish({ draft: {}, attributes: { hub: 'https://hub.example', pinning } })
      expect(element.shadowRoot?.querySelector('#pinning-token')).to.equal(null)
      expect(textOf(part(element, 'hand-over'))).to.not.contain('pinning')
    })
  }

  it('names a pinning service without a hub only where visitors find the page, and says that it must stay open', async () => {
    const { element, market } = await publish({
      draft: {},
      attributes: { pinning: 'https://api.pinning.example' },
    })
    expect(element.shadowRoot?.querySelector('#pinning-token')).to.equal(null)
    market.relays = ['/dns4/hub.example/tcp/443/wss/p2p/12D3KooWAbc']
    element.requestUpdate()
    await settled(element)
    expect(textOf(part(element, 'hand-over'))).to.contain(
      'Leave this page open and in front until it has all',
    )
  })

  it('adds a tier from a preset whose terms follow its choices until they are written by hand', async () => {
    const { element } = await publish({ draft: { step: 'offers', offers: [] } })
    await press(element, 'Subscription')
    const terms = () => query<HTMLTextAreaElement>(element, '#terms-0').value
    expect(terms()).to.contain('30 days')
    await type(element, '#days-0', '90')
    expect(terms()).to.contain('90 days')
    await type(element, '#terms-0', 'My own terms.')
    await type(element, '#days-0', '60')
    expect(terms()).to.equal('My own terms.')
    expect(kept().offers?.[0]).to.include({ kind: 'subscription', days: '60', text: 'My own terms.' })
  })

  it('shows hostile text as text', async () => {
    const hostile = '<script>alert(1)</script>\u202eevil'
    const { element } = await publish({
      draft: {
        step: 'files',
        name: hostile,
        files: [{ ...(DRAFT.files[0] as Draft['files'][number]), path: hostile }],
      },
    })
    expect(element.shadowRoot?.querySelector('script')).to.equal(null)
    expect(textOf(part(element, 'files'))).to.contain('<script>')
  })

  it('speaks German', async () => {
    await modelPublishText.ready('de')
    const { element } = await publish({ draft: { step: 'people' }, attributes: { locale: 'de' } })
    expect(textOf(part(element, 'title'))).to.equal('Modell veröffentlichen')
    expect(textOf(query(element, '#sum'))).to.contain('100 % von 100 % vergeben')
  })
})
