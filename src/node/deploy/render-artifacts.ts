import { type Artifact, readForgeArtifact } from './forge-output.ts'

/** What a deployment puts on a chain, demo contracts last. */
export const DEPLOYED_CONTRACTS = [
  'AccessManager',
  'TimelockController',
  'RevenueVault',
  'ModelRegistry',
  'LicenseBook',
  'UsageMeter',
  'Exchange',
  'Fractionalizer',
  'DisputeCourt',
  'Curation',
  'MarketToken',
  'MarketGovernor',
  'DemoDollar',
  'BatchAccount',
] as const

export type DeployedContract = (typeof DEPLOYED_CONTRACTS)[number]

/** The text of `artifacts.generated.json`, from what `forge build` wrote. */
export function renderArtifacts(): string {
  const artifacts: Record<string, Artifact> = {}
  for (const contract of DEPLOYED_CONTRACTS) artifacts[contract] = readForgeArtifact(contract)
  return `${JSON.stringify(artifacts, null, 1)}\n`
}
