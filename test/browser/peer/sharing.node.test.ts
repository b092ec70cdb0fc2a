import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { PeerNodeOptions } from '../../../src/artifact/peer-node.ts'
import type { IdentityStore, Relay } from '../../../src/node/relay/index.ts'
import { startVisitors, type VisitorPage, type Visitors } from './visitors.ts'

const MIB = 1024 * 1024
const FULL_SPEED = { bytesPerSecond: Number.MAX_SAFE_INTEGER, ratio: 1000 }

/** A relay tells nobody when it hears something, so it is asked; no answer is a failure, not a hang. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = AbortSignal.timeout(30_000)
  for (; !condition(); deadline.throwIfAborted()) await new Promise(resolve => setTimeout(resolve, 20))
}

function keptIdentity(): IdentityStore {
  let kept: Uint8Array | undefined
  return {
    load: async () => kept,
    save: async key => {
      kept = key
    },
  }
}

describe('visitors of a page', { timeout: 300_000 }, () => {
  let visitors: Visitors
  let relay: Relay
  const pages: VisitorPage[] = []

  before(async () => {
    visitors = await startVisitors(9181)
    relay = await visitors.relay(9180)
  })
  after(() => visitors.close())
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close()
  })

  async function visitor(options: Partial<PeerNodeOptions> = {}): Promise<VisitorPage> {
    const page = await visitors.open()
    pages.push(page)
    await page.call('start', { relays: relay.multiaddrs, upload: FULL_SPEED, ...options })
    return page
  }

  it('pass a file from one to the other, without the web server, each leaf checked', async () => {
    const [giver, taker] = [await visitor(), await visitor()]
    const size = 8 * MIB - 12_345
    const root = await giver.call('share', { seed: 1, size })
    const requestsBefore = visitors.requests.length
    const result = await taker.call('download', { root, seed: 1, size })
    assert.deepEqual(result.refused, [])
    assert.deepEqual(result.errors, [])
    assert.deepEqual([...result.verified].sort(), [0, 1, 2, 3, 4, 5, 6, 7])
    assert.equal(visitors.requests.length, requestsBefore)
    assert.ok((await giver.call('uploaded', root)) >= size)
    assert.equal(await giver.call('peers', root), 0)
  })

  it('connect although the page of the one who calls is busy while the channel opens', async () => {
    const [giver, taker] = [await visitor(), await visitor()]
    const root = await giver.call('share', { seed: 11, size: 2 * MIB })
    await taker.call('dawdleOverCandidates', 500)
    const result = await taker.call('download', { root, seed: 11, size: 2 * MIB })
    assert.equal(result.verified.length, 2)
  })

  it('send nothing but signalling through the relay', async () => {
    const tight = await visitors.relay(9182, { limits: { relayedBytes: 32n * 1024n } })
    const relays = tight.multiaddrs
    const [giver, taker] = [await visitor({ relays }), await visitor({ relays })]
    const root = await giver.call('share', { seed: 2, size: 4 * MIB })
    const result = await taker.call('download', { root, seed: 2, size: 4 * MIB })
    assert.equal(result.verified.length, 4)
  })

  it('notice a peer that sends wrong bytes and get the leaf from an honest one', async () => {
    const [liar, honest, taker] = [await visitor(), await visitor(), await visitor()]
    const root = await liar.call('share', { seed: 3, size: 4 * MIB, lies: [0, 1, 2, 3] })
    const alone = await taker.call('download', {
      root,
      seed: 3,
      size: 4 * MIB,
      untilError: true,
      deadline: 8000,
    })
    assert.deepEqual(alone.verified, [])
    assert.ok(alone.refused.length > 0)
    assert.deepEqual(new Set(alone.refused.map(({ source }) => source)), new Set(alone.sources))
    await honest.call('share', { seed: 3, size: 4 * MIB })
    const both = await taker.call('download', { root, seed: 3, size: 4 * MIB })
    assert.equal(both.verified.length, 4)
  })

  it('are told clearly when a peer leaves midway', async () => {
    const [giver, taker] = [await visitor(), await visitor()]
    const root = await giver.call('share', { seed: 4, size: 6 * MIB, silent: [4, 5] })
    const downloading = taker.call('download', { root, seed: 4, size: 6 * MIB, untilError: true })
    await taker.page.waitForFunction(() => window.visitor.verified === 4)
    await giver.call('stop')
    const result = await downloading
    assert.deepEqual([...result.verified].sort(), [0, 1, 2, 3])
    assert.ok(result.errors.length > 0)
    assert.deepEqual(new Set(result.errors), new Set(['no-providers']))
  })

  it('are told clearly when a peer’s tab is closed midway', async () => {
    const [giver, taker] = [await visitor(), await visitor()]
    const root = await giver.call('share', { seed: 5, size: 6 * MIB, silent: [4, 5] })
    const downloading = taker.call('download', {
      root,
      seed: 5,
      size: 6 * MIB,
      untilError: true,
      deadline: 90_000,
    })
    await taker.page.waitForFunction(() => window.visitor.verified === 4)
    await giver.close()
    const result = await downloading
    assert.deepEqual([...result.verified].sort(), [0, 1, 2, 3])
    assert.ok(result.errors.length > 0)
    assert.ok(result.errors.every(code => code === 'no-providers' || code === 'timeout'))
  })

  it('give what they have of a file they are still getting, and say so when they get more', async () => {
    const [half, rest, taker] = [await visitor(), await visitor(), await visitor()]
    const root = await half.call('share', { seed: 6, size: 4 * MIB, held: [0, 2] })
    const first = await taker.call('download', { root, seed: 6, size: 4 * MIB, leaves: [0, 2] })
    assert.deepEqual([...first.verified].sort(), [0, 2])
    const waiting = taker.call('download', { root, seed: 6, size: 4 * MIB, leaves: [1, 3] })
    await taker.page.waitForFunction(id => window.visitor.peers(id) === 1, root)
    await half.call('gain', root, 1)
    await rest.call('share', { seed: 6, size: 4 * MIB, held: [3] })
    const second = await waiting
    assert.deepEqual([...second.verified].sort(), [1, 3])
    assert.equal(second.sources.length, 2)
  })

  it('give nothing any more after they stopped sharing', async () => {
    const [giver, taker] = [await visitor(), await visitor()]
    const root = await giver.call('share', { seed: 7, size: 2 * MIB })
    await taker.call('download', { root, seed: 7, size: 2 * MIB, leaves: [0] })
    await giver.call('unshare', root)
    const given = await giver.call('uploaded', root)
    const later = await taker.call('fetchFrom', { root, seed: 7, size: 2 * MIB, leaf: 1 })
    assert.equal(later, 'no-providers')
    assert.equal(await giver.call('uploaded', root), given)
    assert.equal(relay.metrics().announcements, 0)
  })

  it('give back no more than they hold of a file, unless the page allows more', async () => {
    const [giver, taker, other] = [
      await visitor({ upload: { bytesPerSecond: 1e12 } }),
      await visitor(),
      await visitor(),
    ]
    const root = await giver.call('share', { seed: 8, size: 2 * MIB })
    const first = await taker.call('download', { root, seed: 8, size: 2 * MIB })
    assert.equal(first.verified.length, 2)
    const second = await other.call('fetchFrom', { root, seed: 8, size: 2 * MIB, leaf: 0 })
    assert.equal(second, 'no-providers')
  })

  it('find each other again when the relay was lost and came back', async () => {
    const identity = keptIdentity()
    const lost = await visitors.relay(9183, { identity })
    const relays = lost.multiaddrs
    const [giver, taker] = [await visitor({ relays }), await visitor({ relays })]
    const root = await giver.call('share', { seed: 9, size: 2 * MIB })
    await lost.close()
    const back = await visitors.relay(9183, { identity })
    assert.deepEqual(back.multiaddrs, relays)
    const result = await taker.call('download', { root, seed: 9, size: 2 * MIB, deadline: 60_000 })
    assert.equal(result.verified.length, 2)
  })

  it('learn that no relay can be reached', async () => {
    const unreachable = relay.multiaddrs.map(address => address.replace('9180', '9189'))
    const taker = await visitor({ relays: unreachable })
    assert.equal(
      await taker.call('look', 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'),
      'no-providers',
    )
  })

  it('let any IPFS node pull their blocks over bitswap, and only those', async () => {
    const [giver, node] = [await visitor(), await visitors.open()]
    pages.push(node)
    const size = 3 * MIB
    const root = await giver.call('share', { seed: 10, size, held: [0, 2] })
    await until(() => relay.metrics().announcements === 1)
    const address = `${relay.multiaddrs[0]}/p2p-circuit/webrtc/p2p/${await giver.call('peerId')}`
    assert.equal(await node.call('pullOverBitswap', address, await node.call('leafCid', 10, size, 2)), MIB)
    assert.ok((await node.call('pullOverBitswap', address, root)) > 100)
    const missing = await node.call('leafCid', 10, size, 1)
    await assert.rejects(node.call('pullOverBitswap', address, missing, 2000))
  })
})
