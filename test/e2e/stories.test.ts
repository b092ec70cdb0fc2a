import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Address, createClient, http, parseEther, parseUnits } from 'viem'
import { getBalance, readContract } from 'viem/actions'
import { accountOf } from '../../demo/local-market/people.ts'
import { NATIVE, parseAssetId } from '../../src/asset/index.ts'
import { deployments } from '../../src/chain/deployments/deployments.ts'
import {
  demoDollarAbi,
  licenseBookAbi,
  modelSharesAbi,
  revenueVaultAbi,
  usageMeterAbi,
} from '../../src/chain/generated/abi.ts'
import { createChainClient, findShares, resolveContracts } from '../../src/chain/index.ts'
import { DEMO_DAO } from '../../src/node/deploy/index.ts'
import { formatMoney } from '../../src/text/index.ts'
import { safetensors } from '../unit/publish/safetensors-file.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const local = deployments[31337]
if (local?.demo === undefined) throw new Error('The local deployment is not in the table.')
const { licenseBook, usageMeter, vault } = local
const { dollar } = local.demo
const DAY = 24 * 60 * 60
const CARD = '---\npipeline_tag: translation\n---\n# Harbour\n\nIt translates bills of lading.\n'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

const chain = () => createClient({ transport: http(stage.market.rpcUrl) })
const coins = (address: Address) => getBalance(chain(), { address })
const dollars = (holder: Address) =>
  readContract(chain(), { address: dollar, abi: demoDollarAbi, functionName: 'balanceOf', args: [holder] })
const modelId = (asset: string) => parseAssetId(asset).tokenId

/** Somebody who came to a page of the demo and connected their wallet. */
async function enter(name: string, path: string): Promise<Visitor> {
  const visitor = await stage.newVisitor()
  await visitor.open(path)
  if (name !== 'Buyer') await visitor.play(name)
  await visitor.connect()
  return visitor
}

/** What was paid for a model and nobody distributed yet, market fee and ancestors' part included. */
async function unsettled(asset: string, currency: Address): Promise<bigint> {
  const parts = await readContract(chain(), {
    address: vault,
    abi: revenueVaultAbi,
    functionName: 'unsettled',
    args: [modelId(asset), currency],
  })
  return parts.reduce((sum, part) => sum + part, 0n)
}

