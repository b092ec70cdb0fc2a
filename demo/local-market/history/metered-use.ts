import { approveCall, depositUnitsCall } from '../../../src/chain/index.ts'
import { act, buy, type Scene } from './scene.ts'

const UNITS = 200n
/** In demo dollars, as the sample model is offered. */
const UNIT_PRICE = 20_000n

/** The buyer prepays sentences of the classifier. */
export async function prepayUse(scene: Scene): Promise<void> {
  const { usageMeter, dollar: currency } = scene.deployed
  const licenseId = await buy(scene, 'Buyer', scene.models.offer('classifier', 'By the sentence'))
  await act(
    scene,
    'Buyer',
    approveCall({ token: currency, spender: usageMeter, amount: UNITS * UNIT_PRICE }),
    depositUnitsCall({ usageMeter, licenseId, units: UNITS, unitPrice: UNIT_PRICE, currency }),
  )
}
