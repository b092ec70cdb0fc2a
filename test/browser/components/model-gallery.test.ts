import { expect } from 'chai'
import '../../../components/model-gallery/define.ts'
import type { ModelGallery } from '../../../components/model-gallery/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { type CatalogPage, openCatalogStorage } from '../../../src/market/catalog/catalog-storage.ts'
import { modelGalleryText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import { FixtureCatalog, fixtureEntries, OTHER_CREATOR, REGISTRY } from './fixture-catalog.ts'
import { digest, FixtureMarket } from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const UNREACHABLE = new ModelmarkError('rpc-all-failed')

async function gallery(catalog = new FixtureCatalog(fixtureEntries(30)), attributes = {}) {
  const market = new FixtureMarket()
  market.catalog = () => Promise.resolve(catalog)
  const at = { chain: '8453', contract: REGISTRY, ...attributes }
  const element: ModelGallery = await show('model-gallery', market, at)
  await settled(element)
  return { element, catalog }
}

/** Searches answer in later tasks: waits until nothing is drawn any more. */
async function settled(element: ModelGallery) {
  for (let i = 0; i < 4; i++) {
    await new Promise(resolve => setTimeout(resolve))
    await drawn(element)
  }
}

const query = <Type extends Element>(element: Element, selector: string) => {
  const found = element.shadowRoot?.querySelector<Type & HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}
const cards = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('model-nft-card') ?? [])].map(card =>
    Number(card.getAttribute('asset')?.split('/').at(-1)),
  )
const count = (element: Element) => textOf(part(element, 'count'))

async function type(element: ModelGallery, text: string) {
  const input = query<HTMLInputElement>(element, 'input[type=search]')
  input.value = text
  input.dispatchEvent(new Event('input'))
  await settled(element)
}

async function tick(element: ModelGallery, name: string, value: string) {
  query<HTMLInputElement>(element, `input[name=${name}][value="${value}"]`).click()
  await settled(element)
}

const STATES: Readonly<Record<string, () => FixtureCatalog>> = {
  'reading the chain': () => new FixtureCatalog([], { status: 'reading', block: 250n }),
  'models are shown': () => new FixtureCatalog(fixtureEntries(30)),
  'descriptions are on their way': () => new FixtureCatalog(fixtureEntries(3), { described: 1 }),
  'there are no models': () => new FixtureCatalog([]),
  'the chain cannot be reached': () => new FixtureCatalog([], { status: 'failed', error: UNREACHABLE }),
  'older models are shown': () =>
    new FixtureCatalog(fixtureEntries(3), { status: 'failed', error: UNREACHABLE }),
}

