import { ModelmarkError } from '../error/index.ts'

/** A field of a document with its name as people write it: `model.artifacts[2].size`. */
export interface Field {
  readonly name: string
  readonly value: unknown
}

/** Control characters, directional overrides and isolates, halves of a character. */
const HOSTILE_TEXT = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

export function invalid(field: string, options?: ErrorOptions): ModelmarkError {
  return new ModelmarkError('manifest-invalid', { document: 'manifest', field }, options)
}

/** How the fields of an object are had. A key that is not there gives a field whose value is `undefined`. */
export function fieldsOf({ name, value }: Field): (key: string) => Field {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(name || 'document')
  const properties = new Map<string, unknown>(Object.entries(value))
  return key => ({ name: name === '' ? key : `${name}.${key}`, value: properties.get(key) })
}

/** One line of text, not blank. */
export function readLine({ name, value }: Field, maxLength: number): string {
  if (typeof value !== 'string' || value.length > maxLength || value.trim() === '') throw invalid(name)
  if (HOSTILE_TEXT.test(value)) throw invalid(name)
  return value
}

/** Text with line breaks and tabs, maybe empty. */
export function readText({ name, value }: Field, maxLength: number): string {
  if (typeof value !== 'string' || value.length > maxLength) throw invalid(name)
  if (HOSTILE_TEXT.test(value.replace(/[\n\r\t]/g, ''))) throw invalid(name)
  return value
}

/** A list, empty where the document has none. */
export function readList<Item>(
  { name, value }: Field,
  maxLength: number,
  readItem: (field: Field) => Item,
): Item[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > maxLength) throw invalid(name)
  return value.map((item: unknown, i) => readItem({ name: `${name}[${i}]`, value: item }))
}

/** A whole number from 0 on that JavaScript holds exactly. */
export function readCount({ name, value }: Field): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw invalid(name)
  return value
}

export function readNumber({ name, value }: Field): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(name)
  return value
}

export function readOneOf<Choice extends string>({ name, value }: Field, choices: readonly Choice[]): Choice {
  const choice = choices.find(one => one === value)
  if (choice === undefined) throw invalid(name)
  return choice
}

export function readMatch<Text extends string = string>({ name, value }: Field, pattern: RegExp): Text {
  if (typeof value !== 'string' || !pattern.test(value)) throw invalid(name)
  return value as Text
}

const MAX_URL_LENGTH = 2048
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The URL as written: `https:`, or `http:` on this machine; without user name. */
export function readHttpUrl({ name, value }: Field): string {
  if (typeof value !== 'string' || value.length > MAX_URL_LENGTH || /[\s\\]|\p{C}/u.test(value))
    throw invalid(name)
  let url: URL
  try {
    url = new URL(value)
  } catch (cause) {
    throw invalid(name, { cause })
  }
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (!allowed || !/^https?:\/\//.test(value) || url.username !== '' || url.password !== '')
    throw invalid(name)
  return value
}
