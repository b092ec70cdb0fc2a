import type { Address } from '../asset/index.ts'
import type { MarketContracts } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'

/** @throws ModelmarkError `bad-config` if this market has no meter that the page knows of. */
export function requireMeter({ registry, usageMeter }: MarketContracts): Address {
  if (usageMeter !== undefined) return usageMeter
  throw new ModelmarkError('bad-config', { field: 'usageMeter', registry })
}

/** @throws ModelmarkError `bad-config` if this market has no exchange that the page knows of. */
export function requireExchange({ registry, exchange }: MarketContracts): Address {
  if (exchange !== undefined) return exchange
  throw new ModelmarkError('bad-config', { field: 'exchange', registry })
}
