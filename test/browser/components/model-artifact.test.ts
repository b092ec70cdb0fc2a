import { expect } from 'chai'
import '../../../components/model-artifact/define.ts'
import type { ModelArtifact } from '../../../components/model-artifact/index.ts'
import { cellsPath, leafCells, verifiedLeaves } from '../../../components/model-artifact/leaf-cells.ts'
import { rememberPeerConsent } from '../../../components/model-artifact/peer-consent.ts'
import { sourceName, sourceShares } from '../../../components/model-artifact/source-shares.ts'
import type { DownloadState, SourceProgress } from '../../../src/artifact/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { modelArtifactText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import {
  ASSET,
  artifact,
  type FixtureDownload,
  FixtureMarket,
  type FixtureStates,
  MANIFEST,
  MODEL,
  ready,
} from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const MIB = 2 ** 20
const SIZE = 96 * MIB

const SOURCES: readonly SourceProgress[] = [
  { id: 'peer-lisbon', kind: 'peer', bytes: 33 * MIB, rate: 9e6, state: 'active' },
  { id: 'https://gateway.example/ipfs', kind: 'gateway', bytes: 18 * MIB, rate: 5e6, state: 'active' },
  { id: 'https://host.example/model', kind: 'http', bytes: 9 * MIB, rate: 2e6, state: 'active' },
]
const LEAVES = Uint8Array.from({ length: 96 }, (_, i) => (i < 33 ? 1 : i < 51 ? 2 : i < 60 ? 3 : 0))
const LIAR = SOURCES.map(source =>
  source.kind === 'gateway' ? { ...source, state: 'banned' as const } : source,
)
const TAMPERED = new ModelmarkError('digest-mismatch', { source: 'https://gateway.example/ipfs' })

const coming = {
  bytes: 60 * MIB,
  size: SIZE,
  leaves: LEAVES,
  sources: SOURCES,
  rate: 24e6,
  secondsLeft: 2,
  peers: 1,
  uploaded: 12e6,
}
const DOWNLOADING: DownloadState = { ...coming, status: 'downloading' }
const COMPLETE: DownloadState = {
  ...coming,
  status: 'complete',
  seeding: false,
  bytes: SIZE,
  leaves: LEAVES.map(leaf => leaf || 1),
}
const failing = (error: ModelmarkError, sources = SOURCES): DownloadState => ({
  ...coming,
  status: 'failed',
  error,
  sources,
})

const MANY = { ...MANIFEST, artifacts: [artifact({ size: SIZE }), ...MANIFEST.artifacts.slice(1)] }
const MODEL_STATE = { record: ready(MODEL), manifest: ready(MANY) }

async function shown(
  download?: DownloadState,
  attributes = {},
  states: FixtureStates = {},
): Promise<{ element: ModelArtifact; market: FixtureMarket; download: FixtureDownload }> {
  const market = new FixtureMarket({ model: MODEL_STATE, ...states })
  const file = market.artifact(artifact({ size: SIZE }))
  if (download) file.setState(download)
  const element = await show('model-artifact', market, { asset: ASSET, loading: 'eager', ...attributes })
  return { element, market, download: file }
}

const STATES: Readonly<Record<string, DownloadState | undefined>> = {
  'asking about other visitors': undefined,
  preparing: { ...coming, status: 'preparing', bytes: 0, sources: [], leaves: new Uint8Array(96) },
  downloading: DOWNLOADING,
  paused: { ...coming, status: 'paused' },
  complete: COMPLETE,
  'a source lied': { ...DOWNLOADING, sources: LIAR },
  'tampered with': failing(TAMPERED, LIAR),
  'nobody answers': failing(new ModelmarkError('no-providers')),
  'storage is full': failing(new ModelmarkError('storage-full')),
}

