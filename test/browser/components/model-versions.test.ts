import { expect } from 'chai'
import '../../../components/model-versions/define.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { type License, NEVER_ENDS } from '../../../src/license/index.ts'
import type { ModelVersions as History } from '../../../src/market/index.ts'
import type { Loadable } from '../../../src/store/index.ts'
import { modelVersionsText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import { ASSET, BUYER, FixtureMarket, MANIFEST, MODEL, ready, tier } from './fixture-market.ts'
import { ALONE, VERSIONS } from './fixture-versions.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const UNREACHABLE = new ModelmarkError('rpc-all-failed')

interface Stage {
  readonly history?: Loadable<History>
  readonly licenses?: readonly License[]
  readonly coversFutureVersions?: boolean
  readonly attributes?: Readonly<Record<string, string>>
}

async function versions({
  history = ready(VERSIONS),
  licenses = [],
  coversFutureVersions = true,
  attributes = {},
}: Stage = {}) {
  const tiers = [tier({ id: 1n, coversFutureVersions }, {})]
  const model = { record: ready({ ...MODEL, tiers }), manifest: ready(MANIFEST) }
  const market = new FixtureMarket({ model, licenses: ready(licenses) })
  market.versionStore.setState(history)
  const element = await show('model-versions', market, { asset: ASSET, loading: 'eager', ...attributes })
  await drawn(element)
  return { element, market }
}

const LICENSE: License = {
  id: 9n,
  offerId: 1n,
  modelId: 42n,
  owner: BUYER,
  endTime: NEVER_ENDS,
  revoked: false,
  refundableUntil: 0,
}

const STATES: Readonly<Record<string, Stage>> = {
  loading: { history: { status: 'loading' } },
  'a history with relatives': { licenses: [LICENSE] },
  'one version, alone': { history: ready(ALONE) },
  'children cannot be searched': { history: ready({ ...ALONE, childrenMissing: true }) },
  'the chain cannot be reached': { history: { status: 'failed', error: UNREACHABLE } },
}

describe('<model-versions>', () => {
  afterEach(clearPage)

  for (const [name, stage] of Object.entries(STATES)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible: ${name}, ${theme}`, async () => {
        const { element } = await versions(stage)
        element.shadowRoot?.querySelector('details')?.setAttribute('open', '')
        await expectAccessible(element, theme)
      })
    }
  }

  it('tells what changed in each version', async () => {
    const { element } = await versions()
    const [newest, unread, first] = [...(element.shadowRoot?.querySelectorAll('[part=version]') ?? [])].map(
      textOf,
    )
    expect(newest).to.contain('1.4.0')
    expect(newest).to.contain('Knows the towns of the Hanseatic League. Reads twice as fast.')
    expect(newest).to.contain('accuracy on held-out 0.81 → 0.86')
    expect(newest).to.contain('New: tokenizer.json, 220 kB')
    expect(newest).to.contain('Changed: model.safetensors, 4.8 MB → 5 MB')
    expect(newest).to.contain('Gone: notes.txt')
    expect(unread).to.contain('Version 2')
    expect(unread).to.contain('Nobody has this version’s description')
    expect(first).to.contain('The first version')
  })

  it('says what the visitor’s licence covers, and nothing without one', async () => {
    const all = await versions({ licenses: [LICENSE] })
    expect(textOf(part(all.element, 'coverage'))).to.contain('every version, 1.4.0 included')
    const earlier = await versions({ licenses: [LICENSE], coversFutureVersions: false })
    expect(textOf(part(earlier.element, 'coverage'))).to.contain('1.4.0 is the newest')
    const over = await versions({ licenses: [{ ...LICENSE, endTime: 1 }] })
    expect(part(over.element, 'coverage')).to.equal(null)
    const none = await versions()
    expect(part(none.element, 'coverage')).to.equal(null)
  })

  it('says in a table what the picture of relatives shows', async () => {
    const { element } = await versions()
    const rows = [...(part(element, 'table')?.querySelectorAll('tbody tr') ?? [])].map(textOf)
    expect(rows).to.deep.equal([
      'Placenamesmade from10%',
      'Model 3further back2.5%',
      'Placenames of the Hanseatic Leaguemade from this12%',
    ])
    const picture = element.shadowRoot?.querySelector('svg.graph')
    expect(picture?.querySelectorAll('.box')).to.have.length(4)
    expect(picture?.getAttribute('role')).to.equal('img')
  })

  it('shows an error with its cure, tells the page once, and reads again', async () => {
    const market = new FixtureMarket()
    market.versionStore.setState({ status: 'failed', error: UNREACHABLE })
    const element = document.createElement('model-versions')
    const errors = recordEvents(element, 'market-error')
    Object.assign(element, { market, asset: ASSET, loading: 'eager' })
    document.body.append(element)
    await drawn(element)
    expect(textOf(part(element, 'error'))).to.contain('cannot be reached')
    expect(errors).to.have.length(1)
    part(element, 'retry')?.click()
    expect(market.refreshes).to.equal(1)
    element.remove()
  })

  it('shows hostile text as text', async () => {
    const hostile = '<script>alert(1)</script>\u202eevil'
    const [newest] = VERSIONS.versions
    const manifest = newest?.manifest && { ...newest.manifest, version: hostile, name: hostile }
    const children = [{ modelId: 1n, bps: 1, direct: true, name: hostile.repeat(1000) }]
    const history = { ...VERSIONS, children, versions: [{ ...VERSIONS.versions[0], manifest }] } as History
    const { element } = await versions({ history: ready(history) })
    expect(element.shadowRoot?.querySelector('script')).to.equal(null)
    expect(textOf(part(element, 'history'))).to.contain('<script>')
  })

  it('speaks German', async () => {
    await modelVersionsText.ready('de')
    const { element } = await versions({ attributes: { locale: 'de' } })
    expect(textOf(part(element, 'title'))).to.equal('Versionen')
    expect(textOf(part(element, 'history'))).to.contain('Weggefallen: notes.txt')
  })
})
