import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { createLibrary, openHubStore } from '../../../src/node/hub/index.ts'
import { describeStoredFile } from '../../../src/node/hub/stored-file.ts'
import { DAG_PB, RAW, SHA2_256 } from '../../../src/node/hub/unixfs-file.ts'
import { sha256Hex, temporaryFolder } from './hub-fixture.ts'

const IMPORTING = fileURLToPath(new URL('./importing-hub.ts', import.meta.url))
const ROUNDS = 50

describe('a hub that is killed fifty times', () => {
  it('has all it said it kept, nothing half, and goes on', { timeout: 175_000 }, async test => {
    const dir = await temporaryFolder(test)
    const dataDir = join(dir, 'data')
    const program = join(dir, 'importing-hub.mjs')
    // In one file it starts in a tenth of a second: the rounds are many.
    await build({
      entryPoints: [IMPORTING],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    })
    const kept = new Map<number, string>()
    let next = 0
    for (let round = 0; round < ROUNDS; round++) {
      const child = spawn(process.execPath, [program, dataDir, join(dir, 'sources'), String(next)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const exited = once(child, 'exit')
      let said = 0
      const lines = createInterface({ input: child.stdout })
      lines.on('line', line => {
        const [word, i, cid = ''] = line.split(' ')
        if (word === 'kept') kept.set(Number(i), cid)
        if (said++ === round % 3) setTimeout(() => child.kill('SIGKILL'), Math.random() * 50)
      })
      await Promise.all([exited, once(lines, 'close')])
      next = Math.max(next, ...[...kept.keys()].map(i => i + 1))
      const store = await openHubStore(dataDir, path => assert.fail(`damaged: ${path}`))
      const pins = new Set((await (await createLibrary(store)).pins()).map(({ cid }) => cid))
      for (const cid of kept.values()) assert.ok(pins.has(cid), `round ${round} lost ${cid}`)
      assert.deepEqual(await readdir(join(dataDir, 'work')), [])
      store.close()
    }

    const store = await openHubStore(dataDir)
    test.after(() => store.close())
    const files = (await store.list()).map(({ cid }) => cid)
    for (const cid of files) {
      const digests: Uint8Array[] = [cid.multihash.digest]
      if (cid.code === DAG_PB) {
        const { blocks } = await describeStoredFile(join(dataDir, 'files', String(cid)), cid)
        digests.push(...blocks.map(({ digest }) => digest))
      }
      for (const digest of digests) {
        const bytes = await store.read(CID.createV1(RAW, createDigest(SHA2_256, new Uint8Array(digest))))
        assert.equal(sha256Hex(bytes ?? new Uint8Array()), Buffer.from(digest).toString('hex'))
      }
    }
    const roots = files.filter(({ code }) => code === DAG_PB).map(String)
    assert.deepEqual((await readdir(join(dataDir, 'files'))).sort(), roots.sort())
    for (const [i, cid] of kept) {
      const file = CID.parse(cid)
      const size = (await store.file(file))?.size ?? (await store.read(file))?.length
      assert.equal(size, i % 3 === 0 ? 5000 : 1_500_000)
    }
  })
})
