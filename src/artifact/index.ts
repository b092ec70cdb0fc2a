export type {
  ArtifactDownload,
  DownloadProgress,
  DownloadState,
  SourceProgress,
  StartOptions,
} from './download.ts'
export type { Sink } from './sink.ts'
export type { Source, SourceKind } from './source.ts'
