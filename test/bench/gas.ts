/** Gas and sizes of the market's contracts against their bars, and against Unlock's PublicLock v15 on the same chain. */
import { startGasChain } from './gas-chain.ts'
import { measureModelmark } from './gas-modelmark.ts'
import { measureUnlock } from './gas-unlock.ts'
import { printFigures, type Row } from './print-figures.ts'

const PORT = 9101

const chain = await startGasChain(PORT)
try {
  const { dollar, figures } = await measureModelmark(chain)
  const unlock = await measureUnlock(chain, dollar)
  const gas = (what: string, value: number, bar?: number): Row => ({
    what,
    value,
    unit: 'gas',
    ...(bar !== undefined && { bar: `<= ${bar.toLocaleString('en')}` }),
  })
  printFigures(
    'gas',
    [
      gas('buy, native coin', figures.buyNative, 125_000),
      gas('  Unlock v15', unlock.unlockBuyNative),
      gas('buy, ERC-20', figures.buyErc20, 140_000),
      gas('  Unlock v15', unlock.unlockBuyErc20),
      gas('buy, ERC-20 with permit', figures.buyPermit),
      gas('renew, native coin', figures.renewNative, 68_000),
      gas('  Unlock v15', unlock.unlockRenewNative),
      gas('renew, ERC-20', figures.renewErc20, 82_000),
      gas('  Unlock v15', unlock.unlockRenewErc20),
      gas('settle one voucher', figures.voucherSettle, 50_000),
      gas('settle a voucher in a batch of ten', figures.voucherSettleInBatch, 50_000),
      gas('settle, 4 payees and 2 ancestors', figures.settle, 95_000),
      gas('claim, native coin', figures.claimNative, 50_000),
      gas('claim, ERC-20', figures.claimErc20, 50_000),
      gas('fill an order for a license, native coin', figures.fillNative, 110_000),
      gas('fill an order for a license, ERC-20', figures.fillErc20, 110_000),
      { what: 'new storage slots of a purchase', value: figures.newSlotsPerBuy, unit: 'slots', bar: '<= 2' },
      { what: 'largest contract', value: figures.largestContract, unit: 'bytes', bar: '<= 20,000' },
    ],
    { ...figures, ...unlock },
  )
} finally {
  await chain.stop()
}
