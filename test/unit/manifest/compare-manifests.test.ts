import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type Artifact, compareManifests, type Manifest } from '../../../src/manifest/index.ts'

const artifact = (path: string, version: number, size = 10): Artifact => ({
  path,
  cid: `bafkrei${version}`,
  size,
  sha256: `0x${'00'.repeat(32)}`,
  mediaType: 'text/plain',
  role: 'other',
  sources: [],
})

const manifest = (artifacts: readonly Artifact[], evaluations: Manifest['evaluations'] = []): Manifest => ({
  name: 'A',
  description: '',
  version: '1',
  task: 'other',
  tags: [],
  artifacts,
  provenance: { baseModels: [], datasets: [], contributors: [] },
  evaluations,
})

it('tells files that came, went and changed from those that are the same', () => {
  const same = artifact('same', 1)
  const before = manifest([same, artifact('weights', 1, 100), artifact('gone', 1)])
  const after = manifest([artifact('weights', 2, 90), same, artifact('new', 1)])
  const { added, removed, changed } = compareManifests(before, after)
  assert.deepEqual([added.map(({ path }) => path), removed.map(({ path }) => path)], [['new'], ['gone']])
  assert.deepEqual(
    changed.map(one => [one.before.size, one.after.size]),
    [[100, 90]],
  )
})

it('tells figures that are new, gone and other, each on its dataset', () => {
  const figure = (metric: string, value: number, dataset = 'd') => ({ metric, value, dataset })
  const before = manifest([], [figure('accuracy', 0.5), figure('accuracy', 0.7, 'other'), figure('loss', 2)])
  const after = manifest([], [figure('accuracy', 0.6), figure('accuracy', 0.7, 'other'), figure('bleu', 30)])
  assert.deepEqual(compareManifests(before, after).evaluations, [
    { metric: 'accuracy', dataset: 'd', before: 0.5, after: 0.6 },
    { metric: 'bleu', dataset: 'd', after: 30 },
    { metric: 'loss', dataset: 'd', before: 2 },
  ])
})
