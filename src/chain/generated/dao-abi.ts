// Written by `npm run generate`; not by hand.

/** What the DAO decides about money. */
export const revenueVaultDaoAbi = [
  {"type":"function","name":"setFee","inputs":[{"name":"feeBps_","type":"uint16"},{"name":"treasury_","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setCurrency","inputs":[{"name":"currency","type":"address"},{"name":"allowed","type":"bool"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setSource","inputs":[{"name":"source","type":"address"},{"name":"allowed","type":"bool"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"sweep","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
] as const

/** What the DAO decides about future disputes. */
export const courtDaoAbi = [
  {"type":"function","name":"setTerms","inputs":[{"name":"bond_","type":"uint96"},{"name":"counterPeriod_","type":"uint40"},{"name":"rulingPeriod_","type":"uint40"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setArbitrator","inputs":[{"name":"arbitrator_","type":"address"},{"name":"extraData","type":"bytes"},{"name":"rules","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What the DAO decides about listings. */
export const curationDaoAbi = [
  {"type":"function","name":"setCriteria","inputs":[{"name":"criteria_","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setTerms","inputs":[{"name":"bond","type":"uint96"},{"name":"challengePeriod_","type":"uint40"},{"name":"endorsementFee_","type":"uint96"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** Whom the DAO gives a power to. */
export const accessManagerDaoAbi = [
  {"type":"function","name":"grantRole","inputs":[{"name":"roleId","type":"uint64"},{"name":"account","type":"address"},{"name":"executionDelay","type":"uint32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"revokeRole","inputs":[{"name":"roleId","type":"uint64"},{"name":"account","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
] as const
