import { cidFromDigest, parseAddress, sameAddress } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import { encodeTerms } from '../../src/license/index.ts'
import { sha256Digest } from '../../src/manifest/index.ts'
import type { Currency, OfferDraft, ParentCandidate, PublishInput } from '../../src/market/index.ts'
import { type AssembledManifest, assembleManifest, type UploadFile } from '../../src/publish/index.ts'
import { upstreamBps } from './check-draft.ts'
import { amountOf, bpsOf, countOf, type Draft, type DraftOffer, listOf } from './draft.ts'
import { allowsDerivatives } from './offer-presets.ts'

/** What goes on chain, and the documents it names, which somebody must serve. */
export interface PreparedPublication {
  readonly input: PublishInput
  readonly manifest: AssembledManifest
  readonly documents: readonly UploadFile[]
}

/** A tier for the chain, and the terms it names, which somebody must serve. */
export interface PreparedOffer {
  readonly offer: OfferDraft
  readonly document: UploadFile
}

const DAY = 86_400

/**
 * A draft without problems, ready to be signed.
 * @throws ModelmarkError `manifest-invalid` with the `field` that is wrong.
 */
export async function toPublication(
  draft: Draft,
  {
    currencies,
    parents,
  }: { readonly currencies: readonly Currency[]; readonly parents: readonly ParentCandidate[] },
): Promise<PreparedPublication> {
  const chosen = parents
    .filter(({ licenseId }) => draft.parents.includes(String(licenseId)))
    .sort((a, b) => (a.modelId < b.modelId ? -1 : 1))
  const { parameters, format } = draft
  const manifest = await assembleManifest(
    {
      name: draft.name.trim(),
      description: draft.description,
      version: draft.version.trim(),
      task: draft.task.trim(),
      tags: listOf(draft.tags),
      ...(parameters === undefined ? {} : { parameters }),
      ...(format === undefined ? {} : { format }),
      provenance: {
        baseModels: chosen.map(({ name, modelId }) => name ?? String(modelId)),
        datasets: listOf(draft.datasets),
        contributors: draft.payees
          .filter(({ name }) => name.trim() !== '')
          .map(({ name, role, account }) => ({ name: name.trim(), role, account: account.trim() })),
      },
      evaluations: draft.evaluations,
    },
    draft.files,
  )
  const tiers = await Promise.all(draft.offers.map(offer => toOffer(offer, currencies)))
  const model = {
    manifestDigest: manifest.digest,
    contentHash: manifest.contentHash,
    resaleRoyaltyBps: bpsOf(draft.resalePercent) ?? 0,
    maxUpstreamBps: upstreamBps(draft, parents),
    parentLicenseIds: chosen.map(({ licenseId }) => licenseId),
    payees: draft.payees.map(({ account, role, percent }) => {
      return { account: parseAddress(account.trim()), role, bps: bpsOf(percent) ?? 0 }
    }),
  }
  return {
    input: { model, offers: tiers.map(({ offer }) => offer) },
    manifest,
    documents: [
      ...tiers.map(({ document }) => document),
      { path: 'manifest.json', cid: manifest.cid, file: new Blob([manifest.bytes]) },
    ],
  }
}

/**
 * A tier without problems, with the terms document that it names.
 * @throws ModelmarkError `bad-config` for a currency that is not among `currencies`.
 */
export async function toOffer(draft: DraftOffer, currencies: readonly Currency[]): Promise<PreparedOffer> {
  const { name, description, text } = draft
  const rights = new Set(draft.rights)
  const bytes = encodeTerms({ name: name.trim(), description, rights, text })
  const termsHash = await sha256Digest(bytes)
  const address = parseAddress(draft.currency)
  const currency = currencies.find(one => sameAddress(one.address, address))
  const derivativesAllowed = allowsDerivatives(draft.rights)
  // A wrong number of digits would be a wrong price.
  if (currency === undefined) throw new ModelmarkError('bad-config', { field: 'currency', value: address })
  const amount = (text: string) => amountOf(text, currency.decimals) ?? 0n
  const price = amount(draft.price)
  const offer: OfferDraft = {
    kind: draft.kind,
    period: draft.kind === 'one-time' ? 0 : (countOf(draft.days, 36_500) ?? 0) * DAY,
    maxSupply: countOf(draft.maxSupply, 2 ** 32 - 1) ?? 0,
    transferable: draft.transferable,
    derivativesAllowed,
    coversFutureVersions: draft.coversFutureVersions,
    // Nothing can be had back of nothing; the contract insists.
    refundDays: price === 0n ? 0 : (countOf(draft.refundDays, 255) ?? 0),
    rights,
    upstreamBps: derivativesAllowed ? (bpsOf(draft.upstreamPercent || '0') ?? 0) : 0,
    currency: address,
    price,
    termsHash,
    ...(draft.use && { use: { unitPrice: amount(draft.use.price), unit: draft.use.unit } }),
  }
  const cid = String(cidFromDigest(termsHash))
  return { offer, document: { path: `${name.trim()} terms`, cid, file: new Blob([bytes]) } }
}
