import { withBitswap } from '@helia/bitswap'
import type { HeliaWithLibp2p } from '@helia/libp2p'
import type { Libp2p } from '@libp2p/interface'
import type { Blockstore } from 'interface-blockstore'

interface Mixin {
  start(host: unknown): Promise<void>
}
interface BlockBroker {
  stop(): Promise<void>
}

/**
 * Gives the blocks of a store over Helia's bitswap to any node that asks; resolves with what ends it. The host is as much of
 * a Helia node as bitswap uses: the package itself loads a DHT, HTTP, UPnP and ACME too, two seconds of every start of a hub.
 */
export async function serveBitswap(libp2p: Libp2p, blockstore: Blockstore): Promise<() => Promise<void>> {
  const mixins: Mixin[] = []
  const brokers: BlockBroker[] = []
  const host = {
    libp2p,
    blockstore,
    logger: libp2p.logger,
    status: 'starting',
    addMixin: (mixin: Mixin) => void mixins.push(mixin),
    hasBlockBroker: () => false,
    addBlockBroker: (broker: BlockBroker) => void brokers.push(broker),
  }
  withBitswap(host as unknown as HeliaWithLibp2p)
  for (const mixin of mixins) await mixin.start(host)
  return async () => {
    for (const broker of brokers) await broker.stop()
  }
}
