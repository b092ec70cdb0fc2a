import { ModelmarkError } from '../../error/index.ts'

/** What a person at the hub's command line set wrong, or what their disk refused. */
export function setupError(field: string, value: string, reason: string, cause?: unknown): ModelmarkError {
  return new ModelmarkError('bad-config', { field, value, reason }, { cause })
}

/** The `code` of a system error: `ENOENT`, `EADDRINUSE`. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
