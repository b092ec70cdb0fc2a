import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AbiFunction, encodeFunctionData, parseAbiItem, zeroHash } from 'viem'
import type { Address, Digest } from '../../../src/asset/index.ts'
import {
  accessManagerAbi,
  marketGovernorAbi,
  timelockControllerAbi,
} from '../../../src/chain/generated/abi.ts'
import {
  addVersionCall,
  type Call,
  closeOfferCall,
  createOfferCall,
  decodeCall,
  grantRoleCall,
  type MarketContracts,
  type NewOffer,
  proposePayeesCall,
  revokeRoleCall,
  setArbitratorCall,
  setCriteriaCall,
  setFeeCall,
  transferSharesCall,
  type VotedAction,
} from '../../../src/chain/index.ts'
import { DAO_ROLE, ROLES } from '../../../src/node/deploy/index.ts'

const at = (byte: string): Address => `0x${byte.repeat(20)}`
const ANYONE = at('99')
const DOCUMENT: Digest = `0x${'d0'.repeat(32)}`

const contracts = {
  registry: at('11'),
  licenseBook: at('12'),
  vault: at('13'),
  court: at('14'),
  curation: at('15'),
  dao: { token: at('16'), governor: at('17'), timelock: at('18'), manager: at('19') },
  fromBlock: 0n,
} satisfies MarketContracts

const places: Readonly<Record<string, Address>> = { ...contracts, ...contracts.dao } as never

const offer: NewOffer = {
  modelId: 42n,
  kind: 'subscription',
  period: 2_592_000,
  maxSupply: 100,
  transferable: true,
  derivativesAllowed: false,
  coversFutureVersions: true,
  refundDays: 14,
  rights: new Set(['use-commercially', 'sell-output']),
  upstreamBps: 500,
  currency: ANYONE,
  price: 4_000_000n,
  termsHash: DOCUMENT,
}

const TEMPLATES: readonly (readonly [Call, VotedAction])[] = [
  [
    setFeeCall({ vault: contracts.vault, feeBps: 150, treasury: contracts.dao.timelock }),
    { kind: 'set-fee', feeBps: 150, treasury: contracts.dao.timelock },
  ],
  [
    setCriteriaCall({ curation: contracts.curation, criteria: DOCUMENT }),
    { kind: 'set-criteria', criteria: DOCUMENT },
  ],
  [
    grantRoleCall({ manager: contracts.dao.manager, role: 4n, account: ANYONE }),
    { kind: 'grant-role', role: 4n, account: ANYONE, delay: 0 },
  ],
  [
    revokeRoleCall({ manager: contracts.dao.manager, role: 4n, account: ANYONE }),
    { kind: 'revoke-role', role: 4n, account: ANYONE },
  ],
  [
    addVersionCall({
      registry: contracts.registry,
      modelId: 42n,
      manifestDigest: DOCUMENT,
      contentHash: zeroHash,
    }),
    { kind: 'push-version', modelId: 42n, manifestDigest: DOCUMENT, contentHash: zeroHash },
  ],
  [createOfferCall({ licenseBook: contracts.licenseBook, offer }), { kind: 'open-offer', offer }],
  [closeOfferCall({ licenseBook: contracts.licenseBook, offerId: 3n }), { kind: 'close-offer', offerId: 3n }],
  [
    { to: ANYONE, value: 2n * 10n ** 18n, data: '0x' },
    { kind: 'send-coin', to: ANYONE, amount: 2n * 10n ** 18n },
  ],
  [
    transferSharesCall({ shares: at('77'), to: ANYONE, amount: 5n }),
    { kind: 'send-tokens', token: at('77'), to: ANYONE, amount: 5n },
  ],
  [
    proposePayeesCall({
      vault: contracts.vault,
      modelId: 42n,
      payees: [{ account: ANYONE, bps: 10_000, role: 'investor' }],
    }),
    {
      kind: 'propose-payees',
      modelId: 42n,
      payees: [{ account: ANYONE, bps: 10_000, role: 'investor' }],
    },
  ],
  [
    setArbitratorCall({ court: contracts.court, arbitrator: ANYONE, extraData: '0xabcd', rules: DOCUMENT }),
    { kind: 'set-arbitrator', arbitrator: ANYONE, extraData: '0xabcd', rules: DOCUMENT },
  ],
]

