import { Camera, ImagePlus, Keyboard, Signature, Sparkles } from 'lucide-react'
import type { Translate } from '../../i18n/index.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { announce } from '../../ui/announce.ts'
import { showAuthors } from '../authors/author-names.ts'
import { openKeys } from '../keys/keys-help.ts'
import { hasCamera } from '../pictures/choose.ts'
import type { useBring } from '../pictures/use-bring.ts'
import type { BoardActs } from '../state/board-acts.ts'

interface Asked {
  readonly t: Translate
  readonly acts: BoardActs
  readonly mayWrite: boolean
  /** Whether it is shown who wrote what. */
  readonly authors: boolean
  readonly bring: ReturnType<typeof useBring>
}

/** What is needed on the board now and then: it comes after the first screen, see `BoardMenu`. */
export function boardItems({ t, acts, mayWrite, authors, bring }: Asked): readonly MenuItem[] {
  const arranging: readonly MenuItem[] = mayWrite
    ? [
        { key: 'picture', label: t('pictures.add'), icon: ImagePlus, onSelect: () => bring(null) },
        ...(hasCamera()
          ? [{ key: 'camera', label: t('pictures.take'), icon: Camera, onSelect: () => bring(null, true) }]
          : []),
        { key: 'tidy', label: t('arrange.tidyAll'), icon: Sparkles, onSelect: () => acts.tidyUp(null) },
      ]
    : []
  return [
    ...arranging,
    {
      key: 'authors',
      label: t(authors ? 'writing.hideAuthors' : 'writing.showAuthors'),
      icon: Signature,
      onSelect: () => {
        showAuthors(!authors)
        announce(t(authors ? 'writing.authorsHidden' : 'writing.authorsShown'))
      },
    },
    { key: 'keys', label: t('writing.keys'), icon: Keyboard, onSelect: openKeys },
  ]
}
