import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Entrance = Readonly<{
  kind: 'page' | 'handler' | 'action'
  /** Below app/, with forward slashes. */
  file: string
  /** `page`, GET, POST …, or the action's name. */
  name: string
}>

const APP = path.resolve('app')
const METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/

/** Every way into the application, found in its source: pages, route handlers and exported server actions. */
export function findEntrances(): Entrance[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .toSorted()
    .flatMap((file) => entrancesOf(file, readFileSync(path.join(APP, file), 'utf8')))
}

function entrancesOf(file: string, source: string): Entrance[] {
  if (/(^|\/)page\.tsx?$/.test(file)) return [{ kind: 'page', file, name: 'page' }]
  const names = exportedNames(source)
  if (/(^|\/)route\.tsx?$/.test(file))
    return names.filter((name) => METHOD.test(name)).map((name) => ({ kind: 'handler', file, name }))
  if (/^['"]use server['"]/m.test(source)) return names.map((name) => ({ kind: 'action', file, name }))
  return []
}

function exportedNames(source: string): string[] {
  const declared = [...source.matchAll(/^export (?:default )?(?:async )?(?:const|function|let|var)\s*\*?\s*(\w+)/gm)]
  const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    ),
  )
  return [...declared.map(([, name = '']) => name), ...listed].filter(Boolean)
}
