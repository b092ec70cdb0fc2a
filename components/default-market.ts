import type { Market } from '../src/market/index.ts'
import { pageMarket } from './page-market.ts'

let made: Promise<Market> | undefined

/** The market of a page that sets up none: public defaults, made once, when the first element needs it. */
export function defaultMarket(): Promise<Market> {
  made ??= pageMarket({}).catch(error => {
    made = undefined
    throw error
  })
  return made
}
