import { createTranslator } from 'use-intl'
import { describe, expect, test } from 'vitest'
import { loadMessages } from '.'
import { LANGUAGES } from './locales'

type Tree = { readonly [key: string]: string | Tree }

function sentences(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(here, value)
    else for (const [deep, sentence] of sentences(value, here)) found.set(deep, sentence)
  }
  return found
}

/** Names and kinds of the arguments a sentence takes; a brace after a plural's selector holds words, not a name. */
function argumentsOf(sentence: string): string[] {
  const found = sentence.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)(?:, (\w+))?/g)
  return [...new Set([...found].map((match) => (match[2] ? `${match[1]} ${match[2]}` : `${match[1]}`)))].sort()
}

const english = sentences((await loadMessages('en')).messages)

describe.each(LANGUAGES)('the %s catalogue', async (language) => {
  const { locale, messages } = await loadMessages(language)
  const own = sentences(messages)

  test('has exactly the keys of the English one', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('has no empty sentence', () => {
    expect([...own].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  })

  test('takes the same arguments in every sentence', () => {
    for (const [key, sentence] of english) {
      expect([key, argumentsOf(own.get(key) ?? '')]).toEqual([key, argumentsOf(sentence)])
    }
  })

  test('formats every sentence', () => {
    const broken: string[] = []
    for (const [key, sentence] of own) {
      const values = argumentsOf(sentence).map((name) => [name.split(' ')[0], name.includes(' ') ? 2 : 'x'])
      const t = createTranslator<{ sentence: string }>({
        locale,
        messages: { sentence },
        onError: (error) => broken.push(`${key}: ${error.message}`),
      })
      t.rich('sentence', { ...Object.fromEntries(values), b: (chunks) => chunks })
    }
    expect(broken).toEqual([])
  })
})
