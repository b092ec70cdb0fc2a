import { expect } from 'chai'
import '../../../components/model-publish/define.ts'
import type { ModelPublish } from '../../../components/model-publish/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { marketErrorTexts, modelManageText, modelPublishText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import { query, settled, type } from './fill-in.ts'
import { type ManageStage, manageMarket, OFFER_KEY, OWN, OWN_ASSET, VERSION_KEY } from './fixture-manage.ts'
import { ASSET, CONNECTED, digest, MANIFEST, MODEL, offer, ready, WALLETS } from './fixture-market.ts'
import { FixturePublishing } from './fixture-publishing.ts'
import { clearPage, part, recordEvents, show, textOf } from './show.ts'

const UNREACHABLE = new ModelmarkError('rpc-all-failed')
const HASH = digest(9)

interface Stage extends ManageStage {
  readonly attributes?: Readonly<Record<string, string>>
}

async function manage({ attributes = {}, ...stage }: Stage = {}) {
  const { market, publishing } = manageMarket(stage)
  const element: ModelPublish = await show('model-publish', market, {
    asset: ASSET,
    loading: 'eager',
    ...attributes,
  })
  await settled(element)
  return { element, market, publishing }
}

async function press(element: ModelPublish, selector: string) {
  query<HTMLButtonElement>(element, selector).click()
  await settled(element)
}

async function offers(stage: Stage = {}) {
  const all = await manage(stage)
  await press(all.element, '[part=tabs] li:last-child button')
  return all
}

const focused = (element: Element) => element.shadowRoot?.activeElement

/** A licence is put on sale, whose terms the page gives to a pinning service; nobody runs that one. */
async function sellWithPinning(pinningToken: string) {
  const { element, market, publishing } = await offers({ attributes: { pinning: 'http://127.0.0.1:1' } })
  market.relays = ['/dns4/hub.example/tcp/443/wss/p2p/12D3KooWAbc']
  Object.assign(element, { pinningToken })
  await press(element, '[part=presets] button')
  await press(element, '[part=submit-offer]')
  publishing.created.setState({ status: 'done', hash: HASH, result: { offers: [offer({ id: 9n })] } })
  return element
}

const nextError = (element: Element) =>
  new Promise(resolve => element.addEventListener('market-error', resolve, { once: true }))

const STATES: Readonly<Record<string, () => Promise<ModelPublish>>> = {
  'the next version': async () => (await manage()).element,
  'a version that lacks something': async () => {
    const { element } = await manage()
    await press(element, '[part=publish-version]')
    return element
  },
  'what is on sale': async () => (await offers({ attributes: { hub: 'https://hub.example' } })).element,
  'asking whether to close': async () => {
    const { element } = await offers()
    await press(element, '#close-2')
    return element
  },
  replacing: async () => {
    const { element } = await offers({ attributes: { hub: 'https://hub.example' } })
    await press(element, '#replace-2')
    return element
  },
  'a pinning service cannot be reached': async () => {
    const element = await sellWithPinning('a-token')
    await nextError(element)
    return element
  },
  'a pinning service waits for a token': async () => {
    const element = await sellWithPinning('')
    await settled(element)
    return element
  },
  'the wallet asks': async () => {
    const { element, publishing } = await offers()
    await press(element, '#close-1')
    publishing.closed.setState({ status: 'signing', what: 'transaction' })
    await settled(element)
    return element
  },
  'not the owner': async () =>
    (await manage({ model: { record: ready(MODEL), manifest: ready(MANIFEST) } })).element,
  'not connected': async () =>
    (await manage({ wallet: { status: 'disconnected', options: WALLETS } })).element,
  loading: async () =>
    (await manage({ model: { record: { status: 'loading' }, manifest: { status: 'loading' } } })).element,
  'the last version cannot be read': async () => {
    const error = new ModelmarkError('no-providers')
    return (await manage({ model: { record: ready(OWN), manifest: { status: 'failed', error } } })).element
  },
  'the chain cannot be reached': async () => {
    const failed = { status: 'failed', error: UNREACHABLE } as const
    return (await manage({ model: { record: failed, manifest: failed } })).element
  },
}

