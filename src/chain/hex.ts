/** `0x` and an even number of hex digits: calldata, return data, signatures. */
export type Hex = `0x${string}`

/** True for `0x` and whole bytes. */
export function isHexBytes(value: unknown): value is Hex {
  return typeof value === 'string' && value.length % 2 === 0 && /^0x[0-9a-fA-F]*$/.test(value)
}

/** True for a JSON-RPC quantity, `0x1b4`. */
export function isQuantity(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{1,64}$/.test(value)
}

/** True for a 32-byte hash. */
export function isHash(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{64}$/.test(value)
}

/** A number as a JSON-RPC quantity. */
export function toQuantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`
}
