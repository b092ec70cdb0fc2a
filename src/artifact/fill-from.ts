import type { Fill } from './byte-reader.ts'

/** Reads a body into buffers of our own, which saves a copy of everything. Safari before 26.4 cannot: there its chunks are copied. */
export function fillFrom(body: ReadableStream<Uint8Array<ArrayBuffer>>): Fill {
  const reader = byteReader(body)
  if (reader === undefined) return fillFromChunks(body.getReader())
  return async view => {
    const { done, value } = await reader.read(view)
    return done ? undefined : value
  }
}

function byteReader(body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}

function fillFromChunks(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Fill {
  let chunk = new Uint8Array(0)
  return async view => {
    while (chunk.length === 0) {
      const { done, value } = await reader.read()
      if (done) return undefined
      chunk = value
    }
    const part = chunk.subarray(0, view.length)
    view.set(part)
    chunk = chunk.subarray(part.length)
    return view.subarray(0, part.length)
  }
}
