import { overrideText } from './catalog.ts'
import type { CommonStrings } from './common.ts'
import type { ErrorTexts, RefusalTexts } from './errors.ts'
import type { LicenseButtonStrings } from './license-button.ts'
import type { ModelArtifactStrings } from './model-artifact.ts'
import type { ModelDetailsStrings } from './model-details.ts'
import type { ModelGalleryStrings } from './model-gallery.ts'
import type { ModelNftCardStrings } from './model-nft-card.ts'
import type { ModelPublishStrings } from './model-publish.ts'
import type { ModelVersionsStrings } from './model-versions.ts'
import type { RoyaltyPanelStrings } from './royalty-panel.ts'
import type { TransactionStrings } from './transaction.ts'
import type { WalletButtonStrings } from './wallet-button.ts'

/** Every catalog a host may change sentences of. */
export interface Catalogs {
  readonly common: CommonStrings
  readonly errors: ErrorTexts
  readonly 'license-button': LicenseButtonStrings
  readonly 'model-artifact': ModelArtifactStrings
  readonly 'model-details': ModelDetailsStrings
  readonly 'model-gallery': ModelGalleryStrings
  readonly 'model-nft-card': ModelNftCardStrings
  readonly 'model-publish': ModelPublishStrings
  readonly 'model-versions': ModelVersionsStrings
  readonly refusals: RefusalTexts
  readonly 'royalty-panel': RoyaltyPanelStrings
  readonly transaction: TransactionStrings
  readonly 'wallet-button': WalletButtonStrings
}

/**
 * Replaces sentences, for a language (`de`) or for all (`*`); elements on the page change at once.
 *
 * @example
 * setText('en', 'model-nft-card', { from: 'From' })
 */
export function setText<Name extends keyof Catalogs>(
  language: string,
  name: Name,
  strings: Partial<Catalogs[Name]>,
): void {
  overrideText(language, name, strings)
}