describe('a creator', () => {
  /** The model's page, once it is published. */
  let model = ''

  it('publishes a model from files in the page, and sells it', async () => {
    const files = [
      { name: 'model.safetensors', mimeType: '', buffer: Buffer.from(safetensors(50_000)) },
      { name: 'README.md', mimeType: 'text/markdown', buffer: Buffer.from(CARD) },
    ]
    const creator = await enter('Data contributor', '/publish.html')
    const form = creator.page.locator('model-publish:not([asset])')
    await form.locator('input[type=file]').first().setInputFiles(files)
    await form.getByText('2 files').waitFor()
    await form.getByRole('button', { name: 'About' }).click()
    await form.getByRole('button', { name: 'People' }).click()
    await form.getByRole('button', { name: 'Use my account' }).click()
    await form.getByRole('button', { name: 'Licences' }).click()
    await form.getByRole('button', { name: 'Commercial' }).click()
    await form.getByLabel('Price', { exact: true }).fill('0.03')
    await form.getByRole('button', { name: 'Publish', exact: true }).click()
    await form.locator('[part=publish]').click()
    await creator.approve()
    const onSale = creator.page.getByRole('link', { name: 'See it on sale' })
    const address = await onSale.getAttribute('href', { timeout: 60_000 })
    assert.ok(address)
    model = address
    await creator.context.close()

    const buyer = await enter('Buyer', address)
    await buyer.page.locator('model-nft-card:state(verified)').waitFor()
    assert.match(await buyer.page.locator('model-nft-card').locator('article').innerText(), /Harbour/)
    const button = buyer.page.locator('license-button')
    const [held, sold] = [await coins(vault), await licenseCount()]
    await button.getByRole('button', { name: 'Pay 0.03 ETH', exact: true }).click()
    await buyer.approve()
    await button.getByText('The licence is yours').waitFor()
    assert.equal((await coins(vault)) - held, parseEther('0.03'))
    assert.equal(await licenseCount(), sold + 1n)
    await buyer.context.close()
  })

  it('publishes its next version and a dearer licence, and the buyer’s licence goes on', async () => {
    const creator = await enter('Data contributor', model.replace('model.html', 'publish.html'))
    const form = creator.page.locator('model-publish[asset]')
    await form.getByLabel('What is new').fill('Knows the ports of the Baltic.')
    await form.getByRole('button', { name: 'Take out README.md' }).click()
    await form.getByRole('button', { name: 'Publish 1.0.1' }).click()
    await creator.approve()
    await form.getByText('Version 1.0.1 is published.').waitFor()
    await form.getByRole('button', { name: 'Licences' }).click()
    await form.getByRole('button', { name: 'Replace Commercial' }).click()
    await form.getByLabel('Price', { exact: true }).fill('0.05')
    await form.locator('[part=submit-offer]').click()
    await creator.approve()
    await form.getByText('Commercial is on sale; the old one is closed.').waitFor()
    await creator.context.close()

    const buyer = await enter('Buyer', model)
    const history = buyer.page.locator('model-versions')
    // What is far below the window reads nothing, here and with the panels below.
    await history.scrollIntoViewIfNeeded()
    await history.getByText('Knows the ports of the Baltic.').waitFor()
    await history.getByText('Gone: README.md').waitFor()
    const button = buyer.page.locator('license-button')
    await button.getByText('Your licence').waitFor()
    await buyer.context.close()

    const visitor = await enter('Visitor', model)
    const pay = visitor.page.locator('license-button')
    await pay.getByRole('button', { name: 'Pay 0.05 ETH', exact: true }).waitFor()
    assert.equal(await pay.getByRole('button', { name: 'Pay 0.03 ETH', exact: true }).count(), 0)
    await visitor.context.close()
  })

  const licenseCount = () =>
    readContract(chain(), { address: licenseBook, abi: licenseBookAbi, functionName: 'licenseCount' })
})

describe('an investor', () => {
  it('buys shares of a model from its order and claims a dividend to the last unit', async () => {
    const investor = await enter('Buyer', '/trade.html')
    const { classifier } = stage.market.assets
    const client = createChainClient({ chainId: 31337, rpcUrls: [stage.market.rpcUrl] })
    const contracts = await resolveContracts(client, parseAssetId(classifier).contract)
    const { fractionalizer, fromBlock } = contracts
    assert.ok(fractionalizer)
    const [found] = await findShares(client, { fractionalizer, modelId: modelId(classifier), fromBlock })
    assert.ok(found)
    const held = (account: Address) =>
      readContract(chain(), {
        address: found.shares,
        abi: modelSharesAbi,
        functionName: 'balanceOf',
        args: [account],
      })

    const trade = investor.page.locator('trade-panel')
    const [seller, sellerHeld] = [await coins(accountOf('Creator')), await held(accountOf('Creator'))]
    await trade.getByRole('button', { name: 'Look at: 100,000 shares, 0.50 ETH' }).click()
    await trade.getByLabel('How many shares').fill('25000')
    await trade.getByRole('button', { name: 'Buy for 0.125 ETH' }).click()
    await investor.approve()
    await trade.getByText('It has changed hands').waitFor()
    const bought = 25_000n * 10n ** 18n
    assert.equal(await held(accountOf('Buyer')), bought)
    assert.equal(await held(accountOf('Creator')), sellerHeld - bought)
    assert.equal((await coins(accountOf('Creator'))) - seller, parseEther('0.125'))

    const shares = investor.page.locator('share-panel')
    await investor.page.reload()
    await shares.scrollIntoViewIfNeeded()
    await shares.getByText('You hold 25,000 shares').waitFor()
    const divided = shares.getByRole('button', { name: /^Divide .* DEMO$/ })
    await divided.click()
    await investor.approve()
    await shares.getByText('It was divided among all who hold shares.').waitFor()
    const claim = shares.getByRole('button', { name: /^Claim .* DEMO$/ })
    const promised = parseUnits((await claim.innerText()).replace(/[^\d.]/g, ''), 6)
    const due = await readContract(chain(), {
      address: found.shares,
      abi: modelSharesAbi,
      functionName: 'claimable',
      args: [accountOf('Buyer'), dollar],
    })
    const had = await dollars(accountOf('Buyer'))
    await claim.click()
    await investor.approve()
    await shares.getByText('Your dividends arrived in your account.').waitFor()
    assert.ok(due > 0n)
    assert.equal((await dollars(accountOf('Buyer'))) - had, due)
    assert.ok(promised - due < 10_000n && due - promised < 10_000n, 'the button says what comes, rounded')
    await investor.context.close()
  })
})

