import { createHash } from 'node:crypto'
import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import { SHA2_256 } from './unixfs-file.ts'

const DEADLINE = 60_000
const ATTEMPTS = 4

/**
 * Gets a block from a gateway and checks it; a gateway that is busy is asked again when it said it would be ready.
 * @param maxLength Bytes; a longer answer is cut off.
 * @throws ModelmarkError `no-providers`, `digest-mismatch` with the gateway that sent wrong bytes.
 */
export async function fetchBlock(
  gateway: string,
  cid: CID,
  maxLength: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (cid.multihash.code !== SHA2_256)
    throw new ModelmarkError('file-invalid', { cid: String(cid), field: 'hash' })
  for (let attempt = 1; ; attempt++) {
    const answer = await request(gateway, cid, signal)
    if (answer.status === 429 && attempt < ATTEMPTS) {
      await answer.body?.cancel()
      await pause(Math.min(30, Number(answer.headers.get('retry-after')) || 1) * 1000, signal)
      continue
    }
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel()
      throw new ModelmarkError('no-providers', { source: gateway, cid: String(cid), status: answer.status })
    }
    const bytes = await readAtMost(answer.body, maxLength).catch(cause => {
      if (signal?.aborted) throw new ModelmarkError('aborted', {}, { cause })
      throw new ModelmarkError('no-providers', { source: gateway, cid: String(cid) }, { cause })
    })
    if (bytes === undefined || !createHash('sha256').update(bytes).digest().equals(cid.multihash.digest)) {
      throw new ModelmarkError('digest-mismatch', { source: gateway, cid: String(cid) })
    }
    return bytes
  }
}

async function request(gateway: string, cid: CID, signal?: AbortSignal): Promise<Response> {
  const deadline = AbortSignal.timeout(DEADLINE)
  try {
    return await fetch(`${gateway.replace(/\/+$/, '')}/ipfs/${cid}?format=raw`, {
      headers: { Accept: 'application/vnd.ipld.raw' },
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    })
  } catch (cause) {
    if (signal?.aborted) throw new ModelmarkError('aborted', {}, { cause })
    throw new ModelmarkError('no-providers', { source: gateway, cid: String(cid) }, { cause })
  }
}

async function readAtMost(
  body: ReadableStream<Uint8Array>,
  maxLength: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxLength) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new ModelmarkError('aborted'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
