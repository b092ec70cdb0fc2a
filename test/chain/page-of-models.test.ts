import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { NATIVE, parseAddress } from '../../src/asset/index.ts'
import {
  chainInfo,
  createChainClient,
  createOfferCall,
  type Hex,
  type MarketContracts,
  mintModelCall,
  readCurrency,
  readModel,
  readRoyalties,
  waitForReceipt,
} from '../../src/chain/index.ts'
import { deployDemo } from '../../src/node/deploy/index.ts'
import type { LocalRpc } from '../unit/chain/local-rpc.ts'
import { anvilProvider } from './anvil-provider.ts'
import { CONTENT_HASH, MANIFEST_DIGEST, TERMS_HASH } from './deploy-fixture.ts'
import { forwardRpc } from './forward-rpc.ts'
import { putMulticall3 } from './put-multicall3.ts'
import { type Anvil, startAnvil } from './start-anvil.ts'

const MODELS = 100
const BASE_SEPOLIA = 84532
const LOCAL = 31337

for (const chainId of [LOCAL, BASE_SEPOLIA]) {
  describe(`a page of models on ${chainInfo(chainId).name}`, () => {
    let anvil: Anvil
    let rpc: LocalRpc
    let contracts: MarketContracts
    before(async () => {
      anvil = await startAnvil({ args: ['--chain-id', String(chainId)] })
      contracts = await publishModels(anvil, chainId)
      const { multicall3 } = chainInfo(chainId)
      if (multicall3) await putMulticall3(anvil.url, multicall3)
      rpc = await forwardRpc(anvil.url)
    })
    after(async () => {
      await rpc.stop()
      await anvil.stop()
    })

    it('costs one request for all cards, with their prices', async () => {
      const client = createChainClient({ chainId, rpcUrls: [rpc.url] })
      const ids = Array.from({ length: MODELS }, (_, i) => BigInt(i + 1))
      const models = await Promise.all(
        ids.map(async modelId => {
          const model = await readModel(client, { contracts, modelId })
          await readCurrency(client, { address: model.offers[0]?.currency ?? NATIVE })
          return model
        }),
      )
      assert.deepEqual(
        models.map(({ modelId, offers }) => [modelId, offers[0]?.price]),
        ids.map(id => [id, id]),
      )
      assert.equal(rpc.requests.length, 1)
    })

    it('names the one model that does not exist, and shows the others', async () => {
      const client = createChainClient({ chainId, rpcUrls: [rpc.url] })
      const read = (modelId: bigint) => readModel(client, { contracts, modelId })
      const [there, missing] = await Promise.allSettled([read(1n), read(5000n)])
      assert.equal(there?.status, 'fulfilled')
      assert.equal(missing?.status === 'rejected' && missing.reason.code, 'model-not-found')
    })

    for (const [what, code] of [
      ['burns all gas', '0x5b600056'],
      ['is broken', '0xfe'],
      ['is not there', '0x'],
    ] as const) {
      it(`shows the models beside a registry that ${what}`, async () => {
        const hostile = '0x00000000000000000000000000000000DeaDBeef'
        const provider = anvilProvider(anvil.url)
        await provider.request({ method: 'anvil_setCode', params: [hostile, code] })
        const client = createChainClient({ chainId, rpcUrls: [rpc.url] })
        const [bad, ...good] = await Promise.allSettled([
          readModel(client, { contracts: { ...contracts, registry: hostile }, modelId: 1n }),
          ...[1n, 2n, 3n].map(modelId => readModel(client, { contracts, modelId })),
        ])
        assert.equal(bad?.status === 'rejected' && bad.reason.name, 'ModelmarkError')
        assert.deepEqual(
          good.map(({ status }) => status),
          ['fulfilled', 'fulfilled', 'fulfilled'],
        )
      })
    }
  })
}

describe('royalties where logs are refused', () => {
  let anvil: Anvil
  let rpc: LocalRpc
  after(async () => {
    await rpc.stop()
    await anvil.stop()
  })

  it('still show shares and what can be claimed', async () => {
    anvil = await startAnvil()
    const contracts = await publishModels(anvil, LOCAL, 1)
    rpc = await forwardRpc(anvil.url, ({ method }) => method === 'eth_getLogs')
    const client = createChainClient({ chainId: LOCAL, rpcUrls: [rpc.url] })
    const royalties = await readRoyalties(client, { contracts, modelId: 1n, currencies: [NATIVE] })
    assert.equal(royalties.payees[0]?.bps, 10_000)
    assert.deepEqual(royalties.currencies[0]?.payees, [{ claimable: 0n, unsettled: 0n }])
  })
})

/** A market with models 1, 2, 3..., each with one tier whose price is its number. */
async function publishModels(anvil: Anvil, chainId = LOCAL, count = MODELS): Promise<MarketContracts> {
  const [account] = anvil.accounts
  if (account === undefined) throw new Error('no account')
  const deployed = await deployDemo({ rpcUrl: anvil.url, account })
  const contracts: MarketContracts = {
    registry: parseAddress(deployed.registry),
    licenseBook: parseAddress(deployed.licenseBook),
    vault: parseAddress(deployed.vault),
    fromBlock: 0n,
  }
  const provider = anvilProvider(anvil.url)
  const send = ({ to, data }: { to: string; data: string }) =>
    provider.request({
      method: 'eth_sendTransaction',
      params: [{ from: account.address, to, data, gas: '0x100000' }],
    })
  let last: Promise<unknown> = Promise.resolve()
  for (let id = 1; id <= count; id++) {
    const mint = mintModelCall({
      registry: contracts.registry,
      model: {
        to: parseAddress(account.address),
        manifestDigest: MANIFEST_DIGEST,
        contentHash: CONTENT_HASH,
        resaleRoyaltyBps: 0,
        maxUpstreamBps: 0,
        parentLicenseIds: [],
        payees: [{ account: parseAddress(account.address), bps: 10_000, role: 'creator' }],
      },
    })
    await send(mint)
    const offer = createOfferCall({
      licenseBook: contracts.licenseBook,
      offer: {
        modelId: BigInt(id),
        kind: 'one-time',
        period: 0,
        maxSupply: 0,
        transferable: true,
        derivativesAllowed: false,
        coversFutureVersions: true,
        refundDays: 0,
        rights: new Set(['use-privately']),
        upstreamBps: 0,
        currency: NATIVE,
        price: BigInt(id),
        termsHash: TERMS_HASH,
      },
    })
    last = send(offer)
    await last
  }
  await mined(anvil, chainId, last)
  return contracts
}

/** Anvil answers with the hash before the block is there. */
async function mined({ url, accounts }: Anvil, chainId: number, sent: Promise<unknown>): Promise<void> {
  const client = createChainClient({ chainId, rpcUrls: [url] })
  const from = accounts[0]?.address
  if (from === undefined) throw new Error('no account')
  const outcome = await waitForReceipt(client, (await sent) as Hex, { from })
  if (outcome.status !== 'mined' || !outcome.receipt.succeeded) throw new Error('not mined')
}
