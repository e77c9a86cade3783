import type { ReactNode } from 'react'
import { LanguageMenu, ThemeMenu } from '@/components/frame/top-bar-menus'
import { env } from '@/lib/env'
import { PageText } from '../_shared/page-text'
import { setLanguageAction, setThemeAction } from '../_shared/preference-actions'
import { readPreferences } from '../_shared/preferences'
import { getT } from '../_shared/text'

/** What a visitor sees: no frame, no navigation, only the product's name, the language and the sandbox's ribbon. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [t, { language, theme }] = await Promise.all([getT('frame'), readPreferences()])
  return (
    <PageText areas={['frame', 'sign-in']}>
      <div className="flex min-h-dvh flex-col">
        <header>
          {env().mode === 'sandbox' ? (
            <p className="border-caution-line/40 border-b bg-caution-soft px-4 py-1.5 text-center text-caution text-xs">
              {t('ribbon')}
            </p>
          ) : null}
          <div className="flex items-center justify-between gap-4 px-4 py-3 sm:px-6">
            <span className="font-semibold text-md">{t('product')}</span>
            <div className="flex items-center gap-1">
              <LanguageMenu language={language} setLanguage={setLanguageAction} />
              <ThemeMenu theme={theme} setTheme={setThemeAction} />
            </div>
          </div>
        </header>
        <main className="grid flex-1 content-center justify-items-center px-4 py-8 sm:px-6">{children}</main>
      </div>
    </PageText>
  )
}
