import { type ErrorFacts, ModelmarkError } from '../error/index.ts'
import type { Hex } from './hex.ts'

/**
 * Any error of a node, a wallet or a library around one, in our words. What a contract said is found wherever the
 * wallet put it. A `ModelmarkError` stays as it is.
 */
export async function explainRevert(error: unknown): Promise<ModelmarkError> {
  if (error instanceof ModelmarkError) return error
  const found = [...nested(error)]
  const revert = found.flatMap(revertDataOf)[0]
  if (revert !== undefined) {
    const { explainRevertData } = await import('./explain-revert-data.ts')
    return explainRevertData(revert, error)
  }
  return explainByCode(found, error) ?? explainByMessage(found, error) ?? unexplained(found, error)
}

type Part = Readonly<Record<string, unknown>> | string

const MAX_PARTS = 40
/** Where wallets and libraries put what the node said. */
const NESTING = ['data', 'error', 'originalError', 'cause', 'info', 'innerError', 'body']

/** The error and what is in it, outermost first; text that is JSON is read too. */
function* nested(error: unknown): Generator<Part> {
  const waiting: unknown[] = [error]
  const seen = new Set<unknown>()
  while (waiting.length > 0 && seen.size < MAX_PARTS) {
    const part = waiting.shift()
    if (seen.has(part)) continue
    seen.add(part)
    if (typeof part === 'string') {
      yield part
      const json = /\{.*\}/s.exec(part)?.[0]
      if (json !== undefined) waiting.push(parsed(json))
    } else if (typeof part === 'object' && part !== null) {
      const record = part as Readonly<Record<string, unknown>>
      yield record
      waiting.push(...NESTING.map(key => record[key]).filter(value => value !== undefined))
      if (typeof record['message'] === 'string' && record['message'].includes('{'))
        waiting.push(record['message'])
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Four bytes and whole words: the form of every Solidity error. Some nodes put "Reverted " before it. */
function revertDataOf(part: Part): readonly Hex[] {
  if (typeof part !== 'string') return []
  const match = /(?:^|Reverted )(0x[0-9a-fA-F]{8}(?:[0-9a-fA-F]{64})*)$/.exec(part.trim())?.[1]
  return match === undefined ? [] : [match.toLowerCase() as Hex]
}

function explainByCode(found: readonly Part[], cause: unknown): ModelmarkError | undefined {
  for (const part of found) {
    if (typeof part === 'string') continue
    switch (part['code']) {
      case 4001:
      case 'ACTION_REJECTED':
      case 5750: // EIP-5792: refused the upgrade that an atomic batch needs
        return new ModelmarkError('user-rejected', {}, { cause })
      case -32002:
        return new ModelmarkError('already-pending', {}, { cause })
      case 4100:
        return new ModelmarkError('no-wallet', { reason: 'not authorised' }, { cause })
      case 4901:
      case 4902:
      case 5710:
        return new ModelmarkError('wrong-chain', {}, { cause })
    }
  }
  return undefined
}

function explainByMessage(found: readonly Part[], cause: unknown): ModelmarkError | undefined {
  const text = found.map(messageOf).join('\n')
  if (/insufficient funds|exceeds (the )?balance of the account|not enough funds/i.test(text)) {
    return new ModelmarkError('insufficient-funds', {}, { cause })
  }
  if (
    /(user|request) (rejected|denied|cancell?ed)|rejected by (the )?user|(denied|cancell?ed) by (the )?user/i.test(
      text,
    )
  ) {
    return new ModelmarkError('user-rejected', {}, { cause })
  }
  if (/execution reverted|reverted/i.test(text)) {
    return new ModelmarkError('reverted', reasonOf(text), { cause })
  }
  return undefined
}

function reasonOf(text: string): ErrorFacts {
  const reason = /reverted:? (?:with reason string )?['"]?([^'"\n]{1,120})/i.exec(text)?.[1]
  return reason === undefined ? {} : { reason }
}

function unexplained(found: readonly Part[], cause: unknown): ModelmarkError {
  const reason = found.map(messageOf).find(text => text !== '') ?? String(cause)
  return new ModelmarkError('unexpected', { reason: reason.slice(0, 200) }, { cause })
}

function messageOf(part: Part): string {
  if (typeof part === 'string') return part
  const text = part['shortMessage'] ?? part['message']
  return typeof text === 'string' ? text : ''
}
