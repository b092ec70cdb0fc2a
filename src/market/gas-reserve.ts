/** A tenth more than the simulation used: the first buyer of a block may change what the next one pays. */
export function withReserve(gas: bigint): bigint {
  return gas + gas / 10n
}
