import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelSharesHolderAbi } from '../generated/shares-abi.ts'

/** Sends `account` the dividends of its shares. Anyone may. */
export function claimDividendsCall({
  shares,
  account,
  currency,
}: {
  readonly shares: Address
  readonly account: Address
  readonly currency: Address
}): Call {
  const data = encodeFunctionData({
    abi: modelSharesHolderAbi,
    functionName: 'claim',
    args: [account, currency],
  })
  return { to: shares, data, value: 0n }
}

/** Sends the sender's dividends to `to`, for a sender that cannot take them itself. */
export function claimDividendsToCall({
  shares,
  currency,
  to,
}: {
  readonly shares: Address
  readonly currency: Address
  readonly to: Address
}): Call {
  const data = encodeFunctionData({
    abi: modelSharesHolderAbi,
    functionName: 'claimTo',
    args: [currency, to],
  })
  return { to: shares, data, value: 0n }
}