describe('<model-gallery>', () => {
  afterEach(() => {
    clearPage()
    history.replaceState(null, '', location.pathname + location.search)
  })

  for (const [name, make] of Object.entries(STATES)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
        const { element } = await gallery(make())
        const filters = element.shadowRoot?.querySelector('details')
        if (filters) filters.open = true
        await expectAccessible(element, theme)
      })
    }
  }

  it('does not overflow where it is narrow', async () => {
    const { element } = await gallery()
    element.style.inlineSize = '320px'
    await settled(element)
    const base = part(element, 'base')
    expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
  })

  it('searches while one types, beginnings and slips included, and says how many it found', async () => {
    const { element } = await gallery()
    expect(count(element)).to.equal('30 models')
    await type(element, 'ambr')
    expect(count(element)).to.equal('6 models')
    expect(cards(element)).to.have.members([1, 6, 11, 16, 21, 26])
    expect(part(element, 'count')?.getAttribute('role')).to.equal('status')
    await type(element, 'nothing like it')
    expect(element.shadowRoot?.textContent).to.contain('No model matches')
    expect(element.matches(':state(empty)')).to.equal(true)
  })

  it('narrows by facets and widens again', async () => {
    const { element } = await gallery()
    await tick(element, 'task', 'translation')
    expect(count(element)).to.equal('10 models')
    await tick(element, 'task', 'text-generation')
    expect(count(element)).to.equal('20 models')
    await tick(element, 'price', 'free')
    expect(count(element)).to.equal('4 models')
    part(element, 'clear')?.click()
    await settled(element)
    expect(count(element)).to.equal('30 models')
  })

  it('names values in words, and leaves out facets that tell nothing apart', async () => {
    const { element } = await gallery()
    const facets = [...(element.shadowRoot?.querySelectorAll('fieldset') ?? [])].map(textOf)
    expect(facets.find(text => text.startsWith('Price')))
      .to.contain('In USDC')
      .and.to.contain('Free')
    expect(facets.some(text => /^(Chain|Library)/.test(text))).to.equal(false)
  })

  it('sorts', async () => {
    const { element } = await gallery(new FixtureCatalog(fixtureEntries(5)))
    expect(cards(element)).to.deep.equal([5, 4, 3, 2, 1])
    const select = query<HTMLSelectElement>(element, 'select')
    const sortBy = async (name: string) => {
      select.value = name
      select.dispatchEvent(new Event('change'))
      await settled(element)
      return cards(element)
    }
    expect(await sortBy('name')).to.deep.equal([1, 2, 3, 4, 5])
    expect(await sortBy('endorsed')).to.deep.equal([5, 2, 4, 1, 3])
    expect(await sortBy('revenue')).to.deep.equal([2, 4, 1, 3, 5])
  })

  it('asks the indexer that it or an ancestor names, and no other than a web address', async () => {
    const { element } = await gallery()
    const asked: (string | undefined)[] = []
    const market = new FixtureMarket()
    market.catalog = (_registry, indexer) => {
      asked.push(indexer)
      return Promise.resolve(new FixtureCatalog(fixtureEntries(1)))
    }
    element.market = market
    await settled(element)
    element.parentElement?.setAttribute('indexer', 'https://indexer.example')
    element.requestUpdate()
    await settled(element)
    element.indexer = 'https://own.example/market'
    await settled(element)
    expect(asked).to.deep.equal(['', 'https://indexer.example', 'https://own.example/market'])
    element.indexer = 'javascript:alert(1)'
    await settled(element)
    expect(asked).to.have.length(3)
    expect(textOf(part(element, 'error')))
      .to.contain('indexer')
      .and.to.contain('https://')
    element.parentElement?.removeAttribute('indexer')
  })

  it('turns pages, and moves focus to where the next one begins', async () => {
    const { element } = await gallery()
    expect(cards(element)).to.have.length(12)
    const [previous, next] = element.shadowRoot?.querySelectorAll<HTMLElement>('[part=pages] button') ?? []
    expect(previous?.getAttribute('aria-disabled')).to.equal('true')
    next?.click()
    await settled(element)
    expect(cards(element)[0]).to.equal(18)
    expect(textOf(part(element, 'pages'))).to.contain('Page 2 of 3')
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('count')
  })

  it('shows the storefront of one creator', async () => {
    const { element } = await gallery(undefined, { creator: OTHER_CREATOR })
    expect(count(element)).to.equal('7 models')
  })

  it('tells the page once which model was chosen, from the keyboard too', async () => {
    const { element } = await gallery(new FixtureCatalog(fixtureEntries(2)))
    const selected = recordEvents(element, 'model-selected')
    const button = query<HTMLButtonElement>(element, 'button.choose')
    button.focus()
    expect(element.shadowRoot?.activeElement).to.equal(button)
    expect(button.getAttribute('aria-label')).to.equal('Choose Birch 2')
    button.click()
    expect(selected.map(({ detail }) => detail)).to.deep.equal([
      { asset: `eip155:8453/erc721:${REGISTRY}/2`, name: 'Birch 2' },
    ])
  })

  it('shows models as they come', async () => {
    const catalog = new FixtureCatalog([], { status: 'reading', block: 250n })
    const { element } = await gallery(catalog)
    expect(textOf(part(element, 'progress'))).to.equal('Reading the chain: block 250 of 1,000')
    catalog.setState({ status: 'following', block: 1000n })
    await settled(element)
    expect(element.shadowRoot?.textContent).to.contain('No models yet')
    expect(part(element, 'progress')).to.equal(null)
  })

  it('says why there are no models and tries again', async () => {
    const { element, catalog } = await gallery(STATES['the chain cannot be reached']?.())
    expect(element.shadowRoot?.querySelector('[role=alert]')).not.to.equal(null)
    part(element, 'retry')?.click()
    expect(catalog.refreshes).to.equal(1)
  })

  it('says what is wrong with its attributes', async () => {
    for (const wrong of [{ contract: 'x' }, { chain: 'x' }, { creator: 'x' }, { indexer: 'x' }]) {
      const { element } = await gallery(undefined, wrong)
      expect(element.matches(':state(error)'), JSON.stringify(wrong)).to.equal(true)
      clearPage()
    }
  })

  it('keeps what was chosen in the address only where the page wants it, and reads it from there', async () => {
    const { element } = await gallery()
    await type(element, 'amber')
    expect(location.hash).to.equal('')
    clearPage()
    const linked = await gallery(undefined, { 'deep-links': '' })
    await type(linked.element, 'amber')
    await tick(linked.element, 'kind', 'subscription')
    expect(location.hash).to.equal('#q=amber&kind=subscription')
    clearPage()
    const again = await gallery(undefined, { 'deep-links': '' })
    // No embers, though they are a slip away: a word that models use is meant as it is written.
    expect(cards(again.element)).to.deep.equal([26, 16, 6])
    expect(query<HTMLInputElement>(again.element, 'input[type=search]').value).to.equal('amber')
  })

  it('shows the last page where an address names one that is not there', async () => {
    history.replaceState(null, '', '#page=900&sort=evil&task=')
    const { element } = await gallery(undefined, { 'deep-links': '' })
    await tick(element, 'task', 'translation')
    expect(cards(element)).to.have.length(10)
  })

  it('shows hostile words as words', async () => {
    const evil = '<img src=x onerror=alert(1)>\u202e'
    const entries = fixtureEntries(3).map(
      ([entry, summary]) =>
        [entry, { ...summary, name: evil, task: evil + entry.id, library: '__proto__' }] as const,
    )
    const { element } = await gallery(new FixtureCatalog(entries))
    expect(count(element)).to.equal('3 models')
    expect(element.shadowRoot?.querySelector('img')).to.equal(null)
    expect(textOf(element.shadowRoot?.querySelector('fieldset') ?? null)).to.contain('<img src=x')
    await tick(element, 'size', '100mb')
    expect(count(element)).to.equal('2 models')
  })

  it('speaks German', async () => {
    await modelGalleryText.ready('de')
    const { element } = await gallery(undefined, { locale: 'de' })
    expect(count(element)).to.equal('30 Modelle')
  })
})

