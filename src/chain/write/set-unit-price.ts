import { encodeFunctionData, stringToHex } from 'viem'
import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'

/**
 * Sets what a unit costs under an offer, once and for ever. Only the model's owner.
 * @throws ModelmarkError `bad-config` for a `unit` that is not 1 to 32 printable ASCII characters.
 */
export function setUnitPriceCall({
  usageMeter,
  offerId,
  unitPrice,
  unit,
}: {
  readonly usageMeter: Address
  readonly offerId: bigint
  /** In the currency of the offer, its smallest unit. */
  readonly unitPrice: bigint
  /** What is counted, for people: "call", "1000 tokens". */
  readonly unit: string
}): Call {
  if (!/^[\x20-\x7e]{1,32}$/.test(unit)) {
    throw new ModelmarkError('bad-config', { field: 'unit', value: unit.slice(0, 40), expected: '"call"' })
  }
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'setUnitPrice',
      args: [offerId, unitPrice, stringToHex(unit, { size: 32 })],
    }),
    value: 0n,
  }
}
