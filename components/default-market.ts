import type { Market } from '../src/market/index.ts'
import { pageMarket } from './page-market.ts'

let made: Market | undefined

/** The market of a page that sets up none: public defaults, made once, when the first element needs it. */
export function defaultMarket(): Market {
  made ??= pageMarket()
  return made
}