describe('a licence', () => {
  it('is resold by an order that a stranger fills, with a royalty for the model', async () => {
    const { names } = stage.market.assets
    const buyer = await enter('Data contributor', '/model.html')
    const button = buyer.page.locator('license-button')
    await button.getByRole('radio', { name: /Commercial/ }).check({ force: true })
    await button.getByRole('button', { name: 'Pay 0.01 ETH', exact: true }).click()
    await buyer.approve()
    await button.getByText('The licence is yours').waitFor()
    const [licenseId = 0n] = await readContract(chain(), {
      address: licenseBook,
      abi: licenseBookAbi,
      functionName: 'latestLicensesOf',
      args: [accountOf('Data contributor')],
    })
    const ownerOf = () =>
      readContract(chain(), {
        address: licenseBook,
        abi: licenseBookAbi,
        functionName: 'ownerOf',
        args: [licenseId],
      })
    assert.equal(await ownerOf(), accountOf('Data contributor'))

    await buyer.open(`/trade.html?asset=${names}`)
    const making = buyer.page.locator('trade-panel')
    await making.getByText('Make an order').click()
    await making.locator('select:has(option[value=license])').selectOption('license')
    const own = making.locator('label', { hasText: 'Number of the licence' }).locator('select')
    await own.selectOption(String(licenseId))
    await making.getByLabel('Price').fill('0.008')
    const currency = making.locator('label', { hasText: 'Currency' }).locator('select')
    await currency.selectOption({ label: 'ETH' })
    await making.getByRole('button', { name: 'Sign the order' }).click()
    await buyer.approve()
    await buyer.approve()
    await making.getByText('Your order is signed').waitFor()
    await making.getByRole('button', { name: 'Publish at the hub nodes' }).click()
    await making.getByText(/keeps it/).waitFor()

    const taker = await enter('Visitor', `/trade.html?asset=${names}`)
    const panel = taker.page.locator('trade-panel')
    const price = parseEther('0.008')
    const royalty = (price * 500n) / 10_000n
    const [had, earned] = [await coins(accountOf('Data contributor')), await unsettled(names, NATIVE)]
    await panel.getByRole('button', { name: `Look at: Licence ${licenseId},` }).click()
    await panel.getByRole('button', { name: 'Buy for 0.008 ETH' }).click()
    await taker.approve()
    await panel.getByText('It has changed hands').waitFor()
    assert.equal(await ownerOf(), accountOf('Visitor'))
    assert.equal((await coins(accountOf('Data contributor'))) - had, price - royalty)
    assert.equal((await unsettled(names, NATIVE)) - earned, royalty)
    await buyer.context.close()
    await taker.context.close()
  })
})

