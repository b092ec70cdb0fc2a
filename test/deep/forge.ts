/** Runs forge with the profile `deep` and reads its JSON. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const contractsFolder = fileURLToPath(new URL('../../contracts', import.meta.url))

/** What forge says of one test; `kind` is named after what it counts. */
export interface TestResult {
  readonly name: string
  readonly status: string
  readonly reason: string | null
  readonly counterexample: unknown
  readonly kind: {
    readonly Invariant?: { readonly runs: number; readonly calls: number; readonly reverts: number }
    readonly Fuzz?: { readonly runs: number }
  }
}

/** Names of the contracts that have tests whose names begin with `prefix`. */
export async function listContracts(prefix: string): Promise<string[]> {
  const json = await forge(['test', '--list', '--json', '--match-test', `^${prefix}`])
  const files = JSON.parse(json) as Record<string, Record<string, string[]>>
  return Object.values(files).flatMap(contracts => Object.keys(contracts))
}

export async function runTests(contract: string, matchTest: string): Promise<TestResult[]> {
  const json = await forge(['test', '--json', '--match-contract', `^${contract}$`, '--match-test', matchTest])
  const suites = JSON.parse(json) as Record<
    string,
    { test_results: Record<string, Omit<TestResult, 'name'>> }
  >
  return Object.values(suites).flatMap(suite =>
    Object.entries(suite.test_results).map(([name, result]) => ({ ...result, name: `${contract}.${name}` })),
  )
}

interface ForgeOptions {
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Stdout. Tests that fail are in it; what keeps forge from testing at all is an error. */
export async function forge(args: readonly string[], options: ForgeOptions = {}): Promise<string> {
  const child = spawn('forge', args, {
    cwd: options.cwd ?? contractsFolder,
    env: { ...process.env, FOUNDRY_PROFILE: 'deep', NO_COLOR: '1', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  // Failures of fuzzing are reported line by line before the result.
  const output = stdout.replace(/^\{"timestamp".*\n/gm, '')
  // The exit code says nothing: forge of the npm package ends with 0 also when it could not compile.
  const hasResults = /"test_results"|^Ran \d+ test/m.test(output)
  if (hasResults || !/^Error/m.test(stderr)) return output
  throw new Error(`forge ${args.join(' ')}:\n${stderr}`)
}
