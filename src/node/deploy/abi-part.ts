/** A part of a contract's ABI under a name of its own. */
export interface AbiPart {
  readonly name: string
  /** Its doc comment. */
  readonly about: string
  readonly contract: string
  /** Functions and events by name, or by signature where several functions share the name. */
  readonly items: readonly string[]
}

/**
 * What each group of actions needs, by the module it is written to. Several modules, because a bundler cuts between modules
 * only: what the first card needs must not bring along what a buyer needs later.
 */
export type AbiModules = Readonly<Record<string, readonly AbiPart[]>>
