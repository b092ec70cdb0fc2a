const MAX_PATH_LENGTH = 255
const MAX_PATH_PARTS = 16

/** Control, format, private-use, surrogate, separator and invisible characters; backslash and what Windows forbids. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\\:*?"<>|]/u
/** A space is fine inside a name; any other blank looks like one and is not. */
const ODD_SPACE = /[^\P{Zs} ]/u
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * True if `path` may name a file of a model on any system: relative, `/`-separated, NFC, without `.`, `..`,
 * empty parts, parts that begin or end with a space or end with a dot, Windows device names, or characters that
 * cannot be seen.
 */
export function isArtifactPath(path: string): boolean {
  if (path.length > MAX_PATH_LENGTH || path !== path.normalize('NFC')) return false
  if (FORBIDDEN.test(path) || ODD_SPACE.test(path)) return false
  const parts = path.split('/')
  return parts.length <= MAX_PATH_PARTS && parts.every(isPart)
}

function isPart(part: string): boolean {
  return part !== '' && !/^ | $|\.$/.test(part) && !WINDOWS_DEVICE.test(part)
}

/** Equal for paths that a file system without upper and lower case, or without NFC, would take for one. */
export function foldPath(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase()
}
