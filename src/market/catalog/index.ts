/** The catalog: every model of a market, searchable in the page. */
export type * from './catalog.ts'
export { openCatalogStorage } from './catalog-storage.ts'
export { createCatalog } from './create-catalog.ts'
