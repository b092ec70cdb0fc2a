import { decodeAbiParameters, hexToBytes } from 'viem'
import type { Hex } from '../hex.ts'

const MAX_LENGTH = 12
const BYTES32_HEX_LENGTH = 66

/**
 * A token's symbol from what `symbol()` returned, a `string` or (older tokens) a `bytes32`, as text that cannot
 * reorder or hide what stands beside it. `undefined` where nothing visible is left.
 */
export function cleanSymbol(answer: Hex): string | undefined {
  const visible = decodeText(answer)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')
  const characters = [...visible]
  if (characters.length === 0) return undefined
  if (characters.length <= MAX_LENGTH) return visible
  return `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
}

function decodeText(answer: Hex): string {
  try {
    if (answer.length === BYTES32_HEX_LENGTH) return new TextDecoder().decode(hexToBytes(answer))
    return decodeAbiParameters([{ type: 'string' }], answer)[0]
  } catch {
    return ''
  }
}
