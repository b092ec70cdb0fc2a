import { ModelmarkError } from '../error/index.ts'

/** How far a pinning service is with what it was asked to keep. */
export type PinStatus = 'queued' | 'pinning' | 'pinned'

/** A request that a pinning service knows. */
export interface KnownPin {
  readonly id: string
  readonly status: PinStatus | 'failed'
}

const STATUSES: readonly unknown[] = ['queued', 'pinning', 'pinned', 'failed']

/** @throws ModelmarkError `pinning-refused` for what is no pin. */
export function readPin(value: unknown): KnownPin {
  const id = field(value, 'requestid')
  const status = field(value, 'status')
  if (typeof id !== 'string' || !isStatus(status)) {
    throw new ModelmarkError('pinning-refused', { reason: 'an answer that is no pin' })
  }
  return { id, status }
}

export function readPins(value: unknown): readonly KnownPin[] {
  const results = field(value, 'results')
  return Array.isArray(results) ? results.map(readPin) : []
}

/** Why a service says no. */
export function readReason(value: unknown): { readonly reason?: string } {
  const reason = field(field(value, 'error'), 'reason')
  return typeof reason === 'string' ? { reason: reason.slice(0, 200) } : {}
}

/** `undefined` for what is no JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function isStatus(value: unknown): value is KnownPin['status'] {
  return STATUSES.includes(value)
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Reflect.get(value, name)
}