describe('<model-artifact>', () => {
  beforeEach(() => rememberPeerConsent(undefined))
  afterEach(clearPage)

  describe('accessibility', () => {
    for (const [name, state] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          await expectAccessible((await shown(state)).element, theme)
        })
      }
    }

    it('has nothing for axe to find in the list of files', async () => {
      const { element } = await shown()
      element.shadowRoot?.querySelector<HTMLDetailsElement>('details')?.toggleAttribute('open', true)
      await expectAccessible(element)
    })

    it('says how far it is, in numbers and in a live sentence', async () => {
      const { element, download } = await shown(DOWNLOADING)
      const bar = element.shadowRoot?.querySelector('[role=progressbar]')
      expect(bar?.getAttribute('aria-valuenow')).to.equal('62')
      download.setState(COMPLETE)
      await drawn(element)
      expect(textOf(element.shadowRoot?.querySelector('[role=status]'))).to.equal(
        'The file is here, every byte checked.',
      )
    })
  })

  describe('consent', () => {
    it('fetches nothing and asks nobody before the visitor answers', async () => {
      const { element, download } = await shown()
      expect(textOf(part(element, 'consent'))).to.contain('shows them your network address')
      expect(part(element, 'start')).to.equal(null)
      expect(download.calls).to.deep.equal([])
    })

    it('starts with other visitors when the visitor agrees, and remembers it', async () => {
      const { element, download } = await shown()
      part(element, 'consent-on')?.click()
      await drawn(element)
      expect(download.calls).to.deep.equal(['start peers=true'])
      const again = await shown()
      expect(part(again.element, 'consent')).to.equal(null)
      part(again.element, 'start')?.click()
      expect(again.download.calls).to.deep.equal(['start peers=true'])
    })

    it('starts with the servers only when the visitor would rather not', async () => {
      const { element, download } = await shown()
      part(element, 'consent-off')?.click()
      await drawn(element)
      expect(download.calls).to.deep.equal(['start peers=false'])
      part(element, 'consent-change')?.click()
      await drawn(element)
      expect(part(element, 'consent')).not.to.equal(null)
    })

    it('never involves other visitors unasked, even when a script starts it', async () => {
      const { element, download } = await shown()
      await element.start()
      expect(download.calls).to.deep.equal(['start peers=false'])
    })

    it('does not ask where the page decided', async () => {
      const off = await shown(undefined, { p2p: 'off' })
      rememberPeerConsent('on')
      await off.element.start()
      expect(off.download.calls).to.deep.equal(['start peers=false'])
      const on = await shown(undefined, { p2p: 'on' })
      await on.element.start()
      expect(on.download.calls).to.deep.equal(['start peers=true'])
    })
  })

  describe('progress', () => {
    it('names bytes, speed and time left, and each source with its part', async () => {
      const { element } = await shown(DOWNLOADING)
      const line = textOf(part(element, 'line'))
      expect(line).to.contain('62%').and.to.contain('24 MB/s').and.to.contain('2 seconds left')
      const legend = [...(part(element, 'legend')?.querySelectorAll('li') ?? [])].map(textOf)
      expect(legend).to.deep.equal([
        'visitor peer-lisbon 34%',
        'gateway gateway.example 19%',
        'server host.example 9%',
      ])
      expect(textOf(part(element, 'traffic'))).to.equal('1 visitor connected · 12 MB given to others')
    })

    it('pauses and resumes', async () => {
      const { element, download } = await shown(DOWNLOADING, { p2p: 'off' })
      part(element, 'pause')?.click()
      expect(download.calls).to.deep.equal(['pause'])
      download.setState({ ...coming, status: 'paused' })
      await drawn(element)
      part(element, 'start')?.click()
      expect(download.calls).to.deep.equal(['pause', 'start peers=false'])
    })

    it('draws ten thousand leaves with no more elements than a hundred', async () => {
      const few = await shown(DOWNLOADING)
      const count = few.element.shadowRoot?.querySelectorAll('*').length
      const many = await shown({ ...DOWNLOADING, leaves: new Uint8Array(10_000).fill(1) })
      expect(many.element.shadowRoot?.querySelectorAll('*').length).to.equal(count)
      expect(part(many.element, 'map')?.getAttribute('aria-label')).to.contain('10,000 of 10,000')
    })

    it('sends artifact-progress at most once for each percent', async () => {
      const { element, download } = await shown({ ...DOWNLOADING, bytes: 0 })
      const events = recordEvents(element, 'artifact-progress')
      for (const bytes of [0.011 * SIZE, 0.012 * SIZE, 0.025 * SIZE]) {
        download.setState({ ...DOWNLOADING, bytes })
        await drawn(element)
      }
      expect(events).to.have.length(2)
    })
  })

  describe('the end', () => {
    it('sends artifact-verified once, however many elements show the file', async () => {
      const { element, market, download } = await shown(DOWNLOADING)
      const other = await show('model-artifact', market, { asset: ASSET, loading: 'eager' })
      const events = [recordEvents(element, 'artifact-verified'), recordEvents(other, 'artifact-verified')]
      download.setState(COMPLETE)
      await drawn(element)
      await drawn(other)
      expect(events.flat().map(({ detail }) => detail.path)).to.deep.equal(['model.safetensors'])
      expect(element.matches(':state(complete)')).to.equal(true)
    })

    it('shows the whole chain of evidence', async () => {
      const { element } = await shown(COMPLETE)
      const links = [...(part(element, 'evidence')?.querySelectorAll('li') ?? [])]
      expect(links.map(link => link.className)).to.deep.equal(['checked', 'checked', 'checked', 'checked'])
      expect(textOf(part(element, 'evidence'))).to.contain('96 of 96 blocks')
    })

    it('shares with others and forgets only when told to', async () => {
      const { element, download } = await shown(COMPLETE)
      part(element, 'seed')?.querySelector('input')?.click()
      part(element, 'forget')?.click()
      await drawn(element)
      expect(download.calls).to.deep.equal(['seed true', 'clear'])
    })

    it('gives scripts the file and the stream', async () => {
      const { element } = await shown(COMPLETE)
      expect(await element.verify()).to.equal(true)
      expect((await element.file()).name).to.equal('model.safetensors')
      expect((await (await element.stream()).getReader().read()).done).to.equal(true)
    })
  })

  describe('trouble', () => {
    it('names who sent wrong bytes, says that none got through, and tells the page once', async () => {
      const { element, download } = await shown(DOWNLOADING, { p2p: 'off' })
      const events = recordEvents(element, 'artifact-tampered')
      download.setState({ ...DOWNLOADING, sources: LIAR })
      await drawn(element)
      expect(textOf(part(element, 'shut-out'))).to.contain(
        'gateway.example sent wrong bytes and was shut out',
      )
      download.setState(failing(TAMPERED, LIAR))
      await drawn(element)
      expect(part(element, 'tampered')?.getAttribute('role')).to.equal('alert')
      expect(textOf(part(element, 'tampered'))).to.contain('no wrong byte reached this page')
      expect(element.matches(':state(tampered)')).to.equal(true)
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, path: 'model.safetensors', source: 'https://gateway.example/ipfs' },
      ])
      part(element, 'retry')?.click()
      expect(download.calls).to.deep.equal(['start peers=false'])
    })

    it('does not take silence for a lie', async () => {
      const { element } = await shown(failing(new ModelmarkError('no-providers')))
      expect(part(element, 'tampered')).to.equal(null)
      expect(textOf(part(element, 'unreachable'))).to.contain('no wrong byte was seen')
      expect(element.matches(':state(tampered)')).to.equal(false)
    })

    it('still names the liar when after it nobody is left to ask', async () => {
      const { element } = await shown(failing(new ModelmarkError('no-providers'), LIAR))
      expect(textOf(part(element, 'shut-out'))).to.contain('gateway.example')
      expect(part(element, 'unreachable')).not.to.equal(null)
    })

    it('sends one market-error for each failure', async () => {
      const { element, download } = await shown(DOWNLOADING)
      const errors = recordEvents(element, 'market-error')
      download.setState(failing(TAMPERED, LIAR))
      await drawn(element)
      element.requestUpdate()
      await drawn(element)
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['digest-mismatch'])
    })

    it('breaks the chain of evidence at a manifest that was tampered with', async () => {
      const { element } = await shown(
        undefined,
        {},
        {
          model: { record: ready(MODEL), manifest: { status: 'failed', error: TAMPERED } },
        },
      )
      const links = [...(part(element, 'evidence')?.querySelectorAll('li') ?? [])]
      expect(links.map(link => link.className)).to.deep.equal(['checked', 'broken', 'waiting'])
    })
  })

  describe('files', () => {
    it('shows the weights first and any other on request', async () => {
      const { element, market } = await shown()
      expect(textOf(part(element, 'title'))).to.equal('model.safetensors')
      const file = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=file]') ?? [])][1]
      file?.click()
      await drawn(element)
      expect(textOf(part(element, 'title'))).to.equal('config.json')
      expect(market.downloads.has('config.json')).to.equal(true)
    })

    it('says so where there is no file of that name', async () => {
      const { element } = await shown(undefined, { path: 'nope.bin' })
      expect(textOf(element.shadowRoot?.querySelector('section'))).to.contain('no file “nope.bin”')
      expect(await element.start().catch(({ code }: ModelmarkError) => code)).to.equal('bad-config')
    })
  })

  it('speaks German', async () => {
    await modelArtifactText.ready('de')
    const { element } = await shown(DOWNLOADING, { locale: 'de' })
    expect(textOf(part(element, 'pause'))).to.equal('Anhalten')
  })
})

