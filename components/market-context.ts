import { createContext } from '@lit/context'
import type { Market } from '../src/market/index.ts'

/** How elements find the market of the nearest `<model-market>`, or of anything else that provides one; undefined while it is being made. */
export const marketContext = createContext<Market | undefined>(Symbol.for('modelmark.market'))