describe('what a browser remembers of a catalog', () => {
  const entries = fixtureEntries(3).map(([entry]) => entry)
  const summaries = Object.fromEntries(
    fixtureEntries(3).map(([entry, summary]) => [entry.manifestDigest, summary]),
  )
  const checkpoint = { block: 900n, hash: digest(1) }
  const pages = new Map([[0, { entries, summaries }]])

  async function kept(storage: ReturnType<typeof openCatalogStorage>) {
    const read: CatalogPage[] = []
    const upTo = await storage.load(page => void read.push(page))
    return {
      checkpoint: upTo,
      entries: read.flatMap(page => page.entries),
      summaries: Object.assign({}, ...read.map(page => page.summaries)) as CatalogPage['summaries'],
    }
  }

  it('comes back as it was kept, each market apart', async () => {
    const storage = openCatalogStorage('one')
    await storage.clear()
    expect((await kept(storage)).checkpoint).to.equal(undefined)
    expect(await storage.save(pages, checkpoint, undefined)).to.equal(true)
    expect(await kept(storage)).to.deep.equal({ checkpoint, entries, summaries })
    expect((await kept(openCatalogStorage('two'))).checkpoint).to.equal(undefined)
    await storage.clear()
    expect((await kept(storage)).checkpoint).to.equal(undefined)
  })

  it('gives the newest models first, however many pages there are', async () => {
    const storage = openCatalogStorage('many')
    await storage.clear()
    const many = Array.from({ length: 11 }, (_, page): [number, CatalogPage] => [
      page,
      { entries: entries.slice(0, 1).map(entry => ({ ...entry, id: page })), summaries },
    ])
    await storage.save(new Map(many), checkpoint, undefined)
    const ids = (await kept(storage)).entries.map(({ id }) => id)
    expect(ids).to.deep.equal([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    await storage.clear()
  })

  it('is not mixed with what another tab has kept meanwhile', async () => {
    const storage = openCatalogStorage('tabs')
    await storage.clear()
    await storage.save(pages, checkpoint, undefined)
    const newer = { block: 950n, hash: digest(2) }
    expect(await storage.save(new Map([[0, { entries: [], summaries: {} }]]), newer, undefined)).to.equal(
      false,
    )
    expect((await kept(storage)).entries).to.have.length(3)
    expect(await storage.save(pages, newer, checkpoint)).to.equal(true)
    await storage.clear()
  })

  it('is forgotten where an entry is damaged; a damaged description only is left out', async () => {
    const storage = openCatalogStorage('damaged')
    await storage.clear()
    const bad = { ...summaries, [digest(1)]: { name: 7 } }
    await storage.save(new Map([[0, { entries, summaries: bad as never }]]), checkpoint, undefined)
    const read = await kept(storage)
    expect(read.entries).to.have.length(3)
    expect(Object.keys(read.summaries)).to.have.length(2)
    await storage.save(new Map([[0, { entries: [{ id: 'x' }] as never, summaries }]]), checkpoint, checkpoint)
    expect((await kept(storage)).checkpoint).to.equal(undefined)
    await storage.clear()
  })
})
