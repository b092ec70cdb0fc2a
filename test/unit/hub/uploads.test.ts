import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { ModelmarkError } from '../../../src/error/index.ts'
import { encodeManifest } from '../../../src/manifest/index.ts'
import { type Hub, type HubOptions, startHub } from '../../../src/node/hub/index.ts'
import { hashFile } from '../../../src/publish/hash-file.ts'
import { type UploadFile, uploadFiles } from '../../../src/publish/index.ts'
import { runHub, seededBytes, sha256Hex, temporaryFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024
const TOKEN = 'a-token-long-enough'

const openHub = (test: TestContext, limits: Partial<HubOptions['uploads']> = {}) =>
  runHub(test, { uploads: { tokens: ['another-token-of-somebody', TOKEN], ...limits } })

async function fileOf(bytes: Uint8Array<ArrayBuffer>, path = 'model.bin'): Promise<UploadFile> {
  const file = new Blob([bytes])
  return { path, file, cid: (await hashFile(file, () => {})).cid }
}

async function failure(upload: Promise<void>): Promise<ModelmarkError> {
  const error = await upload.catch((thrown: unknown) => thrown)
  assert.ok(error instanceof ModelmarkError)
  return error
}

/** Bytes that went up with `PATCH`. */
function countingFetch() {
  const sent = { bytes: 0 }
  const counting: typeof fetch = (url, init) => {
    if (init?.body instanceof Blob) sent.bytes += init.body.size
    return fetch(url, init)
  }
  return { sent, fetch: counting }
}

/** Sends the first `length` bytes of a file and breaks the line off. */
async function breakOff({ url }: Hub, { cid, file }: UploadFile, length: number): Promise<void> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  const head = [
    `PATCH /upload/${cid} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${TOKEN}`,
    'Upload-Offset: 0',
    `Upload-Length: ${file.size}`,
    `Content-Length: ${file.size}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  socket.write(new Uint8Array(await file.slice(0, length).arrayBuffer()))
  // What is not answered yet was taken all the same.
  await untilOffset(url, cid, length)
  socket.destroy()
  await once(socket, 'close')
}

async function offsetOf(url: string, cid: string): Promise<number> {
  const { headers } = await fetch(`${url}/upload/${cid}`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  return Number(headers.get('upload-offset'))
}

async function untilOffset(url: string, cid: string, offset: number): Promise<void> {
  while ((await offsetOf(url, cid)) < offset) await new Promise(resolve => setImmediate(resolve))
}

describe('uploads to a hub', () => {
  it('bring files of every size, and serve them as what they are', async test => {
    const hub = await openHub(test)
    for (const size of [0, 11, MIB, 3 * MIB + 5]) {
      const bytes = seededBytes(size, 'upload')
      const one = await fileOf(bytes)
      const reached: number[] = []
      await uploadFiles({ hub: hub.url, token: TOKEN }, [one], {
        onProgress: progress => reached.push(progress.bytes),
      })
      assert.equal(reached.at(-1), size)
      const served = await fetch(`${hub.url}/ipfs/${one.cid}`)
      assert.equal(sha256Hex(new Uint8Array(await served.arrayBuffer())), sha256Hex(bytes))
    }
    assert.equal((await hub.pins()).length, 4)
  })

  it('pin a model once its manifest is there too', async test => {
    const hub = await openHub(test)
    const weights = await fileOf(seededBytes(2 * MIB, 'weights'), 'model.bin')
    const manifest = encodeManifest({
      name: 'Tiny',
      description: '',
      version: '1',
      task: 'other',
      tags: [],
      artifacts: [
        {
          path: 'model.bin',
          cid: weights.cid,
          size: 2 * MIB,
          sha256: `0x${sha256Hex(seededBytes(2 * MIB, 'weights'))}`,
          mediaType: 'application/octet-stream',
          role: 'weights',
          sources: [],
        },
      ],
      provenance: { baseModels: [], datasets: [], contributors: [] },
      evaluations: [],
    })
    await uploadFiles({ hub: hub.url, token: TOKEN }, [weights, await fileOf(manifest, 'manifest.json')])
    const model = (await hub.pins()).find(({ kind }) => kind === 'model')
    assert.deepEqual([model?.name, model?.size], ['Tiny', 2 * MIB + manifest.length])
  })

  it('go on where a broken line and a restarted hub left them', async test => {
    const dataDir = await temporaryFolder(test)
    const options = { dataDir, limits: 'off', uploads: { tokens: [TOKEN] } } as const
    const first = await startHub(options)
    const one = await fileOf(seededBytes(4 * MIB, 'broken'))
    await breakOff(first, one, 3 * MIB)
    await first.close(0)
    const second = await startHub(options)
    test.after(() => second.close())
    const { sent, fetch: counting } = countingFetch()
    await uploadFiles({ hub: second.url, token: TOKEN }, [one], { fetch: counting })
    assert.equal(sent.bytes, MIB)
    assert.equal((await fetch(`${second.url}/ipfs/${one.cid}`)).status, 200)
    // Twice is no work: the hub says that it has it.
    await uploadFiles({ hub: second.url, token: TOKEN }, [one], { fetch: counting })
    assert.equal(sent.bytes, MIB)
  })

  it('keep nothing whose bytes are not those of the CID', async test => {
    const hub = await openHub(test)
    const good = await fileOf(seededBytes(2 * MIB, 'good'))
    const lie = { ...good, file: new Blob([seededBytes(2 * MIB, 'bad')]) }
    const error = await failure(uploadFiles({ hub: hub.url, token: TOKEN }, [lie]))
    assert.deepEqual([error.code, error.facts['status']], ['upload-refused', 422])
    assert.equal((await fetch(`${hub.url}/ipfs/${good.cid}`)).status, 404)
    assert.deepEqual(await hub.pins(), [])
    // The way is free for the right ones.
    await uploadFiles({ hub: hub.url, token: TOKEN }, [good])
    assert.equal((await hub.pins()).length, 1)
  })

  it('are refused without a token, and by a hub that takes none', async test => {
    const one = await fileOf(seededBytes(10, 'token'))
    const hub = await openHub(test)
    const wrong = await failure(uploadFiles({ hub: hub.url, token: 'not-a-token-it-knows' }, [one]))
    assert.deepEqual([wrong.code, wrong.facts['status']], ['upload-refused', 401])
    const closed = await failure(uploadFiles({ hub: (await runHub(test)).url, token: TOKEN }, [one]))
    assert.deepEqual([closed.code, closed.facts['status']], ['upload-refused', 404])
  })

  it('are held to the limits of the hub', async test => {
    const dataDir = await temporaryFolder(test)
    const hub = await openHub(test, { maxBytes: MIB })
    const large = await failure(
      uploadFiles({ hub: hub.url, token: TOKEN }, [await fileOf(seededBytes(MIB + 1, 'large'))]),
    )
    assert.equal(large.facts['status'], 413)

    const small = await runHub(test, { dataDir, uploads: { tokens: [TOKEN], maxOpen: 1 } })
    await breakOff(small, await fileOf(seededBytes(MIB, 'first')), 1000)
    const second = await fileOf(seededBytes(MIB, 'second'))
    const answer = await fetch(`${small.url}/upload/${second.cid}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${TOKEN}`, 'upload-offset': '0', 'upload-length': String(MIB) },
      body: second.file.slice(0, 1000),
    })
    assert.equal(answer.status, 503)
    assert.equal((await readdir(join(dataDir, 'uploads'))).length, 1)
  })

  it('may come from a page of another origin', async test => {
    const hub = await openHub(test)
    const { status, headers } = await fetch(`${hub.url}/upload/bafkreia`, { method: 'OPTIONS' })
    assert.equal(status, 204)
    assert.match(String(headers.get('access-control-allow-methods')), /PATCH/)
    assert.match(String(headers.get('access-control-allow-headers')), /Authorization.*Upload-Offset/)
  })

  it('answer nonsense with what is wrong', async test => {
    const hub = await openHub(test)
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const init = { method: 'PATCH', headers: { authorization: `Bearer ${TOKEN}`, ...headers }, body: 'x' }
      return (await fetch(`${hub.url}${path}`, init)).status
    }
    const { cid } = await fileOf(seededBytes(1, 'nonsense'))
    assert.equal(await ask('/upload/nix'), 400)
    assert.equal(await ask('/upload/../pins'), 405)
    assert.equal(await ask(`/upload/${cid}`), 400)
    assert.equal(await ask(`/upload/${cid}`, { 'upload-offset': '-1', 'upload-length': '1' }), 400)
    assert.equal(await ask(`/upload/${cid}`, { 'upload-offset': '1', 'upload-length': '1' }), 409)
  })
})
