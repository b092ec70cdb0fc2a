import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Abi, type Hex, parseAbi } from 'viem'

/** Compiles `plain-token.sol`, the one contract of these tests that nobody deploys. */
export function compilePlainToken(): { readonly abi: Abi; readonly bytecode: Hex } {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string }
  const content = readFileSync(new URL('./plain-token.sol', import.meta.url), 'utf8')
  const output = JSON.parse(
    solc.compile(
      JSON.stringify({
        language: 'Solidity',
        sources: { 'plain-token.sol': { content } },
        settings: { outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
      }),
    ),
  )
  const { object } = output.contracts['plain-token.sol'].PlainToken.evm.bytecode
  return { abi: parseAbi(['constructor(address holder)']), bytecode: `0x${object}` }
}
