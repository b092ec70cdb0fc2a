import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { withBitswap } from '@helia/bitswap'
import { withLibp2pLight } from '@helia/libp2p'
import { decode } from '@ipld/dag-pb'
import { identify } from '@libp2p/identify'
import { webSockets } from '@libp2p/websockets'
import { multiaddr } from '@multiformats/multiaddr'
import { createHeliaLight } from 'helia'
import toBuffer from 'it-to-buffer'
import { CID } from 'multiformats/cid'
import { runHub, seededBytes, sha256Hex, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024

describe('a hub among IPFS nodes', () => {
  it('gives root and leaves over bitswap to a node that dials it', { timeout: 30_000 }, async test => {
    const hub = await runHub(test, { relayPort: 0 })
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': seededBytes(2.5 * MIB, 'bitswap') })
    const { cid: root } = await hub.importFile(join(dir, 'a.bin'))
    const visitor = withBitswap(
      withLibp2pLight(createHeliaLight({ routers: [{ name: 'none', async *findProviders() {} }] }), {
        transports: [webSockets()],
        connectionEncrypters: [noise()],
        streamMuxers: [yamux()],
        connectionGater: { denyDialMultiaddr: () => false },
        services: { identify: identify() },
      }),
    )
    await visitor.start()
    test.after(() => visitor.stop())
    await visitor.libp2p.dial(multiaddr(hub.multiaddrs[0]))
    const signal = AbortSignal.timeout(20_000)
    const bytes = await toBuffer(visitor.blockstore.get(root, { signal }))
    assert.equal(sha256Hex(bytes), Buffer.from(root.multihash.digest).toString('hex'))
    for (const [i, link] of decode(bytes).Links.entries()) {
      const leaf = await toBuffer(visitor.blockstore.get(CID.asCID(link.Hash) ?? root, { signal }))
      assert.equal(
        sha256Hex(leaf),
        sha256Hex(seededBytes(2.5 * MIB, 'bitswap').slice(i * MIB, (i + 1) * MIB)),
      )
    }
  })
})
