import type { Stream } from '@libp2p/interface'
import { ModelmarkError } from '../../../error/index.ts'
import { encodeFrame, FrameReader } from './frame.ts'

/** The first frame's body that comes on `stream`. @throws ModelmarkError `no-providers` when the stream ends before, `bad-config` when it is over `maxBytes`. */
export async function readMessage(
  stream: Stream,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const abort = () => stream.abort(new Error('deadline'))
  signal.addEventListener('abort', abort, { once: true })
  try {
    signal.throwIfAborted()
    const reader = new FrameReader(maxBytes)
    for await (const chunk of stream) {
      for (const frame of reader.push(chunk.subarray())) return frame.body
    }
    throw new ModelmarkError('no-providers', { reason: 'stream ended' })
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** Sends one message and ends our side of the stream. */
export async function sendMessage(stream: Stream, body: Uint8Array, signal: AbortSignal): Promise<void> {
  if (!stream.send(encodeFrame(0, 0, body))) await stream.onDrain({ signal })
  await stream.close({ signal })
}
