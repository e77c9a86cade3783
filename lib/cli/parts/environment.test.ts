import { expect, it } from 'vitest'

// The commands are plain JavaScript, so that they run before anything is installed; their shapes are stated here.
const { parseEnvFile }: { parseEnvFile(text: string): Record<string, string> } = await import(
  new URL('./environment.mjs', import.meta.url).href
)

it('reads names and values, with quotes taken off and comments left out', () => {
  const text = `# a comment\nPORT=3000\nexport HAZINA_ZONE = Africa/Nairobi # ours\r\nNAME="Soko # Fresh"\nEMPTY=\n`
  expect(parseEnvFile(text)).toEqual({ PORT: '3000', HAZINA_ZONE: 'Africa/Nairobi', NAME: 'Soko # Fresh', EMPTY: '' })
})

it('keeps a hash or an equals sign inside a value: passwords have them', () => {
  expect(parseEnvFile('MPESA_INITIATOR_PASSWORD=Saf=aricom999!*#!')).toEqual({
    MPESA_INITIATOR_PASSWORD: 'Saf=aricom999!*#!',
  })
})
