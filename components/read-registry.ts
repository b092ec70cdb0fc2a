import { type Address, parseAddress } from '../src/asset/index.ts'
import { ModelmarkError } from '../src/error/index.ts'
import { inheritedAttribute } from './controllers/inherited-attribute.ts'
import { readChain } from './read-chain.ts'

/** The registry an element is about, by its own attributes or an ancestor's. @throws ModelmarkError `bad-config`. */
export function readRegistry(
  host: Element,
  chain: string,
  contract: string,
): { readonly chainId: number; readonly contract: Address } {
  const onChain = chain || inheritedAttribute(host, 'chain') || ''
  const at = contract || inheritedAttribute(host, 'contract') || ''
  const chainId = readChain(onChain)
  if (at === '') throw new ModelmarkError('bad-config', { field: 'contract', expected: '0x…' })
  return { chainId, contract: parseAddress(at) }
}