describe('a derivative', () => {
  it('pays its parent a tenth of what it earns', async () => {
    const { names, derivative } = stage.market.assets
    const buyer = await enter('Buyer', `/model.html?asset=${derivative}`)
    const button = buyer.page.locator('license-button')
    const earned = await unsettled(derivative, NATIVE)
    await button.getByRole('radio', { name: /Commercial/ }).check({ force: true })
    await button.getByRole('button', { name: 'Pay 0.02 ETH', exact: true }).click()
    await buyer.approve()
    await button.getByText('The licence is yours').waitFor()
    assert.equal((await unsettled(derivative, NATIVE)) - earned, parseEther('0.02'))
    await buyer.context.close()

    const owner = await enter('Visitor', `/model.html?asset=${derivative}`)
    const royalties = owner.page.locator('royalty-panel')
    await royalties.scrollIntoViewIfNeeded()
    const parent = await unsettled(names, NATIVE)
    const waited = await unsettled(derivative, NATIVE)
    await royalties.getByRole('button', { name: /^Claim .* ETH$/ }).click()
    await owner.approve()
    await royalties.getByText(/arrived in your account/).waitFor()
    assert.equal((await unsettled(names, NATIVE)) - parent, waited / 10n)
    await owner.context.close()
  })
})

/** Writes a proposal of the DAO in its panel, and proposes it. */
async function propose(
  visitor: Visitor,
  template: string,
  fields: Readonly<Record<string, string>>,
  text: string,
) {
  const panel = visitor.page.locator('governance-panel').first()
  await panel.getByText('Propose something').click()
  await panel.locator('select[name=template]').selectOption({ label: template })
  for (const [label, value] of Object.entries(fields)) await panel.getByLabel(label).fill(value)
  await panel.getByLabel('Title and reasons').fill(text)
  await panel.getByRole('button', { name: 'See what it would do' }).click()
  await panel.getByRole('button', { name: 'Propose this' }).click()
  await visitor.approve()
  await panel.getByText('Proposed.').waitFor()
}

/** Votes a proposal of the DAO through and has it carried out, each step in the panel. */
async function carryThrough(name: string, title: string) {
  const step = async (
    act: (proposal: ReturnType<Visitor['page']['locator']>, visitor: Visitor) => Promise<void>,
  ) => {
    const visitor = await enter(name, '/govern.html')
    const panel = visitor.page.locator('governance-panel').first()
    await act(panel.locator('[part=proposal]', { hasText: title }), visitor)
    await visitor.context.close()
  }
  await stage.pass(DEMO_DAO.votingDelay + 1)
  await step(async (proposal, visitor) => {
    await proposal.getByRole('button', { name: 'Vote for' }).click()
    await visitor.approve()
    await proposal.getByText('votes are counted').waitFor()
  })
  await stage.pass(DEMO_DAO.votingPeriod + 1)
  await step(async (proposal, visitor) => {
    await proposal.getByRole('button', { name: 'Start the waiting time' }).click()
    await visitor.approve()
    await proposal.getByText('The waiting time has begun').waitFor()
  })
  await stage.pass(DEMO_DAO.timelockDelay + 1)
  await step(async (proposal, visitor) => {
    await proposal.getByRole('button', { name: 'Execute' }).click()
    await visitor.approve()
    await proposal.getByText('Executed. What was decided is done.').waitFor()
  })
}

describe('a proposal', () => {
  it('is made, voted through, queued and executed in the page', async () => {
    const member = await enter('Creator', '/govern.html')
    await propose(
      member,
      'Set the market fee',
      { 'Fee in percent, at most 5': '1.75' },
      'A fee of 1.75 percent',
    )
    await member.context.close()
    await carryThrough('Creator', 'A fee of 1.75 percent')
    const fee = await readContract(chain(), { address: vault, abi: revenueVaultAbi, functionName: 'feeBps' })
    assert.equal(fee, 175)
  })
})

