import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { PeerSource } from '../../../src/artifact/peer/peer-source.ts'
import {
  encodeFrame,
  encodeIndex,
  FRAME_HEADER_BYTES,
  FrameReader,
  frameHeader,
  LEAF_FRAME,
  MAX_OPEN_WANTS,
  MAX_REPLY_BODY,
  MESSAGE_BYTES,
  piecesOf,
} from '../../../src/artifact/peer/protocol/index.ts'
import { leafBytes } from '../../browser/peer/file.ts'
import { sourceCompliance } from '../../compliance/source.ts'
import { FULL_SPEED, giving, rawStream, stopNodes, strangePeer, strangePeerWith } from './connected.ts'
import { contentOf } from './content.ts'

const MIB = 1024 * 1024
const { signal } = new AbortController()
afterEach(stopNodes)

describe('a peer that gives a file', () => {
  it('gives each leaf and each inner node as they are', async () => {
    const content = await contentOf(1, 2 * MIB + 5)
    const { connect, askers } = await giving(content)
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    const leaves = await Promise.all([0, 1, 2].map(i => source.fetch(i, content.table.length(i), signal)))
    leaves.forEach((bytes, i) => {
      assert.deepEqual(bytes, leafBytes(1, i, content.table.length(i)))
    })
    const [root] = content.table.nodes
    assert.deepEqual(await source.node(content.table.root, signal), root?.bytes)
    assert.deepEqual(askers.map(String), [content.table.root.toString()])
    await source.close()
  })

  it('says what it has, and what it gets', async () => {
    const content = await contentOf(2, 3 * MIB, [1])
    const { connect } = await giving(content)
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    assert.deepEqual(
      [0, 1, 2, 3].map(i => source.has(i)),
      [false, true, false, false],
    )
    const changed = new Promise<void>(resolve => source.watch(resolve))
    content.gain(2)
    await changed
    assert.equal(source.has(2), true)
    await source.close()
    assert.equal(source.has(2), false)
  })

  it('answers more questions than may be open at once, one after the other', async () => {
    const content = await contentOf(3, 9 * MIB)
    const { connect } = await giving(content)
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    const all = await Promise.all(Array.from({ length: 9 }, (_, i) => source.fetch(i, MIB, signal)))
    assert.deepEqual(all[8], leafBytes(3, 8))
    await source.close()
  })

  it('sends a leaf in equal parts that are messages of a browser', async () => {
    const content = await contentOf(20, MIB)
    const { connect } = await giving(content)
    const { stream } = await rawStream(await connect())
    stream.send(encodeFrame(LEAF_FRAME.hello, 0, content.table.root.bytes))
    stream.send(encodeFrame(LEAF_FRAME.want, 1, encodeIndex(0)))
    const parts: number[] = []
    const reader = new FrameReader(MAX_REPLY_BODY)
    for await (const chunk of stream) {
      for (const piece of piecesOf(chunk)) {
        for (const { kind, body } of reader.push(piece))
          if (kind === LEAF_FRAME.chunk) parts.push(body.length)
      }
      if (parts.reduce((sum, bytes) => sum + bytes, 0) >= MIB) break
    }
    const [largest, smallest] = [Math.max(...parts), Math.min(...parts)]
    // Beside the frame's header libp2p puts a few bytes of its own into a message.
    assert.ok(largest + FRAME_HEADER_BYTES + 16 <= MESSAGE_BYTES, parts.join())
    assert.ok(largest - smallest < parts.length, parts.join())
  })

  it('does not give what it does not have', async () => {
    const content = await contentOf(4, 2 * MIB, [0])
    const { connect } = await giving(content)
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    await assert.rejects(source.fetch(1, MIB, signal), { code: 'no-providers' })
    await assert.rejects(source.fetch(4_000_000_000, MIB, signal), { code: 'no-providers' })
    assert.deepEqual(await source.fetch(0, MIB, signal), leafBytes(4, 0))
    assert.deepEqual(content.reads, [0])
    await source.close()
  })

  it('does not know files it was not told to give', async () => {
    const [content, other] = [await contentOf(5, MIB), await contentOf(6, MIB)]
    const { connect } = await giving(content)
    await assert.rejects(PeerSource.open(await connect(), other.table.root, signal), { code: 'no-providers' })
  })

  it('stops sending a leaf that was given up, and goes on with the next', async () => {
    const content = await contentOf(7, 2 * MIB)
    const { connect, files } = await giving(content, { bytesPerSecond: MIB, ratio: 1000 })
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    const atOnce = new AbortController()
    const never = source.fetch(0, MIB, atOnce.signal)
    atOnce.abort()
    await assert.rejects(never, { code: 'aborted' })
    const midway = new AbortController()
    const first = source.fetch(0, MIB, midway.signal)
    while (files.uploaded(content.table.root) === 0) await new Promise(resolve => setImmediate(resolve))
    midway.abort()
    await assert.rejects(first, { code: 'aborted' })
    assert.deepEqual(await source.fetch(1, MIB, signal), leafBytes(7, 1))
    assert.ok(files.uploaded(content.table.root) < 2 * MIB)
    await source.close()
  })

  it('says what it has as soon as what it got allows it to give', async () => {
    const content = await contentOf(18, 3 * MIB, [])
    const { connect } = await giving(content, { bytesPerSecond: Number.POSITIVE_INFINITY, ratio: 1 })
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    const changed = new Promise<void>(resolve => source.watch(resolve))
    content.gain(1)
    await changed
    assert.equal(source.has(1), true)
    assert.deepEqual(await source.fetch(1, MIB, signal), leafBytes(18, 1))
    await source.close()
  })

  it('gives first what it has given least', async () => {
    const content = await contentOf(19, 5 * MIB)
    const { connect } = await giving(content, { bytesPerSecond: 8 * MIB, ratio: 1000 })
    const first = await PeerSource.open(await connect(), content.table.root, signal)
    for (const leaf of [1, 2]) await first.fetch(leaf, MIB, signal)
    const second = await PeerSource.open(await connect(), content.table.root, signal)
    const came: number[] = []
    // The first two are begun at once; of those that wait, the ones nobody has come first.
    const fetched = [0, 1, 2, 3].map(async leaf => {
      await second.fetch(leaf, MIB, signal)
      came.push(leaf)
    })
    await Promise.all(fetched)
    assert.ok(came.indexOf(3) < came.indexOf(2), came.join())
    await Promise.all([first.close(), second.close()])
  })

  it('says that it gives nothing any more when its allowance is used up', async () => {
    const content = await contentOf(8, 2 * MIB)
    const { connect } = await giving(content, { bytesPerSecond: Number.POSITIVE_INFINITY, ratio: 0.5 })
    const source = await PeerSource.open(await connect(), content.table.root, signal)
    assert.deepEqual(await source.fetch(0, MIB, signal), leafBytes(8, 0))
    await assert.rejects(source.fetch(1, MIB, signal), { code: 'no-providers' })
    assert.equal(source.has(1), false)
    await source.close()
  })

  it('deals with so many peers and no more', async () => {
    const content = await contentOf(9, MIB)
    const { connect } = await giving(content, FULL_SPEED, 1)
    const first = await PeerSource.open(await connect(), content.table.root, signal)
    await assert.rejects(PeerSource.open(await connect(), content.table.root, signal), {
      code: 'no-providers',
    })
    const left = first.closed
    await first.close()
    await left
  })

  for (const [what, frames] of [
    ['asks before it said for what', [encodeFrame(LEAF_FRAME.want, 1, encodeIndex(0))]],
    ['names a file by nonsense', [encodeFrame(LEAF_FRAME.hello, 0, new Uint8Array([1, 2, 3]))]],
    ['sends a request that is too long', [frameHeader(LEAF_FRAME.hello, 0, 1_000_000)]],
  ] as const) {
    it(`hangs up on a peer that ${what}`, async () => {
      const { connect } = await giving(await contentOf(10, MIB))
      const { stream, closed } = await rawStream(await connect())
      for (const frame of frames) stream.send(frame)
      await closed
    })
  }

  const breaches: [string, [kind: number, id: number, body: Uint8Array][]][] = [
    [
      'asks too much at once',
      Array.from({ length: MAX_OPEN_WANTS + 1 }, (_, i) => [LEAF_FRAME.want, i, encodeIndex(0)]),
    ],
    ['asks for a leaf by nonsense', [[LEAF_FRAME.want, 1, new Uint8Array(3)]]],
    ['sends frames nobody knows', [[99, 1, new Uint8Array()]]],
    [
      'floods it with requests',
      Array.from({ length: 20_000 }, (_, i) => [LEAF_FRAME.cancel, i, new Uint8Array()]),
    ],
  ]
  for (const [what, frames] of breaches) {
    it(`hangs up on a peer that ${what}`, async () => {
      const content = await contentOf(11, MIB)
      const { connect } = await giving(content, { bytesPerSecond: 1, ratio: 1000 })
      const { stream, closed } = await rawStream(await connect())
      stream.send(encodeFrame(LEAF_FRAME.hello, 0, content.table.root.bytes))
      for (const [kind, id, body] of frames) {
        if (stream.writeStatus === 'writable') stream.send(encodeFrame(kind, id, body))
      }
      await closed
    })
  }
})

