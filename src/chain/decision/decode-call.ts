import {
  type Abi,
  type AbiStateMutability,
  type ContractFunctionArgs,
  type ContractFunctionName,
  decodeFunctionData,
  encodeFunctionData,
  keccak256,
  stringToHex,
  zeroHash,
} from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import {
  bookVotedAbi,
  courtVotedAbi,
  curationVotedAbi,
  governorVotedAbi,
  managerVotedAbi,
  registryVotedAbi,
  timelockVotedAbi,
  tokenVotedAbi,
  vaultVotedAbi,
} from '../generated/voted-abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { toOffer } from '../read/read-offers.ts'
import { REVENUE_PAYEE_ROLES } from '../read/read-payees.ts'
import { LISTING_STATUSES } from '../write/listing-status.ts'
import { VERDICTS } from '../write/verdict.ts'
import type { TimelockRole, VotedAction } from './voted-action.ts'

/**
 * What a call of a proposal does, by the known functions of the market's own contracts, currencies and plain payments.
 * `unknown` for everything else, also for a call of a known function that is not encoded as it should be: what is shown must
 * be all there is. A proposal's own text has no say in it.
 */
export function decodeCall({ to, value, data }: Call, contracts: MarketContracts): VotedAction {
  if (data === '0x') return { kind: 'send-coin', to, amount: value }
  const { registry, licenseBook, vault, court, curation, dao } = contracts
  const places: readonly (readonly [Address | undefined, (data: Hex, to: Address) => Decoded])[] = [
    [vault, decodeVault],
    [registry, decodeRegistry],
    [licenseBook, decodeBook],
    [court, decodeCourt],
    [curation, decodeCuration],
    [dao?.manager, decodeManager],
    [dao?.timelock, decodeTimelock],
    [dao?.governor, decodeGovernor],
  ]
  const place = places.find(([at]) => at !== undefined && sameAddress(at, to))
  const decode = place?.[1] ?? decodeToken
  return decode(data, to) ?? { kind: 'unknown' }
}

type Decoded = VotedAction | undefined

type Actions<abi extends Abi> = {
  readonly [name in ContractFunctionName<abi>]: (
    args: ContractFunctionArgs<abi, AbiStateMutability, name>,
    to: Address,
  ) => Decoded
}

/**
 * For each function of an ABI what it does; undefined where its arguments mean nothing that the contract knows. Calls of it
 * are marked as pure, for what nobody decodes with must not be downloaded.
 */
function decoder<const abi extends Abi>(abi: abi, actions: Actions<abi>) {
  const byName = actions as unknown as Readonly<
    Record<string, ((args: readonly unknown[], to: Address) => Decoded) | undefined>
  >
  return (data: Hex, to: Address): Decoded => {
    try {
      const { functionName, args = [] } = decodeFunctionData({ abi: abi as Abi, data })
      const canonical = encodeFunctionData({ abi: abi as Abi, functionName, args })
      return canonical === data.toLowerCase() ? byName[functionName]?.(args, to) : undefined
    } catch {
      return undefined
    }
  }
}

const decodeToken = /* @__PURE__ */ decoder(tokenVotedAbi, {
  transfer: ([to, amount], token) => ({ kind: 'send-tokens', token, to, amount }),
  approve: ([to, amount], token) => ({ kind: 'approve-tokens', token, to, amount }),
})

const decodeVault = /* @__PURE__ */ decoder(vaultVotedAbi, {
  setFee: ([feeBps, treasury]) => ({ kind: 'set-fee', feeBps, treasury }),
  setCurrency: ([currency, allowed]) => ({ kind: 'set-currency', currency, allowed }),
  setSource: ([source, allowed]) => ({ kind: 'set-source', source, allowed }),
  sweep: ([currency]) => ({ kind: 'sweep', currency }),
  setRegistry: ([registry]) => ({ kind: 'set-registry', registry }),
  hold: ([modelId]) => ({ kind: 'hold-revenue', modelId }),
  endHold: ([holdId, refundBps]) => ({ kind: 'end-hold', holdId, refundBps }),
  proposePayees: ([modelId, payees]) => ({
    kind: 'propose-payees',
    modelId,
    payees: payees.map(({ account, bps, role }) => ({
      account,
      bps,
      role: REVENUE_PAYEE_ROLES[role] ?? 'other',
    })),
  }),
})

const decodeRegistry = /* @__PURE__ */ decoder(registryVotedAbi, {
  setLicenseBook: ([licenseBook]) => ({ kind: 'set-license-book', licenseBook }),
  addVersion: ([modelId, manifestDigest, contentHash]) => ({
    kind: 'push-version',
    modelId,
    manifestDigest,
    contentHash,
  }),
  transferFrom: ([from, to, modelId]) => ({ kind: 'move-model', modelId, from, to }),
})

