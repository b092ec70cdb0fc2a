export { readBody } from './bounded-body.ts'
export { type Artifacts, type ArtifactsOptions, createArtifacts } from './create-artifacts.ts'
export type {
  ArtifactDownload,
  DownloadProgress,
  DownloadState,
  SourceProgress,
  StartOptions,
} from './download.ts'
export { type FetchBlockOptions, fetchVerifiedBlock } from './fetch-block.ts'
export { keptProgress } from './kept-progress.ts'
export { LEAF_BYTES, type LeafTable, loadLeafTable } from './leaf-table.ts'
export type { CreatePeerNode, PeerContent, PeerNode, PeerNodeOptions } from './peer-node.ts'
export { RateMeter } from './rate-meter.ts'
export type { LocalFile } from './share-file.ts'
export type { Sink } from './sink.ts'
export type { Source, SourceKind } from './source.ts'
export { keptLeaves } from './store/kept-leaves.ts'
export { createVerifiedFetch, type VerifiedFetchOptions } from './verified-fetch.ts'
