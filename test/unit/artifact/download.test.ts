import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Artifacts, type ArtifactsOptions, createArtifacts } from '../../../src/artifact/index.ts'
import type { Artifact } from '../../../src/manifest/index.ts'
import {
  type Answer,
  flipped,
  gatewayAnswer,
  MIB,
  makeFile,
  rangeAnswer,
  serve,
  type TestFile,
  type TestServer,
} from './fixture.ts'

describe('a download', () => {
  let file: TestFile
  const servers: TestServer[] = []
  const opened: Artifacts[] = []
  const start = async (answer: Answer) => {
    const server = await serve(answer)
    servers.push(server)
    return server
  }
  before(async () => {
    file = await makeFile(6 * MIB + 321)
  })
  after(async () => {
    await Promise.all(opened.map(artifacts => artifacts.close()))
    await Promise.all(servers.map(server => server.close()))
  })

  const artifactOf = (sources: readonly string[] = [], of = file): Artifact => ({
    path: 'weights/model.bin',
    cid: String(of.root),
    size: of.bytes.length,
    sha256: `0x${'00'.repeat(32)}`,
    mediaType: 'application/octet-stream',
    role: 'weights',
    sources,
  })
  const downloadFrom = (
    gateways: readonly string[],
    artifact = artifactOf(),
    options: Partial<ArtifactsOptions> = {},
  ) => {
    const artifacts = createArtifacts({ gateways, relays: [], ...options })
    opened.push(artifacts)
    return artifacts.download(artifact)
  }
  const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
    new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())

  it('goes from idle over preparing and downloading to complete, and gives the file', async () => {
    const { url } = await start(gatewayAnswer(file))
    const download = downloadFrom([url])
    const seen = new Set<string>([download.getState().status])
    download.subscribe(state => seen.add(state.status))
    const state = await download.start({ peers: false })
    assert.deepEqual([...seen], ['idle', 'preparing', 'downloading', 'complete'])
    assert.equal(state.bytes, file.bytes.length)
    assert.deepEqual([...state.leaves], [1, 1, 1, 1, 1, 1, 1])
    assert.deepEqual(
      state.sources.map(({ id, kind, bytes }) => ({ id, kind, bytes })),
      [{ id: url, kind: 'gateway', bytes: file.bytes.length }],
    )
    const result = await download.file()
    assert.equal(result.name, 'model.bin')
    assert.deepEqual(new Uint8Array(await result.arrayBuffer()), file.bytes)
  })

  it('fetches an empty file and a file of one leaf', async () => {
    for (const size of [0, 10, MIB]) {
      const small = await makeFile(size)
      const { url } = await start(gatewayAnswer(small))
      const download = downloadFrom([url], artifactOf([], small))
      assert.equal((await download.start({ peers: false })).status, 'complete')
      assert.deepEqual(new Uint8Array(await (await download.file()).arrayBuffer()), small.bytes)
    }
  })

  it('uses the plain servers that the manifest names', async () => {
    const gateway = await start((request, response) => {
      const isLeaf = !request.url?.includes(String(file.root)) || request.url.includes('car')
      return isLeaf ? response.writeHead(404).end() : gatewayAnswer(file)(request, response)
    })
    const mirror = await start(rangeAnswer(file.bytes))
    const state = await downloadFrom([gateway.url], artifactOf([mirror.url])).start({ peers: false })
    assert.equal(state.status, 'complete')
    assert.equal(state.sources.find(({ kind }) => kind === 'http')?.bytes, file.bytes.length)
  })

  it('fails with the name of the gateway that sent wrong bytes, and keeps none of them', async () => {
    const liar = await start(gatewayAnswer(file, block => (block.length > MIB / 2 ? flipped(block) : block)))
    const download = downloadFrom([liar.url])
    const state = await download.start({ peers: false })
    assert.ok(state.status === 'failed')
    assert.equal(state.error.code, 'digest-mismatch')
    assert.equal(state.error.facts['source'], liar.url)
    assert.equal(state.sources[0]?.state, 'banned')
    assert.equal(state.bytes, 0)
    await assert.rejects(download.file(), { code: 'storage-blocked' })
    await assert.rejects(bytesOf(download.stream()))
  })

  it('names a gateway that lies about the index', async () => {
    const liar = await start(gatewayAnswer(file, flipped))
    const state = await downloadFrom([liar.url]).start({ peers: false })
    assert.ok(state.status === 'failed')
    assert.equal(state.error.code, 'digest-mismatch')
    assert.equal(state.error.facts['source'], liar.url)
  })

  it('finishes from an honest gateway beside a liar', async () => {
    const liar = await start(gatewayAnswer(file, flipped))
    const honest = await start(gatewayAnswer(file))
    const state = await downloadFrom([liar.url, honest.url]).start({ peers: false })
    assert.equal(state.status, 'complete')
  })

  it('can be started again after it failed', async () => {
    let broken = true
    const { url } = await start((request, response) =>
      broken ? response.writeHead(404).end() : gatewayAnswer(file)(request, response),
    )
    const download = downloadFrom([url])
    const failed = await download.start({ peers: false })
    assert.ok(failed.status === 'failed' && failed.error.code === 'no-providers')
    broken = false
    assert.equal((await download.start({ peers: false })).status, 'complete')
  })

  it('pauses, keeps what it has, and goes on', async () => {
    let hold = true
    const server = await start((request, response) => {
      const match = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
      const [from, to] = [Number(match?.[1]), Number(match?.[2])]
      response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${file.bytes.length}` })
      if (hold) response.write(file.bytes.subarray(from, from + 2 * MIB + 5))
      else response.end(file.bytes.subarray(from, to + 1))
    })
    const index = await start((request, response) =>
      request.url?.includes('raw') && request.url.includes(String(file.root))
        ? gatewayAnswer(file)(request, response)
        : response.writeHead(404).end(),
    )
    const download = downloadFrom([index.url], artifactOf([server.url]))
    const ended = download.start({ peers: false })
    await new Promise<void>(resolve => {
      download.subscribe(state => state.bytes >= 2 * MIB && resolve())
    })
    download.pause()
    const paused = await ended
    assert.equal(paused.status, 'paused')
    assert.equal(paused.bytes, 2 * MIB)
    hold = false
    const before = server.requests.length
    const state = await download.start({ peers: false })
    assert.equal(state.status, 'complete')
    const askedAgain = server.requests.slice(before).some(request => {
      const [from = 0, to = 0] =
        /(\d+)-(\d+)/
          .exec(request)
          ?.slice(1)
          .map(byte => Math.floor(Number(byte) / MIB)) ?? []
      return paused.leaves.some((giver, index) => giver > 0 && from <= index && index <= to)
    })
    assert.equal(askedAgain, false, server.requests.join())
  })

  it('pauses while it prepares', async () => {
    const silent = await start(() => {})
    const download = downloadFrom([silent.url])
    const ended = download.start({ peers: false })
    await new Promise<void>(resolve => {
      download.subscribe(state => state.status === 'preparing' && resolve())
    })
    download.pause()
    assert.equal((await ended).status, 'paused')
  })

  it('reads a part without fetching the rest', async () => {
    const server = await start(gatewayAnswer(file))
    const download = downloadFrom([server.url])
    const from = 2 * MIB - 10
    assert.deepEqual(await download.read(from, 20), file.bytes.slice(from, from + 20))
    assert.deepEqual(await download.read(file.bytes.length - 3, 100), file.bytes.slice(-3))
    assert.deepEqual(await download.read(file.bytes.length + 5, 100), new Uint8Array(0))
    assert.equal(download.getState().status, 'idle')
    assert.ok(server.requests.length <= 4, server.requests.join('\n'))
  })

  it('says aborted when who reads gave up', async () => {
    const silent = await start(() => {})
    await assert.rejects(downloadFrom([silent.url]).read(0, 10, AbortSignal.timeout(20)), { code: 'aborted' })
  })

  it('streams the bytes in order, before the download is complete', async () => {
    const { url } = await start(gatewayAnswer(file))
    assert.deepEqual(await bytesOf(downloadFrom([url]).stream()), file.bytes)
  })

  it('does not run far ahead of a reader who stops reading', async () => {
    const large = await makeFile(64 * MIB)
    let sent = 0
    const server = await start((request, response) => {
      const leaf = large.blocks.get(request.url?.slice(6).split('?')[0] ?? '')
      if (leaf === undefined || request.url?.includes('car')) return response.writeHead(404).end()
      sent++
      return response.end(leaf)
    })
    const download = downloadFrom([server.url], artifactOf([], large))
    const reader = download.stream().getReader()
    await reader.read()
    const ahead = () => new Promise(resolve => setTimeout(resolve, 50))
    for (let before = -1; before !== sent; await ahead()) before = sent
    assert.ok(sent <= 24, `${sent} leaves`)
    await reader.cancel()
  })

  it('forgets a streamed leaf when nothing is kept on disk', async () => {
    const { url } = await start(gatewayAnswer(file))
    const download = downloadFrom([url])
    await bytesOf(download.stream())
    await assert.rejects(download.file(), { code: 'storage-blocked' })
  })

  it('is cleared also where nobody can be asked for it', async () => {
    const download = downloadFrom([])
    await download.clear()
    assert.equal(download.getState().status, 'idle')
  })

  it('forgets everything when it is cleared', async () => {
    const { url } = await start(gatewayAnswer(file))
    const download = downloadFrom([url])
    await download.start({ peers: false })
    await download.clear()
    assert.deepEqual([download.getState().status, download.getState().bytes], ['idle', 0])
    assert.equal((await download.start({ peers: false })).status, 'complete')
  })

  it('is one for all who ask for the same file', async () => {
    const artifacts = createArtifacts({ gateways: [], relays: [] })
    opened.push(artifacts)
    assert.equal(artifacts.download(artifactOf()), artifacts.download(artifactOf(['http://127.0.0.1:1/'])))
  })

  it('says no-providers when there is nobody to ask', async () => {
    const state = await downloadFrom([]).start({ peers: false })
    assert.ok(state.status === 'failed')
    assert.equal(state.error.code, 'no-providers')
  })

  it('refuses a manifest that names a wrong size', async () => {
    const { url } = await start(gatewayAnswer(file))
    const state = await downloadFrom([url], { ...artifactOf(), size: 5 * MIB }).start({ peers: false })
    assert.ok(state.status === 'failed')
    assert.equal(state.error.code, 'file-invalid')
  })
})
