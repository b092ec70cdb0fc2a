import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Artifacts, createArtifacts, createVerifiedFetch } from '../../../src/artifact/index.ts'
import type { Artifact } from '../../../src/manifest/index.ts'
import { flipped, gatewayAnswer, MIB, makeFile, serve, type TestFile, type TestServer } from './fixture.ts'

const base = 'https://hub.example/acme/model/resolve/main/'

describe('verifiedFetch', () => {
  let file: TestFile
  let server: TestServer
  let liar: TestServer
  let artifacts: Artifacts
  let files: Artifact[]
  let fetchVerified: typeof fetch
  before(async () => {
    file = await makeFile(2 * MIB + 50)
    server = await serve(gatewayAnswer(file))
    liar = await serve(
      gatewayAnswer(file, block => (block.length === 50 || block.length > MIB ? flipped(block) : block)),
    )
    artifacts = createArtifacts({ gateways: [server.url], relays: [] })
    files = [
      {
        path: 'onnx/model.onnx',
        cid: String(file.root),
        size: file.bytes.length,
        sha256: `0x${'00'.repeat(32)}`,
        mediaType: 'application/x-onnx',
        role: 'weights',
        sources: [],
      },
    ]
    fetchVerified = createVerifiedFetch({ artifacts, files, base })
  })
  after(async () => {
    await artifacts.close()
    await Promise.all([server.close(), liar.close()])
  })

  it('answers a request below the base with the bytes of the artifact', async () => {
    const response = await fetchVerified(`${base}onnx/model.onnx`)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-length'), String(file.bytes.length))
    assert.equal(response.headers.get('content-type'), 'application/x-onnx')
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), file.bytes)
  })

  it('answers Range requests', async () => {
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 10],
      [`bytes=${MIB - 5}-${MIB + 4}`, MIB - 5, MIB + 5],
      [`bytes=${2 * MIB + 40}-`, 2 * MIB + 40, 2 * MIB + 50],
      ['bytes=-7', 2 * MIB + 43, 2 * MIB + 50],
    ] as const) {
      const response = await fetchVerified(`${base}onnx/model.onnx`, { headers: { range } })
      assert.equal(response.status, 206)
      assert.equal(response.headers.get('content-range'), `bytes ${from}-${to - 1}/${file.bytes.length}`)
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), file.bytes.slice(from, to))
    }
  })

  it('says 416 to a range outside the file', async () => {
    const response = await fetchVerified(`${base}onnx/model.onnx`, { headers: { range: 'bytes=99999999-' } })
    assert.equal(response.status, 416)
    assert.equal(response.headers.get('content-range'), `bytes */${file.bytes.length}`)
  })

  it('answers HEAD and Request objects', async () => {
    const response = await fetchVerified(new Request(`${base}onnx/model.onnx`, { method: 'HEAD' }))
    assert.equal(response.headers.get('content-length'), String(file.bytes.length))
    assert.equal((await response.arrayBuffer()).byteLength, 0)
  })

  it('says 404 to what the manifest does not name, and never asks anybody else', async () => {
    for (const url of [
      `${base}other.bin`,
      'https://elsewhere.example/onnx/model.onnx',
      `${base}../../x`,
      `${base}%zz`,
    ]) {
      assert.equal((await fetchVerified(url)).status, 404)
    }
  })

  it('ends the body with our error at a wrong byte', async () => {
    const from = createArtifacts({ gateways: [liar.url], relays: [] })
    const response = await createVerifiedFetch({ artifacts: from, files, base })(`${base}onnx/model.onnx`)
    await assert.rejects(response.arrayBuffer(), { name: 'ModelmarkError', code: 'digest-mismatch' })
    await from.close()
  })

  it('stops when the caller gives up', async () => {
    await assert.rejects(fetchVerified(`${base}onnx/model.onnx`, { signal: AbortSignal.abort() }), {
      code: 'aborted',
    })
  })
})
