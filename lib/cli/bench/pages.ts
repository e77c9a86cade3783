import http from 'node:http'
import { type BuiltApp, bareServerSeconds } from './built-app'
import { measure, timingOf } from './measure'
import { kilobytes, type Line, ratioOf, timingLine } from './report'

const STARTS = 5

/** Several starts on the filled data; the one before them makes the demo people and does not count. */
export async function startLine(app: BuiltApp, port: number): Promise<Line> {
  const taken: number[] = []
  const bare: number[] = []
  await app.start()
  for (let index = 0; index < STARTS; index += 1) {
    await app.stopWeb()
    bare.push((await bareServerSeconds(port)) * 1000)
    taken.push((await app.start()) * 1000)
  }
  return timingLine(`start to the first /sign-in, ${STARTS} times`, timingOf(taken), timingOf(bare))
}

/** One GET as a browser asks: the bytes that came over the wire, and the text when they were not compressed. */
function get(url: string, headers: Record<string, string>): Promise<{ status: number; bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const body = Buffer.concat(parts)
          resolve({ status: answer.statusCode ?? 0, bytes: body.length, text: body.toString('utf8') })
        })
      })
      .on('error', reject)
  })
}

async function page(app: BuiltApp, path: string, cookie: string): Promise<string> {
  const { status, text } = await get(`${app.url}${path}`, cookie ? { cookie } : {})
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  return text
}

export async function httpLines(app: BuiltApp, cookie: string): Promise<Line[]> {
  const timed = (path: string, as: string) => measure(() => page(app, path, as), 60, 10)
  const signInPage = await timed('/sign-in', '')
  const lines: Line[] = []
  for (const path of ['/transactions', '/transactions?tab=out', '/transactions?q=anjik', '/'])
    lines.push(timingLine(path, await timed(path, cookie), signInPage))
  return lines
}

/** The scripts that a page names, without the ones only old browsers fetch, gzipped as the server sends them. */
async function scriptBytes(app: BuiltApp, path: string, cookie: string, sizes: Map<string, number>): Promise<number> {
  const html = await page(app, path, cookie)
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? []
  const named = tags.filter((tag) => !/nomodule/i.test(tag)).map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? '')
  let total = 0
  for (const source of new Set(named)) {
    const known = sizes.get(source) ?? (await get(`${app.url}${source}`, { 'accept-encoding': 'gzip' })).bytes
    sizes.set(source, known)
    total += known
  }
  return total
}

/** Every page that the signed-in person's navigation leads to, beside the sign-in page of the same build. */
export async function scriptLines(app: BuiltApp, cookie: string): Promise<Line[]> {
  const sizes = new Map<string, number>()
  const baseline = await scriptBytes(app, '/sign-in', '', sizes)
  const frame = (await page(app, '/', cookie)).match(/<nav\b[\s\S]*?<\/nav>/g) ?? []
  const links = frame.join('').matchAll(/href="(\/[^"?#]*)"/g)
  const lines: Line[] = []
  for (const path of new Set([...links].map((match) => match[1] ?? '/'))) {
    const bytes = await scriptBytes(app, path, cookie, sizes)
    lines.push({
      what: path,
      figures: [kilobytes(bytes)],
      baseline: kilobytes(baseline),
      ratio: ratioOf(bytes, baseline),
    })
  }
  if (lines.length === 0) throw new Error('the frame of the overview holds no navigation')
  return lines
}
