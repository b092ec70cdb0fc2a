import type { Market } from '../src/market/index.ts'

let made: Promise<Market> | undefined

/** The market of a page that sets up none: public defaults, made once, when the first element needs it. */
export function defaultMarket(): Promise<Market> {
  made ??= import('../src/market/index.ts')
    .then(({ createMarket }) => createMarket({}))
    .catch(error => {
      made = undefined
      throw error
    })
  return made
}
