import { overrideText } from './catalog.ts'
import type { CommonStrings } from './common.ts'
import type { DisputePanelStrings } from './dispute-panel.ts'
import type { DocumentFieldStrings } from './document-field.ts'
import type { ErrorTexts, RefusalTexts } from './errors.ts'
import type { GovernancePanelStrings } from './governance-panel.ts'
import type { LicenseButtonStrings } from './license-button.ts'
import type { LicenseGateStrings } from './license-gate.ts'
import type { ModelArtifactStrings } from './model-artifact.ts'
import type { ModelDetailsStrings } from './model-details.ts'
import type { ModelGalleryStrings } from './model-gallery.ts'
import type { ModelManageStrings } from './model-manage.ts'
import type { ModelNftCardStrings } from './model-nft-card.ts'
import type { ModelPublishStrings } from './model-publish.ts'
import type { ModelVersionsStrings } from './model-versions.ts'
import type { MyLicensesStrings } from './my-licenses.ts'
import type { RevenueHistoryStrings } from './revenue-history.ts'
import type { RoyaltyEarningsStrings } from './royalty-earnings.ts'
import type { RoyaltyPanelStrings } from './royalty-panel.ts'
import type { SharePanelStrings } from './share-panel.ts'
import type { TradePanelStrings } from './trade-panel.ts'
import type { TransactionStrings } from './transaction.ts'
import type { UsageStrings } from './usage.ts'
import type { WalletButtonStrings } from './wallet-button.ts'

/** Every catalog a host may change sentences of. */
export interface Catalogs {
  readonly common: CommonStrings
  readonly 'dispute-panel': DisputePanelStrings
  readonly 'document-field': DocumentFieldStrings
  readonly errors: ErrorTexts
  readonly 'governance-panel': GovernancePanelStrings
  readonly 'license-button': LicenseButtonStrings
  readonly 'license-gate': LicenseGateStrings
  readonly 'model-artifact': ModelArtifactStrings
  readonly 'model-details': ModelDetailsStrings
  readonly 'model-gallery': ModelGalleryStrings
  readonly 'model-manage': ModelManageStrings
  readonly 'model-nft-card': ModelNftCardStrings
  readonly 'my-licenses': MyLicensesStrings
  readonly 'model-publish': ModelPublishStrings
  readonly 'model-versions': ModelVersionsStrings
  readonly refusals: RefusalTexts
  readonly 'revenue-history': RevenueHistoryStrings
  readonly 'royalty-earnings': RoyaltyEarningsStrings
  readonly 'royalty-panel': RoyaltyPanelStrings
  readonly 'share-panel': SharePanelStrings
  readonly 'trade-panel': TradePanelStrings
  readonly transaction: TransactionStrings
  readonly usage: UsageStrings
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
