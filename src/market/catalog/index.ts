/** The catalog: every model of a market, searchable in the page. */
export type * from './catalog.ts'
export type { CatalogJob } from './catalog-job.ts'
export { openCatalog } from './open-catalog.ts'
