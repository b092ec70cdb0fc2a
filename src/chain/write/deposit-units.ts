import { encodeFunctionData } from 'viem'
import { type Address, NATIVE } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'
import type { PermitSignature } from './permit.ts'

/** What the holder agreed to; the contract refuses a higher unit price. */
export interface DepositUnits {
  readonly usageMeter: Address
  readonly licenseId: bigint
  readonly units: bigint
  /** In the currency's smallest unit. */
  readonly unitPrice: bigint
  readonly currency: Address
}

/** Prepays units with the chain's coin, or with an ERC-20 that is approved for all of them. */
export function depositUnitsCall({ usageMeter, licenseId, units, unitPrice, currency }: DepositUnits): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'deposit',
      args: [licenseId, units, unitPrice],
    }),
    value: currency === NATIVE ? units * unitPrice : 0n,
  }
}

/** Prepays units with an ERC-20 and a signature over `units * unitPrice` instead of an approval: one transaction. */
export function depositUnitsWithPermitCall(
  { usageMeter, licenseId, units, unitPrice }: DepositUnits,
  { deadline, v, r, s }: PermitSignature,
): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'depositWithPermit',
      args: [licenseId, units, unitPrice, deadline, v, r, s],
    }),
    value: 0n,
  }
}
