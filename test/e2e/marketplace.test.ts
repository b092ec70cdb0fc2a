import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  type Address,
  createClient,
  createTestClient,
  encodeFunctionData,
  http,
  parseEther,
  parseUnits,
} from 'viem'
import { getBalance, getTransactionCount, readContract, waitForTransactionReceipt } from 'viem/actions'
import { demoAccounts } from '../../demo/wallet/demo-account.ts'
import { NATIVE } from '../../src/asset/index.ts'
import { deployments } from '../../src/chain/deployments/deployments.ts'
import { demoDollarAbi, licenseBookAbi, revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import { closeOfferCall, createChainClient, createOfferCall, readOffers } from '../../src/chain/index.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const local = deployments[31337]
if (local?.demo === undefined) throw new Error('The local deployment is not in the table.')
const { licenseBook, vault } = local
const { dollar } = local.demo

let stage: Stage
let buyer: Visitor
/** What the vault holds for others than payees before the first purchase. */
let waiting: Readonly<Record<Address, bigint>>

before(async () => {
  stage = await openStage()
  waiting = await payEverybody()
  buyer = await stage.newVisitor()
})
after(() => stage?.close())

const chain = () => createClient({ transport: http(stage.market.rpcUrl) })
const testClient = () => createTestClient({ mode: 'anvil', transport: http(stage.market.rpcUrl) })
const account = (name: string) => {
  const found = demoAccounts().find(one => one.name === name)
  if (found === undefined) throw new Error(name)
  return found.signer.address
}
const modelId = (name: 'names' | 'classifier' | 'derivative' | 'large') =>
  BigInt(stage.market.assets[name].split('/').at(-1) ?? '')
const ADMIN: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const dollars = (holder: Address) =>
  readContract(chain(), { address: dollar, abi: demoDollarAbi, functionName: 'balanceOf', args: [holder] })
const licenses = () =>
  readContract(chain(), { address: licenseBook, abi: licenseBookAbi, functionName: 'licenseCount' })

/** Sends a call from an account that the chain signs for. */
async function sendAs(from: Address, call: { to: Address; data: `0x${string}` }): Promise<void> {
  const hash = await testClient().request({
    method: 'eth_sendTransaction',
    params: [{ from, ...call }],
  } as never)
  const { status } = await waitForTransactionReceipt(chain(), { hash })
  assert.equal(status, 'success')
}

function panel(visitor: Visitor) {
  return visitor.page.locator('license-button')
}

async function choose(visitor: Visitor, tier: string, pay: string): Promise<void> {
  await panel(visitor)
    .getByRole('radio', { name: new RegExp(tier) })
    .check({ force: true })
  await panel(visitor).getByRole('button', { name: pay, exact: true }).click()
}

async function finish(visitor: Visitor, message: string): Promise<void> {
  await panel(visitor).getByText(message).waitFor()
  await panel(visitor).getByRole('button', { name: 'Done' }).click()
}

describe('a card in a blog article', () => {
  it('shows what the chain and the verified manifest say', async () => {
    await buyer.open('/article.html')
    await buyer.page.locator('model-nft-card').first().scrollIntoViewIfNeeded()
    const card = buyer.page.locator('model-nft-card:state(verified)').first()
    await card.waitFor()
    const text = await card.locator('article').innerText()
    for (const fact of [/Placenames/, /text-generation/, /safetensors/, /Verified on/])
      assert.match(text, fact)
    assert.deepEqual(buyer.consoleErrors, [])
  })
})

describe('a model’s page', () => {
  it('shows the licences beside the card where there is room', async () => {
    await buyer.open('/model.html')
    const card = await buyer.page.locator('model-nft-card').boundingBox()
    const licences = await panel(buyer).boundingBox()
    assert.ok(card && licences)
    assert.ok(licences.x >= card.x + card.width)
    assert.equal(licences.y, card.y)
  })
})

describe('buying', () => {
  it('in the native coin takes one confirmation and exactly the price', async () => {
    await buyer.open('/model.html')
    await buyer.connect()
    const [held, sold] = [await getBalance(chain(), { address: vault }), await licenses()]
    await choose(buyer, 'Commercial', 'Pay 0.01 ETH')
    assert.match(await buyer.approve(), /Buy a license/)
    await finish(buyer, 'The licence is yours')
    assert.equal((await getBalance(chain(), { address: vault })) - held, parseEther('0.01'))
    assert.equal(await licenses(), sold + 1n)
  })

  it('in an ERC-20 takes one prompt where the wallet can batch, one fewer than approve and buy', async () => {
    await panel(buyer).getByRole('button', { name: 'Other licences' }).click()
    const before = await dollars(account('Buyer'))
    await choose(buyer, 'Subscription', 'Pay 5 DEMO')
    assert.match(await buyer.approve(), /Allow a contract .* then: Buy a license/)
    await finish(buyer, 'The licence is yours')
    assert.equal(before - (await dollars(account('Buyer'))), parseUnits('5', 6))
  })

  it('in an ERC-20 by a wallet that cannot batch takes a signature and one transaction', async () => {
    const visitor = await stage.newVisitor()
    await visitor.open('/model.html')
    await visitor.play('Visitor')
    await visitor.setBatching(false)
    await visitor.connect()
    const sent = await getTransactionCount(chain(), { address: account('Visitor') })
    await panel(visitor).getByRole('button', { name: 'Other licences' }).click()
    await choose(visitor, 'Subscription', 'Pay 5 DEMO')
    await visitor.approve()
    assert.match(await visitor.approve(), /Buy a license/)
    await finish(visitor, 'The licence is yours')
    assert.equal(await getTransactionCount(chain(), { address: account('Visitor') }), sent + 1)
    await visitor.context.close()
  })

  it('rejected in the wallet says so calmly and shows no error', async () => {
    const visitor = await stage.newVisitor()
    await visitor.open('/model.html')
    await visitor.play('Data contributor')
    await visitor.connect()
    await choose(visitor, 'Commercial', 'Pay 0.01 ETH')
    await visitor.prompt()
    await visitor.reject()
    await panel(visitor).getByText('Not bought. Nothing was paid.').waitFor()
    assert.equal(await panel(visitor).getByRole('alert').count(), 0)
    await visitor.context.close()
  })

  it('is refused with price-changed where the creator raised the price while the wallet asked', async () => {
    const visitor = await stage.newVisitor()
    await visitor.open('/model.html')
    await visitor.play('Data contributor')
    await visitor.connect()
    const codes: string[] = []
    await visitor.page.exposeFunction('note', (code: string) => codes.push(code))
    await visitor.page.evaluate(
      "document.addEventListener('market-error', event => globalThis.note(event.detail.code))",
    )
    const before = await getBalance(chain(), { address: vault })
    await choose(visitor, 'Commercial', 'Pay 0.01 ETH')
    await visitor.prompt()
    await raisePrice('names', 'Commercial', parseEther('0.015'))
    await visitor.approve()
    await panel(visitor).getByText('The price has changed').waitFor()
    assert.deepEqual(codes, ['price-changed'])
    assert.equal(await getBalance(chain(), { address: vault }), before)
    await panel(visitor).getByRole('button', { name: 'Pay 0.015 ETH instead' }).click()
    await visitor.approve()
    await finish(visitor, 'The licence is yours')
    assert.equal((await getBalance(chain(), { address: vault })) - before, parseEther('0.015'))
    await visitor.context.close()
  })

  it('goes on in the right state after a reload while the transaction was pending', async () => {
    const visitor = await stage.newVisitor()
    await visitor.open('/model.html')
    await visitor.play('Creator')
    await visitor.connect()
    await testClient().setAutomine(false)
    try {
      await choose(visitor, 'Research', 'Get it for free')
      await visitor.approve()
      await panel(visitor).getByText('you may close this page').waitFor()
      await visitor.page.reload()
      await panel(visitor).getByText('you may close this page').waitFor()
      await testClient().mine({ blocks: 1 })
      await panel(visitor).getByText('The licence is yours').waitFor()
    } finally {
      await testClient().setAutomine(true)
    }
    await visitor.context.close()
  })
})

describe('a subscription', () => {
  it('is renewed by its holder for one more period', async () => {
    await buyer.open('/model.html')
    const until = panel(buyer)
      .getByText(/Licensed until|until/)
      .first()
    await until.waitFor()
    const before = await endTime()
    await panel(buyer).getByRole('button', { name: 'Renew for 5 DEMO' }).click()
    await buyer.approve()
    await finish(buyer, 'Your licence is renewed')
    assert.equal((await endTime()) - before, 30 * 86_400)
  })

  async function endTime(): Promise<number> {
    const [latest] = await readContract(chain(), {
      address: licenseBook,
      abi: licenseBookAbi,
      functionName: 'latestLicensesOf',
      args: [account('Buyer')],
    })
    const license = await readContract(chain(), {
      address: licenseBook,
      abi: licenseBookAbi,
      functionName: 'getLicense',
      args: [latest],
    })
    return Number(license.endTime)
  }
})

describe('the creator', () => {
  it('claims what is on the panel, and every wei of every payment is somebody’s', async () => {
    const creator = await stage.newVisitor()
    await creator.open('/model.html')
    await creator.play('Creator')
    await creator.connect()
    const royalties = creator.page.locator('royalty-panel')
    // What is far below the window reads nothing.
    await royalties.scrollIntoViewIfNeeded()
    const claim = royalties.getByRole('button', { name: /^Claim / })
    await claim.waitFor()
    const promised = (await claim.innerText()).replace(/[^\d.]/g, '')
    const isDollars = (await claim.innerText()).includes('DEMO')
    const wealth = () =>
      isDollars ? dollars(account('Creator')) : getBalance(chain(), { address: account('Creator') })
    const before = await wealth()
    await claim.click()
    await creator.approve()
    await royalties.getByText(/arrived in your account/).waitFor()
    const gained = (await wealth()) - before
    if (isDollars) assert.equal(gained, parseUnits(promised, 6))
    else assert.ok(gained > parseEther(promised) - parseEther('0.001'), 'all but the network’s fee arrived')
    await creator.context.close()
    await assertNothingIsLost()
  })

  /** After everybody was paid the vault holds again what it held before the first purchase, in both currencies. */
  async function assertNothingIsLost(): Promise<void> {
    assert.deepEqual(await payEverybody(), waiting)
    assert.equal(await getBalance(chain(), { address: vault }), waiting[NATIVE])
    assert.equal(await dollars(vault), waiting[dollar])
  }
})

/**
 * Pays every payee of every model and the market.
 * @returns What is left in the vault by currency: refund windows that are open, payments under a dispute, prepaid use.
 */
async function payEverybody(): Promise<Readonly<Record<Address, bigint>>> {
  const left: Record<Address, bigint> = {}
  for (const currency of [NATIVE, dollar] as const) {
    for (const name of ['derivative', 'names', 'classifier', 'large'] as const) {
      const payees = await readContract(chain(), {
        address: vault,
        abi: revenueVaultAbi,
        functionName: 'payeesOf',
        args: [modelId(name)],
      })
      for (const { account: payee } of payees) {
        const args = [modelId(name), payee, currency] as const
        const ofVault = { address: vault, abi: revenueVaultAbi } as const
        const due = await readContract(chain(), { ...ofVault, functionName: 'claimable', args })
        if (due === 0n) continue
        const data = encodeFunctionData({ abi: revenueVaultAbi, functionName: 'settleAndClaim', args })
        await sendAs(ADMIN, { to: vault, data })
      }
    }
    const fees = encodeFunctionData({ abi: revenueVaultAbi, functionName: 'claimFees', args: [currency] })
    await sendAs(ADMIN, { to: vault, data: fees })
    left[currency] = await readContract(chain(), {
      address: vault,
      abi: revenueVaultAbi,
      functionName: 'accounted',
      args: [currency],
    })
  }
  return left
}

/** Closes a tier and puts the same terms on sale for another price, as a creator does. */
async function raisePrice(name: 'names', tier: string, price: bigint): Promise<void> {
  const client = createChainClient({ chainId: 31337, rpcUrls: [stage.market.rpcUrl] })
  const ids = await readContract(chain(), {
    address: licenseBook,
    abi: licenseBookAbi,
    functionName: 'offersOf',
    args: [modelId(name)],
  })
  const offers = await readOffers(client, { licenseBook, offerIds: ids })
  const old = offers.find(offer => offer.price === parseEther('0.01'))
  assert.ok(old, tier)
  await sendAs(account('Creator'), closeOfferCall({ licenseBook, offerId: old.id }))
  await sendAs(account('Creator'), createOfferCall({ licenseBook, offer: { ...old, price } }))
}
