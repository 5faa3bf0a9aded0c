import {
  Archive,
  Compass,
  EllipsisVertical,
  History,
  House,
  Languages,
  Link as LinkIcon,
  PencilLine,
  QrCode,
  Search,
  Timer,
  Trash2,
  UserX,
  Users,
} from 'lucide-react'
import { useLocation } from 'wouter'
import { setLanguage, useLanguage, useT } from '../../i18n/index.ts'
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import { posterPath } from '../paths.ts'
import { useWorkshop } from './workshop-context.ts'

/** Everything that is needed now and then. */
export function MoreMenu() {
  const t = useT()
  const language = useLanguage()
  const [, navigate] = useLocation()
  const { me, runs, open } = useWorkshop()

  const facilitators: readonly MenuItem[] = [
    { key: 'links', label: t('workshop.links'), icon: LinkIcon, onSelect: () => open('links') },
    { key: 'code', label: t('workshop.showCode'), icon: QrCode, onSelect: () => open('code') },
    { key: 'timer', label: t('workshop.timer'), icon: Timer, onSelect: () => open('timer') },
    { key: 'details', label: t('workshop.details'), icon: PencilLine, onSelect: () => open('details') },
    { key: 'history', label: t('history.title'), icon: History, onSelect: () => open('history') },
    { key: 'archive', label: t('history.archive'), icon: Archive, onSelect: () => open('archive') },
  ]
  const endings: readonly MenuItem[] = [
    { key: 'erase', label: t('history.erasePeople'), icon: UserX, onSelect: () => open('erase') },
    {
      key: 'delete',
      label: t('history.deleteSeries'),
      icon: Trash2,
      danger: true,
      onSelect: () => open('delete'),
    },
  ]
  const items: readonly MenuItem[] = [
    { key: 'search', label: t('search.title'), icon: Search, onSelect: () => open('search') },
    ...(runs ? facilitators : []),
    {
      key: 'poster',
      label: t('workshop.poster'),
      icon: Compass,
      onSelect: () => navigate(posterPath(me.seriesId, me.role)),
    },
    { key: 'people', label: t('workshop.people'), icon: Users, onSelect: () => open('people') },
    ...LANGUAGE_NAMES.filter((other) => other.language !== language).map((other) => ({
      key: other.language,
      label: t(other.name),
      icon: Languages,
      onSelect: () => setLanguage(other.language),
    })),
    { key: 'start', label: t('common.toStart'), icon: House, onSelect: () => navigate('/') },
    ...(runs ? endings : []),
  ]
  return (
    <Menu
      label={t('common.more')}
      trigger={{ label: t('common.more'), icon: EllipsisVertical }}
      items={items}
    />
  )
}
