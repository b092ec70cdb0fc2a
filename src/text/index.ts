export { type Catalog, createCatalog, onTextChange } from './catalog.ts'
export { type CommonStrings, commonText } from './common.ts'
export { isRightToLeft } from './direction.ts'
export { type DisputePanelStrings, disputePanelText } from './dispute-panel.ts'
export { type DocumentFieldStrings, documentFieldText } from './document-field.ts'
export {
  type ErrorText,
  type ErrorTexts,
  errorText,
  errorTexts,
  marketErrorTexts,
  type RefusalTexts,
  refusalTexts,
} from './errors.ts'
export {
  formatAmount,
  formatBytes,
  formatCompact,
  formatDate,
  formatDateTime,
  formatDuration,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  type Money,
  plainText,
  shortHex,
} from './format.ts'
export { monthFormats } from './format-month.ts'
export { type GovernancePanelStrings, governancePanelText } from './governance-panel.ts'
export { type LicenseButtonStrings, licenseButtonText } from './license-button.ts'
export { type LicenseGateStrings, licenseGateText } from './license-gate.ts'
export { type ModelArtifactStrings, modelArtifactText } from './model-artifact.ts'
export { type ModelDetailsStrings, modelDetailsText } from './model-details.ts'
export { type ModelGalleryStrings, modelGalleryText } from './model-gallery.ts'
export { type ModelManageStrings, modelManageText } from './model-manage.ts'
export { type ModelNftCardStrings, modelNftCardText } from './model-nft-card.ts'
export { type ModelPublishStrings, modelPublishText } from './model-publish.ts'
export { type ModelVersionsStrings, modelVersionsText } from './model-versions.ts'
export { type MyLicensesStrings, myLicensesText } from './my-licenses.ts'
export { type RevenueHistoryStrings, revenueHistoryText } from './revenue-history.ts'
export { type RoyaltyEarningsStrings, royaltyEarningsText } from './royalty-earnings.ts'
export { type RoyaltyPanelStrings, royaltyPanelText } from './royalty-panel.ts'
export { type Catalogs, setText } from './set-text.ts'
export { type SharePanelStrings, sharePanelText } from './share-panel.ts'
export { type TradePanelStrings, tradePanelText } from './trade-panel.ts'
export { type TransactionStrings, transactionText } from './transaction.ts'
export { type UsageStrings, usageText } from './usage.ts'
export { type WalletButtonStrings, walletButtonText } from './wallet-button.ts'
