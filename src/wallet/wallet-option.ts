import type { Eip1193Provider, WalletOption } from './wallet.ts'

/** An option and what it connects to. */
export interface DiscoveredWallet {
  readonly option: WalletOption
  readonly provider: Eip1193Provider
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const RDNS = /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63}){1,8}$/i
const ICON = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i

const MAX_NAME_LENGTH = 40
/** Characters of a `data:` URL; the icons of today's wallets are below 100,000. */
const MAX_ICON_LENGTH = 256 * 1024

/**
 * Reads the `detail` of an `eip6963:announceProvider` event. Anything on the page may send one, so whatever does not look
 * like a wallet is not one; a bad icon only costs the icon.
 * @see https://eips.ethereum.org/EIPS/eip-6963
 */
export function readAnnouncement(detail: unknown): DiscoveredWallet | undefined {
  if (!isObject(detail)) return undefined
  const info = detail['info']
  const provider = detail['provider']
  if (!isObject(info) || !isProvider(provider)) return undefined
  const { uuid, rdns, icon } = info
  const name = cleanName(info['name'])
  if (typeof uuid !== 'string' || !UUID.test(uuid)) return undefined
  if (typeof rdns !== 'string' || !RDNS.test(rdns)) return undefined
  if (name === undefined) return undefined
  const option = { id: uuid.toLowerCase(), name, rdns: rdns.toLowerCase() }
  return { option: isSafeIcon(icon) ? { ...option, icon } : option, provider }
}

/** True for something that can be asked as EIP-1193 says. */
export function isProvider(value: unknown): value is Eip1193Provider {
  return isObject(value) && typeof value['request'] === 'function'
}

/** A stranger's name on one line, without what reverses or hides text; `undefined` if nothing is left. */
function cleanName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const clean = value
    .slice(0, 10 * MAX_NAME_LENGTH)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return clean === '' ? undefined : [...clean].slice(0, MAX_NAME_LENGTH).join('').trimEnd()
}

function isSafeIcon(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ICON_LENGTH && ICON.test(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
