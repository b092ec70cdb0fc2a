/** A safetensors file of one tensor of `elements` zeros. */
export function safetensors(elements: number): Uint8Array<ArrayBuffer> {
  const header = { a: { dtype: 'F32', shape: [elements], data_offsets: [0, 4 * elements] } }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(8 + json.length + 4 * elements)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  return bytes
}