describe('the leaf map', () => {
  it('puts several leaves into a cell and says how many of them are here', () => {
    const cells = leafCells(Uint8Array.from([1, 1, 2, 0, 0, 0, 2, 2]), 4)
    expect(cells).to.deep.equal([
      { filled: 1, source: 0 },
      { filled: 0.5, source: 1 },
      { filled: 0, source: -1 },
      { filled: 1, source: 1 },
    ])
  })

  it('gives each leaf to exactly one cell, whatever the numbers', () => {
    for (const count of [1, 7, 96, 1000, 10_007]) {
      const leaves = new Uint8Array(count).fill(1)
      expect(leafCells(leaves, 96).every(({ filled }) => filled === 1)).to.equal(true)
      expect(leafCells(leaves, 96)).to.have.length(Math.min(count, 96))
      expect(verifiedLeaves(leaves)).to.equal(count)
    }
  })

  it('draws a partly filled cell smaller', () => {
    expect(cellsPath([{ filled: 1, source: 0 }], 1, () => true)).to.equal('M1 1h8v8h-8z')
    expect(cellsPath([{ filled: 0.25, source: 0 }], 1, () => true)).to.equal('M3 3h4v4h-4z')
  })
})

describe('the sources of a file', () => {
  it('puts the fourth and later ones together', () => {
    const sources = Array.from(
      { length: 6 },
      (_, i): SourceProgress => ({
        id: `peer-${i}`,
        kind: 'peer',
        bytes: 10,
        rate: 0,
        state: 'idle',
      }),
    )
    const shares = sourceShares({ ...coming, size: 100, sources })
    expect(shares.map(({ kind }) => kind)).to.deep.equal(['peer', 'peer', 'peer', 'others'])
    expect(shares[3]?.share).to.be.closeTo(0.3, 1e-12)
  })

  it('names a server by its host and a peer by the ends of its id', () => {
    expect(sourceName('https://gateway.example/ipfs?key=1')).to.equal('gateway.example')
    expect(sourceName('12D3KooWLisbonAbcdefghijk')).to.equal('12D3Ko…hijk')
  })
})
