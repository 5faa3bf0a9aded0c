import {
  Archive,
  Compass,
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
import { setLanguage, type Translate } from '../../i18n/index.ts'
import type { Language } from '../../model/language.ts'
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { posterPath } from '../paths.ts'
import type { Workshop } from './workshop-context.ts'

interface Asked extends Pick<Workshop, 'me' | 'runs' | 'open'> {
  readonly t: Translate
  readonly language: Language
  readonly navigate: (path: string) => void
}

/** Everything that is needed now and then: it comes after the first screen, see `MoreMenu`. */
export function moreItems({ t, language, navigate, me, runs, open }: Asked): readonly MenuItem[] {
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
  return [
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
}
