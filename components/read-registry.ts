import { type AssetId, parseAddress } from '../src/asset/index.ts'
import { ModelmarkError } from '../src/error/index.ts'
import { inheritedAttribute } from './controllers/inherited-attribute.ts'
import { readChain } from './read-chain.ts'

/**
 * The registry that an element names by `chain` and `contract`, or an ancestor of it.
 * @throws ModelmarkError `bad-config` with the `field`.
 */
export function readRegistry(
  host: Element,
  chain: string,
  contract: string,
): Pick<AssetId, 'chainId' | 'contract'> {
  const onChain = chain || inheritedAttribute(host, 'chain') || ''
  const at = contract || inheritedAttribute(host, 'contract') || ''
  const chainId = readChain(onChain)
  if (at === '') throw new ModelmarkError('bad-config', { field: 'contract', expected: '0x…' })
  return { chainId, contract: parseAddress(at) }
}
