import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { Connection, Stream } from '@libp2p/interface'
import fc from 'fast-check'
import { PeerSource } from '../../../src/artifact/peer/peer-source.ts'
import {
  decodeReply,
  decodeRequest,
  encodeFrame,
  encodeIndex,
  encodeMessage,
  LEAF_FRAME,
} from '../../../src/artifact/peer/protocol/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { leafBytes } from '../../browser/peer/file.ts'
import { giving, rawStream, stopNodes, strangePeer } from './connected.ts'
import { contentOf } from './content.ts'

const LENGTH = 1000
/** The same thousand each time, so that a failure can be seen again. */
const SAMPLE = { numRuns: 1000, seed: 4 }
const { signal } = new AbortController()
afterEach(stopNodes)

/** `bytes` with some replaced, one part left out and another one sent twice. */
const mutated = (bytes: Uint8Array) => {
  const place = fc.nat(bytes.length)
  return fc
    .record({
      changes: fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 6 }),
      cut: fc.option(fc.tuple(place, fc.nat(20))),
      twice: fc.option(fc.tuple(place, fc.nat(40))),
      end: fc.option(place),
    })
    .map(({ changes, cut, twice, end }) => {
      const copy = [...bytes]
      for (const [at, value] of changes) copy[at] = value
      if (twice) copy.splice(twice[0], 0, ...copy.slice(twice[0], twice[0] + twice[1]))
      if (cut) copy.splice(cut[0], cut[1])
      return Uint8Array.from(end === null ? copy : copy.slice(0, end))
    })
}

/** Sends `bytes` in one piece and says that nothing more comes. The other side may have hung up before. */
async function sendAndLeave(stream: Stream, bytes: Uint8Array): Promise<void> {
  try {
    stream.send(bytes)
    await stream.close()
  } catch {
    stream.abort(new Error('left'))
  }
}

/** What came of something that a stranger had a hand in: it ends, well or with an error of ours. */
async function outcome<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    assert.ok(error instanceof ModelmarkError, String(error))
    assert.notEqual(error.code, 'timeout')
    return undefined
  }
}

describe('one who gives, to one peer at a time', () => {
  const content = contentOf(30, LENGTH)

  /** Has a conversation on each of `streams`; the one slot is free again when each was let go. */
  async function survives(converse: (stream: Stream, turn: number) => Promise<void>, turns: number) {
    const file = await content
    const { connect } = await giving(file, { bytesPerSecond: Number.POSITIVE_INFINITY, ratio: 1e6 }, 1)
    const connection = await connect()
    for (let turn = 0; turn < turns; turn++) {
      const { stream, closed } = await rawStream(connection)
      await converse(stream, turn)
      await closed
    }
    const source = await PeerSource.open(await connect(), file.table.root, signal)
    assert.deepEqual(await source.fetch(0, LENGTH, signal), leafBytes(30, 0, LENGTH))
  }

  const conversation = async () => {
    const { root } = (await content).table
    return [
      encodeFrame(LEAF_FRAME.hello, 0, root.bytes),
      encodeFrame(LEAF_FRAME.want, 1, encodeIndex(0)),
      encodeFrame(LEAF_FRAME.wantNode, 2, root.bytes),
      encodeFrame(LEAF_FRAME.cancel, 1),
      encodeFrame(LEAF_FRAME.want, 3, encodeIndex(0)),
    ]
  }

  it('is unharmed by a thousand garbled conversations', async () => {
    const garbled = fc.sample(mutated(Buffer.concat(await conversation())), SAMPLE)
    await survives((stream, turn) => sendAndLeave(stream, garbled[turn] ?? new Uint8Array()), garbled.length)
  })

  it('lets go of a peer that vanishes after any message, or in the middle of one', async () => {
    const frames = await conversation()
    const whole = frames.map((_, i) => Buffer.concat(frames.slice(0, i + 1)))
    const torn = whole.map(bytes => bytes.subarray(0, bytes.length - 3))
    const said = [new Uint8Array(), ...whole, ...torn]
    await survives(async (stream, turn) => {
      stream.send(said[turn] ?? new Uint8Array())
      stream.abort(new Error('vanished'))
    }, said.length)
  })
})

