import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { openStage, type Stage, type Visitor } from './stage.ts'

/** Milliseconds that 96 MiB may take through two pages of a machine that has other tests to run. */
const LONG = 120_000

let stage: Stage

before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

function artifactOf(visitor: Visitor) {
  return visitor.page.locator('model-artifact')
}

describe('a file of 96 MiB', () => {
  it('comes from another visitor’s browser with the gateway switched off, and goes on after a reload', async () => {
    const giver = await stage.newVisitor()
    await giver.page.goto(`${stage.market.pagesUrl}/visitor.html`)
    await artifactOf(giver).getByRole('button', { name: 'Get 101 MB' }).click()
    await artifactOf(giver).getByText('every byte checked').first().waitFor({ timeout: LONG })
    const share = artifactOf(giver).getByRole('switch', { name: 'Share with other visitors' })
    await share.waitFor()
    if (!(await share.isChecked())) await share.click()

    const taker = await stage.newVisitor()
    const fromGateway: string[] = []
    taker.page.on('response', response => {
      if (response.url().startsWith(stage.market.gatewayUrl)) fromGateway.push(response.url())
    })
    await taker.page.goto(`${stage.market.pagesUrl}/visitor.html?peers-only`)
    await artifactOf(taker).getByRole('button', { name: 'Get 101 MB' }).click()
    const described = [...fromGateway]
    await artifactOf(taker)
      .getByText(/\b[3-9]\d of 96 blocks/)
      .first()
      .waitFor({ timeout: LONG })

    await taker.page.reload()
    await artifactOf(taker).getByRole('button', { name: 'Resume' }).click()
    await artifactOf(taker)
      .getByText(/\b[3-9]\d of 96 blocks/)
      .first()
      .waitFor({ timeout: LONG })
    await artifactOf(taker).getByText('every byte checked').first().waitFor({ timeout: LONG })
    const legend = await artifactOf(taker).locator('[part=base]').innerText()
    assert.match(legend, /visitor 12D3/)
    assert.doesNotMatch(legend, /gateway/)
    const size = await taker.page.evaluate(
      "document.querySelector('model-artifact').file().then(file => file.size)",
    )
    assert.equal(size, 96 * 2 ** 20)
    assert.deepEqual(
      fromGateway.filter(url => !described.includes(url)),
      [],
    )
    await giver.context.close()
    await taker.context.close()
  })
})

describe('a gateway that flips one byte', () => {
  it('is named, and its bytes never reach the page', async () => {
    const liar = createServer(async (request, response) => {
      const honest = await fetch(stage.market.gatewayUrl + request.url, {
        headers: { accept: request.headers.accept ?? '*/*' },
      })
      const bytes = new Uint8Array(await honest.arrayBuffer())
      // Past the first kilobytes, so that the index of the file still matches.
      const at = bytes.length - 1000
      bytes[at] = (bytes[at] ?? 0) ^ 1
      for (const name of ['content-type', 'content-range']) {
        const value = honest.headers.get(name)
        if (value !== null) response.setHeader(name, value)
      }
      response.setHeader('access-control-allow-origin', '*')
      response.writeHead(honest.status).end(bytes)
    })
    await new Promise<void>(resolve => liar.listen(0, '127.0.0.1', resolve))
    const address = liar.address()
    const port = typeof address === 'object' ? address?.port : 0
    const visitor = await stage.newVisitor()
    try {
      await visitor.open('/model.html')
      await artifactOf(visitor).getByRole('button', { name: 'Only from the servers' }).waitFor()
      // From here on everything the gateway sends passes through the liar.
      await visitor.page.route(`${stage.market.gatewayUrl}/**`, async route => {
        const { pathname, search } = new URL(route.request().url())
        const response = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
          headers: { accept: route.request().headers()['accept'] ?? '*/*' },
        })
        await route.fulfill({
          status: response.status,
          headers: {
            'access-control-allow-origin': '*',
            'content-type': response.headers.get('content-type') ?? '',
          },
          body: Buffer.from(await response.arrayBuffer()),
        })
      })
      await artifactOf(visitor).getByRole('button', { name: 'Only from the servers' }).click()
      await artifactOf(visitor).getByText('sent wrong bytes').waitFor()
      assert.match(
        await artifactOf(visitor).locator('[part=base]').innerText(),
        new RegExp(new URL(stage.market.gatewayUrl).host),
      )
      const outcome = await visitor.page.evaluate(
        "document.querySelector('model-artifact').file().then(() => 'a file', error => error.code)",
      )
      assert.notEqual(outcome, 'a file')
    } finally {
      liar.close()
      await visitor.context.close()
    }
  })
})

describe('the text generator', () => {
  it('runs in the page from verified bytes', async () => {
    const visitor = await stage.newVisitor()
    await visitor.open('/model.html')
    await visitor.page.getByRole('button', { name: 'Write names' }).click()
    await visitor.page.locator('#names li').nth(17).waitFor()
    const names = await visitor.page.locator('#names li').allInnerTexts()
    assert.equal(new Set(names).size, 18)
    for (const name of names) assert.match(name, /^[A-Z][a-z]{2,13}$/)
    await artifactOf(visitor).getByText('every byte checked').first().waitFor()
    await visitor.context.close()
  })
})
