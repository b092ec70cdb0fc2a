import { expect } from 'chai'
import '../../../components/define.ts'
import { expectAccessible } from './axe.ts'
import { ASSET, FixtureMarket } from './fixture-market.ts'
import { clearPage, drawn, part, show } from './show.ts'

const card = (attributes: Readonly<Record<string, string>> = {}) =>
  show('model-nft-card', new FixtureMarket(), { asset: ASSET, loading: 'eager', ...attributes })

/** Whether the title stands at the right edge, as what is read from there does. */
function startsRight(element: Element): boolean {
  const title = part(element, 'title')
  return title !== null && getComputedStyle(title).direction === 'rtl'
}

describe('an element’s direction', () => {
  afterEach(() => {
    clearPage()
    document.documentElement.removeAttribute('dir')
  })

  it('is that of the language around it, and follows it', async () => {
    document.documentElement.lang = 'ar'
    const element = await card()
    expect(startsRight(element)).to.equal(true)
    expect(element.matches(':dir(rtl)')).to.equal(true)
    document.documentElement.lang = 'de'
    await drawn(element)
    expect(startsRight(element)).to.equal(false)
    expect(element.hasAttribute('dir')).to.equal(false)
  })

  it('is that of its own `locale`, whatever the page’s is, and turns no other', async () => {
    const [arabic, other] = [await card({ locale: 'ar-EG' }), await card()]
    expect([arabic, other].map(startsRight)).to.deep.equal([true, false])
    document.documentElement.dir = 'rtl'
    const german = await card({ locale: 'de' })
    expect([arabic, other, german].map(startsRight)).to.deep.equal([true, true, false])
  })

  it('is the one the page gave it, if any', async () => {
    const element = await card({ locale: 'ar', dir: 'ltr' })
    expect(startsRight(element)).to.equal(false)
    expect(element.getAttribute('dir')).to.equal('ltr')
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`leaves axe nothing to find, in the ${theme} theme`, async () => {
      await expectAccessible(await card({ locale: 'ar', theme }), theme)
    })
  }
})
