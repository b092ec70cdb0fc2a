import { fileURLToPath } from 'node:url'

/** The Ponder project. */
export const INDEXER_SOURCE = fileURLToPath(new URL('../../indexer', import.meta.url))

/** Where the tests' Ponder is kept between runs, as it is large. */
export const INDEXER_HOME = fileURLToPath(new URL('../../.cache/indexer', import.meta.url))
