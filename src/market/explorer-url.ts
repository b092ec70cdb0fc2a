/** Address of a transaction or an account on a block explorer; `undefined` if it would not be an `https:` page of it. */
export function explorerUrl(
  explorer: string | undefined,
  kind: 'tx' | 'address',
  value: string,
): string | undefined {
  if (explorer === undefined || !/^0x([0-9a-f]{40}|[0-9a-f]{64})$/i.test(value)) return undefined
  try {
    const url = new URL(`${explorer.replace(/\/+$/, '')}/${kind}/${value}`)
    return url.protocol === 'https:' ? url.href : undefined
  } catch {
    return undefined
  }
}
