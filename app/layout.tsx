import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { NoncePin } from '@/components/frame/nonce-pin'
import { TextProvider } from '@/components/messages/text-provider'
import { pickAreas } from '@/lib/messages'
import { readPreferences } from './_shared/preferences'
import { getDisplay, readText } from './_shared/text'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Hazina', template: '%s · Hazina' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

/** The document: language, theme, fonts, the nonce, and the words that every page needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ theme }, { messages }, { locale, zone }, requestHeaders] = await Promise.all([
    readPreferences(),
    readText(),
    getDisplay(),
    headers(),
  ])
  return (
    <html
      lang={locale}
      data-theme={theme === 'system' ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <NoncePin nonce={requestHeaders.get('x-nonce') ?? undefined} />
        <TextProvider locale={locale} zone={zone} messages={pickAreas(messages, ['common', 'errors'])}>
          {children}
        </TextProvider>
      </body>
    </html>
  )
}
