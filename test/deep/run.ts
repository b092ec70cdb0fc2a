/**
 * `npm run test:contracts:deep`: what is too slow for every day, before a release. `-- invariants`, `-- fuzz` and
 * `-- coverage` run one part; a `Contract` or `Contract.test` behind the first two runs one piece of it.
 */
import { measureCoverage } from './coverage.ts'
import { listContracts, runTests, type TestResult } from './forge.ts'

/** As in the profile `deep` of `foundry.toml`; that no run was cut short is checked against the results. */
const INVARIANT_RUNS = 1_000
const INVARIANT_CALLS = 200_000
const FUZZ_RUNS = 10_000

interface Sums {
  readonly tests: number
  readonly runs: number
  readonly calls: number
  readonly failures: number
}

interface Part {
  readonly name: string
  run(piece: string): Promise<number>
}

const PARTS: readonly Part[] = [
  { name: 'invariants', run: piece => runAll('invariant_', piece, countInvariant) },
  { name: 'fuzz', run: piece => runAll('testFuzz', piece, countFuzz) },
  { name: 'coverage', run: measureCoverage },
]

const [wanted, piece = ''] = process.argv.slice(2)
const parts = PARTS.filter(({ name }) => wanted === undefined || name === wanted)
if (parts.length === 0) {
  console.error(`There is no part “${wanted}”. The parts are: ${PARTS.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
let failures = 0
for (const { name, run } of parts) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`)
  failures += await run(piece)
}
console.log(failures === 0 ? '\nDeep tests passed.' : `\nDeep tests failed: ${failures}.`)
process.exit(failures === 0 ? 0 : 1)

type Count = (result: TestResult) => Sums

function countInvariant({ kind, status }: TestResult): Sums {
  const { runs = 0, calls = 0, reverts = 0 } = kind.Invariant ?? {}
  const short = runs < INVARIANT_RUNS || calls < INVARIANT_CALLS || reverts !== 0
  return { tests: 1, runs, calls, failures: status === 'Success' && !short ? 0 : 1 }
}

function countFuzz({ kind, status }: TestResult): Sums {
  const { runs = 0 } = kind.Fuzz ?? {}
  return { tests: 1, runs, calls: runs, failures: status === 'Success' && runs >= FUZZ_RUNS ? 0 : 1 }
}

/** Contract by contract, so that each result is seen as soon as it is there. Returns the number of failures. */
async function runAll(prefix: string, only: string, count: Count): Promise<number> {
  const [onlyContract = '', onlyTest] = only.split('.')
  const listed = await listContracts(prefix)
  const names = onlyContract === '' ? listed : listed.filter(name => name === onlyContract)
  const sums: Sums[] = []
  for (const name of names) {
    const started = Date.now()
    const results = await runTests(name, `^${onlyTest ?? prefix}`)
    const sum = add(results.map(count))
    for (const result of results) if (count(result).failures !== 0) explain(result)
    console.log(`${describe(name, sum)} ${Math.round((Date.now() - started) / 1_000)} s`)
    sums.push(sum)
  }
  const total = add(sums)
  console.log(describe('together', total))
  // A piece that does not exist has not passed.
  return total.tests === 0 ? 1 : total.failures
}

function add(sums: readonly Sums[]): Sums {
  const of = (key: keyof Sums) => sums.reduce((sum, each) => sum + each[key], 0)
  return { tests: of('tests'), runs: of('runs'), calls: of('calls'), failures: of('failures') }
}

function explain({ name, reason, kind, counterexample }: TestResult): void {
  console.error(`  ✗ ${name}: ${reason ?? 'ended too soon'} ${JSON.stringify(kind)}`)
  if (counterexample) console.error(JSON.stringify(counterexample).slice(0, 4_000))
}

function describe(name: string, sums: Sums): string {
  const numbers = Object.entries(sums).map(([key, value]) =>
    `${value.toLocaleString('en')} ${key}`.padStart(18),
  )
  return `${sums.failures === 0 ? '✓' : '✗'} ${name.padEnd(28)}${numbers.join('')}`
}
