import { EllipsisVertical } from 'lucide-react'
import { useLocation } from 'wouter'
import { useLanguage, useT } from '../../i18n/index.ts'
import { Menu } from '../../ui/Menu.tsx'
import { createPart, usePart } from '../../ui/on-demand.tsx'
import { useWorkshop } from './workshop-context.ts'

const part = createPart(() => import('./more-items.ts'), true)

/** The menu of what is needed now and then. */
export function MoreMenu() {
  const t = useT()
  const language = useLanguage()
  const [, navigate] = useLocation()
  const { me, runs, open } = useWorkshop()
  const items = usePart(part, false)?.moreItems({ t, language, navigate, me, runs, open })
  return (
    <Menu
      label={t('common.more')}
      trigger={{ label: t('common.more'), icon: EllipsisVertical }}
      items={items ?? []}
      onOpen={part.get}
    />
  )
}
