import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { HubOptions } from '../hub.ts'
import { setupError, systemCode } from '../hub-error.ts'
import { HUB_HELP } from './hub-help.ts'
import { readOptions } from './options.ts'
import { print, printEvent, printLine } from './print.ts'

/** As many as there are processor cores, up to what saturates a fast network. Elsewhere one port has one listener. */
const DEFAULT_THREADS = process.platform === 'linux' ? Math.min(8, availableParallelism()) : 1

/** Shorter tokens can be guessed. */
const MIN_TOKEN_LENGTH = 16

/** `modelmark hub serve`; resolves when it was told to stop. @throws ModelmarkError */
export async function serve(args: readonly string[]): Promise<void> {
  const { values } = readOptions('serve', args, 0)
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

/** A port number, 0 for any free one. @throws ModelmarkError */
function portOption(option: string, text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw setupError(
    'usage',
    'hub serve',
    `${option} must be a number from 0 to 65535, not "${text.slice(0, 40)}".`,
  )
}

/** A whole number from 1 on under `key`; nothing where the option was not given. @throws ModelmarkError */
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
