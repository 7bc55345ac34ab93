// Times metascraper on saved pages: one {"id","url","html"} a line in argv[2], one {"id","ms","title"} a line out.
//
// Its usual rules, parsed from memory; processor time, the fastest of three turns. argv[3]: the folder it is installed in.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const [, , list, home] = process.argv
const require = createRequire(resolve(home, 'package.json'))
const load = (name) => {
  const loaded = require(name)
  return loaded.default ?? loaded
}
const rules = ['author', 'date', 'description', 'image', 'lang', 'publisher', 'title', 'url']
const metascraper = load('metascraper')(rules.map((name) => load(`metascraper-${name}`)()))

async function read({ html, url }) {
  const before = process.cpuUsage()
  const answer = await metascraper({ html, url, validateUrl: false })
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, title: answer.title ?? null }
}

const pages = readFileSync(list, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
for (const page of pages.slice(0, 5)) await read(page).catch(() => {}) // warm-up
for (const page of pages) {
  try {
    const turns = [await read(page), await read(page), await read(page)]
    const ms = Math.min(...turns.map((turn) => turn.ms))
    console.log(JSON.stringify({ id: page.id, ms, title: turns[0].title }))
  } catch (error) {
    console.log(JSON.stringify({ id: page.id, error: String(error).slice(0, 200) }))
  }
}
