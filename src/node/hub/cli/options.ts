import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { setupError } from '../hub-error.ts'

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

type Subcommand = keyof typeof OPTIONS

/** What was asked of a subcommand. @throws ModelmarkError for an unknown option, or more than `maxPositionals` other words. */
export function readOptions<Name extends Subcommand>(
  name: Name,
  args: readonly string[],
  maxPositionals: number,
) {
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

/** The CID that is a subcommand’s only word. @throws ModelmarkError */
export function oneCid(name: string, positionals: readonly string[]): string {
  const [cid] = positionals
  if (cid === undefined) throw setupError('usage', `hub ${name}`, 'Say which CID.')
  return cid
}

/** A port number, 0 for any free one. @throws ModelmarkError */
export function portOption(option: string, text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw setupError(
    'usage',
    'hub serve',
    `${option} must be a number from 0 to 65535, not "${text.slice(0, 40)}".`,
  )
}

/** A whole number from 1 on under `key`; nothing where the option was not given. @throws ModelmarkError */
export function countOption(
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
