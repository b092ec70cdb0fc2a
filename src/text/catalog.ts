/** Sentences of one room in one language: plain ones, and functions of what they speak of. */
export type Strings = object

type Languages<S> = Readonly<Record<string, () => Promise<{ readonly default: S }>>>

/** The sentences of one element, in every language it speaks. */
export interface Catalog<S> {
  /** Those of a locale; English while others are on their way. `onTextChange` tells when they have come. */
  in(locale: string): S
  /** Resolves when `in(locale)` is final; also when the language could not be loaded and English stays. */
  ready(locale: string): Promise<void>
}

const overrides = new Map<string, Strings>()
const listeners = new Set<() => void>()

/** Calls `listener` after sentences changed: a language was loaded or a host replaced some. Returns how to stop. */
export function onTextChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Replaces sentences of a catalog in a language; `*` means every language. */
export function overrideText(language: string, name: string, strings: Strings): void {
  const key = `${language} ${name}`
  overrides.set(key, { ...overrides.get(key), ...strings })
  changed()
}

function changed(): void {
  for (const listener of [...listeners]) listener()
}

/** Each of the languages is fetched when first asked for; `english` stands in for what is not here. */
export function createCatalog<S extends object>(
  name: string,
  english: S,
  languages: Languages<S>,
): Catalog<S> {
  const loaded = new Map<string, S>()
  const loading = new Map<string, Promise<void>>()

  function load(language: string): Promise<void> {
    const fetchStrings = languages[language]
    if (loaded.has(language) || !fetchStrings) return Promise.resolve()
    let promise = loading.get(language)
    if (!promise) {
      promise = fetchStrings()
        .then(module => {
          loaded.set(language, module.default)
          changed()
        })
        .catch(() => undefined)
        .finally(() => loading.delete(language))
      loading.set(language, promise)
    }
    return promise
  }

  /** The nearest there is of what a locale speaks. */
  const known = (language: string) => (Object.hasOwn(languages, language) ? language : 'en')

  return {
    in(locale) {
      const language = languageOf(locale)
      void load(known(language))
      const own = overrides.get(`${language} ${name}`)
      const common = overrides.get(`* ${name}`)
      const strings = loaded.get(known(language)) ?? english
      return own || common ? { ...strings, ...common, ...own } : strings
    },
    ready: locale => load(known(languageOf(locale))),
  }
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-', 1)[0] ?? 'en'
}
