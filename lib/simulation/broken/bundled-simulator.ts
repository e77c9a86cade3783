import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

/** One change to the product's source; `find` stands exactly once in its file. */
export type Edit = Readonly<{ file: string; find: string; replace: string }>

const root = path.resolve('.')

/** Serves the edited source in place of the one on disk; nothing on disk changes. */
function edited(edits: readonly Edit[]): Plugin {
  const byFile = new Map<string, Edit[]>()
  for (const edit of edits)
    byFile.set(path.join(root, edit.file), [...(byFile.get(path.join(root, edit.file)) ?? []), edit])
  return {
    name: 'edited-source',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const wanted = byFile.get(file)
        if (!wanted) return undefined
        let contents = await readFile(file, 'utf8')
        for (const { find, replace } of wanted) {
          if (contents.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`)
          contents = contents.replace(find, () => replace)
        }
        byFile.delete(file)
        return { contents, loader: 'ts' }
      })
    },
  }
}

/** drizzle-orm asks of every piece of every query what it is, climbing its prototypes: half of a seed's time. */
const rememberedKinds: Plugin = {
  name: 'remembered-kinds',
  setup({ onLoad }) {
    onLoad({ filter: /drizzle-orm[\\/]entity\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      const remembering = `const answers = new Map();
function is(value, type) {
  if (!value || typeof value !== "object") return false;
  const kind = Object.getPrototypeOf(value)?.constructor;
  let known = answers.get(type);
  if (known === undefined) answers.set(type, (known = new Map()));
  let answer = known.get(kind);
  if (answer === undefined) known.set(kind, (answer = climb(value, type)));
  return answer;
}
function climb(value, type) {`
      return { contents: source.replace('function is(value, type) {', () => remembering), loader: 'js' }
    })
  },
}

const serverOnly: Plugin = {
  name: 'server-only-stand-in',
  setup({ onResolve }) {
    onResolve({ filter: /^server-only$/ }, () => ({ path: path.join(root, 'lib/cli/server-only-stand-in.ts') }))
  },
}

/** The simulator as one file that Node runs, with the edits in it. @throws Error when an edit no longer fits. */
export async function bundleSimulator(name: string, edits: readonly Edit[] = []): Promise<string> {
  const outfile = path.join(root, '.hazina', 'simulation', `${name}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/cli/simulate.ts'],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: [
      'better-sqlite3',
      '@node-rs/argon2',
      'pino',
      'otplib',
      'undici',
      'zod',
      'p-limit',
      'yazl',
      'csv-parse',
      'pg',
    ],
    plugins: [edited(edits), rememberedKinds, serverOnly],
    logLevel: 'silent',
  })
  return outfile
}

export type Ran = Readonly<{ code: number; output: string }>

export function runSimulator(file: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 2) : 0
      resolve({ code, output: stdout + stderr })
    })
  })
}
