import { type Address, NATIVE } from '../../../src/asset/index.ts'
import {
  addShareCurrencyCall,
  applyPayeesCall,
  decodeModelFractionalized,
  delegateVotesCall,
  distributeDividendsCall,
  fractionalizeCall,
  lockModelCall,
  transferSharesCall,
} from '../../../src/chain/index.ts'
import { accountOf } from '../people.ts'
import { act, DAY, type Scene } from './scene.ts'

/** Shares and their governor. */
export interface Fraction {
  readonly shares: Address
  readonly governor: Address
}

const SHARE = 10n ** 18n
const GUARANTEED_BPS = 4_000
const SALT = `0x${'5a'.repeat(32)}` as const
const HOLDINGS = [
  ['Data contributor', 150_000n],
  ['Stranger 1', 120_000n],
  ['Stranger 2', 80_000n],
  ['Visitor', 50_000n],
] as const

/** Ada divides the classifier into shares, gives some away and locks the model in. */
export async function divideModel(scene: Scene): Promise<Fraction> {
  const { deployed, models } = scene
  const { registry, fractionalizer } = deployed
  const modelId = models.ids.classifier
  const rules = {
    votingDelay: 2,
    votingPeriod: 21 * DAY,
    lateQuorumExtension: 2 * DAY,
    quorumBps: 2_000,
    proposalThresholdBps: 100,
  }
  const made = await act(
    scene,
    'Creator',
    fractionalizeCall({
      fractionalizer,
      shares: { modelId, guaranteedBps: GUARANTEED_BPS, rules, salt: SALT },
    }),
  )
  const { shares, governor } = decodeModelFractionalized(made, fractionalizer)
  for (const [name, amount] of HOLDINGS) {
    await act(scene, 'Creator', transferSharesCall({ shares, to: accountOf(name), amount: amount * SHARE }))
    await act(scene, name, delegateVotesCall({ token: shares, to: accountOf(name) }))
  }
  const owner = accountOf('Creator')
  await act(
    scene,
    'Creator',
    delegateVotesCall({ token: shares, to: owner }),
    ...(['Commercial', 'Subscription'] as const).map(tier =>
      addShareCurrencyCall({ shares, offerId: models.offer('classifier', tier).id }),
    ),
    lockModelCall({
      registry,
      owner,
      governor,
      modelId,
      payees: [
        { account: shares, bps: GUARANTEED_BPS, role: 'investor' },
        { account: owner, bps: 4_000, role: 'creator' },
        { account: accountOf('Data contributor'), bps: 2_000, role: 'data' },
      ],
    }),
  )
  return { shares, governor }
}

/** Lets the payees that were announced with the lock have their part. */
export async function applyPayees(scene: Scene): Promise<void> {
  const { deployed, models } = scene
  await act(scene, 'Stranger 1', applyPayeesCall({ vault: deployed.vault, modelId: models.ids.classifier }))
}

/** Divides what has come in among the holders of the shares. */
export async function payDividends(scene: Scene, { shares }: Fraction): Promise<void> {
  for (const currency of [NATIVE, scene.deployed.dollar])
    await act(scene, 'Stranger 1', distributeDividendsCall({ shares, currency }))
}
