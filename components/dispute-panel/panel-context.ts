import { html, nothing, type TemplateResult } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { Currency } from '../../src/market/index.ts'
import {
  type DisputePanelStrings,
  formatDateTime,
  formatMoney,
  formatRelative,
} from '../../src/text/index.ts'
import type { DocumentController } from '../document-field/document-field.ts'
import type { DocumentReader } from './document-reader.ts'

/** A form of which one can be open at a time. */
export type FormField = keyof DisputePanelStrings['invalid']

/** What every part of the panel is drawn with. */
export interface PanelContext {
  readonly words: DisputePanelStrings
  readonly locale: string
  readonly coin: Currency
  /** Unix seconds. */
  readonly now: number
  /** The connected account. */
  readonly own: string | undefined
  readonly busy: boolean
  readonly reader: DocumentReader
  /** The document of the form with this name. */
  document(form: string): DocumentController
  /** What is wrong in the form with this name. */
  problem(form: string): FormField | undefined
  account(address: string): TemplateResult
  /** What was started in this place is at. */
  status(place: string): unknown
  error(error: ModelmarkError, retry: () => void): unknown
}

/** Wei in the chain's coin. */
export function coins(amount: bigint, { coin, locale }: PanelContext): string {
  return formatMoney({ ...coin, amount }, locale)
}

/** A moment, and how far it is. */
export function moment(at: number, { now, locale }: PanelContext): string {
  return `${formatDateTime(at, locale)} (${formatRelative(at, now, locale)})`
}

export interface DeedOptions {
  readonly busy: boolean
  readonly kind?: string
}

/** A button that does something on chain. */
export function deed(
  label: string,
  part: string,
  act: () => void,
  { busy, kind = '' }: DeedOptions,
): TemplateResult {
  return html`<button class=${kind} type="button" part=${part} aria-disabled=${busy ? 'true' : nothing} @click=${() => !busy && act()}>${label}</button>`
}

/** Runs with what was filled in, unless something is under way. */
export function onSubmit(busy: boolean, act: (data: FormData) => void): (event: SubmitEvent) => void {
  return event => {
    event.preventDefault()
    if (!busy) act(new FormData(event.currentTarget as HTMLFormElement))
  }
}
