import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

let folder: string
const published = (path: string) => join(folder, path.replace('./dist/', 'dist/'))

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelmark-package-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  symlinkSync(join(root, 'package.json'), join(folder, 'package.json'))
  execFileSync('node', ['src/node/package/build-package.ts', join(folder, 'dist')], { cwd: root })
})
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the package', () => {
  it('has a module and its types behind each name it exports', () => {
    for (const name of ['.', './define', './node']) {
      const { types, default: module } = exports[name]
      assert.ok(existsSync(published(types)), types)
      assert.ok(existsSync(published(module)), module)
    }
  })

  it('can be imported where there is no window', async () => {
    const elements = readdirSync(join(root, 'components'), { withFileTypes: true })
      .filter(entry => entry.isDirectory() && existsSync(join(root, 'components', entry.name, 'define.ts')))
      .map(entry => exports['./*.js'].default.replace('*', entry.name))
    assert.ok(elements.length >= 6)
    for (const path of [exports['.'].default, exports['./node'].default, ...elements]) {
      const module = await import(pathToFileURL(published(path)).href)
      assert.ok(Object.keys(module).length > 0, path)
    }
  })

  it('names no TypeScript file in what browsers load', () => {
    const parts = ['artifact', 'market', 'publish'].map(part => published(`./dist/src/${part}`))
    const modules = parts.flatMap(part =>
      readdirSync(part, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.js'))
        .map(name => readFileSync(join(part, name), 'utf8')),
    )
    const started = modules.flatMap(module => module.match(/new URL\('\.\/[\w.-]+'/g) ?? [])
    assert.equal(started.length, 4)
    for (const url of started) assert.match(url, /-worker\.js'$/)
  })

  it('starts the program it promises', () => {
    const help = execFileSync('node', [published(bin.modelmark), '--help'], { encoding: 'utf8' })
    assert.match(help, /modelmark hub/)
    assert.match(help, /modelmark index/)
  })
})
