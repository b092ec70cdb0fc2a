export { isUsable, type License, type LicenseStatus, licenseStatus, NEVER_ENDS } from './license.ts'
export { isOnSale, isSoldOut, OFFER_KINDS, type Offer, type OfferKind } from './offer.ts'
export { RIGHTS, type Right, rightsFromBits, rightsToBits } from './rights.ts'
export { encodeTerms, MAX_TERMS_BYTES, parseTerms, type Terms } from './terms.ts'