describe('<model-publish asset>', () => {
  afterEach(() => {
    clearPage()
    localStorage.removeItem(VERSION_KEY)
    localStorage.removeItem(OFFER_KEY)
  })

  for (const [name, stage] of Object.entries(STATES)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible: ${name}, ${theme}`, async () => {
        const element = await stage()
        await expectAccessible(element, theme)
      })
    }
  }

  it('shows where it is set up wrongly, and works once it is right', async () => {
    const { element } = await manage({ attributes: { asset: 'eip155:8453/erc721:nonsense' } })
    expect(part(element, 'error')).to.not.equal(null)
    element.setAttribute('asset', ASSET)
    await settled(element)
    expect(part(element, 'error')).to.equal(null)
    expect(textOf(part(element, 'title'))).to.contain('Manage Names-1M')
  })

  it('is for a new model again once no model is named', async () => {
    const { element } = await manage({ attributes: { chain: '8453', contract: OWN_ASSET.contract } })
    element.removeAttribute('asset')
    element.asset = ''
    await settled(element)
    expect(textOf(part(element, 'title'))).to.equal('Publish a model')
  })

  it('tells somebody else calmly whose it is, and shows them no form', async () => {
    const { element } = await manage({ model: { record: ready(MODEL), manifest: ready(MANIFEST) } })
    const told = textOf(part(element, 'not-owner'))
    expect(told).to.contain('This model belongs to another account')
    expect(told).to.contain(MODEL.owner)
    expect(part(element, 'version-form')).to.equal(null)
    expect(part(element, 'error')).to.equal(null)
    expect(textOf(part(element, 'history'))).to.contain('1.4.0')
  })

  it('asks who is not connected to connect, and then shows the form', async () => {
    const [only] = WALLETS
    const { element, market } = await manage({
      wallet: { status: 'disconnected', options: only ? [only] : [] },
    })
    await press(element, '[part=connect]')
    expect(market.wallet.calls).to.deep.equal([`connect ${only?.id}`])
    expect(part(element, 'version-form')).to.not.equal(null)
  })

  it('publishes the next version: the last one with what was changed, and the costs before', async () => {
    const { element, publishing } = await manage()
    const told = recordEvents(element, 'version-published')
    expect(query<HTMLInputElement>(element, '#version').value).to.equal('1.4.1')
    await type(element, '#notes', 'Knows more towns.')
    await type(element, '#value-0', '4.02')
    await press(element, '[aria-label="Take out README.md"]')
    const changes = textOf(part(element, 'changes'))
    expect(changes).to.contain('perplexity on held-out names 4.31 → 4.02')
    expect(changes).to.contain('Gone: README.md')
    expect(textOf(part(element, 'costs'))).to.contain('0.0013')
    await press(element, '[part=publish-version]')
    const [input] = publishing.added.starts
    expect({ kind: 'version', ...input }).to.deep.equal(publishing.changes.at(-1))
    publishing.added.setState({
      status: 'done',
      hash: HASH,
      result: { index: 5, manifestDigest: input?.manifestDigest ?? '0x' },
    })
    await settled(element)
    expect(told.map(({ detail }) => detail)).to.deep.equal([
      { asset: ASSET, index: 5, manifestDigest: input?.manifestDigest, hash: HASH },
    ])
    expect(textOf(query(element, '#action-status'))).to.equal('Version 1.4.1 is published.')
    expect(localStorage.getItem(VERSION_KEY)).to.equal(null)
    expect(query<HTMLTextAreaElement>(element, '#notes').value).to.equal('')
  })

  it('leads to what is missing instead of asking the wallet', async () => {
    const { element, publishing } = await manage()
    await press(element, '[part=publish-version]')
    expect(focused(element)?.id).to.equal('notes')
    expect(textOf(query(element, '#notes-problem'))).to.contain('say what is new')
    await type(element, '#version', '1.4.0')
    expect(textOf(query(element, '#version-problem'))).to.contain('a version of this name already')
    expect(publishing.added.starts).to.have.length(0)
  })

  it('keeps what was filled in through a reload and a refusal', async () => {
    const { element, publishing } = await manage()
    await type(element, '#notes', 'Kept.')
    await press(element, '[part=publish-version]')
    publishing.added.setState({ status: 'cancelled' })
    await settled(element)
    expect(textOf(query(element, '#action-status'))).to.contain('what you filled in is kept')
    expect(part(element, 'error')).to.equal(null)
    element.remove()
    const again = await manage()
    expect(query<HTMLTextAreaElement>(again.element, '#notes').value).to.equal('Kept.')
  })

  it('says before anything is signed what the chain would refuse', async () => {
    const publishing = new FixturePublishing()
    publishing.costsAnswer = () => Promise.reject(new ModelmarkError('reverted', { name: 'NotModelOwner' }))
    const { element } = await manage({ publishing })
    await type(element, '#notes', 'New.')
    expect(part(element, 'error')).to.not.equal(null)
  })

  it('lists what is on sale with what was sold and what a unit costs, and closed ones apart', async () => {
    const { element } = await offers()
    const tiers = [...(element.shadowRoot?.querySelectorAll('[part=tier]') ?? [])].map(textOf)
    expect(tiers).to.have.length(4)
    expect(tiers[1]).to.contain('Monthly')
    expect(tiers[1]).to.contain('Subscription · for 30 days · 17 sold')
    expect(tiers[2]).to.contain('4 of 20 sold')
    expect(tiers[3]).to.contain('0.0025 USDC for each call')
    expect(textOf(part(element, 'closed-tiers'))).to.contain('Closed (1)')
    expect(textOf(part(element, 'closed-tiers'))).to.contain('Early birds')
  })

  it('closes a tier after saying what that means, by the keyboard too', async () => {
    const { element, publishing } = await offers()
    const told = recordEvents(element, 'offer-closed')
    const ask = query<HTMLButtonElement>(element, '#close-2')
    ask.focus()
    ask.click()
    await settled(element)
    expect(focused(element)?.id).to.equal('close-title')
    const means = textOf(part(element, 'closing'))
    expect(means).to.contain('The 17 licences that were sold stay valid')
    expect(means).to.contain('Subscriptions run until what was paid for ends')
    expect(publishing.changes.at(-1)).to.deep.equal({ kind: 'closing', offerId: 2n })
    const [, keep] = part(element, 'closing')?.querySelectorAll('button') ?? []
    keep?.click()
    await settled(element)
    expect(focused(element)?.id).to.equal('close-2')
    expect(publishing.closed.starts).to.have.length(0)

    await press(element, '#close-2')
    await press(element, '[part=close-offer]')
    expect(publishing.closed.starts).to.deep.equal([{ offerId: 2n }])
    publishing.closed.setState({ status: 'done', hash: HASH, result: { offerId: 2n } })
    await settled(element)
    expect(told.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, offerId: '2', hash: HASH }])
    expect(textOf(query(element, '#action-status'))).to.contain('Licences that were sold stay valid')
  })

  it('replaces a tier: begins with what it is, and signs what it shows', async () => {
    const { element, publishing } = await offers()
    const [closed, created] = [recordEvents(element, 'offer-closed'), recordEvents(element, 'offer-created')]
    await press(element, '#replace-2')
    expect(focused(element)?.id).to.equal('offer-title')
    expect(query<HTMLInputElement>(element, '#days-0').value).to.equal('30')
    await type(element, '#price-0', '5.5')
    await press(element, '[part=submit-offer]')
    const [input] = publishing.replaced.starts
    expect(input?.offerId).to.equal(2n)
    expect(input?.offer.price).to.equal(5_500_000n)
    expect(publishing.changes.at(-1)).to.deep.equal({ kind: 'replacement', ...input })
    publishing.replaced.setState({
      status: 'done',
      hash: HASH,
      result: { offers: [offer({ id: 8n })] },
    })
    await settled(element)
    expect(closed.map(({ detail }) => detail.offerId)).to.deep.equal(['2'])
    expect(created.map(({ detail }) => detail)).to.deep.equal([
      { asset: ASSET, offerId: '8', replaces: '2', hash: HASH },
    ])
    expect(part(element, 'offer-form')).to.equal(null)
    expect(localStorage.getItem(OFFER_KEY)).to.equal(null)
  })

  it('goes on after the old tier was closed and the new one refused, also after a reload', async () => {
    const { element, publishing, market } = await offers()
    await press(element, '#replace-2')
    await type(element, '#price-0', '5.5')
    await press(element, '[part=submit-offer]')
    const before = market.refreshes
    publishing.replaced.setState({ status: 'cancelled' })
    await press(element, '[part=submit-offer]')
    expect(market.refreshes).to.equal(before + 1)
    element.remove()

    const tiers = OWN.tiers.map(one =>
      one.offer.id === 2n ? { ...one, offer: { ...one.offer, closed: true } } : one,
    )
    const model = { record: ready({ ...OWN, tiers }), manifest: ready(MANIFEST) }
    const again = await offers({ model })
    expect(textOf(part(again.element, 'offer-form'))).to.contain('Monthly is closed already')
    expect(query<HTMLInputElement>(again.element, '#price-0').value).to.equal('5.5')
    await press(again.element, '[part=submit-offer]')
    expect(again.publishing.replaced.starts[0]?.offerId).to.equal(2n)
  })

  it('adds a tier that is paid by the unit', async () => {
    const { element, publishing } = await offers()
    const told = recordEvents(element, 'offer-created')
    await press(element, '[part=presets] button:nth-of-type(4)')
    await press(element, '[part=submit-offer]')
    expect(focused(element)?.id).to.equal('unit-price-0')
    expect(textOf(query(element, '#unit-price-0-problem'))).to.contain('above 0')
    await type(element, '#unit-price-0', '0,002')
    await type(element, '#unit-0', '1000 tokens')
    expect(query<HTMLTextAreaElement>(element, '#terms-0').value).to.contain('each 1000 tokens')
    await press(element, '[part=submit-offer]')
    const [input] = publishing.created.starts
    expect(input?.offers.map(({ price, use }) => ({ price, use }))).to.deep.equal([
      { price: 0n, use: { unitPrice: 2_000_000_000_000_000n, unit: '1000 tokens' } },
    ])
    publishing.created.setState({ status: 'done', hash: HASH, result: { offers: [offer({ id: 9n })] } })
    await settled(element)
    expect(told.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, offerId: '9', hash: HASH }])
    expect(textOf(query(element, '#action-status'))).to.equal('Pay per use is on sale.')
  })

  it('says how far a pinning service is with the terms of a licence that is on sale, and asks again', async () => {
    await marketErrorTexts.ready('en')
    const element = await sellWithPinning('a-token')
    await nextError(element)
    expect(textOf(query(element, '#action-status'))).to.contain('is on sale.')
    const handOver = textOf(part(element, 'hand-over'))
    expect(handOver).to.contain('0 of 1 file is kept by 127.0.0.1:1')
    expect(handOver).to.contain('The pinning service cannot be reached')
    expect(handOver).to.contain('Publishing is not held up by it.')
    const again = nextError(element)
    query<HTMLButtonElement>(element, '[part=hand-over] [part=retry]').click()
    await again
  })

  it('asks a pinning service for nothing before there is a token, and then when it is told to', async () => {
    const element = await sellWithPinning('')
    const errors = recordEvents(element, 'market-error')
    await settled(element)
    const button = query<HTMLButtonElement>(element, '[part=hand-over] button')
    expect(textOf(button)).to.equal('Have them kept')
    expect(button.getAttribute('aria-disabled')).to.equal('true')
    await press(element, '[part=hand-over] button')
    expect(element.matches(':state(pinning)')).to.equal(false)
    await type(element, '#pinning-token', 'a-token')
    expect(errors).to.have.length(0)
    const asked = nextError(element)
    button.click()
    await asked
  })

  it('shows a failure with its cure, and nothing as failed that was only refused', async () => {
    const { element, publishing } = await offers()
    const errors = recordEvents(element, 'market-error')
    await press(element, '#close-1')
    await press(element, '[part=close-offer]')
    publishing.closed.setState({ status: 'cancelled' })
    await settled(element)
    expect(part(element, 'error')).to.equal(null)
    expect(textOf(query(element, '#action-status'))).to.contain('You said no in your wallet')
    publishing.closed.setState({
      status: 'failed',
      error: new ModelmarkError('reverted', { name: 'NotModelOwner' }),
    })
    await settled(element)
    expect(part(element, 'error')).to.not.equal(null)
    expect(errors).to.have.length(1)
  })

  it('shows hostile text as text, and a version whose description nobody has as an error with a cure', async () => {
    const hostile = '<script>alert(1)</script>\u202eevil'
    const manifest = {
      ...MANIFEST,
      name: hostile,
      version: hostile,
      evaluations: [{ metric: hostile, value: 1, dataset: hostile }],
    }
    const tiers = OWN.tiers.map(one => ({
      ...one,
      terms: ready({
        name: hostile,
        description: hostile,
        rights: new Set(),
        text: hostile.repeat(1000),
      } as never),
    }))
    const model = { record: ready({ ...OWN, tiers }), manifest: ready(manifest) }
    const { element } = await manage({ model })
    expect(textOf(part(element, 'title'))).to.contain('<script>')
    await press(element, '[part=tabs] li:last-child button')
    await press(element, '#replace-1')
    expect(element.shadowRoot?.querySelector('script')).to.equal(null)
    const error = new ModelmarkError('no-providers')
    const unread = await manage({ model: { record: ready(OWN), manifest: { status: 'failed', error } } })
    expect(part(unread.element, 'version-form')).to.equal(null)
    part(unread.element, 'retry')?.click()
    expect(unread.market.refreshes).to.equal(1)
  })

  it('speaks German', async () => {
    await Promise.all([modelManageText.ready('de'), modelPublishText.ready('de')])
    const { element } = await manage({ attributes: { locale: 'de' } })
    expect(textOf(part(element, 'title'))).to.contain('verwalten')
    expect(textOf(part(element, 'version-form'))).to.contain('Was neu ist')
    await press(element, '[part=tabs] li:last-child button')
    expect(textOf(part(element, 'tiers'))).to.contain('17 verkauft')
  })

  it('follows the account: what the owner sees goes with them', async () => {
    const { element, market } = await manage()
    market.wallet.setState({ ...CONNECTED, account: MODEL.owner })
    await settled(element)
    expect(part(element, 'version-form')).to.equal(null)
    expect(part(element, 'not-owner')).to.not.equal(null)
  })
})