/** A value of a Solidity type that is small enough for every enumeration. */
function sample(type: string): unknown {
  if (type.endsWith('[]')) return [sample(type.slice(0, -2))]
  if (type === 'address') return ANYONE
  if (type === 'bool') return true
  if (type === 'string') return 'a label'
  if (type === 'bytes') return '0xabcd'
  const bytes = /^bytes(\d+)$/.exec(type)?.[1]
  if (bytes !== undefined) return `0x${'00'.repeat(Number(bytes))}`
  return Number(/^uint(\d+)$/.exec(type)?.[1]) > 48 ? 1n : 1
}

function callOf(to: Address, item: AbiFunction): Call {
  const args = item.inputs.map(({ type }) => sample(type))
  return { to, value: 0n, data: encodeFunctionData({ abi: [item], functionName: item.name, args }) }
}

describe('a call of a proposal', () => {
  for (const [call, action] of TEMPLATES) {
    it(`is read as what was asked for: ${action.kind}`, () => {
      assert.deepEqual(decodeCall(call, contracts), action)
    })
  }

  it('is known for every function that a role of the market may call', () => {
    for (const { functions } of [DAO_ROLE, ...ROLES]) {
      for (const [contract, signatures] of Object.entries(functions)) {
        for (const signature of signatures) {
          const to = places[contract]
          assert.ok(to, contract)
          const item = parseAbiItem(`function ${signature}`) as AbiFunction
          assert.notEqual(decodeCall(callOf(to, item), contracts).kind, 'unknown', `${contract} ${signature}`)
        }
      }
    }
  })

  it('is known for everything that decides who has which power', () => {
    const own = (abi: readonly { readonly type: string }[], names: RegExp) =>
      abi.filter(
        (item): item is AbiFunction => item.type === 'function' && names.test((item as AbiFunction).name),
      )
    const powers: readonly (readonly [Address, readonly AbiFunction[]])[] = [
      [contracts.dao.manager, own(accessManagerAbi, /^(set|grant|revoke|label|updateAuthority)/)],
      [contracts.dao.timelock, own(timelockControllerAbi, /^(updateDelay|grantRole|revokeRole)$/)],
      [contracts.dao.governor, own(marketGovernorAbi, /^(set|update)/)],
    ]
    for (const [to, items] of powers) {
      assert.ok(items.length > 2)
      for (const item of items)
        assert.notEqual(decodeCall(callOf(to, item), contracts).kind, 'unknown', item.name)
    }
  })

  it('is unknown when it goes to another contract than the market’s', () => {
    const call = setFeeCall({ vault: at('66'), feeBps: 0, treasury: ANYONE })
    assert.deepEqual(decodeCall(call, contracts), { kind: 'unknown' })
  })

  it('is unknown when it carries more than what it says', () => {
    const { data, ...call } = setFeeCall({ vault: contracts.vault, feeBps: 150, treasury: ANYONE })
    assert.deepEqual(decodeCall({ ...call, data: `${data}00` }, contracts), { kind: 'unknown' })
    assert.deepEqual(decodeCall({ ...call, data: data.slice(0, -2) as never }, contracts), {
      kind: 'unknown',
    })
    assert.deepEqual(decodeCall({ ...call, data: '0x12345678' }, contracts), { kind: 'unknown' })
  })

  it('is unknown when a number stands for nothing the contract knows', () => {
    const item = parseAbiItem('function decide(uint256,uint8,uint16)')
    const data = encodeFunctionData({ abi: [item], functionName: 'decide', args: [1n, 9, 0] })
    assert.deepEqual(decodeCall({ to: contracts.court, value: 0n, data }, contracts), { kind: 'unknown' })
  })

  it('is a payment of coins, whoever gets them, when it has no data', () => {
    const call: Call = { to: contracts.vault, value: 1n, data: '0x' }
    assert.deepEqual(decodeCall(call, contracts), { kind: 'send-coin', to: contracts.vault, amount: 1n })
  })

  it('takes an address of the market in any writing', () => {
    const call = closeOfferCall({ licenseBook: contracts.licenseBook, offerId: 3n })
    const shouted = { ...call, to: `0x${call.to.slice(2).toUpperCase()}` as Address }
    assert.deepEqual(decodeCall(shouted, contracts), { kind: 'close-offer', offerId: 3n })
  })
})
