import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import * as bitpesa from './bitpesa/wire'
import * as ihela from './ihela/wire'
import * as mpesa from './mpesa/wire'
import * as wekeza from './wekeza/wire'

/**
 * A provider's words (field names, codes, commands) stay in its folder; everything above speaks the types of this folder. The words
 * are collected from the schemas and sources themselves, so a new field is watched from the day it is written.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const ABOVE = ['app', 'components', 'lib/core', 'lib/features', 'db']
const WIRES: Readonly<Record<ProviderId, object>> = { mpesa, wekeza, bitpesa, ihela }

const IDS = 'our own ids of our own rows'
const COLUMN = 'a column of our own tables and of the CSV file, as SQL spells our own word'
const PROBLEM = 'our own word for what is wrong with a field or a request'
/** Compound words that are ours as well, each with its reason. */
const OURS_TOO: Readonly<Record<string, string>> = {
  accountId: IDS,
  paymentId: IDS,
  transactionId: IDS,
  accountName: 'the name of an account of ours',
  sourceAccount: 'the account of ours that pays',
  balanceAfter: 'the balance after a line, in a table heading',
  transaction_id: COLUMN,
  created_at: COLUMN,
  merchant_reference: COLUMN,
  bank_reference: COLUMN,
  file_name: COLUMN,
  not_a_number: PROBLEM,
  too_long: PROBLEM,
  not_found: PROBLEM,
}
/** These speak to the sandbox's own control port: its phones and the merchant's old book there, no provider's API. */
const SANDBOX_PLACES = ['lib/features/history/sandbox-doors.ts', 'lib/features/sandbox-phone/', 'app/(office)/phone/']

function listSources(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const relative = `${folder}/${name}`
    if (statSync(path.join(root, relative)).isDirectory()) return listSources(relative)
    // What only tests import (lib/cli/architecture.test.ts holds fixtures to that) may repeat a provider's message.
    const isOfTests = /\.test\.tsx?$|-fixture\.ts$|^(fixtures|vectors|scripted-.*)\.ts$/.test(name)
    return /\.tsx?$/.test(name) && !isOfTests ? [relative] : []
  })
}

/** Code without its comments: those may name what they like. */
function codeOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}

/** The names of every object inside a schema, however it is wrapped. */
function fieldNames(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const inside = (one: z.core.$ZodType) => fieldNames(one, seen)
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...inside(field)])
  }
  if (schema instanceof z.ZodArray) return inside(schema.element)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(inside)
  if (schema instanceof z.ZodPipe) return [...inside(schema.in), ...inside(schema.out)]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodCatch) {
    return inside(schema.unwrap())
  }
  return schema instanceof z.ZodDefault ? inside(schema.unwrap()) : []
}

/** A single plain word ("amount", "status") is everybody's; a compound one is somebody's. */
const isCompound = (name: string) => /_|[a-z0-9][A-Z]|[A-Z]{2}/.test(name)

/** Field names by their schemas, and the keys of bodies that are written without one. */
function wireFields(provider: ProviderId): string[] {
  const schemas = Object.values(WIRES[provider]).filter((one) => one instanceof z.ZodType)
  const keys = listSources(`lib/providers/${provider}`).flatMap((file) =>
    [...codeOf(file).matchAll(/^\s+'?([A-Z][a-z]\w+|[a-z]+_[a-z_]+)'?: /gm)].map((match) => match[1] ?? ''),
  )
  return [...new Set([...schemas.flatMap((schema) => fieldNames(schema)), ...keys])].filter(isCompound)
}

/** Codes and commands: numbers of three digits and more, dotted ones, capitals, and words like `BusinessPayment`. */
function wireCodes(provider: ProviderId): string[] {
  const code = /'((?:\d{3,}|\d+(?:\.\d+){2}|[A-Z][A-Z0-9]*_?[A-Z0-9_]*\d+|[A-Z]+_[A-Z_]+|[A-Z][a-z]+(?:[A-Z]\w+)+))'/g
  const key = /^\s+([A-Z]+_[A-Z_]+|[A-Z]+\d{3,}): /gm
  const found = listSources(`lib/providers/${provider}`).flatMap((file) => {
    const text = codeOf(file)
    return [...text.matchAll(code), ...text.matchAll(key)].map((match) => match[1] ?? '')
  })
  return [...new Set(found)]
}

const above = ABOVE.flatMap(listSources).filter((file) => !SANDBOX_PLACES.some((place) => file.startsWith(place)))
const sources = new Map(above.map((file) => [file, codeOf(file)]))

function placesOf(pattern: RegExp): string[] {
  return [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file)
}

describe.each(PROVIDERS)('the words of %s', (provider) => {
  test('its field names are in its folder only', () => {
    const fields = wireFields(provider)
    expect(fields.length).toBeGreaterThan(8)
    const leaks = fields
      .filter((name) => !Object.hasOwn(OURS_TOO, name))
      .flatMap((name) => placesOf(new RegExp(`\\b${name}\\b`)).map((file) => `${name} in ${file}`))
    expect(leaks).toEqual([])
  })

  test('its codes and commands are in its folder only', () => {
    const leaks = wireCodes(provider)
      .filter((code) => !Object.hasOwn(OURS_TOO, code))
      .flatMap((code) =>
        placesOf(new RegExp(`['"\`]${code.replaceAll('.', '\\.')}['"\`]`)).map((file) => `${code} in ${file}`),
      )
    expect(leaks).toEqual([])
  })
})

test('a word that went above would be seen', () => {
  expect(wireFields('mpesa')).toEqual(expect.arrayContaining(['CheckoutRequestID', 'BusinessShortCode', 'PartyA']))
  expect(wireFields('wekeza')).toEqual(expect.arrayContaining(['checkoutRequestId', 'totalPages', 'access_token']))
  expect(wireFields('bitpesa')).toEqual(expect.arrayContaining(['payout_method', 'external_id', 'total_count']))
  expect(wireFields('ihela')).toEqual(expect.arrayContaining(['confirmation_uri', 'bank_slug', 'limits_config']))
  expect(wireCodes('mpesa')).toEqual(
    expect.arrayContaining(['1032', 'SFC_IC0003', 'C2B00012', 'BusinessPayment', '404.001.03']),
  )
  expect(wireCodes('wekeza')).toEqual(expect.arrayContaining(['INSUFFICIENT_FUNDS']))
  expect(above.length).toBeGreaterThan(100)
})

test('every exception is still needed', () => {
  const needed = (name: string) => placesOf(new RegExp(`\\b${name}\\b`)).length > 0
  expect(Object.keys(OURS_TOO).filter((name) => !needed(name))).toEqual([])
})
