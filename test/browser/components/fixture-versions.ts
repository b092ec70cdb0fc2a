import { compareManifests, type Manifest } from '../../../src/manifest/index.ts'
import type { ModelVersions } from '../../../src/market/index.ts'
import { artifact, digest, MANIFEST, NOW } from './fixture-market.ts'

const DAY = 86_400

const FIRST: Manifest = {
  ...MANIFEST,
  version: '1.2.0',
  artifacts: [artifact({ size: 4_812_304 }), artifact({ path: 'notes.txt', size: 900 })],
  evaluations: [{ metric: 'accuracy', value: 0.81, dataset: 'held-out' }],
}

const SECOND: Manifest = {
  ...FIRST,
  version: '1.4.0',
  notes: 'Knows the towns of the Hanseatic League.\nReads twice as fast.',
  artifacts: [
    artifact({ size: 5_003_110, cid: 'bafybeihmzokxxjqwxjcryerhp5ezpcog2wcawfryb2xm64xiakgm4a5jue' }),
    artifact({ path: 'tokenizer.json', size: 220_000 }),
  ],
  evaluations: [{ metric: 'accuracy', value: 0.86, dataset: 'held-out' }],
}

/** Three versions, of which nobody has the middle one's manifest; two ancestors and a child. */
export const VERSIONS: ModelVersions = {
  versions: [
    {
      index: 2,
      createdAt: NOW - DAY,
      manifestDigest: digest(3),
      manifest: SECOND,
      changes: compareManifests(FIRST, SECOND),
    },
    {
      index: 1,
      createdAt: NOW - 40 * DAY,
      manifestDigest: digest(2),
      manifest: undefined,
      changes: undefined,
    },
    { index: 0, createdAt: NOW - 90 * DAY, manifestDigest: digest(1), manifest: FIRST, changes: undefined },
  ],
  ancestors: [
    { modelId: 7n, bps: 1000, direct: true, name: 'Placenames' },
    { modelId: 3n, bps: 250, direct: false, name: undefined },
  ],
  children: [{ modelId: 99n, bps: 1200, direct: true, name: 'Placenames of the Hanseatic League' }],
  childrenMissing: false,
}

export const ALONE: ModelVersions = {
  versions: VERSIONS.versions.slice(2),
  ancestors: [],
  children: [],
  childrenMissing: false,
}