describe('a dispute', () => {
  it('is raised and ruled, and the buyer has their money back', async () => {
    const { names } = stage.market.assets
    const page = `/dispute.html?asset=${names}`
    const complainant = await enter('Data contributor', page)
    const court = complainant.page.locator('dispute-panel')
    await court.getByText('Complain about this model').click()
    await court.locator('textarea[name=complaint]').fill('It writes the name of my village.')
    await court.getByRole('button', { name: /^Raise a dispute/ }).click()
    await complainant.approve()
    await court.getByText('Your complaint is on chain').waitFor()
    await complainant.context.close()

    const buyer = await enter('Visitor', `/model.html?asset=${names}`)
    const button = buyer.page.locator('license-button')
    await button.getByRole('button', { name: 'Other licences' }).click()
    await button.getByRole('radio', { name: /Commercial/ }).check({ force: true })
    await button.getByRole('button', { name: /^Pay 0.01 ETH/ }).click()
    await buyer.approve()
    await button.getByText('The licence is yours').waitFor()
    await buyer.context.close()

    await stage.pass(3 * DAY + 1)
    const member = await enter('Creator', '/govern.html')
    await propose(
      member,
      'Rule a dispute',
      { 'Number of the dispute': '2', 'Refund in percent of each payment that waits': '100' },
      'Give the buyers their money back',
    )
    await member.context.close()
    await carryThrough('Creator', 'Give the buyers their money back')

    const anybody = await enter('Buyer', page)
    const panel = anybody.page.locator('dispute-panel')
    await panel.getByText('Upheld. The owner’s bond goes to the complainant.').first().waitFor()
    await panel.getByRole('button', { name: 'Pay out' }).click()
    await anybody.approve()
    await panel.getByText('Paid out: 0.01 ETH goes back to the buyer').waitFor()
    const owed = () =>
      readContract(chain(), {
        address: vault,
        abi: revenueVaultAbi,
        functionName: 'owed',
        args: [accountOf('Visitor'), NATIVE],
      })
    assert.equal(await owed(), parseEther('0.01'))
    await anybody.context.close()

    const refunded = await enter('Visitor', page)
    await refunded.page.getByText('0.01 ETH is yours').waitFor()
    // With it comes what the visitor earned by a share of the model.
    const due = await readContract(chain(), {
      address: vault,
      abi: revenueVaultAbi,
      functionName: 'claimableAfter',
      args: [modelId(names), accountOf('Visitor'), NATIVE, 0n, 0n],
    })
    assert.ok(due >= parseEther('0.01'))
    await refunded.page.locator('[part=claim-owed]').click()
    await refunded.approve()
    const amount = formatMoney({ symbol: 'ETH', decimals: 18, amount: due }, 'en')
    await refunded.page.getByText(`${amount} arrived in your account.`).waitFor()
    assert.equal(await owed(), 0n)
    await refunded.context.close()
  })
})

describe('use', () => {
  it('is metered with a voucher for each sentence, and settled by the service', async () => {
    const user = await enter('Buyer', '/use.html')
    const { classifier } = stage.market.assets
    const answer = user.page.locator('#service-answer')
    const collectable = () =>
      readContract(chain(), {
        address: usageMeter,
        abi: usageMeterAbi,
        functionName: 'collectable',
        args: [modelId(classifier), dollar],
      })
    const [unitsBefore, before] = await collectable()
    await user.page.getByRole('button', { name: 'Ask the service' }).click()
    await user.approve()
    await answer.getByText('The service says: French.').waitFor()
    await user.page.getByLabel('A sentence').fill('Morgenstund hat Gold im Mund.')
    await user.page.getByRole('button', { name: 'Ask the service' }).click()
    await answer.getByText('The service says: German.').waitFor()
    await user.page.getByText('198 of 200 sentences left; 2 signed for, 0 settled.').waitFor()
    await user.page.getByRole('button', { name: 'Let it settle' }).click()
    await answer.getByText('Settled: the model has earned it.').waitFor()
    await user.page.getByText('198 of 200 sentences left; 2 signed for, 2 settled.').waitFor()
    const [unitsAfter, after] = await collectable()
    assert.ok(unitsAfter >= unitsBefore)
    assert.equal(after - before, 2n * parseUnits('0.02', 6))
    await user.context.close()
  })
})
