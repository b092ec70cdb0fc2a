/**
 * `npm run prove`: the SMTChecker of solc proves the arithmetic of shares and the books of the purse (`contracts/prove`). It
 * needs the solver z3, which no other command needs: without it nothing is proven, and that is said.
 * https://docs.soliditylang.org/en/latest/smtchecker.html
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import solc from 'solc'
import smtchecker from 'solc/smtchecker.js'

const folder = fileURLToPath(new URL('../../contracts/prove', import.meta.url))

/** Seconds for one question; what z3 cannot answer by then is not proven. */
const TIME_LIMIT = 60

/** What z3 needs to find inductive invariants; as solc sets it where z3 is built in. */
const SOLVER_OPTIONS = [
  'rewriter.pull_cheap_ite=true',
  'fp.spacer.q3.use_qgen=true',
  'fp.spacer.mbqi=false',
  'fp.spacer.ground_pobs=false',
]

/**
 * The bounded engine answers for products and quotients, about which the inductive one does not end; the inductive one knows
 * what a contract's state can be.
 */
const PROOFS = [
  { file: 'Arithmetic.sol', engine: 'bmc' },
  { file: 'Purse.sol', engine: 'chc' },
] as const

/** "… is safe!", by the inductive and by the bounded engine. https://github.com/argotorg/solidity/tree/develop/libsolidity/formal */
const PROVEN = new Set(['9576', '2961'])
/** Says that the bounded engine is going to be removed, and that an error's arguments are not looked at. */
const OF_NO_WEIGHT = new Set(['3993', '8364'])

interface Message {
  readonly errorCode: string
  readonly message: string
  readonly sourceLocation?: { readonly file: string; readonly start: number }
}

const version = spawnSync('z3', ['--version'], { encoding: 'utf8' })
if (version.status !== 0) {
  console.log('Skipped, nothing proven: there is no z3 here. On Debian, `apt-get install z3` brings it.')
  process.exit(0)
}
console.log(version.stdout.trim())

const known = new Set<string>(PROOFS.map(({ file }) => file))
let failures = readdirSync(folder).filter(file => !known.has(file)).length
for (const { file, engine } of PROOFS) failures += prove(file, engine)
console.log(failures === 0 ? '\nEverything is proven.' : `\nNot proven: ${failures}.`)
process.exit(failures === 0 ? 0 : 1)

/** Returns how much could not be proven. */
function prove(file: string, engine: string): number {
  const started = Date.now()
  const source = readFileSync(join(folder, file), 'utf8')
  const messages = check(file, source, engine)
  const proven = messages.filter(({ errorCode }) => PROVEN.has(errorCode))
  const open = messages.filter(({ errorCode }) => !PROVEN.has(errorCode) && !OF_NO_WEIGHT.has(errorCode))
  const seconds = Math.round((Date.now() - started) / 1_000)
  console.log(`\n${file}: ${proven.length} proven, ${open.length} not, in ${seconds} s`)
  for (const { message, sourceLocation } of proven) console.log(`  ✓ ${describe(message, sourceLocation)}`)
  for (const { message, sourceLocation } of open) console.log(`  ✗ ${describe(message, sourceLocation)}`)
  // Each assertion is an answer of its own; fewer answers mean that something was not asked.
  const asked = new Set(source.split('\n').flatMap(line => (/^\s*assert\(/.test(line) ? [line.trim()] : [])))
  return open.length + (proven.length < asked.size ? 1 : 0)
}

function describe(message: string, location: Message['sourceLocation']): string {
  const what = message.split('\n')[0] ?? ''
  if (location === undefined) return what
  const before = read(location.file).slice(0, location.start).split('\n')
  const line = read(location.file).split('\n')[before.length - 1]?.trim() ?? ''
  return `${location.file}:${before.length} ${what.replace(/ check is safe!$/, ' cannot happen')}: ${line}`
}

function check(file: string, source: string, engine: string): Message[] {
  const input = {
    language: 'Solidity',
    sources: { [`prove/${file}`]: { content: source } },
    settings: {
      // Sums of 256 bits that overflow revert, as everywhere in the contracts; they are no loss of money.
      modelChecker: {
        engine,
        targets: ['assert', 'underflow'],
        solvers: ['smtlib2'],
        showProvedSafe: true,
        showUnproved: true,
      },
      outputSelection: { '*': { '*': ['abi'] } },
    },
  }
  const callbacks = {
    import: (name: string) => ({ contents: read(name) }),
    smtSolver: smtchecker.smtCallback(solve),
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input), callbacks)) as { errors?: Message[] }
  return output.errors ?? []
}

function read(name: string): string {
  return readFileSync(join(folder, '..', name), 'utf8')
}

/** z3's answer to one question of the SMTChecker. */
function solve(question: string): string {
  const scratch = mkdtempSync(join(tmpdir(), 'modelmark-prove-'))
  try {
    const path = join(scratch, 'question.smt2')
    writeFileSync(path, question)
    const options = ['-smt2', `-T:${TIME_LIMIT}`, ...SOLVER_OPTIONS, path]
    return spawnSync('z3', options, { encoding: 'utf8', maxBuffer: 2 ** 30 }).stdout
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
