'use server'

import { action } from '@/app/_shared/action'
import { renameView, replaceView, shareView } from '@/lib/features/views/change-view'
import { chooseDefault } from '@/lib/features/views/choose-default'
import { deleteView } from '@/lib/features/views/delete-view'
import { saveView } from '@/lib/features/views/save-view'
import {
  ChooseDefaultInput,
  DeleteViewInput,
  RenameViewInput,
  ReplaceViewInput,
  SaveViewInput,
  ShareViewInput,
} from '@/lib/features/views/schemas'

const PAGES = ['/views', '/transactions']

export const saveViewAction = action({
  permission: 'money.read',
  input: SaveViewInput,
  run: saveView,
  revalidate: PAGES,
})

export const replaceViewAction = action({
  permission: 'money.read',
  input: ReplaceViewInput,
  run: replaceView,
  revalidate: PAGES,
})

export const renameViewAction = action({
  permission: 'view.keep',
  input: RenameViewInput,
  run: renameView,
  revalidate: PAGES,
})

export const shareViewAction = action({
  permission: 'view.keep',
  input: ShareViewInput,
  run: shareView,
  revalidate: PAGES,
})

export const deleteViewAction = action({
  permission: 'view.keep',
  input: DeleteViewInput,
  run: deleteView,
  revalidate: PAGES,
})

export const chooseDefaultAction = action({
  permission: 'money.read',
  input: ChooseDefaultInput,
  run: chooseDefault,
  revalidate: PAGES,
})
