/** Why an endpoint gave no answer that counts. */
export type EndpointFault =
  | 'timeout'
  | 'unreachable'
  | 'http-status'
  | 'too-large'
  | 'bad-answer'
  | 'wrong-chain'
  | 'differs'

/** An endpoint failed where another one may not. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError'
  readonly fault: EndpointFault

  constructor(fault: EndpointFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}
