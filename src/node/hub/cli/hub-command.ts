import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Artifact } from '../../../manifest/index.ts'
import type { HubOptions } from '../hub.ts'
import { setupError, systemCode } from '../hub-error.ts'
import { openHubStore } from '../hub-store.ts'
import { createLibrary, type Library } from '../library.ts'
import type { LogEntry } from '../log-entry.ts'
import { HUB_HELP } from './hub-help.ts'

const COMMON = {
  data: { type: 'string', default: '.modelmark/hub' },
  json: { type: 'boolean', default: false },
  debug: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const OPTIONS = {
  serve: {
    ...COMMON,
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '4180' },
    'relay-port': { type: 'string', default: '4181' },
    'no-relay': { type: 'boolean', default: false },
    announce: { type: 'string', multiple: true },
    'behind-proxy': { type: 'boolean', default: false },
    'requests-per-second': { type: 'string' },
    burst: { type: 'string' },
    streams: { type: 'string' },
    threads: { type: 'string' },
    'no-limits': { type: 'boolean', default: false },
    'accept-uploads': { type: 'string' },
    'max-upload': { type: 'string' },
    'metrics-port': { type: 'string' },
    'metrics-host': { type: 'string', default: '127.0.0.1' },
    grace: { type: 'string', default: '10' },
  },
  import: { ...COMMON, manifest: { type: 'string' } },
  pin: { ...COMMON, gateway: { type: 'string' } },
  unpin: COMMON,
  list: COMMON,
} as const satisfies Record<string, ParseArgsOptionsConfig>

/** As many as there are processor cores, up to what saturates a fast network. Elsewhere one port has one listener. */
const DEFAULT_THREADS = process.platform === 'linux' ? Math.min(8, availableParallelism()) : 1

/** Shorter tokens can be guessed. */
const MIN_TOKEN_LENGTH = 16

type Subcommand = keyof typeof OPTIONS

/**
 * Runs `modelmark hub …`; resolves when the command is done, for `serve` when it was told to stop.
 * @throws ModelmarkError
 */
export async function hubCommand(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args
  if (first === undefined || first === 'serve') return serve(rest)
  if (first.startsWith('-')) {
    if (first === '--help' || first === '-h') return print(HUB_HELP[''])
    return serve(args)
  }
  if (first === 'import') return importPaths(rest)
  if (first === 'pin') return pin(rest)
  if (first === 'unpin') return unpin(rest)
  if (first === 'list') return list(rest)
  throw setupError('usage', 'hub', `There is no "modelmark hub ${first.slice(0, 40)}".`)
}

async function serve(args: readonly string[]): Promise<void> {
  const { values } = read('serve', args, 0)
  if (values.help) return print(HUB_HELP['serve'])
  const limits = {
    ...countOption('requestsPerSecond', '--requests-per-second', values['requests-per-second']),
    ...countOption('burst', '--burst', values.burst),
    ...countOption('streams', '--streams', values.streams),
  }
  const metricsPort = values['metrics-port']
  const tokenFile = values['accept-uploads']
  const { maxGiB } = countOption('maxGiB', '--max-upload', values['max-upload'])
  const options: HubOptions = {
    dataDir: values.data,
    host: values.host,
    port: portOption('--port', values.port),
    ...(values['no-relay'] ? {} : { relayPort: portOption('--relay-port', values['relay-port']) }),
    ...(values.announce === undefined ? {} : { announce: values.announce }),
    behindProxy: values['behind-proxy'],
    limits: values['no-limits'] ? 'off' : limits,
    ...(metricsPort === undefined ? {} : { metricsPort: portOption('--metrics-port', metricsPort) }),
    metricsHost: values['metrics-host'],
    threads: DEFAULT_THREADS,
    ...countOption('threads', '--threads', values.threads),
    ...(tokenFile === undefined
      ? {}
      : {
          uploads: {
            tokens: await readTokens(tokenFile),
            ...(maxGiB === undefined ? {} : { maxBytes: maxGiB * 1024 ** 3 }),
          },
        }),
    log: values.json ? printLine : printEvent,
  }
  const { grace = 0 } = countOption('grace', '--grace', values.grace)
  // The other commands start at once, without the peer node.
  const { startHub } = await import('../hub.ts')
  const hub = await startHub(options)
  await new Promise<void>(resolve => {
    // Only the first signal is answered with patience: with nobody left to hear it, the next one ends the process.
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })
  await hub.close(grace * 1000)
}

/** One token a line. */
async function readTokens(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch(error => {
    throw setupError(
      'usage',
      'hub serve',
      `--accept-uploads: ${path} cannot be read (${systemCode(error)}).`,
      error,
    )
  })
  const tokens = text.split(/\s+/).filter(token => token !== '')
  if (tokens.length > 0 && tokens.every(token => token.length >= MIN_TOKEN_LENGTH)) return tokens
  throw setupError(
    'usage',
    'hub serve',
    `--accept-uploads: ${path} must hold tokens of at least ${MIN_TOKEN_LENGTH} characters, one a line.`,
  )
}

async function importPaths(args: readonly string[]): Promise<void> {
  const { values, positionals } = read('import', args, Number.POSITIVE_INFINITY)
  if (values.help) return print(HUB_HELP['import'])
  if (positionals.length === 0) throw setupError('usage', 'hub import', 'Say which folder or file to import.')
  await using library = await openLibrary(values.data)
  for (const path of positionals) {
    const isFolder = await stat(path).then(
      entry => entry.isDirectory(),
      () => false,
    )
    if (isFolder) await importModel(library, path, values.manifest, values.json)
    else {
      const { cid, size, sha256 } = await library.importFile(path)
      const report = { path, cid: String(cid), size, sha256 }
      if (values.json) printLine(report)
      else print(`Imported ${path} (${formatSize(size)})\n  cid     ${cid}\n  sha256  ${sha256}\n`)
    }
  }
}

