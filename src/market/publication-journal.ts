import { type Address, type AssetId, type Digest, formatAssetId } from '../asset/index.ts'
import type { KeyValueStorage } from '../wallet/index.ts'
import type { CreatedOffer, OfferDraft, PublishInput } from './publication.ts'

/** What of a publication is on chain already. */
export interface PublicationRecord {
  readonly modelId: bigint
  /** Ids of its tiers, by `offerKey`. */
  readonly offers: Readonly<Record<string, bigint>>
  /** Keys of the tiers that were asked for when it began. */
  readonly wanted: readonly string[]
}

/** Whose publication of which manifest. */
export interface PublicationPlace {
  /** Of the registry; its token does not matter. */
  readonly registry: Pick<AssetId, 'chainId' | 'contract'>
  readonly account: Address
  readonly manifestDigest: Digest
}

/** Publications that were begun, kept so that after a failure or a reload nothing is minted twice. */
export interface PublicationJournal {
  /** Undefined before the model is minted. */
  get(place: PublicationPlace): PublicationRecord | undefined
  /** Notes what was asked for, before it is sent. */
  begin(place: PublicationPlace, input: PublishInput): void
  minted(place: PublicationPlace, modelId: bigint, offers: readonly CreatedOffer[]): PublicationRecord
  offered(place: PublicationPlace, offers: readonly CreatedOffer[]): PublicationRecord | undefined
  clear(place: PublicationPlace): void
}

/** Equal for tiers that a buyer could not tell apart. */
export function offerKey({ use, ...offer }: OfferDraft): string {
  return use ? `${tierKey(offer)} ${use.unitPrice} ${use.unit}` : tierKey(offer)
}

/** The same, whatever a unit costs. */
export function tierKey(offer: OfferDraft): string {
  const { kind, period, maxSupply, refundDays, upstreamBps, price, termsHash } = offer
  const flags = [offer.transferable, offer.derivativesAllowed, offer.coversFutureVersions]
    .map(Number)
    .join('')
  const money = `${offer.currency.toLowerCase()} ${price}`
  return [kind, period, maxSupply, refundDays, upstreamBps, flags, money, termsHash].join(' ')
}

/** Keeps them in `storage`, the page's localStorage unless given; where that is blocked, as long as the page. */
export function createPublicationJournal(storage?: KeyValueStorage): PublicationJournal {
  const memory = new Map<string, string>()

  function use<Value>(action: (place: KeyValueStorage) => Value): Value | undefined {
    try {
      const place = storage ?? (typeof window === 'undefined' ? undefined : window.localStorage)
      return place && action(place)
    } catch {
      return undefined
    }
  }

  function read(place: PublicationPlace): Partial<PublicationRecord> {
    const key = keyOf(place)
    return parse(use(kept => kept.getItem(key)) ?? memory.get(key))
  }

  function write(place: PublicationPlace, record: Partial<PublicationRecord>): void {
    const key = keyOf(place)
    const text = JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    memory.set(key, text)
    use(kept => kept.setItem(key, text))
  }

  function get(place: PublicationPlace): PublicationRecord | undefined {
    const { modelId, offers = {}, wanted = [] } = read(place)
    return modelId === undefined ? undefined : { modelId, offers, wanted }
  }

  return {
    get,
    begin: (place, input) => write(place, { ...read(place), wanted: input.offers.map(offerKey) }),
    minted(place, modelId, offers) {
      const { wanted = [] } = read(place)
      const record = { modelId, offers: byKey(offers), wanted }
      write(place, record)
      return record
    },
    offered(place, offers) {
      const record = get(place)
      if (record === undefined) return undefined
      const next = { ...record, offers: { ...record.offers, ...byKey(offers) } }
      write(place, next)
      return next
    },
    clear(place) {
      const key = keyOf(place)
      memory.delete(key)
      use(kept => kept.removeItem(key))
    },
  }
}

function byKey(offers: readonly CreatedOffer[]): Record<string, bigint> {
  return Object.fromEntries(offers.map(offer => [offerKey(offer), offer.id]))
}

function keyOf({ registry, account, manifestDigest }: PublicationPlace): string {
  const { chainId, contract } = registry
  const asset = formatAssetId({ chainId, contract, tokenId: 0n })
  return `modelmark:publication:${asset}:${account.toLowerCase()}:${manifestDigest}`
}

const ID = /^\d{1,78}$/

/** Storage is shared with the whole host page, so what comes back is checked like anything from outside. */
function parse(text: string | undefined): Partial<PublicationRecord> {
  try {
    const { modelId, offers, wanted } = JSON.parse(text ?? '{}') as Record<string, unknown>
    const keys = Array.isArray(wanted) ? wanted.filter(key => typeof key === 'string') : []
    if (typeof modelId !== 'string' || !ID.test(modelId)) return { wanted: keys }
    const ids = Object.entries(Object(offers)).filter(([, id]) => typeof id === 'string' && ID.test(id))
    return {
      modelId: BigInt(modelId),
      offers: Object.fromEntries(ids.map(([key, id]) => [key, BigInt(String(id))])),
      wanted: keys,
    }
  } catch {
    return {}
  }
}
