import type { Page } from 'playwright-core'

/** Bytes a second of `size` bytes that one page takes from others over bare channels, an equal part from each. */
export async function overBareChannels(givers: readonly Page[], taker: Page, size: number): Promise<number> {
  const part = size / givers.length
  for (const giver of givers) {
    const offer = await giver.evaluate(() => window.bareChannels.offer())
    const answer = await taker.evaluate(([offered, bytes]) => window.bareChannels.answer(offered, bytes), [
      offer,
      part,
    ] as const)
    await giver.evaluate(answered => window.bareChannels.open(answered), answer)
  }
  await Promise.all(givers.map(giver => giver.evaluate(bytes => window.bareChannels.give(bytes), part)))
  return size / ((await taker.evaluate(() => window.bareChannels.taken())) / 1000)
}
