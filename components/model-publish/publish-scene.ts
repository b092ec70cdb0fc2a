import type { ReactiveControllerHost } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { Market } from '../../src/market/index.ts'
import type { FilesController } from './files-controller.ts'
import type { HandOver } from './hand-over.ts'
import type { PublishingController } from './publishing-controller.ts'

/** What a form has of the element it is in. */
export interface PublishScene {
  readonly host: ReactiveControllerHost &
    HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment }
  readonly market: () => Market | undefined
  readonly publishing: PublishingController
  readonly files: FilesController
  readonly handOver: HandOver
  /** Of the connected wallet. */
  readonly account: () => string | undefined
  readonly locale: () => string
  readonly errorView: (error: ModelmarkError, retry?: () => void) => unknown
}
