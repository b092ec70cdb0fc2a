import { setupError } from '../hub-error.ts'
import { HUB_HELP } from './hub-help.ts'
import { openLibrary } from './open-library.ts'
import { readOptions } from './options.ts'
import { formatSize, print, printLine } from './print.ts'

/** `modelmark hub pin`. @throws ModelmarkError */
export async function pin(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions('pin', args, 1)
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

/** `modelmark hub unpin`. @throws ModelmarkError */
export async function unpin(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions('unpin', args, 1)
  if (values.help) return print(HUB_HELP['unpin'])
  const cid = oneCid('unpin', positionals)
  await using library = await openLibrary(values.data)
  const unpinned = await library.unpin(cid)
  if (values.json) printLine({ cid, unpinned })
  else print(unpinned ? `Dropped ${cid}\n` : `${cid} was not pinned.\n`)
}

/** `modelmark hub list`. @throws ModelmarkError */
export async function list(args: readonly string[]): Promise<void> {
  const { values } = readOptions('list', args, 0)
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

/** The CID that is a subcommand’s only word. @throws ModelmarkError */
function oneCid(name: string, positionals: readonly string[]): string {
  const [cid] = positionals
  if (cid === undefined) throw setupError('usage', `hub ${name}`, 'Say which CID.')
  return cid
}