async function importModel(
  library: Library,
  dir: string,
  manifest: string | undefined,
  json: boolean,
): Promise<void> {
  const onFile = (artifact: Artifact) =>
    print(`  ${artifact.path}  ${formatSize(artifact.size)}  ${artifact.cid}\n`)
  const model = await library.importFolder(dir, {
    ...(manifest === undefined ? {} : { manifest }),
    ...(json ? {} : { onFile }),
  })
  if (json) return printLine({ path: dir, cid: model.cid, digest: model.digest, manifest: model.manifest })
  const { name, version } = model.manifest
  print(`Imported "${name}" ${version}\n  manifest  ${model.cid}\n  digest    ${model.digest}\n`)
}

async function pin(args: readonly string[]): Promise<void> {
  const { values, positionals } = read('pin', args, 1)
  if (values.help) return print(HUB_HELP['pin'])
  const cid = oneCid('pin', positionals)
  const { gateway } = values
  if (gateway !== undefined && !/^https?:\/\/[^/]/.test(gateway)) {
    throw setupError(
      'usage',
      'hub pin',
      `--gateway must be an address such as https://hub.example, not "${gateway}".`,
    )
  }
  await using library = await openLibrary(values.data)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const kept = await library.pin(cid, {
    ...(gateway === undefined ? {} : { gateway }),
    signal: stopping.signal,
  })
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  if (values.json) printLine(kept)
  else
    print(
      `Pinned ${kept.kind} ${kept.name === '' ? '' : `"${kept.name}" `}(${formatSize(kept.size)})\n  ${kept.cid}\n`,
    )
}

async function unpin(args: readonly string[]): Promise<void> {
  const { values, positionals } = read('unpin', args, 1)
  if (values.help) return print(HUB_HELP['unpin'])
  const cid = oneCid('unpin', positionals)
  await using library = await openLibrary(values.data)
  const unpinned = await library.unpin(cid)
  if (values.json) printLine({ cid, unpinned })
  else print(unpinned ? `Dropped ${cid}\n` : `${cid} was not pinned.\n`)
}

async function list(args: readonly string[]): Promise<void> {
  const { values } = read('list', args, 0)
  if (values.help) return print(HUB_HELP['list'])
  await using library = await openLibrary(values.data)
  const pins = await library.pins()
  for (const entry of pins) {
    if (values.json) printLine(entry)
    else
      print(`${entry.cid}  ${formatSize(entry.size).padStart(9)}  ${entry.kind.padEnd(5)}  ${entry.name}\n`)
  }
  if (pins.length === 0 && !values.json) print('Nothing is pinned yet. See: modelmark hub import --help\n')
}

function read<Name extends Subcommand>(name: Name, args: readonly string[], maxPositionals: number) {
  try {
    const parsed = parseArgs({ args: [...args], options: OPTIONS[name], allowPositionals: true })
    if (parsed.positionals.length > maxPositionals) {
      throw new Error(`"${parsed.positionals[maxPositionals]}" is one word too many.`)
    }
    return parsed
  } catch (error) {
    const sentence = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw setupError('usage', `hub ${name}`, sentence.replace(/\.?$/, '.'), error)
  }
}

function oneCid(name: string, positionals: readonly string[]): string {
  const [cid] = positionals
  if (cid === undefined) throw setupError('usage', `hub ${name}`, 'Say which CID.')
  return cid
}

function portOption(option: string, text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw setupError(
    'usage',
    'hub serve',
    `${option} must be a number from 0 to 65535, not "${text.slice(0, 40)}".`,
  )
}

function countOption(
  key: string,
  option: string,
  text: string | undefined,
): Readonly<Record<string, number>> {
  if (text === undefined) return {}
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return { [key]: Number(text) }
  throw setupError(
    'usage',
    'hub serve',
    `${option} must be a whole number from 1 on, not "${text.slice(0, 40)}".`,
  )
}

async function openLibrary(dataDir: string): Promise<Library & AsyncDisposable> {
  const library = await createLibrary(await openHubStore(dataDir))
  return { ...library, [Symbol.asyncDispose]: library.close }
}

function print(text = ''): void {
  process.stdout.write(text)
}

let lines = ''

/** Prints one JSON object a line; those of one turn of the event loop at once, as a busy hub has many. */
function printLine(value: object): void {
  const line = 'event' in value ? { time: new Date().toISOString(), ...value } : value
  if (lines === '') setImmediate(printLines)
  lines += `${JSON.stringify(line)}\n`
}

function printLines(): void {
  print(lines)
  lines = ''
}

/** What a person wants to see of a running hub; requests are for the JSON log. */
function printEvent(entry: LogEntry): void {
  if (entry.event === 'started') {
    const relays = Array.isArray(entry['multiaddrs']) ? entry['multiaddrs'] : []
    print(`Gateway  ${entry['url']}\n${relays.map(relay => `Relay    ${relay}\n`).join('')}`)
    if (entry['metricsUrl'] !== undefined) print(`Metrics  ${entry['metricsUrl']}\n`)
    print(`Data     ${entry['dataDir']}\nCtrl-C stops it; once more, at once.\n`)
  } else if (entry.event === 'stopped') {
    print('Stopped.\n')
  } else if (entry.level !== 'info') {
    process.stderr.write(`${entry.event}: ${entry['path'] ?? ''} ${entry['reason'] ?? ''}\n`)
  }
}

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1]}`
}
