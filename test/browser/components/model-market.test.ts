import { expect } from 'chai'
import type { ModelMarket } from '../../../components/model-market/index.ts'
import '../../../components/model-nft-card/define.ts'
import { ASSET, FixtureMarket, MANIFEST } from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const CARD = `<model-nft-card asset="${ASSET}" loading="eager"></model-nft-card>`

describe('<model-market>', () => {
  afterEach(clearPage)

  it('gives its market to elements that were upgraded before it was', async () => {
    const page = document.createElement('section')
    page.innerHTML = `<model-market>${CARD}</model-market>`
    document.body.append(page)
    const card = page.querySelector('model-nft-card')
    if (!card) throw new Error('The card is missing')
    await drawn(card)
    expect(card.matches(':state(loading)')).to.equal(true)

    await import('../../../components/model-market/define.ts')
    const market = page.querySelector('model-market') as ModelMarket
    market.market = new FixtureMarket()
    await drawn(market)
    await drawn(card)
    expect(textOf(part(card, 'title'))).to.equal(MANIFEST.name)
    page.remove()
  })

  it('shares one market among all elements inside', async () => {
    const market = new FixtureMarket()
    const element = await show('model-market', market, {}, CARD + CARD)
    for (const card of element.querySelectorAll('model-nft-card')) await drawn(card)
    expect(market.asked.length).to.be.greaterThan(1)
  })

  it('gives elements another market when the page sets another', async () => {
    const element = await show('model-market', new FixtureMarket(), {}, CARD)
    const second = new FixtureMarket()
    element.market = second
    await drawn(element)
    const card = element.querySelector('model-nft-card')
    if (card) await drawn(card)
    expect(second.asked).to.have.length.greaterThan(0)
  })

  it('sets chain, language and theme for the elements inside', async () => {
    const inside =
      '<model-nft-card contract="0x5FbDB2315678afecb367f032d93F642f64180aa3" token-id="42" loading="eager"></model-nft-card>'
    const market = new FixtureMarket()
    const element = await show('model-market', market, { chain: '8453', theme: 'dark', locale: 'de' }, inside)
    const card = element.querySelector('model-nft-card')
    if (card) await drawn(card)
    expect(market.asked.at(-1)?.chainId).to.equal(8453)
    expect(card && getComputedStyle(card).colorScheme).to.equal('dark')
  })

  for (const field of ['rpc', 'gateways', 'routers', 'hubs']) {
    it(`says that an address in ${field} is none, once, and breaks nothing`, async () => {
      const element = document.createElement('model-market')
      const errors = recordEvents(element, 'market-error')
      element.setAttribute(field, 'https://one.example ftp://two.example')
      document.body.append(element)
      await drawn(element)
      expect(errors.map(event => event.detail)).to.deep.equal([
        { code: 'bad-config', facts: { field, value: 'ftp://two.example', expected: 'https://…' } },
      ])
      element.remove()
    })
  }
})
