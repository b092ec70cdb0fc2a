import { type Address, type Hex, isAddress, isHex } from 'viem'
import type { RequestedCall, TypedDataRequest } from './describe-request.ts'
import { INVALID_PARAMS, ProviderError } from './provider-error.ts'

/** An EIP-5792 `wallet_sendCalls` request. */
export interface CallsRequest {
  readonly from: Address | undefined
  readonly chainId: number
  readonly atomicRequired: boolean
  readonly calls: readonly RequestedCall[]
}

/** Reads the parameter of `eth_sendTransaction`. @throws ProviderError if it is none. */
export function readCall(value: unknown): { from: Address | undefined; call: RequestedCall } {
  const fields = readObject(value)
  return {
    from: optional(fields['from'], isAddress),
    call: {
      to: optional(fields['to'], isAddress),
      data: optional(fields['data'] ?? fields['input'], isHexText),
      value: BigInt(optional(fields['value'], isHexText) ?? 0),
    },
  }
}

/** Reads the parameter of `wallet_sendCalls`. @throws ProviderError if it is none. */
export function readCallsRequest(value: unknown): CallsRequest {
  const fields = readObject(value)
  const calls = fields['calls']
  if (!Array.isArray(calls) || calls.length === 0) throw invalid()
  return {
    from: optional(fields['from'], isAddress),
    chainId: Number(fields['chainId']),
    atomicRequired: fields['atomicRequired'] === true,
    calls: calls.map(call => readCall(call).call),
  }
}

/** Reads the message of `eth_signTypedData_v4`, JSON text or an object. @throws ProviderError if it is none. */
export function readTypedData(value: unknown): TypedDataRequest {
  const fields = readObject(typeof value === 'string' ? parseJson(value) : value)
  const { primaryType, types } = fields
  if (typeof primaryType !== 'string' || types === undefined) throw invalid()
  return {
    primaryType,
    types: readObject(types) as TypedDataRequest['types'],
    domain: readObject(fields['domain']),
    message: readObject(fields['message']),
  }
}

function readObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw invalid()
  return value as Record<string, unknown>
}

function optional<Value>(value: unknown, is: (value: string) => value is Value & string): Value | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || !is(value)) throw invalid()
  return value
}

function isHexText(value: string): value is Hex {
  return isHex(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid()
  }
}

function invalid(): ProviderError {
  return new ProviderError(INVALID_PARAMS, 'The request has the wrong shape.')
}
