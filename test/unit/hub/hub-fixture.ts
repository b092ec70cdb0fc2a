import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Hub, type HubOptions, startHub } from '../../../src/node/hub/index.ts'

export { seededBytes, seededChunks } from './seeded-bytes.ts'

/** A folder that is gone when the test is over. */
export async function temporaryFolder(test: Pick<TestContext, 'after'>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'modelmark-hub-'))
  test.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** Writes files of a folder, by path. */
export async function writeFolder(
  dir: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

/** A hub in this process, closed when the test is over. */
export async function runHub(
  test: Pick<TestContext, 'after'>,
  options: Partial<HubOptions> = {},
): Promise<Hub> {
  const hub = await startHub({ dataDir: await temporaryFolder(test), limits: 'off', ...options })
  test.after(() => hub.close())
  return hub
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
