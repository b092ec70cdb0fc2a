import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ModelmarkError } from '../../../src/error/index.ts'
import { hashFile } from '../../../src/publish/hash-file.ts'
import { assembleManifest, type ChosenFile, readModelFiles } from '../../../src/publish/index.ts'
import { runHub, temporaryFolder, writeFolder } from '../hub/hub-fixture.ts'
import { safetensors } from './safetensors-file.ts'

const FOLDER: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
  'modelmark.json': JSON.stringify({
    name: 'Tiny',
    files: { 'notes.txt': { role: 'card', mediaType: 'text/markdown' } },
    evaluations: [{ metric: 'accuracy', value: 0.5, dataset: 'coin' }],
  }),
  'README.md': '---\npipeline_tag: text-generation\ntags: [a, b]\n---\n# Title\n\nWhat it does.\n',
  'config.json': '{"model_type":"gpt2"}',
  'model.safetensors': safetensors(100),
  'notes.txt': 'Notes.',
  'onnx/model.onnx': 'not really',
  'onnx-small.txt': 'sorted by folder, not by text',
  '.git/HEAD': 'hidden',
}

function chosen(folder: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): ChosenFile[] {
  return Object.entries(folder).map(([path, content]) => {
    return { path: `tiny/${path}`, file: new File([content], path) }
  })
}

async function failure(folder: Readonly<Record<string, string>>): Promise<ModelmarkError> {
  const error = await readModelFiles(chosen(folder)).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof ModelmarkError)
  return error
}

describe('a folder that is dropped on a page', () => {
  it('becomes the same manifest, byte for byte, as in the hub', async test => {
    const hub = await runHub(test)
    const imported = await hub.importFolder(await writeFolder(await temporaryFolder(test), FOLDER))
    const { files, description } = await readModelFiles(chosen(FOLDER))
    const hashed = await Promise.all(
      files.map(async file => ({ ...file, ...(await hashFile(file.file, () => {})) })),
    )
    const { manifest, digest, cid, contentHash } = await assembleManifest(description, hashed)
    assert.deepEqual(manifest, imported.manifest)
    assert.equal(manifest.parameters, 100)
    assert.equal(digest, imported.digest)
    assert.equal(cid, imported.cid)
    assert.equal(contentHash, imported.manifest.artifacts.find(({ role }) => role === 'weights')?.sha256)
  })

  it('is refused with the name of what is wrong in it', async () => {
    const broken = await failure({ 'a.safetensors': 'no header here' })
    assert.deepEqual([broken.code, broken.facts['path']], ['file-invalid', 'a.safetensors'])
    const json = await failure({ 'config.json': '{' })
    assert.deepEqual(
      [json.code, json.facts['path'], json.facts['reason']],
      ['file-invalid', 'config.json', 'not-json'],
    )
    const twice = await failure({ 'A.txt': '', 'a.txt': '' })
    assert.equal(twice.facts['reason'], 'twice')
    const name = await failure({ 'a\u202etxt': '' })
    assert.equal(name.facts['reason'], 'bad-name')
  })
})
