import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/**
 * The import direction of DESIGN.md, proved on every file: lint sees only how an import is written, so a relative path
 * could dodge it; here each one is resolved first.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const FOLDERS = ['app', 'components', 'lib', 'db', 'e2e']
const ROOT_FILES = ['proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts']

type Zone =
  | 'app'
  | 'components'
  | 'features'
  | 'providers'
  | 'db'
  | 'core'
  | 'sandbox'
  | 'worker'
  | 'simulation'
  | 'messages'
  | 'cli'
  | 'env'
  | 'log'
  | 'e2e'

/** What each zone may import besides itself. */
const MAY_IMPORT: Record<Zone, readonly Zone[]> = {
  core: [],
  messages: ['core'],
  // Its sources hold the provider configuration's type only.
  env: ['core', 'providers'],
  log: ['core', 'env'],
  db: ['core'],
  providers: ['core', 'env', 'log'],
  sandbox: ['core'],
  features: ['providers', 'db', 'core', 'messages', 'log'],
  worker: ['features', 'providers', 'db', 'core', 'messages', 'env', 'log'],
  // The real engine in an unreal world: everything below the application, and nothing of it knows of this.
  simulation: ['features', 'providers', 'db', 'core', 'worker', 'log'],
  components: ['core', 'messages'],
  app: ['components', 'features', 'providers', 'db', 'core', 'messages', 'worker', 'env', 'log'],
  cli: ['features', 'providers', 'db', 'core', 'messages', 'worker', 'env', 'log', 'sandbox', 'simulation'],
  // Tests put payments under way on the running server's own database; the pages they reach by the browser only.
  e2e: ['features', 'providers', 'db', 'core', 'messages', 'env', 'log'],
}

const PURE_FORBIDDEN = /^(next|react|react-dom)(\/|$)|^node:(?!crypto$|buffer$)/
const FRAMEWORK_FREE: readonly Zone[] = ['core', 'db', 'providers', 'sandbox', 'features', 'worker']

interface Import {
  file: string
  specifier: string
  isTypeOnly: boolean
  /** Relative to the root without extension; undefined for packages. */
  target: string | undefined
}

function listFiles(folder: string): string[] {
  const absolute = path.join(root, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute).flatMap((name) => {
    const relative = `${folder}/${name}`
    if (statSync(path.join(root, relative)).isDirectory()) return listFiles(relative)
    return /\.tsx?$/.test(name) ? [relative] : []
  })
}

const files = [...FOLDERS.flatMap(listFiles), ...ROOT_FILES.filter((file) => existsSync(path.join(root, file)))]
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const productFiles = files.filter((file) => !isTest(file))

function source(file: string): string {
  const text = sources.get(file)
  if (text === undefined) throw new Error(`${file} was not read`)
  return text
}

function zoneOf(file: string): Zone | undefined {
  if (ROOT_FILES.includes(file)) return 'app'
  const [first, second] = file.split('/')
  if (first === 'app' || first === 'components' || first === 'db' || first === 'e2e') return first
  const name = second?.replace(/\.tsx?$/, '')
  return name !== undefined && Object.hasOwn(MAY_IMPORT, name) ? (name as Zone) : undefined
}

/** Static imports, re-exports and import(); comments and strings that only look like one would be reported, not missed. */
function importsOf(file: string): Import[] {
  const text = source(file)
  const found: Import[] = []
  const from = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/g
  for (const match of text.matchAll(from)) found.push(toImport(file, match[2], match[1] !== undefined))
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) found.push(toImport(file, match[1], false))
  return found
}

function toImport(file: string, specifier: string | undefined, isTypeOnly: boolean): Import {
  if (specifier === undefined) throw new Error(`an import of ${file} could not be read`)
  const target = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier)
      : undefined
  return { file, specifier, isTypeOnly, target: target?.replace(/\.(tsx?|css|mjs)$/, '') }
}

