import assert from 'node:assert/strict'
import { once } from 'node:events'
import { afterEach, describe, it } from 'node:test'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import type { Libp2p, Stream } from '@libp2p/interface'
import { webSockets } from '@libp2p/websockets'
import { createLibp2p } from 'libp2p'
import { deferred } from '../../../src/artifact/peer/deferred.ts'
import { type HandlerRegistrar, patientAnswer } from '../../../src/artifact/peer/patient-answer.ts'

const SIGNALING_PROTOCOL = '/webrtc-signaling/0.0.1'

async function heardEnd(stream: Stream): Promise<void> {
  if (stream.remoteWriteStatus !== 'closed') await once(stream, 'remoteCloseWrite')
}

describe('who answers a WebRTC call', () => {
  const nodes: Libp2p[] = []
  afterEach(async () => {
    for (const node of nodes.splice(0)) await node.stop()
  })

  async function start(listen: string[], services = {}): Promise<Libp2p> {
    const node = await createLibp2p({
      addresses: { listen },
      transports: [webSockets()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      services,
    })
    nodes.push(node)
    return node
  }

  /** A caller's stream to a node whose WebRTC transport does nothing but close it. */
  async function call(signal?: AbortSignal): Promise<{ stream: Stream; answered: Promise<void> }> {
    const { promise: answered, resolve, reject } = deferred<void>()
    answered.catch(() => undefined)
    const transport = ({ registrar }: { registrar: HandlerRegistrar }) => ({
      start: () =>
        registrar.handle(
          SIGNALING_PROTOCOL,
          stream => stream.close(signal === undefined ? {} : { signal }).then(resolve, reject),
          { force: true },
        ),
      stop: () => undefined,
    })
    const answerer = await start(['/ip4/127.0.0.1/tcp/0/ws'], { transport, patientAnswer })
    const caller = await start([])
    const stream = await caller.dialProtocol(answerer.getMultiaddrs(), SIGNALING_PROTOCOL)
    return { stream, answered }
  }

  it('says everything, then goes on when the caller hung up, not before', async () => {
    const { stream, answered } = await call()
    const events: string[] = []
    const done = answered.then(() => events.push('answerer goes on'))
    await heardEnd(stream)
    events.push('caller heard the end')
    events.push('caller hangs up')
    await stream.close()
    await done
    assert.deepEqual(events, ['caller heard the end', 'caller hangs up', 'answerer goes on'])
  })

  it('goes on when the connection to the caller is gone', async () => {
    const { stream, answered } = await call()
    await heardEnd(stream)
    stream.abort(new Error('tab closed'))
    await answered
  })

  it('gives up when the caller does not hang up in time', async () => {
    const giveUp = new AbortController()
    const { stream, answered } = await call(giveUp.signal)
    await heardEnd(stream)
    giveUp.abort(new Error('took too long'))
    await assert.rejects(answered, /took too long/)
  })
})
