import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, open, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { classifyLanguage, readLanguageClassifier } from '../../../demo/models/classify-language.ts'
import { generateNames, readNameNetwork } from '../../../demo/models/generate-names.ts'
import { placeNames } from '../../../demo/models/name-lists.ts'
import { type SampleModel, type SampleModelId, sampleModels } from '../../../demo/models/sample-models.ts'
import { accuracy, sentences } from '../../../demo/models/train-language.ts'
import { bitsPerLetter } from '../../../demo/models/train-names.ts'
import { parseTerms } from '../../../src/license/index.ts'
import { readSafetensorsHeader } from '../../../src/manifest/index.ts'

const folders: string[] = []
async function newFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'modelmark-models-'))
  folders.push(dir)
  return dir
}

async function hashes(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const result: Record<string, string> = {}
  for (const entry of entries.filter(one => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    result[path.slice(dir.length)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return result
}

describe('the sample models', () => {
  let outDir: string
  let models: ReadonlyMap<SampleModelId, SampleModel>

  before(async () => {
    outDir = await newFolder()
    models = new Map((await sampleModels(outDir)).map(model => [model.id, model]))
  })
  after(() => Promise.all(folders.map(dir => rm(dir, { recursive: true, force: true }))))

  const weightsOf = async (id: SampleModelId) => {
    const path = join(outDir, id, 'model.safetensors')
    const { size } = await stat(path)
    const read = async (offset: number, length: number) => {
      await using file = await open(path)
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    }
    return { read, size }
  }
  const network = async (id: SampleModelId) => {
    const { read, size } = await weightsOf(id)
    return readNameNetwork(read, size)
  }

  it('are the same bytes each time they are made', async () => {
    const again = await newFolder()
    await sampleModels(again)
    assert.deepEqual(await hashes(again), await hashes(outDir))
  })

  it('are not made again where they are there already', async () => {
    const path = join(outDir, 'names', 'model.safetensors')
    await utimes(path, 1, 1)
    await sampleModels(outDir)
    assert.equal((await stat(path)).mtimeMs, 1000)
  })

  it('each have weights that our safetensors reader takes, a config, a card and a description', async () => {
    for (const id of models.keys()) {
      const { read, size } = await weightsOf(id)
      const { tensors } = await readSafetensorsHeader(read, size)
      assert.ok(tensors.length > 0)
      for (const name of ['config.json', 'README.md', 'modelmark.json']) {
        assert.ok((await readFile(join(outDir, id, name), 'utf8')).length > 20)
      }
    }
  })

  it('include one of exactly 96 MiB with finite weights', async () => {
    const { read, size } = await weightsOf('large')
    assert.equal(size, 96 * 1024 * 1024)
    const { tensors } = await readSafetensorsHeader(read, size)
    const last = tensors.at(-1)
    assert.ok(last)
    const values = new Float32Array((await read(last.end - 4096, 4096)).slice().buffer)
    assert.ok(values.every(value => Math.abs(value) >= 2 ** -7 && Math.abs(value) < 2 ** -6))
  })

  it('write names of towns that can be read aloud, most of them new', async () => {
    const names = generateNames(await network('names'), { count: 100, temperature: 0.8, seed: 1 })
    assert.equal(names.length, 100)
    for (const name of names) assert.match(name, /^[A-Z][a-z]{2,13}$/)
    assert.ok(names.filter(name => /[aeiouy]/i.test(name)).length >= 98)
    const known = new Set(placeNames().training)
    assert.ok(names.filter(name => !known.has(name.toLowerCase())).length >= 60)
    const data = new URL('../../../demo/models/data/place-endings.txt', import.meta.url)
    const endings = (await readFile(data, 'utf8')).trim().split(' ')
    assert.ok(names.filter(name => endings.some(ending => name.endsWith(ending))).length >= 75)
  })

  it('write the same names for the same seed, and dare more when heated', async () => {
    const places = await network('names')
    const write = (temperature: number, seed: number) =>
      generateNames(places, { count: 30, temperature, seed })
    assert.deepEqual(write(0.8, 7), write(0.8, 7))
    assert.notDeepEqual(write(0.8, 7), write(0.8, 8))
    assert.ok(bitsPerLetter(places, write(0.4, 7)) < bitsPerLetter(places, write(1.4, 7)))
  })

  it('know letters they were not trained on as well as their card says', async () => {
    const { evaluations } = JSON.parse(await readFile(join(outDir, 'names', 'modelmark.json'), 'utf8'))
    const measured = bitsPerLetter(await network('names'), placeNames().heldOut)
    assert.equal(evaluations[0].value, Number(measured.toFixed(3)))
    assert.ok(measured < 2.2, `${measured} bits`)
  })

  it('sound like stars, not towns, after the derivative was trained further', async () => {
    const stars = generateNames(await network('derivative'), { count: 100, temperature: 0.8, seed: 1 })
    const towns = generateNames(await network('names'), { count: 100, temperature: 0.8, seed: 1 })
    const derivative = await network('derivative')
    assert.ok(bitsPerLetter(derivative, stars) + 1 < bitsPerLetter(derivative, towns))
    const { provenance } = JSON.parse(await readFile(join(outDir, 'derivative', 'modelmark.json'), 'utf8'))
    assert.deepEqual(provenance.baseModels, ['Placenames'])
  })

  it('tell languages apart in at least 95 % of sentences kept back', async () => {
    const { read, size } = await weightsOf('classifier')
    const classifier = await readLanguageClassifier(read, size)
    assert.ok(accuracy(classifier, sentences().heldOut) >= 0.95)
    assert.equal(classifyLanguage(classifier, 'Wo ist der Bahnhof?')[0]?.language, 'de')
    const shares = classifyLanguage(classifier, 'Where is the station?').map(({ share }) => share)
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9)
    assert.deepEqual(classifyLanguage(classifier, '12345 !'), [])
  })

  it('refuse to run from weights of another model', async () => {
    const { read, size } = await weightsOf('classifier')
    await assert.rejects(readNameNetwork(read, size), { code: 'file-invalid' })
    const names = await weightsOf('names')
    await assert.rejects(readLanguageClassifier(names.read, names.size), { code: 'file-invalid' })
  })

  it('come with offers whose terms can be read, and payees whose shares add up', () => {
    for (const { id, offers, payees, parent } of models.values()) {
      for (const { terms, termsDocument } of offers) assert.deepEqual(parseTerms(termsDocument), terms)
      assert.equal(
        payees.reduce((sum, { bps }) => sum + bps, 0),
        10_000,
        id,
      )
      if (parent === undefined) continue
      const license = models.get(parent.id)?.offers.find(({ terms }) => terms.name === parent.offer)
      assert.ok(license?.derivativesAllowed && license.upstreamBps > 0)
    }
    const kinds = new Set(
      [...models.values()].flatMap(({ offers }) => offers.map(offer => `${offer.kind} ${offer.currency}`)),
    )
    for (const kind of ['one-time native', 'one-time DemoDollar', 'subscription DemoDollar'])
      assert.ok(kinds.has(kind))
  })
})
