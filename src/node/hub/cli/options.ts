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
