export type {
  ArtifactDownload,
  DownloadProgress,
  DownloadState,
  SourceProgress,
  StartOptions,
} from './download.ts'
export { type FetchBlockOptions, fetchVerifiedBlock } from './fetch-block.ts'
export { LEAF_BYTES, type LeafTable } from './leaf-table.ts'
export type { CreatePeerNode, PeerContent, PeerNode, PeerNodeOptions } from './peer-node.ts'
export type { Sink } from './sink.ts'
export type { Source, SourceKind } from './source.ts'
