import assert from 'node:assert/strict'
import { type Address, erc20Abi } from 'viem'
import type { DemoAccount } from '../../demo/wallet/demo-account.ts'
import { type AssetId, type Digest, NATIVE } from '../../src/asset/index.ts'
import { type Call, type SignedVoucher, voucherTypedData } from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import {
  createOffer,
  mintModel,
  type PlacedOrder,
  type Publisher,
  type TradedAsset,
} from '../../src/market/index.ts'
import { openPage, type Page } from './buyer.ts'
import { pass, resultOf } from './decisions.ts'
import type { LocalMarket } from './local-market.ts'
import type { Ledger } from './year-ledger.ts'

export const DAY = 24 * 60 * 60

/** Somebody with a page open. */
export interface Person {
  readonly name: string
  readonly account: DemoAccount
  readonly address: Address & AssetId['contract']
  readonly page: Page
}

export async function invite(local: LocalMarket, account: DemoAccount): Promise<Person> {
  const page = await openPage(local, { account })
  return { name: account.name, account, address: account.signer.address as Person['address'], page }
}

/** What people do in a year, each deed booked as the library said it was done. */
export function year(local: LocalMarket, ledger: Ledger) {
  const { contracts, chain } = local
  const publisherOf = ({ address, page }: Person): Publisher => ({
    client: local.publisher.client,
    contracts,
    provider: page.provider,
    account: address,
  })

  async function send({ account }: Person, { to, data, value }: Call): Promise<void> {
    const hash = await chain.sendTransaction({ account: account.signer, chain: null, to, data, value })
    const { status } = await chain.waitForTransactionReceipt({ hash })
    assert.equal(status, 'success')
  }

  return {
    send,
    days: (count: number) => pass(local, count * DAY),

    async putOnSale(owner: Person, asset: AssetId, parts: Partial<Offer>): Promise<Offer> {
      const { id: _id, sold: _sold, closed: _closed, ...usual } = local.native
      const offer = { ...usual, ...parts, modelId: asset.tokenId }
      const id = await createOffer(publisherOf(owner), offer)
      return { ...offer, id, sold: 0, closed: false }
    },

    async buy(buyer: Person, asset: AssetId, offer: Offer): Promise<License> {
      const { id: offerId, price, termsHash, currency } = offer
      const input = { offerId, price, termsHash }
      const license = resultOf(await buyer.page.market.purchase(asset).start(input))
      assert.equal(license.owner, buyer.address)
      ledger.book(buyer.address, currency, -price)
      return license
    },

    async renew(buyer: Person, asset: AssetId, license: License, { price, currency, period }: Offer) {
      const input = { licenseId: license.id, periods: 1, price }
      const renewed = resultOf(await buyer.page.market.renewal(asset).start(input))
      assert.ok(renewed.endTime >= license.endTime + period)
      ledger.book(buyer.address, currency, -price)
    },

    async giveBack(buyer: Person, asset: AssetId, license: License, { price, currency }: Offer) {
      const { revoked } = resultOf(await buyer.page.market.refund(asset).start({ licenseId: license.id }))
      assert.equal(revoked, true)
      ledger.book(buyer.address, currency, price)
    },

    /** Prepays units, uses some, has the service settle what was signed for, and takes the rest back. */
    async useByTheUnit(
      user: Person,
      service: Person,
      {
        asset,
        license,
        unitPrice,
        units,
        used,
      }: {
        readonly asset: AssetId
        readonly license: License
        readonly unitPrice: bigint
        readonly units: bigint
        readonly used: bigint
      },
    ) {
      const { deposit, requestWithdrawal, withdraw } = user.page.market.usage
      const licenseId = license.id
      resultOf(await deposit(asset).start({ licenseId, units, unitPrice }))
      ledger.book(user.address, local.dollar, -units * unitPrice)
      const vouchers = [await voucher(local, user, asset, licenseId, used)]
      const [settled] = resultOf(await service.page.market.usage.settle(asset).start({ vouchers }))
      assert.equal(settled?.units, used)
      resultOf(await requestWithdrawal(asset).start({ licenseId }))
      await pass(local, DAY + 1)
      const { amount } = resultOf(await withdraw(asset).start({ licenseId }))
      assert.equal(amount, (units - used) * unitPrice)
      ledger.book(user.address, local.dollar, amount)
    },

    /** Mints a model that carries a license's model as its parent. */
    async derive(author: Person, license: License, upstreamBps: number): Promise<AssetId> {
      const tokenId = await mintModel(publisherOf(author), {
        to: author.address,
        manifestDigest: document('de'),
        contentHash: document('00'),
        resaleRoyaltyBps: 500,
        maxUpstreamBps: upstreamBps,
        parentLicenseIds: [license.id],
        payees: [{ account: author.address, bps: 10_000, role: 'creator' }],
      })
      return { ...local.asset, tokenId }
    },

    async offerForSale(
      seller: Person,
      asset: AssetId,
      what: TradedAsset,
      price: bigint,
    ): Promise<PlacedOrder> {
      const terms = {
        side: 'listing',
        what,
        currency: NATIVE,
        price,
        maxRoyaltyBps: 500,
        expiry: 2 ** 40 - 1,
      }
      return seller.page.market.trade.place(asset, { ...terms, side: 'listing' })
    },

    /** Fills a listing, and books it for both. @returns The royalty. */
    async take(
      buyer: Person,
      asset: AssetId,
      { order, signature }: PlacedOrder,
      amount = 1n,
    ): Promise<bigint> {
      const filled = resultOf(await buyer.page.market.trade.fill(asset).start({ order, signature, amount }))
      ledger.book(buyer.address, NATIVE, -filled.price)
      ledger.book(order.maker, NATIVE, filled.price - filled.royalty)
      return filled.royalty
    },

    /** Has what waits for somebody in a currency sent to them. @returns How much it was. */
    async claim(payee: Person, asset: AssetId, currency: Address & AssetId['contract']): Promise<bigint> {
      const { amount } = resultOf(await payee.page.market.claim(asset).start({ currency }))
      ledger.book(payee.address, currency, amount)
      return amount
    },

    /** Divides what has come in for a model's shares; each holder takes their part. @returns What was divided. */
    async divide(
      holders: readonly [Person, ...Person[]],
      asset: AssetId,
      money: { readonly shares: Person['address']; readonly currency: Person['address'] },
    ): Promise<bigint> {
      const divided = resultOf(await holders[0].page.market.shares.distribute(asset).start(money))
      for (const { page, address } of holders) {
        const { amount } = resultOf(await page.market.shares.claim(asset).start(money))
        ledger.book(address, money.currency, amount)
      }
      return divided.amount
    },

    tokens: (token: Address, account: Address) =>
      chain.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account] }),
  }
}

/** Names a document by its digest. */
export const document = (byte: string): Digest => `0x${byte.repeat(32)}`

async function voucher(
  { contracts: { usageMeter } }: LocalMarket,
  { account: { signer }, address: holder }: Person,
  { chainId, tokenId: modelId }: AssetId,
  licenseId: bigint,
  units: bigint,
): Promise<SignedVoucher> {
  const signed = { licenseId, holder, modelId, units }
  const { domain, types, message } = voucherTypedData({ chainId, usageMeter, voucher: signed })
  const signature = await signer.signTypedData({
    domain,
    types: { Voucher: types['Voucher'] ?? [] },
    primaryType: 'Voucher',
    message,
  })
  return { voucher: signed, signature }
}
