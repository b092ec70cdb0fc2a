import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  encodeFrame,
  type Frame,
  FrameReader,
  frameHeader,
} from '../../../src/artifact/peer/protocol/index.ts'

function readAll(reader: FrameReader, pieces: Iterable<Uint8Array>): Frame[] {
  return [...pieces].flatMap(piece => [...reader.push(piece)])
}

describe('frames', () => {
  it('come out as they went in, however the stream is cut', () => {
    const frame = fc.record({
      kind: fc.integer({ min: 0, max: 255 }),
      id: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      body: fc.uint8Array({ maxLength: 60 }),
    })
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (frames, step) => {
        const bytes = Buffer.concat(frames.map(({ kind, id, body }) => encodeFrame(kind, id, body)))
        const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
          bytes.subarray(i * step, (i + 1) * step),
        )
        const read = readAll(new FrameReader(60), pieces)
        assert.deepEqual(
          read.map(({ kind, id, body }) => [kind, id, [...body]]),
          frames.map(({ kind, id, body }) => [kind, id, [...body]]),
        )
      }),
    )
  })

  it('with a body over the limit are refused at their header', () => {
    const reader = new FrameReader(1000)
    assert.throws(() => readAll(reader, [frameHeader(1, 2, 1001)]), { code: 'bad-config' })
    assert.throws(() => readAll(new FrameReader(1000), [frameHeader(1, 2, 0xffffffff)]), {
      code: 'bad-config',
    })
  })

  it('are read into the place they are given', () => {
    const place = new Uint8Array(4)
    const reader = new FrameReader(100, (kind, id, length) => {
      assert.deepEqual([kind, id, length], [6, 9, 3])
      return place.subarray(1, 4)
    })
    const [frame] = readAll(reader, [encodeFrame(6, 9, new Uint8Array([1, 2, 3]))])
    assert.equal(frame?.body.buffer, place.buffer)
    assert.deepEqual([...place], [0, 1, 2, 3])
  })
})
