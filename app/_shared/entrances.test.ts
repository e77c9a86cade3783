import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const APP = path.resolve('app')
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
const text = (file: string) => readFileSync(path.join(APP, file), 'utf8')

/** Open to visitors on purpose, each with its reason. Everything else has an entrance check. */
const OPEN_PAGES = ['(public)/sign-in/page.tsx', '(public)/enter/page.tsx']
/** Signed in is enough: one says which right is missing, one is the own account. */
const PAGES_FOR_ALL = ['(office)/refused/page.tsx', '(office)/account/page.tsx']
const OPEN_ROUTES = [
  // next-auth checks its own token, and we the Origin.
  'api/auth/[...nextauth]/route.ts',
  // Says that the server lives, and nothing else.
  'api/health/route.ts',
  // Says whether parts work, and nothing else.
  'api/ready/route.ts',
  // Figures without a person or an account, told to this machine only.
  'api/metrics/route.ts',
  // Providers have no session: signatures and tokens are checked by features/inbox.
  'hooks/[door]/[token]/route.ts',
]
const OPEN_ACTIONS = [
  '(public)/sign-in/actions.ts',
  // The link is the right; they check the Origin.
  '(public)/enter/actions.ts',
  '_shared/sign-out.ts',
  // Language and colours of this browser.
  '_shared/preference-actions.ts',
]

// RELIABILITY.md section 3 row 11: the proxy is only a redirect, so each entrance checks by itself.
describe('every entrance of the application asks who is there', () => {
  test.each(files.filter((file) => file.endsWith('/page.tsx') && !OPEN_PAGES.includes(file)))('page %s', (file) => {
    const check = PAGES_FOR_ALL.includes(file) ? /await requirePerson\(\)/ : /await page(Person|Context)\('[a-z_.]+'\)/
    expect(text(file)).toMatch(check)
  })

  test.each(files.filter((file) => file.endsWith('/route.ts') && !OPEN_ROUTES.includes(file)))('handler %s', (file) => {
    const exported = [
      ...text(file).matchAll(/^export (?:async )?(?:const|function) (GET|HEAD|POST|PUT|PATCH|DELETE)\b(.*)$/gm),
    ]
    expect(exported.length).toBeGreaterThan(0)
    for (const [, method, rest] of exported)
      expect([method, rest]).toEqual([method, expect.stringMatching(/^ = handler\(/)])
  })

  test('actions are made by action(), in files of their own', () => {
    const made = files.filter((file) => /^'use server'/m.test(text(file)) && !OPEN_ACTIONS.includes(file))
    const exported = made.flatMap((file) =>
      [...text(file).matchAll(/^export (?!type )(.*)$/gm)].map(([, rest = '']) => ({ file, rest })),
    )
    expect(exported.filter(({ rest }) => !/^const \w+ = action\(/.test(rest))).toEqual([])
    expect(files.filter((file) => /^\s+'use server'/m.test(text(file)))).toEqual([])
  })
})

test('the lists of open entrances name files that are there', () => {
  expect(
    [...OPEN_PAGES, ...PAGES_FOR_ALL, ...OPEN_ROUTES, ...OPEN_ACTIONS].filter((file) => !files.includes(file)),
  ).toEqual([])
})
