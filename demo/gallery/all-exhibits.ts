import { CIVIC_EXHIBITS } from './civic-exhibits.ts'
import { EXHIBITS, type Exhibit } from './exhibits.ts'
import { HOLDER_EXHIBITS } from './holder-exhibits.ts'
import { MANAGE_EXHIBITS } from './manage-exhibits.ts'
import { OWNING_EXHIBITS } from './owning-exhibits.ts'
import { PUBLISH_EXHIBITS, VERSION_EXHIBITS } from './publish-exhibits.ts'
import { SELLING_EXHIBITS } from './selling-exhibits.ts'

/** Every element in every state. */
export const ALL_EXHIBITS: readonly Exhibit[] = [
  ...EXHIBITS,
  ...SELLING_EXHIBITS,
  ...HOLDER_EXHIBITS,
  ...OWNING_EXHIBITS,
  ...CIVIC_EXHIBITS,
  ...PUBLISH_EXHIBITS,
  ...MANAGE_EXHIBITS,
  ...VERSION_EXHIBITS,
]
