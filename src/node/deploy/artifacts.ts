import artifacts from './artifacts.generated.json' with { type: 'json' }
import type { Artifact } from './forge-output.ts'
import type { DeployedContract } from './render-artifacts.ts'

/** The committed bytecode of a contract. */
export function artifact(contract: DeployedContract): Artifact {
  return artifacts[contract] as unknown as Artifact
}

/** True if `code` is the contract's run-time code, whatever its constructor filled in. */
export function isCodeOf(contract: DeployedContract, code: string): boolean {
  const { runtime, immutables } = artifact(contract)
  if (code.length !== runtime.length) return false
  return withoutRanges(code, immutables) === withoutRanges(runtime, immutables)
}

function withoutRanges(code: string, ranges: Artifact['immutables']): string {
  let rest = ''
  let from = 0
  for (const [start, length] of ranges) {
    rest += code.slice(from, 2 + 2 * start)
    from = 2 + 2 * (start + length)
  }
  return rest + code.slice(from)
}
