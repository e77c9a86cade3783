import { expect, test } from 'vitest'
import { streamOf } from './stream-of'

function counted() {
  const seen = { made: 0, ended: false }
  async function* lines() {
    try {
      for (;;) {
        seen.made += 1
        yield `row ${seen.made}\r\n`
      }
    } finally {
      seen.ended = true
    }
  }
  return { seen, lines: lines() }
}

test('makes no more than the reader asks for', async () => {
  const { seen, lines } = counted()
  const reader = streamOf(lines).getReader()
  await reader.read()
  await reader.read()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(seen.made).toBeLessThanOrEqual(4)
  await reader.cancel()
})

test('ends the work when the reader goes away', async () => {
  const { seen, lines } = counted()
  const reader = streamOf(lines).getReader()
  await reader.read()
  await reader.cancel()
  expect(seen.ended).toBe(true)
})

test('gives every piece in order and then ends', async () => {
  async function* lines() {
    yield 'é,1\r\n'
    yield 'b,2\r\n'
  }
  expect(await new Response(streamOf(lines())).text()).toBe('é,1\r\nb,2\r\n')
})

test('passes a failure on instead of ending as if all were there', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield 'a\r\n'
    throw new Error('the disk is gone')
  }
  await expect(new Response(streamOf(lines())).text()).rejects.toThrow('the disk is gone')
})