describe('one who takes from a peer', () => {
  const root = contentOf(12, MIB).then(({ table }) => table.root)

  it('refuses more bytes than the leaf has', async () => {
    const connection = await strangePeerWith((stream, want) => {
      stream.send(encodeFrame(LEAF_FRAME.chunk, want, new Uint8Array(11)))
    })
    const source = await PeerSource.open(connection, await root, signal)
    await assert.rejects(source.fetch(0, 10, signal), { code: 'no-providers' })
    await source.closed
  })

  it('refuses an endless answer before it came', async () => {
    const connection = await strangePeerWith((stream, want) => {
      stream.send(frameHeader(LEAF_FRAME.chunk, want, 0xffffffff))
    })
    const source = await PeerSource.open(connection, await root, signal)
    await assert.rejects(source.fetch(0, 10, signal), { code: 'no-providers' })
  })

  it('refuses bytes it did not ask for', async () => {
    const connection = await strangePeerWith((stream, want) => {
      stream.send(encodeFrame(LEAF_FRAME.chunk, want + 1, new Uint8Array(5)))
    })
    const source = await PeerSource.open(connection, await root, signal)
    await assert.rejects(source.fetch(0, 10, signal), { code: 'no-providers' })
  })

  it('does not take a bitmap’s word for leaves it does not name', async () => {
    const connection = await strangePeer((stream, { kind }) => {
      if (kind !== LEAF_FRAME.hello) return
      stream.send(encodeFrame(LEAF_FRAME.have, 0xffffffff, new Uint8Array([0x80])))
      stream.send(encodeFrame(LEAF_FRAME.gained, 0xffffffff))
      stream.send(encodeFrame(LEAF_FRAME.gained, 1))
    })
    const source = await PeerSource.open(connection, await root, signal)
    if (!source.has(1)) await new Promise<void>(resolve => source.watch(resolve))
    assert.deepEqual(
      [0, 1, 2, 0xffffffff].map(i => source.has(i)),
      [true, true, false, false],
    )
    await source.close()
  })

  it('is told when the peer leaves', async () => {
    const connection = await strangePeerWith(stream => stream.abort(new Error('gone')))
    const source = await PeerSource.open(connection, await root, signal)
    await assert.rejects(source.fetch(0, 10, signal), { code: 'no-providers' })
    await source.closed
    await assert.rejects(source.fetch(0, 10, signal), { code: 'no-providers' })
  })

  it('can stop waiting for a peer that says nothing', async () => {
    const stop = new AbortController()
    const connection = await strangePeer(() => {})
    const opening = PeerSource.open(connection, await root, stop.signal)
    stop.abort()
    await assert.rejects(opening, { code: 'aborted' })
  })

  it('can stop waiting for a leaf that never comes', async () => {
    const stop = new AbortController()
    const connection = await strangePeerWith(() => stop.abort())
    const source = await PeerSource.open(connection, await root, signal)
    await assert.rejects(source.fetch(0, 10, stop.signal), { code: 'aborted' })
    await source.close()
  })
})

describe('a peer as a source', () => {
  const compliance = sourceCompliance(async () => {
    const content = await contentOf(20, 2 * MIB + 500)
    const { connect } = await giving(content)
    const { table } = content
    const bytes = Buffer.concat([0, 1, 2].map(i => leafBytes(20, i, table.length(i))))
    return {
      source: await PeerSource.open(await connect(), table.root, signal),
      table,
      bytes,
      close: stopNodes,
    }
  })
  for (const { name, run } of compliance) it(name, run)
})
