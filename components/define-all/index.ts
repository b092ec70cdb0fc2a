import { defineElement } from '../define-element.ts'
import { DisputePanel } from '../dispute-panel/index.ts'
import { GovernancePanel } from '../governance-panel/index.ts'
import { LicenseButton } from '../license-button/index.ts'
import { LicenseGate } from '../license-gate/index.ts'
import { ModelArtifact } from '../model-artifact/index.ts'
import { ModelGallery } from '../model-gallery/index.ts'
import { ModelMarket } from '../model-market/index.ts'
import { ModelNftCard } from '../model-nft-card/index.ts'
import { ModelPublish } from '../model-publish/index.ts'
import { ModelVersions } from '../model-versions/index.ts'
import { MyLicenses } from '../my-licenses/index.ts'
import { RoyaltyPanel } from '../royalty-panel/index.ts'
import { SharePanel } from '../share-panel/index.ts'
import { TradePanel } from '../trade-panel/index.ts'
import { WalletButton } from '../wallet-button/index.ts'

const ELEMENTS: Readonly<Record<string, CustomElementConstructor>> = {
  'dispute-panel': DisputePanel,
  'governance-panel': GovernancePanel,
  'license-button': LicenseButton,
  'license-gate': LicenseGate,
  'model-artifact': ModelArtifact,
  'model-gallery': ModelGallery,
  'model-market': ModelMarket,
  'model-nft-card': ModelNftCard,
  'my-licenses': MyLicenses,
  'model-publish': ModelPublish,
  'model-versions': ModelVersions,
  'royalty-panel': RoyaltyPanel,
  'share-panel': SharePanel,
  'trade-panel': TradePanel,
  'wallet-button': WalletButton,
}

export interface DefineOptions {
  /** Put before each name, as `acme-`, where a page already has an element of one of the names. */
  readonly prefix?: string
}

/** Registers every element. A prefix makes classes of their own, so that both names may live on one page. */
export function defineAll({ prefix = '' }: DefineOptions = {}): void {
  for (const [name, element] of Object.entries(ELEMENTS))
    defineElement(`${prefix}${name}`, prefix === '' ? element : class extends element {})
}
