import {
  type Address,
  type LocalAccount,
  maxUint256,
  parseEventLogs,
  parseSignature,
  zeroAddress,
} from 'viem'
import {
  demoDollarAbi,
  licenseBookAbi,
  modelRegistryAbi,
  revenueVaultAbi,
} from '../../src/chain/generated/abi.ts'
import { deployDemo } from '../../src/node/deploy/index.ts'
import type { GasChain, Measured } from './gas-chain.ts'
import { measureExchange } from './gas-exchange.ts'
import { measureMeter } from './gas-meter.ts'

const DAY = 24 * 60 * 60
const DIGEST = `0x${'11'.repeat(32)}` as const
export const NATIVE_PRICE = 10n ** 16n
export const DOLLAR_PRICE = 10_000_000n

/**
 * Gas of the market's operations in steady state: every counter has been used before, the buyer is new to the market
 * and has approved the token.
 */
export async function measureModelmark(chain: GasChain) {
  const admin = chain.account(0)
  const market = await deployDemo({ rpcUrl: chain.rpcUrl, account: admin })
  const book = { abi: licenseBookAbi, to: market.licenseBook }
  const registry = { abi: modelRegistryAbi, to: market.registry }
  const vault = { abi: revenueVaultAbi, to: market.vault }
  const dollar = { abi: demoDollarAbi, to: market.dollar }

  const mint = async (
    parentLicenseIds: bigint[],
    payees: { account: Address; bps: number }[],
  ): Promise<bigint> => {
    const params = {
      to: admin.address,
      manifestDigest: DIGEST,
      contentHash: DIGEST,
      resaleRoyaltyBps: 500,
      maxUpstreamBps: 5_000,
      parentLicenseIds,
      payees: payees.map(payee => ({ ...payee, role: 0 })),
    }
    const { receipt } = await chain.call(admin, { ...registry, name: 'mint', args: [params] })
    const [minted] = parseEventLogs({ abi: modelRegistryAbi, logs: receipt.logs, eventName: 'ModelMinted' })
    if (minted === undefined) throw new Error('No model was minted.')
    return minted.args.modelId
  }
  const offer = async (
    modelId: bigint,
    currency: Address,
    price: bigint,
    derivatives = false,
  ): Promise<bigint> => {
    const params = {
      modelId,
      kind: 2,
      period: 30 * DAY,
      maxSupply: 1_000,
      flags: derivatives ? 3 : 1,
      refundDays: 0,
      rights: 1,
      upstreamBps: derivatives ? 500 : 0,
      currency,
      price,
      termsHash: DIGEST,
    }
    const { receipt } = await chain.call(admin, { ...book, name: 'createOffer', args: [params] })
    const [created] = parseEventLogs({ abi: licenseBookAbi, logs: receipt.logs, eventName: 'OfferCreated' })
    if (created === undefined) throw new Error('No offer was created.')
    return created.args.offerId
  }
  const buy = (buyer: LocalAccount, offerId: bigint, price: bigint, value = 0n) =>
    chain.call(buyer, { ...book, name: 'buy', args: [offerId, buyer.address, price, DIGEST], value })
  const buyNative = (buyer: LocalAccount, offerId: bigint) => buy(buyer, offerId, NATIVE_PRICE, NATIVE_PRICE)

  const sole = [{ account: admin.address, bps: 10_000 }]
  const grandparent = await mint([], sole)
  await buyNative(admin, await offer(grandparent, zeroAddress, NATIVE_PRICE, true))
  const parent = await mint([1n], sole)
  await buyNative(admin, await offer(parent, zeroAddress, NATIVE_PRICE, true))
  const payees = [11, 12, 13, 14].map(index => ({ account: chain.account(index).address, bps: 2_500 }))
  const model = await mint([2n], payees)
  const native = await offer(model, zeroAddress, NATIVE_PRICE)
  const token = await offer(model, dollar.to, DOLLAR_PRICE)

  for (const index of [1, 2, 3, 4, 11]) {
    const buyer = chain.account(index)
    await chain.call(admin, { ...dollar, name: 'faucet', args: [buyer.address, 1_000_000_000n] })
    await chain.call(buyer, { ...dollar, name: 'approve', args: [book.to, maxUint256] })
  }
  await buyNative(chain.account(1), native)
  await buy(chain.account(1), token, DOLLAR_PRICE)

  const bought = await buyNative(chain.account(2), native)
  const boughtInDollars = await buy(chain.account(3), token, DOLLAR_PRICE)
  const boughtWithPermit = await buyWithPermit(chain.account(5), token)

  const renew = (index: number, licenseId: bigint, price: bigint, value = 0n) =>
    chain.call(chain.account(index), { ...book, name: 'renew', args: [licenseId, 1n, price], value })
  const renewed = await renew(2, 5n, NATIVE_PRICE, NATIVE_PRICE)
  const renewedInDollars = await renew(3, 6n, DOLLAR_PRICE)

  const settle = (currency: Address) =>
    chain.call(admin, { ...vault, name: 'settle', args: [model, currency] })
  await settle(zeroAddress)
  await settle(dollar.to)
  await renew(2, 5n, NATIVE_PRICE, NATIVE_PRICE)
  const settled = await settle(zeroAddress)
  const claim = (currency: Address) =>
    chain.call(admin, { ...vault, name: 'claim', args: [chain.account(11).address, currency] })
  const claimed = await claim(zeroAddress)
  const claimedInDollars = await claim(dollar.to)

  await renew(2, 5n, NATIVE_PRICE, NATIVE_PRICE)
  await renew(3, 6n, DOLLAR_PRICE)
  const metered = await measureMeter(chain, {
    admin,
    chainId: market.chainId,
    usageMeter: market.usageMeter,
    model,
    offerId: native,
    buy: async buyer => licenseOf(await buyNative(buyer, native)),
  })
  const [sold, soldForDollars] = [
    licenseOf(await buyNative(chain.account(2), native)),
    licenseOf(await buyNative(chain.account(2), native)),
  ]
  const traded = await measureExchange(chain, {
    chainId: market.chainId,
    exchange: market.exchange,
    licenseBook: book.to,
    dollar,
    seller: chain.account(2),
    buyer: chain.account(4),
    licenseIds: [sold, soldForDollars],
  })
  const { manager, usageMeter, fractionalizer, exchange } = market
  const sizes = await Promise.all(
    [manager, registry.to, book.to, vault.to, usageMeter, fractionalizer, exchange].map(chain.codeSize),
  )

  return {
    dollar: market.dollar,
    figures: {
      buyNative: bought.gas,
      buyErc20: boughtInDollars.gas,
      buyPermit: boughtWithPermit.gas,
      renewNative: renewed.gas,
      renewErc20: renewedInDollars.gas,
      ...metered,
      settle: settled.gas,
      claimNative: claimed.gas,
      claimErc20: claimedInDollars.gas,
      ...traded,
      newSlotsPerBuy: Math.max(bought.newSlots, boughtInDollars.newSlots),
      largestContract: Math.max(...sizes),
    },
  }

  function licenseOf({ receipt }: Measured): bigint {
    const { logs } = receipt
    const [bought] = parseEventLogs({ abi: licenseBookAbi, logs, eventName: 'LicensePurchased' })
    if (bought === undefined) throw new Error('No license was bought.')
    return bought.args.licenseId
  }

  async function buyWithPermit(buyer: LocalAccount, offerId: bigint) {
    await chain.call(admin, { ...dollar, name: 'faucet', args: [buyer.address, 1_000_000_000n] })
    const deadline = maxUint256
    const signature = await buyer.signTypedData({
      domain: { name: 'Demo Dollar', version: '1', chainId: market.chainId, verifyingContract: dollar.to },
      types: {
        Permit: [
          { name: 'owner', type: 'address' },
          { name: 'spender', type: 'address' },
          { name: 'value', type: 'uint256' },
          { name: 'nonce', type: 'uint256' },
          { name: 'deadline', type: 'uint256' },
        ],
      },
      primaryType: 'Permit',
      message: { owner: buyer.address, spender: book.to, value: DOLLAR_PRICE, nonce: 0n, deadline },
    })
    const { r, s, yParity } = parseSignature(signature)
    const args = [offerId, buyer.address, DOLLAR_PRICE, DIGEST, deadline, 27 + yParity, r, s]
    return chain.call(buyer, { ...book, name: 'buyWithPermit', args })
  }
}
