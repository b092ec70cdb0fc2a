import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import { tcp } from '@libp2p/tcp'
import { createLibp2p } from 'libp2p'
import type { CID } from 'multiformats/cid'
import { LeafGiver } from '../../../src/artifact/peer/leaf-giver.ts'
import { PeerSlots } from '../../../src/artifact/peer/peer-slots.ts'
import {
  encodeFrame,
  type Frame,
  FrameReader,
  LEAF_FRAME,
  LEAF_PROTOCOL,
  piecesOf,
} from '../../../src/artifact/peer/protocol/index.ts'
import { ServedFiles } from '../../../src/artifact/peer/served-files.ts'
import { UploadAllowance } from '../../../src/artifact/peer/upload-allowance.ts'
import type { TestContent } from './content.ts'

export const FULL_SPEED = { bytesPerSecond: Number.POSITIVE_INFINITY, ratio: 1000 }

const nodes: Libp2p[] = []
/** To be called after each test. */
export async function stopNodes(): Promise<void> {
  for (const node of nodes.splice(0)) await node.stop()
}

async function node(): Promise<Libp2p> {
  const started = await createLibp2p({
    addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
  })
  nodes.push(started)
  return started
}

export interface Giving {
  readonly giver: LeafGiver
  readonly files: ServedFiles
  readonly askers: CID[]
  connect(): Promise<Connection>
}

/** A peer that gives `content`, over real connections. */
export async function giving(content: TestContent, upload = FULL_SPEED, peers = 16): Promise<Giving> {
  const files = new ServedFiles()
  files.add(content)
  const askers: CID[] = []
  const giver = new LeafGiver(files, new UploadAllowance(upload), new PeerSlots(peers), root =>
    askers.push(root),
  )
  const host = await node()
  await host.handle(LEAF_PROTOCOL, giver.handle)
  return { giver, files, askers, connect: async () => (await node()).dial(host.getMultiaddrs()) }
}

/** A peer that answers each frame as `answer` says. */
export async function strangePeer(answer: (stream: Stream, frame: Frame) => void): Promise<Connection> {
  const host = await node()
  await host.handle(LEAF_PROTOCOL, async stream => {
    const reader = new FrameReader(1024)
    try {
      for await (const chunk of stream) {
        for (const piece of piecesOf(chunk)) for (const frame of reader.push(piece)) answer(stream, frame)
      }
    } catch {
      stream.abort(new Error('left'))
    }
  })
  return (await node()).dial(host.getMultiaddrs())
}

/** Says it has leaf 0, then answers wants as told. */
export function strangePeerWith(answer: (stream: Stream, want: number) => void): Promise<Connection> {
  return strangePeer((stream, { kind, id }) => {
    if (kind === LEAF_FRAME.hello) stream.send(encodeFrame(LEAF_FRAME.have, 1, new Uint8Array([0x80])))
    else if (kind === LEAF_FRAME.want) answer(stream, id)
  })
}

/** A stream without our client at its end. */
export async function rawStream(
  connection: Connection,
): Promise<{ stream: Stream; closed: Promise<unknown> }> {
  const stream = await connection.newStream(LEAF_PROTOCOL)
  return { stream, closed: new Promise(resolve => stream.addEventListener('close', resolve)) }
}
