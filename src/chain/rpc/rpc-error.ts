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

/** A call that reverted within a batch, in the shape nodes give a single one. */
export function revertError(data: Hex): RpcError {
  return new RpcError(EXECUTION_REVERTED, 'execution reverted', data)
}
