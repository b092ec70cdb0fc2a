import { type SVGTemplateResult, svg } from 'lit'
import type { Digest } from '../../src/asset/index.ts'
import { oklch } from './oklch.ts'

const WIDTH = 160
const HEIGHT = 90
/** Points of one turn; a multiple of every number of lobes would repeat them, so none is. */
const POINTS = 144
const TURN = 2 * Math.PI

/** Two fields of lines: how often each is drawn, and from which byte its numbers come. */
const FIELDS = [
  { copies: 16, from: 4, radius: 74 },
  { copies: 10, from: 14, radius: 40 },
]

/**
 * A picture that follows from a digest, as engraved rosettes do on banknotes: the same model looks the same on every
 * page, and two models look different. For models without a picture of their own.
 */
export function hallmark(digest: Digest, label: string): SVGTemplateResult {
  const bytes = Array.from(
    { length: 32 },
    (_, i) => Number.parseInt(digest.slice(2 + 2 * i, 4 + 2 * i), 16) || 0,
  )
  const at = (index: number) => bytes[index % 32] ?? 0
  // Several may stand in one root.
  const key = digest.slice(2, 10)
  const hue = Math.round((at(0) / 256) * 360)
  const second = (hue + 50 + (at(1) % 110)) % 360
  const x = WIDTH * (0.3 + (at(2) / 255) * 0.4)
  const y = HEIGHT * (0.35 + (at(3) / 255) * 0.3)
  return svg`<svg class="hallmark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="xMidYMid slice" role="img" aria-label=${label}>
    <defs>
      <linearGradient id=${`ground-${key}`} x1="0" y1="0" x2="1" y2="1">
        <stop stop-color=${tone(0.95, 0.045, 0.27, 0.055, hue)} />
        <stop offset="1" stop-color=${tone(0.92, 0.06, 0.2, 0.05, second)} />
      </linearGradient>
      ${FIELDS.map(
        (field, i) =>
          svg`<path id=${`line-${key}-${i}`} d=${rosette(field.radius, at, field.from)} fill="none" vector-effect="non-scaling-stroke" />`,
      )}
    </defs>
    <rect width=${WIDTH} height=${HEIGHT} fill=${`url(#ground-${key})`} />
    ${FIELDS.map((field, i) => {
      const twist = (at(field.from + 6) / 256 - 0.5) * 9
      const lines = Array.from({ length: field.copies }, (_, copy) => {
        const scale = 1 - (copy / field.copies) ** 1.15 * 0.93
        return svg`<use href=${`#line-${key}-${i}`} transform="rotate(${(copy * twist).toFixed(1)}) scale(${scale.toFixed(3)})" stroke-opacity=${(0.85 - scale * 0.45).toFixed(2)} />`
      })
      const colour = tone(0.5, 0.17, 0.8, 0.12, i === 0 ? hue : second)
      return svg`<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" stroke=${colour} stroke-width="1.1">${lines}</g>`
    })}
  </svg>`
}

/** One closed line: a circle that three waves of different length push in and out. */
function rosette(radius: number, at: (index: number) => number, from: number): string {
  const waves = [
    { lobes: 3 + (at(from) % 6), height: 0.1 + (at(from + 1) / 255) * 0.16, phase: at(from + 2) / 40 },
    { lobes: 7 + (at(from + 3) % 9), height: 0.03 + (at(from + 4) / 255) * 0.09, phase: at(from + 5) / 40 },
  ]
  const points = Array.from({ length: POINTS }, (_, i) => {
    const angle = (i / POINTS) * TURN
    const push = waves.reduce((sum, wave) => sum + wave.height * Math.sin(wave.lobes * angle + wave.phase), 1)
    return `${(radius * push * Math.cos(angle)).toFixed(1)} ${(radius * push * Math.sin(angle)).toFixed(1)}`
  })
  return `M${points.join('L')}Z`
}

/** A colour for the light theme and one for the dark, in the same hue. */
function tone(light: number, lightChroma: number, dark: number, darkChroma: number, hue: number): string {
  return `light-dark(${oklch(light, lightChroma, hue)}, ${oklch(dark, darkChroma, hue)})`
}
