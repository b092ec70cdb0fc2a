import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parseManifest, verifyManifest } from '../../../src/manifest/index.ts'
import { importContent } from '../../../src/node/hub/import-file.ts'
import { openHubStore } from '../../../src/node/hub/index.ts'
import { runHub, seededBytes, seededChunks, sha256Hex, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024

/** A safetensors file of one tensor. */
function safetensors(elements: number): Uint8Array {
  const json = Buffer.from(
    JSON.stringify({ a: { dtype: 'F32', shape: [elements], data_offsets: [0, 4 * elements] } }),
  )
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  return Buffer.concat([length, json, Buffer.alloc(4 * elements)])
}

describe('CIDs of imported files', () => {
  // Kubo's own vectors for profile unixfs-v1-2025: test/cli/cid_profiles_test.go
  it('equal those of Kubo for a small file', async test => {
    const store = await openHubStore(await temporaryFolder(test))
    const { cid } = await importContent(store, [new TextEncoder().encode('hello world')])
    assert.equal(String(cid), 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')
  })

  it('equal those of Kubo for 1025 MiB, one leaf more than a node can link', async test => {
    const store = await openHubStore(await temporaryFolder(test))
    const { cid, size } = await importContent(store, seededChunks(1025 * MIB, 'v1-2025-seed'))
    assert.equal(String(cid), 'bafybeihmzokxxjqwxjcryerhp5ezpcog2wcawfryb2xm64xiakgm4a5jue')
    assert.equal(size, 1025 * MIB)
    const file = await store.file(cid)
    assert.equal(file?.leaves, 1025)
  })

  it('do not depend on how the bytes come in', async test => {
    const store = await openHubStore(await temporaryFolder(test))
    const bytes = seededBytes(2.5 * MIB, 'chunks')
    const pieces = (length: number) =>
      Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
        bytes.slice(i * length, (i + 1) * length),
      )
    const cids = new Set<string>()
    for (const length of [1000, MIB, 2.5 * MIB])
      cids.add(String((await importContent(store, pieces(length))).cid))
    assert.equal(cids.size, 1)
  })
})

describe('what is kept', () => {
  it('is one copy of the file, and inner nodes of 50 bytes a leaf', async test => {
    const dataDir = await temporaryFolder(test)
    const store = await openHubStore(dataDir)
    const bytes = seededBytes(8 * MIB, 'kept')
    const { cid } = await importContent(store, [bytes])
    const folder = join(dataDir, 'files', String(cid))
    assert.equal(sha256Hex(await readFile(join(folder, 'data'))), sha256Hex(bytes))
    assert.ok((await readFile(join(folder, 'nodes.car'))).length < 600)
    assert.deepEqual(await readdir(join(dataDir, 'blocks')), [])
    assert.deepEqual(await readdir(join(dataDir, 'work')), [])
  })

  it('does not grow when the same file comes again', async test => {
    const dataDir = await temporaryFolder(test)
    const store = await openHubStore(dataDir)
    const bytes = seededBytes(2 * MIB, 'again')
    await importContent(store, [bytes])
    await importContent(store, [bytes])
    assert.equal((await store.list()).length, 1)
    assert.deepEqual(await readdir(join(dataDir, 'work')), [])
  })

  it('leaves nothing behind when the source breaks off', async test => {
    const dataDir = await temporaryFolder(test)
    const store = await openHubStore(dataDir)
    function* broken() {
      yield new Uint8Array(MIB)
      throw new Error('disk unplugged')
    }
    await assert.rejects(importContent(store, broken()), /disk unplugged/)
    assert.deepEqual(await store.list(), [])
    assert.deepEqual(await readdir(join(dataDir, 'work')), [])
  })

  it('is served without what somebody damaged', async test => {
    const dataDir = await temporaryFolder(test)
    const store = await openHubStore(dataDir)
    const good = await importContent(store, [seededBytes(2 * MIB, 'good')])
    const bad = await importContent(store, [seededBytes(2 * MIB, 'bad')])
    const nodes = join(dataDir, 'files', String(bad.cid), 'nodes.car')
    const bytes = await readFile(nodes)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    await writeFile(nodes, bytes)
    await rm(join(dataDir, 'index.sqlite'))
    const damaged: string[] = []
    const reopened = await openHubStore(dataDir, path => damaged.push(path))
    assert.deepEqual(damaged, [join(dataDir, 'files', String(bad.cid))])
    assert.deepEqual(
      (await reopened.list()).map(({ cid }) => String(cid)),
      [String(good.cid)],
    )
  })
})

describe('importFolder', () => {
  it('makes a manifest from modelmark.json, with every file, its role and hashes', async test => {
    const hub = await runHub(test)
    const weights = safetensors(100)
    const dir = await writeFolder(await temporaryFolder(test), {
      'modelmark.json': JSON.stringify({
        name: 'Tiny',
        description: 'A test.',
        version: '2.1.0',
        task: 'text-generation',
        tags: ['a'],
        provenance: { baseModels: ['Parent'], contributors: [{ name: 'Ada', role: 'creator' }] },
        evaluations: [{ metric: 'accuracy', value: 0.5, dataset: 'coin' }],
        files: {
          'extra.dat': {
            role: 'sample',
            mediaType: 'text/plain',
            sources: ['https://example.com/extra.dat'],
          },
        },
      }),
      'model.safetensors': weights,
      'config.json': '{}',
      'README.md': '# Something else',
      'tokenizer/tokenizer.json': '{}',
      'extra.dat': 'x',
      '.git/config': 'secret',
      '.env': 'secret',
    })
    const { manifest, digest, cid } = await hub.importFolder(dir)
    assert.equal(manifest.name, 'Tiny')
    assert.equal(manifest.parameters, 100)
    assert.equal(manifest.format, 'safetensors')
    assert.deepEqual(manifest.provenance.baseModels, ['Parent'])
    assert.deepEqual(
      manifest.artifacts.map(({ path, role }) => `${path} ${role}`),
      [
        'README.md card',
        'config.json config',
        'extra.dat sample',
        'model.safetensors weights',
        'tokenizer/tokenizer.json tokenizer',
      ],
    )
    const artifact = manifest.artifacts.find(({ role }) => role === 'weights')
    assert.equal(artifact?.sha256, `0x${sha256Hex(weights)}`)
    const bytes = new Uint8Array(await (await fetch(`${hub.url}/ipfs/${cid}`)).arrayBuffer())
    assert.deepEqual(await verifyManifest(bytes, digest), manifest)
    for (const { cid: file, size } of manifest.artifacts) {
      assert.equal((await (await fetch(`${hub.url}/ipfs/${file}`)).arrayBuffer()).byteLength, size)
    }
  })

  it('understands a Hugging Face folder without modelmark.json', async test => {
    const hub = await runHub(test)
    const dir = await writeFolder(await temporaryFolder(test), {
      'README.md':
        '---\nlicense: mit\npipeline_tag: text-classification\ntags:\n- spam\n- "mail"\nbase_model: org/parent\ndatasets: [one, two]\nmodel-index:\n- name: x\n---\n\n# Spam filter\n\n![picture](a.png)\n\nTells spam\nfrom mail.\n',
      'config.json': '{"model_type":"bert"}',
      'model-00001-of-00002.safetensors': safetensors(3),
      'model-00002-of-00002.safetensors': safetensors(4),
    })
    const { manifest } = await hub.importFolder(dir)
    assert.equal(manifest.name, 'Spam filter')
    assert.equal(manifest.description, 'Tells spam from mail.')
    assert.equal(manifest.task, 'text-classification')
    assert.deepEqual(manifest.tags, ['spam', 'mail', 'bert'])
    assert.deepEqual(manifest.provenance.baseModels, ['org/parent'])
    assert.deepEqual(manifest.provenance.datasets, ['one', 'two'])
    assert.equal(manifest.parameters, 7)
  })

  it('gives the same manifest for the same folder', async test => {
    const dir = await writeFolder(await temporaryFolder(test), { 'b.txt': 'b', 'a.txt': 'a' })
    const first = await (await runHub(test)).importFolder(dir)
    const second = await (await runHub(test)).importFolder(dir)
    assert.equal(first.digest, second.digest)
  })

  it('refuses links, as they may lead out of the folder', async test => {
    const hub = await runHub(test)
    const dir = await writeFolder(await temporaryFolder(test), { 'a.txt': 'a' })
    await symlink('/etc/passwd', join(dir, 'model.bin'))
    await assert.rejects(hub.importFolder(dir), {
      code: 'bad-config',
      facts: { field: 'folder', value: join(dir, 'model.bin'), reason: 'not-a-file' },
    })
  })

  it('refuses broken safetensors and wrong descriptions before it copies anything', async test => {
    const dataDir = await temporaryFolder(test)
    const hub = await runHub(test, { dataDir })
    const broken = await writeFolder(await temporaryFolder(test), {
      'model.safetensors': safetensors(4).subarray(0, -1),
    })
    await assert.rejects(hub.importFolder(broken), { code: 'file-invalid' })
    const wrong = await writeFolder(await temporaryFolder(test), {
      'a.bin': 'a',
      'modelmark.json': '{"tags":"all"}',
    })
    await assert.rejects(hub.importFolder(wrong), { code: 'manifest-invalid' })
    const empty = join(await temporaryFolder(test), 'empty')
    await mkdir(empty)
    await assert.rejects(hub.importFolder(empty), { code: 'bad-config' })
    assert.deepEqual(await readdir(join(dataDir, 'blocks')), [])
  })

  it('takes the description from elsewhere when told to', async test => {
    const hub = await runHub(test)
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': 'a' })
    const elsewhere = join(
      await writeFolder(await temporaryFolder(test), { 'm.json': '{"name":"Elsewhere"}' }),
      'm.json',
    )
    assert.equal((await hub.importFolder(dir, { manifest: elsewhere })).manifest.name, 'Elsewhere')
    await rm(elsewhere)
    await assert.rejects(hub.importFolder(dir, { manifest: elsewhere }), { code: 'bad-config' })
  })
})

describe('putBlock', () => {
  it('keeps a document under the digest that the chain will name', async test => {
    const hub = await runHub(test)
    const terms = new TextEncoder().encode('{"name":"Research"}')
    const { digest, cid } = await hub.putBlock(terms, 'Research')
    assert.equal(digest, `0x${sha256Hex(terms)}`)
    assert.equal(await (await fetch(`${hub.url}/ipfs/${cid}`)).text(), '{"name":"Research"}')
    assert.deepEqual(
      (await hub.pins()).map(({ name }) => name),
      ['Research'],
    )
  })

  it('refuses what does not fit one block', async test => {
    const hub = await runHub(test)
    await assert.rejects(hub.putBlock(new Uint8Array(MIB + 1), 'big'), { code: 'file-invalid' })
  })

  it('keeps manifests that parse', async test => {
    const hub = await runHub(test)
    const { cid } = await hub.importFolder(await writeFolder(await temporaryFolder(test), { 'a.bin': 'a' }))
    const bytes = new Uint8Array(await (await fetch(`${hub.url}/ipfs/${cid}?format=raw`)).arrayBuffer())
    assert.equal(parseManifest(bytes).artifacts.length, 1)
  })
})
