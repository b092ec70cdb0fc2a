import { ModelmarkError } from '../src/error/index.ts'

/** The id of a chain named as `eip155:8453` or `8453`. @throws ModelmarkError `bad-config`. */
export function readChain(chain: string): number {
  const chainId = Number(/^(?:eip155:)?(\d{1,15})$/.exec(chain.trim())?.[1])
  if (!Number.isSafeInteger(chainId)) {
    throw new ModelmarkError('bad-config', {
      field: 'chain',
      ...(chain && { value: chain }),
      expected: 'eip155:8453',
    })
  }
  return chainId
}
