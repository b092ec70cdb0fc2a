// A market in which everything that strangers may write is hostile, whatever market it is made from.

/** Properties in which a stranger's words stand: manifests, terms, tokens, wallets, documents, proposals, orders. */
const STRANGERS_WORDS = new Set(
  'name description version task tags format path license metric dataset text notes title reason symbol unit summary'.split(
    ' ',
  ),
)

/** As long as manifests may have them; what is longer no element ever sees. */
const MOST_IN_TEXTS = 5000
const MOST_IN_NAMES = 200
const TEXTS = new Set(['description', 'notes', 'text', 'summary'])

/** The same market, saying `words` wherever a stranger's words stand. */
export function hostileMarket<Market extends object>(market: Market, words: string): Market {
  // Elements tell by identity what is new.
  const known = new WeakMap<object, unknown>()

  const wordsFor = (key: string) => words.slice(0, TEXTS.has(key) ? MOST_IN_TEXTS : MOST_IN_NAMES)

  function once<Value extends object>(value: Value, make: () => unknown): Value {
    if (!known.has(value)) known.set(value, make())
    return known.get(value) as Value
  }

  function spoil<Value>(value: Value, key = ''): Value {
    if (typeof value === 'string') return (STRANGERS_WORDS.has(key) ? wordsFor(key) : value) as Value
    if (typeof value !== 'object' || value === null || value instanceof Error) return value
    if (value instanceof Promise) return once(value, () => value.then(result => spoil(result)))
    if (Array.isArray(value)) return once(value, () => value.map(item => spoil(item, key)))
    // What a fixture holds still answers whatever it is asked, and lists nothing.
    if (Reflect.ownKeys(value).length === 0) return value
    if (isData(value))
      return once(value, () => Object.fromEntries(Object.entries(value).map(([k, v]) => [k, spoil(v, k)])))
    return isLive(value) ? once(value, () => live(value)) : value
  }

  /** A store, or something else that is asked. */
  function live<Value extends object>(value: Value): Value {
    return new Proxy(value, {
      get(target, key) {
        const member: unknown = Reflect.get(target, key, target)
        if (typeof member !== 'function') return spoil(member, String(key))
        return (...given: unknown[]) =>
          spoil(
            Reflect.apply(
              member,
              target,
              given.map(one =>
                typeof one === 'function'
                  ? (told: unknown) => Reflect.apply(one, undefined, [spoil(told)])
                  : one,
              ),
            ),
          )
      },
    })
  }

  return live(market)
}

function isData(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype && !isLive(value)
}

/** True for what has something to call. */
function isLive(value: object): boolean {
  for (
    let at: object | null = value;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    for (const [key, { value: member }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (key !== 'constructor' && typeof member === 'function') return true
    }
  }
  return false
}
