import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { run } from './cli-fixture.ts'
import { seededBytes, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024
const BIN = fileURLToPath(new URL('../../../src/node/bin.ts', import.meta.url))
const FULL_DISK = fileURLToPath(new URL('./full-disk-hub.ts', import.meta.url))

describe('a full disk', { skip: process.platform !== 'linux' }, () => {
  it('is told, leaves nothing half kept, and what was there is served, also after a restart', async test => {
    const dir = await temporaryFolder(test)
    // A disk of its own, that only this process sees.
    const mount = 'mount -t tmpfs -o size=16m none "$0" && exec "$@"'
    const { stdout } = await promisify(execFile)('unshare', [
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      mount,
      dir,
      process.execPath,
      FULL_DISK,
      dir,
    ])
    const { kept, ...saw } = JSON.parse(stdout)
    assert.deepEqual(saw, {
      tooBig: 'storage-full',
      left: [kept],
      block: 'storage-full',
      status: 200,
      byteLength: 4 * MIB,
      orders: 507,
    })
  })

  it('is explained at the command line, with what to do', async test => {
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': seededBytes(3 * MIB, 'limit') })
    // No file may grow beyond 1 MiB: the same as a disk without room.
    const limited = 'ulimit -f 2048 && exec "$0" "$@"'
    const args = [
      '-c',
      limited,
      process.execPath,
      BIN,
      'hub',
      'import',
      `${dir}/a.bin`,
      '--data',
      `${dir}/data`,
    ]
    const { code, stderr } = await promisify(execFile)('sh', args).then(
      () => assert.fail('it was imported'),
      (error: { code: number; stderr: string }) => error,
    )
    assert.equal(code, 1)
    assert.match(
      stderr,
      /The disk has no room for more: .*\n +Free space or choose another folder with --data\./,
    )
    assert.match((await run('hub', 'list', '--data', `${dir}/data`)).out, /Nothing is pinned yet/)
  })
})
