import { setupError } from '../hub-error.ts'
import { HUB_HELP } from './hub-help.ts'
import { importPaths } from './import.ts'
import { list, pin, unpin } from './pins.ts'
import { print } from './print.ts'
import { serve } from './serve.ts'

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
