#!/usr/bin/env node
import { explainProblem } from './hub/cli/explain-problem.ts'
import { setupError } from './hub/hub-error.ts'

const HELP = `modelmark: AI models as NFTs, with files that browsers give each other

Usage
  modelmark hub      keep models and give them to visitors (see: modelmark hub --help)
  modelmark index    read a market and answer searches of it (see: modelmark index --help)
  modelmark deploy   put the market's contracts on a chain (see: modelmark deploy --help)

Each command has --help.
`

/** Helia's HTTP code needs what Node has from here on. */
const OLDEST_NODE = [22, 19] as const

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined || command === '--help' || command === '-h') {
    process.stdout.write(HELP)
  } else if (command === 'hub') {
    requireNode()
    const { hubCommand } = await import('./hub/cli/hub-command.ts')
    await hubCommand(args)
  } else if (command === 'index') {
    requireNode()
    const { indexCommand } = await import('./indexer/index-command.ts')
    await indexCommand(args)
  } else if (command === 'deploy') {
    const { deployCommand } = await import('./deploy/deploy-command.ts')
    await deployCommand(args).catch(error => {
      throw setupError('deploy', '', firstSentence(error), error)
    })
  } else {
    throw setupError('usage', '', `There is no "modelmark ${command.slice(0, 40)}".`)
  }
}

/** What an error says to the operator; viem keeps that apart from a page of details. */
function firstSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'shortMessage' in error ? String(error.shortMessage) : error.message
}

function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw setupError(
    'usage',
    '',
    `This needs Node ${oldestMajor}.${oldestMinor} or newer; this is ${process.versions.node}.`,
  )
}

// A reader of the log that leaves, as `head` does, ends nothing.
process.stdout.on('error', () => {})

try {
  await run(process.argv.slice(2))
} catch (error) {
  const { what, cure, exitCode } = explainProblem(error)
  process.stderr.write(`modelmark: ${what}\n${cure === undefined ? '' : `  ${cure}\n`}`)
  if (process.argv.includes('--debug')) console.error(error)
  process.exitCode = exitCode
}