const decodeBook = /* @__PURE__ */ decoder(bookVotedAbi, {
  revoke: ([licenseId]) => ({ kind: 'revoke-license', licenseId }),
  setDelisted: ([modelId, delisted]) => ({ kind: 'set-delisted', modelId, delisted }),
  createOffer: ([params]) => {
    const later = { sold: 0, closed: false, resaleRoyaltyBps: 0 }
    const { id: _, sold, closed, ...offer } = toOffer(0n, { ...params, ...later })
    return { kind: 'open-offer', offer }
  },
  closeOffer: ([offerId]) => ({ kind: 'close-offer', offerId }),
})

const decodeCourt = /* @__PURE__ */ decoder(courtVotedAbi, {
  decide([disputeId, index, refundBps]) {
    const verdict = VERDICTS[index]
    return verdict && { kind: 'rule-dispute', disputeId, verdict, refundBps }
  },
  setTerms: ([bond, counterPeriod, rulingPeriod]) => ({
    kind: 'set-dispute-terms',
    bond,
    counterPeriod,
    rulingPeriod,
  }),
  setArbitrator: ([arbitrator, extraData, rules]) => ({
    kind: 'set-arbitrator',
    arbitrator,
    extraData,
    rules,
  }),
})

const decodeCuration = /* @__PURE__ */ decoder(curationVotedAbi, {
  setStatus([modelId, index]) {
    const status = LISTING_STATUSES[index]
    return status && { kind: 'set-listing', modelId, status }
  },
  decideChallenge: ([modelId, upheld]) => ({ kind: 'decide-challenge', modelId, upheld }),
  delist: ([modelId]) => ({ kind: 'delist', modelId }),
  relist: ([modelId]) => ({ kind: 'relist', modelId }),
  setCriteria: ([criteria]) => ({ kind: 'set-criteria', criteria }),
  setTerms: ([bond, challengePeriod, endorsementFee]) => ({
    kind: 'set-curation-terms',
    bond,
    challengePeriod,
    endorsementFee,
  }),
})

const decodeManager = /* @__PURE__ */ decoder(managerVotedAbi, {
  grantRole: ([role, account, delay]) => ({ kind: 'grant-role', role, account, delay }),
  revokeRole: ([role, account]) => ({ kind: 'revoke-role', role, account }),
  labelRole: ([role, label]) => ({ kind: 'label-role', role, label }),
  setRoleAdmin: ([role, by]) => ({ kind: 'set-role-admin', role, by }),
  setRoleGuardian: ([role, by]) => ({ kind: 'set-role-guardian', role, by }),
  setGrantDelay: ([role, delay]) => ({ kind: 'set-grant-delay', role, delay }),
  setTargetFunctionRole: ([target, selectors, role]) => ({
    kind: 'assign-functions',
    target,
    selectors,
    role,
  }),
  setTargetAdminDelay: ([target, delay]) => ({ kind: 'set-admin-delay', target, delay }),
  setTargetClosed: ([target, closed]) => ({ kind: 'close-contract', target, closed }),
  updateAuthority: ([target, authority]) => ({ kind: 'set-authority', target, authority }),
})

const decodeTimelock = /* @__PURE__ */ decoder(timelockVotedAbi, {
  updateDelay: ([delay]) => ({ kind: 'set-timelock-delay', delay }),
  grantRole: ([hash, account]) => timelockAction('grant-timelock-role', hash, account),
  revokeRole: ([hash, account]) => timelockAction('revoke-timelock-role', hash, account),
})

function timelockAction(
  kind: 'grant-timelock-role' | 'revoke-timelock-role',
  hash: Hex,
  account: Address,
): Decoded {
  const role = TIMELOCK_ROLES.find(name => timelockRoleHash(name) === hash)
  return role && { kind, role, account }
}

const TIMELOCK_ROLES: readonly TimelockRole[] = ['admin', 'proposer', 'canceller', 'executor']

/** As OpenZeppelin's `TimelockController` names them. */
function timelockRoleHash(role: TimelockRole): Hex {
  return role === 'admin' ? zeroHash : keccak256(stringToHex(`${role.toUpperCase()}_ROLE`))
}

const decodeGovernor = /* @__PURE__ */ decoder(governorVotedAbi, {
  setVotingDelay: ([seconds]) => ({ kind: 'set-voting-delay', seconds }),
  setVotingPeriod: ([seconds]) => ({ kind: 'set-voting-period', seconds }),
  setProposalThreshold: ([votes]) => ({ kind: 'set-threshold', votes }),
  setLateQuorumVoteExtension: ([seconds]) => ({ kind: 'set-late-quorum', seconds }),
  updateQuorumNumerator: ([percent]) => ({ kind: 'set-quorum', percent }),
  updateTimelock: ([timelock]) => ({ kind: 'set-timelock', timelock }),
})
