// Written by `npm run generate`; not by hand.

/** Whether a model is disputed. */
export const courtStandingAbi = [
  {"type":"function","name":"disputeOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
] as const

/** What is thought of a model. */
export const curationStandingAbi = [
  {"type":"function","name":"statusOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"uint8"}],"stateMutability":"view"},
  {"type":"function","name":"getChallenge","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"tuple","components":[{"name":"challenger","type":"address"},{"name":"bond","type":"uint96"},{"name":"decideBy","type":"uint40"}]}],"stateMutability":"view"},
] as const
