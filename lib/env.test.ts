import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from './env'

const NEEDED = { HAZINA_KEY: '07'.repeat(32), NEXTAUTH_SECRET: 'x'.repeat(32), HAZINA_ROOT: '/srv/hazina' }
const read = (DATABASE_URL: string) => readSettings({ ...NEEDED, DATABASE_URL })

describe('DATABASE_URL', () => {
  it('empty or a path is a file', () => {
    expect(read('')).toMatchObject({ databaseFile: '/srv/hazina/.hazina/sandbox.db', databaseUrl: undefined })
    expect(read('data/own.db')).toMatchObject({ databaseFile: path.resolve('/srv/hazina/data/own.db') })
  })

  it('of a PostgreSQL server is kept as it is; the file is then the one that was there before', () => {
    const url = 'postgres://hazina:secret@db.example:5432/hazina'
    expect(read(url)).toMatchObject({ databaseUrl: url, databaseFile: '/srv/hazina/.hazina/sandbox.db' })
  })

  it.each(['mysql://a:secret@b/c', 'postgres://a:secret@b', 'postgresql://a:secret@/'])(
    'refuses %s in a sentence that does not show the password',
    (url) => {
      expect(() => read(url)).toThrow(/^Hazina cannot start: DATABASE_URL/)
      expect(() => read(url)).not.toThrow(/secret/)
    },
  )
})

describe('live mode', () => {
  const LIVE = {
    ...NEEDED,
    HAZINA_KEY: '0123456789abcdef'.repeat(4),
    NEXTAUTH_SECRET: 'q8Zr3LmVt0xYb7NcKd2HfWj5PsUg9EaR',
    NODE_ENV: 'production',
    HAZINA_PUBLIC_URL: 'https://pay.soko.co.ke',
    IHELA_BASE_URL: 'https://api.ihela.bi',
    IHELA_CLIENT_ID: 'soko',
    IHELA_CLIENT_SECRET: 'of our own',
    BITPESA_BASE_URL: 'https://api.transferzero.com/v1',
    BITPESA_API_KEY: 'of our own',
    BITPESA_API_SECRET: 'of our own',
    BITPESA_SENDER_ID: 'soko',
  }

  it('starts when everything is as it has to be', () => {
    expect(readSettings(LIVE).mode).toBe('live')
    expect(readSettings({ ...LIVE, IHELA_TOKEN_URL: 'https://login.ihela.bi/oauth2/token/' }).mode).toBe('live')
  })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['development', { NODE_ENV: 'development' }, /npm run dev is not safe/],
    ['no key', { HAZINA_KEY: '' }, /HAZINA_KEY is missing/],
    ['a short key', { HAZINA_KEY: 'ab'.repeat(16) }, /HAZINA_KEY is missing/],
    ['a key made by hand', { HAZINA_KEY: '0'.repeat(64) }, /HAZINA_KEY is easily guessed/],
    ['no session secret', { NEXTAUTH_SECRET: '' }, /NEXTAUTH_SECRET is missing/],
    ['a short session secret', { NEXTAUTH_SECRET: 'changeme' }, /NEXTAUTH_SECRET is missing or short/],
    ['a session secret made by hand', { NEXTAUTH_SECRET: 'secret'.repeat(6) }, /NEXTAUTH_SECRET is easily guessed/],
    ['half a provider', { IHELA_CLIENT_SECRET: '' }, /ihela is half set up. Set IHELA_CLIENT_SECRET/],
    ['a provider on this machine', { IHELA_BASE_URL: 'http://127.0.0.1:4014' }, /IHELA_BASE_URL is not usable/],
    ['a sandbox’s host', { BITPESA_BASE_URL: 'https://api-sandbox.transferzero.com/v1' }, /where money is not real/],
    ['tokens from elsewhere', { IHELA_TOKEN_URL: 'http://login.ihela.bi/' }, /IHELA_TOKEN_URL is not usable/],
    ['the sandbox’s key', { BITPESA_API_KEY: 'hazina-sandbox-key' }, /BITPESA_API_KEY is the sandbox's own/],
    [
      'the sandbox’s secret',
      { IHELA_CLIENT_SECRET: 'hazina-sandbox-secret' },
      /IHELA_CLIENT_SECRET is the sandbox's own/,
    ],
    ['no public address', { HAZINA_PUBLIC_URL: '' }, /HAZINA_PUBLIC_URL has to be the https address/],
    ['a public address without TLS', { HAZINA_PUBLIC_URL: 'http://pay.soko.co.ke' }, /HAZINA_PUBLIC_URL/],
    ['a public address with a path', { HAZINA_PUBLIC_URL: 'https://soko.co.ke/pay' }, /HAZINA_PUBLIC_URL/],
    ['another zone', { HAZINA_ZONE: 'Mars/Olympus' }, /HAZINA_ZONE/],
  ])('refuses %s, names the variable, and shows no secret', (_what, change, said) => {
    expect(() => readSettings({ ...LIVE, ...change })).toThrow(said)
    expect(() => readSettings({ ...LIVE, ...change })).not.toThrow(/of our own|q8Zr3|hazina-sandbox-/)
  })

  it('the sandbox never takes a live host: without a provider of its own nothing leaves this machine', () => {
    const hosts = JSON.stringify(readSettings(NEEDED).providers('')).match(/https?:\/\/[^/":]+/g)
    expect(new Set(hosts)).toEqual(new Set(['http://127.0.0.1']))
  })
})
