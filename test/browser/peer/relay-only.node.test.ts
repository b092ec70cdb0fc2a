import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Relay } from '../../../src/node/relay/index.ts'
import { startVisitors, type VisitorPage, type Visitors } from './visitors.ts'

const MIB = 1024 * 1024
const TURN_PORT = 9189
const UPLOAD = { bytesPerSecond: Number.MAX_SAFE_INTEGER, ratio: 1000 }

describe('visitors who do not want to be seen by each other', { timeout: 120_000 }, () => {
  let visitors: Visitors
  let relay: Relay
  let turn: ChildProcess
  before(async () => {
    visitors = await startVisitors(9187)
    relay = await visitors.relay(9188)
    const script = fileURLToPath(new URL('./turn-server.ts', import.meta.url))
    turn = spawn(process.execPath, [script, String(TURN_PORT)], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (turn.stdout) await once(turn.stdout, 'data')
  })
  after(async () => {
    turn?.kill()
    await visitors?.close()
  })

  async function visitor(iceServers: readonly RTCIceServer[]): Promise<VisitorPage> {
    const page = await visitors.open()
    await page.call('noteCandidates')
    await page.call('start', { relays: relay.multiaddrs, upload: UPLOAD, relayOnly: true, iceServers })
    return page
  }

  it('meet through the TURN server, and name nothing but it', async () => {
    const servers = [{ urls: `turn:127.0.0.1:${TURN_PORT}`, username: 'visitor', credential: 'secret' }]
    const [giver, taker] = [await visitor(servers), await visitor(servers)]
    const root = await giver.call('share', { seed: 21, size: 2 * MIB })
    const result = await taker.call('download', { root, seed: 21, size: 2 * MIB })
    assert.deepEqual([...result.verified].sort(), [0, 1])
    for (const page of [giver, taker]) {
      const kinds = await page.call('candidateKinds')
      assert.ok(kinds.length > 0 && kinds.every(kind => kind === 'relay'), `candidates: ${kinds.join(', ')}`)
      await page.close()
    }
  })

  it('do not meet where there is none', async () => {
    const [giver, taker] = [await visitor([]), await visitor([])]
    const root = await giver.call('share', { seed: 22, size: MIB })
    const result = await taker.call('download', { root, seed: 22, size: MIB, deadline: 5_000 })
    assert.deepEqual(result.verified, [])
    for (const page of [giver, taker]) {
      assert.deepEqual(await page.call('candidateKinds'), [])
      await page.close()
    }
  })
})
