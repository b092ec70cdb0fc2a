/** Digits before the point that any amount on a chain has at most. */
const MAX_WHOLE = 60

/** What a person typed as an amount in the smallest unit: "12.5", "12,5"; undefined for what is none, or is too fine. */
export function parseAmount(text: string, decimals: number): bigint | undefined {
  const [, whole = '', fraction = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  if (whole === '' || whole.length > MAX_WHOLE || fraction.length > decimals) return undefined
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}
