import type { Hex } from '../hex.ts'

/** An error that a node answered with, as JSON-RPC carries it: proof that it was reached. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

const EXECUTION_REVERTED = 3
const EXECUTION_FAILED = /revert|invalid ?(opcode|jump)|stack ?(under|over)flow/i

/** True if the node ran the call and the contract refused: asking another node gives the same. */
export function isRevert(error: RpcError): boolean {
  return error.code === EXECUTION_REVERTED || EXECUTION_FAILED.test(error.message)
}

/** How public nodes say that a page asks too often; a limit of the question itself ("block range") does not pass. */
const TOO_OFTEN = /too many requests|\brate\b|per second|\/second/i

/** True if the node asks for a moment's patience: the same question may be answered then. */
export function isTooOften({ code, message }: RpcError): boolean {
  return code === 429 || TOO_OFTEN.test(message)
}

/** A call that reverted within a batch, in the shape nodes give a single one. */
export function revertError(data: Hex): RpcError {
  return new RpcError(EXECUTION_REVERTED, 'execution reverted', data)
}
