/**
 * Modelmark without elements: read models, buy licenses, fetch and verify files from any script.
 * The elements are in `modelmark/define`, the hub node and the deployment in `modelmark/node`.
 */
export * from './artifact/index.ts'
export * from './asset/index.ts'
export * from './error/index.ts'
export * from './license/index.ts'
export * from './manifest/index.ts'
export * from './market/index.ts'
export * from './store/index.ts'
export * from './wallet/index.ts'
