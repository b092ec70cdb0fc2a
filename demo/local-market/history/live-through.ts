import { parseEther } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { LOCAL_ADMIN_KEY } from '../../../src/node/deploy/index.ts'
import { complain } from './complaint.ts'
import { appointCurator, fillTreasury, handOutVotes, openModelVote, winFeeVote } from './decisions.ts'
import { applyPayees, divideModel, type Fraction, payDividends } from './divide-model.ts'
import { prepayUse } from './metered-use.ts'
import { placeOrders } from './orders.ts'
import { release, SALES, sell } from './sales.ts'
import { buy, DAY, type Scene } from './scene.ts'

/** Days before now at which a local chain begins. */
export const DAYS_OF_HISTORY = 120

/**
 * Four months in which people buy, divide a model, vote, complain and trade, so that every page has something to show. Ends
 * now.
 */
export async function liveThrough(scene: Scene): Promise<Fraction> {
  const { clock, models } = scene
  await handOutVotes(scene, privateKeyToAccount(LOCAL_ADMIN_KEY).address)
  const early = await sell(scene, SALES.early)

  await clock.goTo(100 * DAY)
  const fraction = await divideModel(scene)
  await fillTreasury(scene, fraction, parseEther('0.25'))
  await clock.goTo(93 * DAY)
  await applyPayees(scene)
  const later = await sell(scene, SALES.later)

  await clock.goTo(45 * DAY)
  await release(scene, [...early, ...later])
  await payDividends(scene, fraction)
  await clock.goTo(40 * DAY)
  await appointCurator(scene)
  const late = await sell(scene, SALES.late)

  await clock.goTo(6 * DAY)
  await release(scene, late)
  await openModelVote(scene, fraction)
  await clock.goTo(2 * DAY)
  await buy(scene, 'Buyer', models.offer('classifier', 'Commercial'))
  await prepayUse(scene)
  await clock.goTo(DAY)
  await complain(scene)
  await clock.goTo(300)
  await winFeeVote(scene)
  await clock.goTo(0)
  await placeOrders(scene, fraction)
  return fraction
}
