import type { AbortOptions, Startable, Stream, StreamHandler, StreamHandlerRecord } from '@libp2p/interface'

/** The part of libp2p's registrar that is needed here. */
export interface HandlerRegistrar {
  getHandler(protocol: string): StreamHandlerRecord
  handle(
    protocol: string,
    handler: StreamHandler,
    options: StreamHandlerRecord['options'] & { force: true },
  ): Promise<void>
}

/** On which two browsers exchange offer, answer and candidates. */
const SIGNALING_PROTOCOL = '/webrtc-signaling/0.0.1'

/**
 * A service of libp2p: lets the browser that calls finish the handshake before the one that answers goes on.
 *
 * In `@libp2p/webrtc` 6 the answerer closes the channel of the handshake as soon as it sees it. A caller whose page is
 * busy in that moment, adding the next candidate for one, misses that it was open and waits for that until its dial
 * times out. A caller hangs up the signalling stream once it closed the channel itself, so the answerer waits for that.
 */
export function patientAnswer({ registrar }: { registrar: HandlerRegistrar }): Startable {
  return {
    start: () => undefined,
    stop: () => undefined,
    afterStart: async () => {
      const { handler, options } = registrar.getHandler(SIGNALING_PROTOCOL)
      const answer: StreamHandler = (stream, connection) => {
        closeLast(stream)
        return handler(stream, connection)
      }
      await registrar.handle(SIGNALING_PROTOCOL, answer, { ...options, force: true })
    },
  }
}

/** From now on closing `stream`, the last step before the channels are read, takes until the other side closed it. */
function closeLast(stream: Stream): void {
  const close = stream.close.bind(stream)
  stream.close = async options => {
    await close(options)
    await hungUp(stream, options)
  }
}

/** Resolves when the other side closed `stream` or it broke. @throws The reason of `signal`. */
function hungUp(stream: Stream, { signal }: AbortOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      stream.removeEventListener('remoteCloseWrite', done)
      stream.removeEventListener('close', done)
      signal?.removeEventListener('abort', done)
      if (signal?.aborted) reject(signal.reason)
      else resolve()
    }
    if (stream.remoteWriteStatus === 'closed' || signal?.aborted) {
      done()
      return
    }
    stream.addEventListener('remoteCloseWrite', done)
    stream.addEventListener('close', done)
    signal?.addEventListener('abort', done)
  })
}