function isAllowed({ file, target, isTypeOnly }: Import): boolean {
  if (target === undefined || !/^(app|components|lib|db|e2e)\//.test(target)) return true
  const from = zoneOf(file)
  const to = zoneOf(target)
  if (from === undefined || to === undefined) return false
  if (from === to || MAY_IMPORT[from].includes(to)) return true
  // Components know the shapes of what they show and the queries they poll, not the rules behind them.
  if (from === 'components' && to === 'features') return isTypeOnly || target.endsWith('/query-options')
  // A type that names the shape of settings carries no code along.
  return isTypeOnly && from === 'providers' && to === 'env'
}

const allImports = productFiles.flatMap(importsOf)
const shown = ({ file, specifier }: Import) => `${file} imports ${specifier}`

/** The lines of code, not comments, that match. */
function linesMatching(selected: readonly string[], pattern: RegExp): string[] {
  return selected.flatMap((file) =>
    source(file)
      .split('\n')
      .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
      .filter(({ line }) => !/^\s*(\/\/|\/?\*)/.test(line) && pattern.test(line))
      .map(({ line, place }) => `${place} ${line.trim()}`),
  )
}

const inside = (...folders: string[]) =>
  productFiles.filter((file) => folders.some((folder) => file.startsWith(folder)))

describe('import direction', () => {
  it('reads the imports of a file, in every way one can be written', () => {
    const own = importsOf('lib/cli/architecture.test.ts').map(({ specifier }) => specifier)
    expect(own).toEqual(['node:fs', 'node:path', 'node:url', 'vitest'])
    expect(allImports.length).toBeGreaterThan(50)
  })

  it('every file belongs to a zone that has a rule', () => {
    expect(productFiles.filter((file) => zoneOf(file) === undefined)).toEqual([])
  })

  it('every import points the one way, whether written with @/ or as a relative path', () => {
    expect(allImports.filter((found) => !isAllowed(found)).map(shown)).toEqual([])
  })

  it('an import against the direction would be seen, relative or not', () => {
    const against = [
      toImport('lib/core/money.ts', '../features/payments/queries', false),
      toImport('lib/sandbox/server.ts', '@/lib/providers/transport', true),
      toImport('db/tables.ts', '../lib/features/payments/schemas', false),
      toImport('lib/features/bills/create-bill.ts', '../../../app/_shared/action', true),
      toImport('components/money/amount.tsx', '@/lib/features/payments/approve-payment', false),
      toImport('app/layout.tsx', '../lib/sandbox/server', false),
    ]
    expect(against.filter(isAllowed)).toEqual([])
    expect(isAllowed(toImport('components/bills/list.tsx', '@/lib/features/bills/query-options', false))).toBe(true)
  })

  it('nothing but tests and other fixtures takes from a fixture', () => {
    const isFixture = (path: string) => /-fixture(\.tsx?)?$/.test(path)
    const mayTake = (file: string) => isFixture(file) || file.endsWith('.spec.ts')
    const takers = allImports.filter(({ file, target }) => target && isFixture(target) && !mayTake(file))
    expect(takers.map(shown)).toEqual([])
  })

  it('below the application nothing knows Next.js or React', () => {
    const bound = allImports.filter(({ file, specifier }) => {
      const zone = zoneOf(file)
      return zone !== undefined && FRAMEWORK_FREE.includes(zone) && /^(next|react|react-dom)(\/|$)/.test(specifier)
    })
    expect(bound.map(shown)).toEqual([])
  })

  it('lib/core is pure: no I/O and no clock', () => {
    const impure = allImports.filter(({ file, specifier }) => zoneOf(file) === 'core' && PURE_FORBIDDEN.test(specifier))
    expect(impure.map(shown)).toEqual([])
    expect(linesMatching(inside('lib/core/'), /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/)).toEqual([])
  })
})

describe('what is never written', () => {
  it('only lib/env.ts reads the environment', () => {
    const readers = productFiles.filter((file) => file !== 'lib/env.ts' && !file.startsWith('e2e/'))
    // NEXT_RUNTIME and NEXT_PHASE are the framework's own and must stand there literally for its compiler.
    expect(linesMatching(readers, /process\.env\b(?!\.(NEXT_RUNTIME|NEXT_PHASE|NODE_ENV)\b)/)).toEqual([])
  })

  it('nobody uses the driver’s own transactions, whose async tail runs outside them', () => {
    const own = productFiles.filter((file) => zoneOf(file) !== 'sandbox')
    expect(linesMatching(own, /\.transaction\(/)).toEqual([])
    // The sandbox's own store is synchronous throughout; there only an async callback is wrong.
    expect(linesMatching(inside('lib/sandbox/'), /\.transaction\(\s*async\b/)).toEqual([])
  })

  it('no floating-point parsing or rounding where money is', () => {
    expect(linesMatching(inside('app/', 'components/', 'lib/', 'db/'), /\bparseFloat\b|\.toFixed\(/)).toEqual([])
  })

  it('no markup is set from text', () => {
    expect(linesMatching(inside('app/', 'components/'), /dangerouslySetInnerHTML/)).toEqual([])
  })

  it('no SQL is written from text', () => {
    // Each of these writes words of the program or a number of its own: never what anybody typed.
    const known = [
      'lib/features/transactions/sums.ts',
      'db/words.ts',
      'db/postgres/connections.ts',
      'db/postgres/store.ts',
      'db/sqlite/text-cells.ts',
    ]
    const others = inside('app/', 'lib/', 'db/').filter((file) => !known.includes(file))
    expect(linesMatching(others, /\bsql\.raw\(|\bsql\.identifier\(/)).toEqual([])
    expect(known.filter((file) => !/\bsql\.raw\(/.test(source(file)))).toEqual([])
  })

  it('the paths of callbacks name no provider and nothing that a firewall refuses', () => {
    const folders = inside('app/hooks/').flatMap((file) => path.posix.dirname(file).split('/').slice(1))
    expect(folders.filter((name) => /mpesa|safaricom|query|cmd|exe|sql/i.test(name))).toEqual([])
  })
})
