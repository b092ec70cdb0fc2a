// `npm test`: works from a fresh clone with nothing but Node and npm.
import { spawn } from 'node:child_process'
import { ensureInstalled, environment, root } from '../demo/ensure-installed.mjs'
import { ensureChromium } from './chromium.mjs'

const NODE_COUNTS = /^[#ℹ] pass (\d+)[\s\S]*?^[#ℹ] fail (\d+)/gm

/** Each step with the words in which its tool counts; a tool that does not count is one check, passed or failed. */
const STEPS = [
  { name: 'Types', command: 'tsc -p .' },
  { name: 'Lint and format', command: 'biome check .' },
  { name: 'Browser', command: 'npm run -s test:browser', counts: /(\d+) passed, (\d+) failed/g },
  { name: 'Chain', command: 'npm run -s test:chain', counts: NODE_COUNTS, needs: 'indexer' },
  {
    name: 'Contracts',
    command: 'npm run -s test:contracts',
    counts: /(\d+) tests passed, (\d+) failed/g,
    needs: 'contracts',
  },
  { name: 'Unit', command: 'npm run -s test:unit', counts: NODE_COUNTS, needs: 'contracts' },
  {
    name: 'End to end',
    command: 'npm run -s test:e2e',
    counts: NODE_COUNTS,
    needs: 'stage',
  },
]

/** What steps need and takes minutes of one core or of the network: done one after the other, beside the steps before. */
const PREPARATIONS = {
  indexer: 'node test/market/install-indexer.ts',
  contracts: 'node contracts/forge.mjs build',
  stage: 'node test/e2e/prepare-stage.ts',
}

/** Milliseconds that a step may take; several times what the longest one needs. A step that hangs has failed. */
const STEP_LIMIT = 15 * 60_000

await ensureInstalled()
environment.CHROME_PATH = ensureChromium()

/** How to end each command under way. */
const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const end of running) end()
    process.exit(130)
  })
}

const wanted = process.argv.slice(2).map(name => name.toLowerCase())
const steps = wanted.length === 0 ? STEPS : STEPS.filter(step => wanted.includes(step.name.toLowerCase()))
// What goes wrong there, the step that needs it finds again and says.
const prepared = {}
let last = Promise.resolve()
for (const [name, command] of Object.entries(PREPARATIONS)) {
  if (!steps.some(step => step.needs === name)) continue
  last = last.then(() => runStep(command, () => undefined))
  prepared[name] = last
}
const results = []
for (const step of steps) {
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 60 - step.name.length))}`)
  const started = Date.now()
  await prepared[step.needs]
  const { code, output } = await runStep(step.command, text => process.stdout.write(text))
  const { passed, failed } = count(step, code, output)
  results.push({ name: step.name, passed, failed, seconds: Math.round((Date.now() - started) / 1000) })
}

console.log()
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(16)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${String(seconds).padStart(4)} s`,
  )
}
const sum = key => results.reduce((total, result) => total + result[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

/** A step that exits with an error without counting one has failed all the same. */
function count({ counts }, code, output) {
  if (counts === undefined) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  const last = [...output.matchAll(counts)].at(-1)
  const passed = Number(last?.[1] ?? 0)
  const failed = Number(last?.[2] ?? 0)
  const broken = (code !== 0 && failed === 0) || passed + failed === 0
  return { passed, failed: broken ? failed + 1 : failed }
}

/** Hands what the command writes to `print`, piece by piece. */
function runStep(command, print) {
  // A group of its own, so that a step ends together with everything it started.
  const child = spawn(command, {
    cwd: root,
    env: environment,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const end = () => (process.platform === 'win32' ? child.kill() : process.kill(-child.pid, 'SIGKILL'))
  const limit = setTimeout(() => {
    console.error(`\nNothing more is expected of this step after ${STEP_LIMIT / 60_000} minutes: it hangs.`)
    end()
  }, STEP_LIMIT)
  running.add(end)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text
      print(text)
    })
  }
  return new Promise(resolve =>
    child.on('close', code => {
      clearTimeout(limit)
      running.delete(end)
      resolve({ code, output: stripColours(output) })
    }),
  )
}

function stripColours(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what terminal colours are
  return text.replace(/\u001b\[[0-9;]*m/g, '')
}
