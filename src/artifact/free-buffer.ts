/**
 * Gives the memory of `bytes` back now, not when the garbage collector comes by: megabytes pass faster than it looks. They cannot
 * be read any more. Does nothing to a view on a larger buffer, nor where a browser has no `ArrayBuffer.prototype.transfer`.
 */
export function freeBuffer(bytes: Uint8Array): void {
  const buffer = bytes.buffer as ArrayBufferLike & { transfer?(length: number): ArrayBuffer }
  if (bytes.byteLength === buffer.byteLength) buffer.transfer?.(0)
}