describe('one who takes', () => {
  const root = contentOf(31, LENGTH).then(({ table }) => table.root)
  const bytes = leafBytes(31, 0, LENGTH)
  const have = encodeFrame(LEAF_FRAME.have, 1, new Uint8Array([0x80]))
  const answers = [
    encodeFrame(LEAF_FRAME.gained, 0),
    encodeFrame(LEAF_FRAME.chunk, 1, bytes.subarray(0, 600)),
    encodeFrame(LEAF_FRAME.none, 2),
    encodeFrame(LEAF_FRAME.chunk, 1, bytes.subarray(600)),
  ]

  /** Asks a peer that answers hello and the first want with these bytes and then leaves. */
  async function ask(connection: Connection): Promise<'refused' | 'no leaf' | 'leaf'> {
    const source = await outcome(PeerSource.open(connection, await root, signal))
    if (source === undefined) return 'refused'
    const leaf = await outcome(source.fetch(0, LENGTH, signal))
    await source.close()
    return leaf === undefined ? 'no leaf' : 'leaf'
  }

  it('is unharmed by a thousand garbled answers, and waits for none of them for ever', async () => {
    const openings = fc.sample(fc.oneof(fc.constant(have), mutated(have)), SAMPLE)
    const garbled = fc.sample(mutated(Buffer.concat(answers)), SAMPLE)
    let turn = 0
    const connection = await strangePeer((stream, { kind }) => {
      if (kind === LEAF_FRAME.hello) stream.send(openings[turn] ?? have)
      else void sendAndLeave(stream, garbled[turn] ?? have)
      // What cannot be understood must not be waited for either.
      if (kind === LEAF_FRAME.hello && openings[turn] !== have) void sendAndLeave(stream, have)
    })
    const outcomes = new Set<string>()
    for (; turn < 1000; turn++) outcomes.add(await ask(connection))
    assert.deepEqual([...outcomes].sort(), ['leaf', 'no leaf', 'refused'])
  })

  it('is told when the peer vanishes after any message, or in the middle of one', async () => {
    const whole = answers.map((_, i) => Buffer.concat(answers.slice(0, i + 1)))
    const said = whole.slice(0, -1).flatMap(part => [part, part.subarray(0, part.length - 3)])
    let turn = -1
    const connection = await strangePeer((stream, { kind }) => {
      const answer = kind === LEAF_FRAME.hello ? have : (said[turn] ?? new Uint8Array())
      stream.send(turn < 0 ? have.subarray(0, 5) : answer)
      if (turn < 0 || kind !== LEAF_FRAME.hello) stream.abort(new Error('vanished'))
    })
    assert.equal(await ask(connection), 'refused')
    for (turn = 0; turn < said.length; turn++) assert.equal(await ask(connection), 'no leaf')
  })
})

describe('messages of the rendezvous', () => {
  const root = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'
  const peer = '12D3KooWGC6TvWhfajpgX6wvJHvSvGPyEaoRuQRPMJBwzZn2vQGr'
  const texts = [
    encodeMessage({ type: 'announce', roots: [root, root] }),
    encodeMessage({ type: 'find', root, limit: 8 }),
    encodeMessage({ ttl: 60 }),
    encodeMessage({ peers: [peer] }),
    encodeMessage({ error: 'too-many' }),
  ]
  for (const [who, decode] of [
    ['a relay', decodeRequest],
    ['a visitor', decodeReply],
  ] as const) {
    it(`are refused by ${who} with one error when they are garbled`, () => {
      const garbled = fc.oneof(fc.uint8Array({ maxLength: 300 }), ...texts.map(mutated))
      fc.assert(
        fc.property(garbled, bytes => {
          try {
            decode(bytes)
          } catch (error) {
            assert.ok(error instanceof ModelmarkError && error.code === 'bad-config', String(error))
          }
        }),
        { numRuns: 1000 },
      )
    })
  }
})
